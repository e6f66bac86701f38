"""Rules E7 and E8: the way back from a reserve routine, and whether anybody has tried it."""

from datetime import date
from typing import Any

import pytest

from kontinuitet.analysis.evidence import HeldExercise
from kontinuitet.analysis.rules import Finding, Severity, findings
from kontinuitet.domain.disturbance import Proof, Return, SeenRecovery
from kontinuitet.domain.municipality import Municipality, Settings
from kontinuitet.domain.resource import Resource, ResourceKind
from kontinuitet.domain.service import Service, Workaround
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, Place, Unknown

TODAY = date(2026, 11, 2)
LAST_DAY = date(2024, 11, 2)


def routine(identity: str = "papper", **fields: Any) -> Workaround:
    basis = {"id": identity, "name": identity.capitalize(), "replaces": ("journal",), "tried_on": TODAY}
    return Workaround.model_validate(basis | {"afterwards": "Allt skrivs in"} | fields)


def town(*routines: Workaround, settings: Settings | None = None, **fields: Any) -> Municipality:
    basis = {"id": "hemtjanst", "name": "Hemtjänst", "workarounds": routines}
    return Municipality(
        name="Åskarby",
        services=(Service.model_validate(basis | fields),),
        resources=(
            Resource(id="journal", name="Journal", kind=ResourceKind.SYSTEM),
            Resource(id="bilar", name="Bilar", kind=ResourceKind.TRANSPORT),
        ),
        settings=settings or Settings(),
    )


def place(part: str, item: str = "papper") -> Place:
    return Place(object="hemtjanst", field="workarounds", item=item, part=part)


def test_e7_nothing_is_said_of_the_way_back(find, told) -> None:
    (found,) = find(town(routine(afterwards=""), routine("blankett", afterwards="")), "E7")
    assert (found.severity, found.place) == (Severity.WARNING, place("afterwards"))
    assert all("Papper" in text and "Blankett" in text and "Hemtjänst" in text for text in told(found))


@pytest.mark.parametrize(
    "fields",
    [
        {"workarounds": (routine(),)},
        {"workarounds": (routine(afterwards="", replaces=("bilar",)),)},
        {"returning": Return(enters="planerare")},
        {"returning": Return(order="Läkemedel först")},
        {"returning": Return(enters=NOT_APPLICABLE)},
        {"wrt": NOT_APPLICABLE},
        {"workarounds": ()},
    ],
    ids=["the routine says it", "no data", "who", "in which order", "nobody", "nothing to enter", "no routine"],
)
def test_e7_any_of_these_is_enough(find, fields: dict[str, Any]) -> None:
    assert find(town(**({"workarounds": (routine(afterwards=""),)} | fields)), "E7") == []


def test_e7_who_enters_it_is_asked_for(find, told) -> None:
    (found,) = find(town(routine(afterwards=""), returning=Return(enters=Unknown(who="chef"))), "E7")
    assert (found.severity, found.place) == (
        Severity.INFORMATION,
        Place(object="hemtjanst", field="returning", part="enters"),
    )
    assert all("chef" in text for text in told(found))


def test_e8_never_tried(find, told) -> None:
    (found,) = find(town(routine(tried_on=None), routine("blankett", tried_on=date(2027, 1, 1))), "E8")
    assert (found.severity, found.place) == (Severity.WARNING, place("tried_on"))
    assert told(found)[0] == (
        "För Hemtjänst har ingen prövat Papper och Blankett. En reservrutin bör prövas minst en gång på 24 månader."
    )
    assert "24 months" in told(found)[1]


def test_e8_a_day_too_long_ago(find, told) -> None:
    (found,) = find(town(routine(tried_on=date(2024, 11, 1))), "E8")
    assert (found.variant, found.place) == ("old", place("tried_on"))
    assert "1 november 2024" in told(found)[0]
    assert "1 November 2024" in told(found)[1]
    assert find(town(routine(tried_on=LAST_DAY)), "E8") == []
    assert len(find(town(routine(tried_on=LAST_DAY), settings=Settings(tried_months=12)), "E8")) == 1


def test_e8_one_finding_for_a_service_with_all_that_is_wrong(find, told) -> None:
    routines = (
        routine("a", tried_on=None),
        routine("b", tried_on=date(2020, 1, 1)),
        routine("c", trained=False),
        routine("d", trained=Unknown(who="chef")),
    )
    (found,) = find(town(*routines), "E8")
    swedish, english = told(found)
    assert (found.variant, len(found.notes)) == ("never", 3)
    assert "mer än 24 månader sedan någon prövade B" in swedish
    assert "enligt C är inte utbildade" in swedish
    assert "chef" in swedish
    assert "since anybody tried B" in english


def test_e8_untrained_and_not_known_to_be_trained(find, told) -> None:
    (found,) = find(town(routine(trained=False)), "E8")
    assert (found.severity, found.place) == (Severity.WARNING, place("trained"))
    (asked,) = find(town(routine(trained=UNKNOWN)), "E8")
    assert (asked.severity, asked.place) == (Severity.INFORMATION, place("trained"))
    assert "inte känt" in told(asked)[0]
    assert find(town(routine(trained=True), routine("b", trained=None)), "E8") == []


@pytest.mark.parametrize(
    ("proof", "on", "count"),
    [
        (Proof.BY_HAND, date(2026, 5, 1), 0),
        (Proof.BY_HAND, date(2026, 12, 1), 1),
        (Proof.RESTORE_TEST, date(2026, 5, 1), 1),
    ],
)
def test_e8_run_by_hand_is_tried(find, proof: Proof, on: date, count: int) -> None:
    seen = (SeenRecovery(id="s", on=on, proof=proof, minutes=60),)
    assert len(find(town(routine(tried_on=None), seen=seen), "E8")) == count


def exercised(*services: str, struck: str, on: date = TODAY) -> list[Finding]:
    held = HeldExercise(id="o", title="Övning", on=on, services=frozenset(services), struck=frozenset((struck,)))
    found = findings(town(routine(tried_on=None)), TODAY, held=(held,))
    return [item for item in found if item.rule == "E8"]


def test_e8_an_exercise_that_took_away_what_it_stands_in_for_counts() -> None:
    assert exercised("hemtjanst", struck="journal") == []
    assert len(exercised("hemtjanst", struck="bilar")) == 1
    assert len(exercised("skola", struck="journal")) == 1
    assert [item.variant for item in exercised("hemtjanst", struck="journal", on=date(2024, 1, 1))] == ["old"]
