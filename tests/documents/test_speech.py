"""How a scenario says the plan's values, in the scenario's own language."""

import pytest

from kontinuitet.documents.speech import speech
from kontinuitet.domain.values import Promise
from kontinuitet.exercise.scenario import CastField


@pytest.mark.parametrize(
    ("lang", "word", "field"),
    [
        ("sv", "reservrutin", CastField.WORKAROUND),
        ("sv", "Felanmälan", CastField.FAULT_REPORT),
        ("sv", "avbrottstid", CastField.OUTAGE),
        ("sv", "telefonnummer", None),
        ("en", "owner", CastField.OWNER),
        ("en", "ägare", None),
    ],
)
def test_a_field_is_named_by_the_words_of_the_scenarios_language(lang: str, word: str, field: CastField | None) -> None:
    assert speech(lang).field(word) is field


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_what_is_missing_is_said_in_words(lang: str) -> None:
    assert speech(lang).missing == {"sv": "(saknas i planen)", "en": "(missing in the plan)"}[lang]


def test_lengths_and_promises() -> None:
    assert [speech(lang).duration(4320) for lang in ("sv", "en")] == ["3 dygn", "3 days"]
    support = Promise(minutes=240, support=True)
    assert [speech(lang).promise(support) for lang in ("sv", "en")] == ["4 h supporttid", "4 h support time"]
    assert speech("sv").promise(Promise(minutes=0)) == "0 min"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("031-390 06 80 under kontorstid", "031-390 06 80 under kontorstid"),
        ("08-465 004 10, dygnet runt. Kundnummer ska uppges; bara de på listan.", "08-465 004 10, dygnet runt"),
        ("Rakel kl. 8–17; annars 031-390 06 80", "Rakel kl. 8–17"),
        ("Ring 031-390 06 80.", "Ring 031-390 06 80"),
        ("fel@prov.example", "fel@prov.example"),
    ],
)
def test_a_contact_route_in_a_sentence_is_its_beginning_and_always_marked(text: str, said: str) -> None:
    assert speech("sv").contact(text) == f"{said} (ring inte: motspel svarar)"
    assert speech("en").contact(text) == f"{said} (do not call: a role player answers)"
