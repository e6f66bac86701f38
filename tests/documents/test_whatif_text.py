"""What if, in words: the example of the graph page, what is not known, and what nothing happens to."""

import re

import pytest
from tests.analysis.build import MONDAY, need, resource, service, town
from tests.analysis.example import EXAMPLE, FRIDAY, H

from kontinuitet.analysis.whatif import WhatIf, whatif
from kontinuitet.documents.whatif_text import claim_texts, service_line, touched, whatif_sentence
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Person, Role
from kontinuitet.domain.service import Activation, Service, Workaround
from kontinuitet.wording import words

SV, EN = words("sv"), words("en")


def ask(plan: Municipality, *ids: str, length: int | None = None) -> WhatIf:
    answer = whatif(plan, ids, start=FRIDAY, length=length)
    assert isinstance(answer, WhatIf)
    return answer


def lines(plan: Municipality, *ids: str, lang: str = "sv") -> dict[str, str]:
    return {one.id: service_line(one, plan, words(lang)) for one in touched(ask(plan, *ids))}


def test_the_example_in_one_sentence() -> None:
    critical = EXAMPLE.services[0].model_copy(update={"critical": True})
    plan = EXAMPLE.model_copy(update={"services": (critical, *EXAMPLE.services[1:])})
    answer = ask(plan, "berghall")
    assert whatif_sentence(answer, plan, SV) == (
        "Om Berghall AB faller bort fredag 27 november 2026 18:00 stannar 2 av 3 verksamheter, "
        "1 av dem samhällsviktiga. Först blir det oacceptabelt för Trygghetslarm, efter 2 h 15 min."
    )
    assert whatif_sentence(answer, plan, EN) == (
        "If Berghall AB fails on Friday 27 November 2026 18:00, 2 of 3 services stop, 1 of them critical. "
        "The first to become intolerable is Trygghetslarm, after 2 h 15 min."
    )


def test_the_example_service_by_service() -> None:
    assert lines(EXAMPLE, "berghall") == {
        "trygghetslarm": "stannar efter 1 h 15 min; oacceptabelt efter 2 h 15 min; åter efter 10 h",
        "hemtjanst": (
            "stannar efter 2 h 45 min; reservrutinen Pappersplanering från 2 h 45 min till 26 h 45 min; "
            "oacceptabelt efter 34 h 45 min; åter efter 70 h"
        ),
        "loner": "klarar sig",
    }


def test_several_causes_are_listed_and_what_stops_at_once_stops_at_once() -> None:
    answer = ask(EXAMPLE, "mobil-a", "mobil-b")
    assert whatif_sentence(answer, EXAMPLE, SV).startswith("Om Mobil A och Mobil B faller bort fredag")
    assert lines(EXAMPLE, "mobil-a", "mobil-b")["trygghetslarm"].startswith("stannar genast; ")
    assert lines(EXAMPLE, "mobil-a", "mobil-b", lang="en")["trygghetslarm"].startswith("stops at once; ")


def test_a_given_length_is_said() -> None:
    said = whatif_sentence(ask(EXAMPLE, "mobil-a", length=5 * 24 * H), EXAMPLE, SV)
    assert said.startswith("Om Mobil A faller bort fredag 27 november 2026 18:00 i 5 dygn stannar")
    assert "for 5 days, no service" in whatif_sentence(ask(EXAMPLE, "mobil-a", length=5 * 24 * H), EXAMPLE, EN)


def test_people_are_away_and_do_not_fall() -> None:
    plan = town(
        service("s", need("jour"), mtpd=90),
        people=(Person(id="anna", name="Anna"),),
        roles=(Role(id="jour", name="Jour", holder="anna"),),
    )
    assert whatif_sentence(ask(plan, "anna"), plan, SV).startswith("Om Anna är borta från fredag")
    assert whatif_sentence(ask(plan, "anna"), plan, EN).startswith("Without Anna from Friday")


