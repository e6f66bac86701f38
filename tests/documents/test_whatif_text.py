"""What if, in words: the example of the graph page, what is not known, and what nothing happens to."""

import re

import pytest
from tests.analysis.build import MONDAY, need, resource, service, town
from tests.analysis.example import EXAMPLE, FRIDAY, H

from kontinuitet.analysis.whatif import WhatIf, whatif
from kontinuitet.documents.whatif_text import service_line, touched, whatif_sentence
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.service import Activation, Workaround
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