def test_what_two_routines_claim_is_told() -> None:
    def with_routine(name: str) -> Service:
        routine = Workaround(
            id="buss", name="Buss", replaces=("a",), needs=("bilar",), startup=0, endurance=1000, capacity=100
        )
        whole = service(name, need("a"), mtpd=90)
        return whole.model_copy(update={"workarounds": (routine,), "activation": Activation(budget=0)})

    plan = town(resource("a", recovery=4 * H), resource("bilar", recovery=60), with_routine("s"), with_routine("t"))
    assert claim_texts(ask(plan, "a"), plan, SV) == ["Reservrutinerna för s och t behöver bilar samtidigt."]
    assert claim_texts(ask(EXAMPLE, "berghall"), EXAMPLE, SV) == []


def test_nothing_stops() -> None:
    sentence = whatif_sentence(ask(EXAMPLE, "mobil-a"), EXAMPLE, SV)
    assert sentence.endswith("18:00 stannar ingen verksamhet.")
    assert whatif_sentence(ask(EXAMPLE, "mobil-a"), EXAMPLE, EN).endswith("18:00, no service stops.")


def test_an_untouched_service_has_no_line() -> None:
    assert set(lines(EXAMPLE, "rutt")) == {"hemtjanst"}


def test_what_is_not_known_is_told() -> None:
    plan = town(resource("a", recovery=None), service("s", need("a", tolerance=None), mtpd=90))
    answer = whatif(plan, ["a"], start=MONDAY)
    assert isinstance(answer, WhatIf)
    (one,) = touched(answer)
    assert "kanske" in service_line(one, plan, SV)
    assert re.search(r"(En uppgift|\d+ uppgifter) saknas som kan ändra bilden\.$", whatif_sentence(answer, plan, SV))


def test_a_return_that_nobody_knows_is_not_a_time() -> None:
    plan = town(resource("a", recovery=None), service("s", need("a"), mtpd=90))
    (one,) = touched(ask(plan, "a"))
    said = service_line(one, plan, SV)
    assert one.back is None
    assert said.endswith("det är inte känt när den är åter")


def test_a_routine_without_an_end_goes_on_for_the_time_being() -> None:
    routine = Workaround(id="papper", name="{Papper} [/]", replaces=("a",), startup=0, endurance=100_000, capacity=100)
    whole = service("s", need("a"), mtpd=90).model_copy(
        update={"workarounds": (routine,), "activation": Activation(budget=0)}
    )
    plan = town(resource("a", recovery=4 * H), whole)
    (one,) = touched(ask(plan, "a"))
    assert "reservrutinen {Papper} [/] från 0 min" in service_line(one, plan, SV)


@pytest.mark.parametrize("ids", [("berghall",), ("mobil-a", "mobil-b"), ("rutt",), ("journal", "datahall")])
def test_in_the_made_up_language_only_names_stand_outside_the_brackets(ids: tuple[str, ...]) -> None:
    made_up = words("qps")
    answer = ask(EXAMPLE, *ids)
    texts = [whatif_sentence(answer, EXAMPLE, made_up), *(service_line(o, EXAMPLE, made_up) for o in touched(answer))]
    for text in texts:
        outside = text
        while "⟦" in outside:
            outside = re.sub(r"⟦[^⟦⟧]*⟧", "", outside)
        assert not re.search(r"\w", outside), text


@pytest.mark.parametrize(("lang", "said"), [("sv", "åter senast efter 1 h"), ("en", "back after 1 h at the latest")])
def test_what_may_be_back_earlier_is_back_at_the_latest(lang: str, said: str) -> None:
    """One of two is enough, and nobody knows when the other one is back."""
    plan = town(resource("a"), resource("b", recovery=60), service("s", need("a", "b", at_least=1)))
    answer = whatif(plan, ("a", "b"), start=MONDAY)
    assert isinstance(answer, WhatIf)
    (row,) = answer.services
    assert (row.at_the_latest, row.at_the_earliest) == (True, False)
    assert said in service_line(row, plan, words(lang))
