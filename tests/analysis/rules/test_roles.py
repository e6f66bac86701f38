"""Groups G and H: people who can be reached, plans that have been exercised."""

from datetime import date

import pytest

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import AlertList, Channel, ChannelKind, Person, Role, RoleGroup
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, Place, Unknown

TODAY = date(2026, 11, 2)
PHONE = (Channel(id="mobil", kind=ChannelKind.MOBILE, address="070-174 06 05"),)


def town(*, channels: tuple[Channel, ...] = PHONE, left: date | None = None, **role: object) -> Municipality:
    person = Person(id="anna", name="Anna Berg", channels=channels, left=left)
    chief = Role.model_validate({"id": "chef", "name": "Enhetschef", "holder": "anna", "deputies": ("bo",)} | role)
    return Municipality(
        name="Åskarby",
        roles=(chief,),
        people=(person, Person(id="bo", name="Bo Ek")),
        alert_lists=(AlertList(id="larm", name="Larmlistan", roles=("chef",)),),
    )


@pytest.mark.parametrize(
    ("role", "variant", "severity", "blocking"),
    [
        ({"holder": None}, "no-holder", Severity.ERROR, False),
        ({"holder": Unknown(who="hr")}, "unknown", Severity.WARNING, False),
        ({"deputies": ()}, "no-deputy", Severity.WARNING, False),
        ({"deputies": ("anna", "bo")}, "same", Severity.ERROR, True),
    ],
)
def test_g1_how_a_role_can_be_badly_filled(find, told, role, variant: str, severity: Severity, blocking: bool) -> None:
    (found,) = find(town(**role), "G1")
    assert (found.variant, found.severity, found.blocking, found.place.object) == (variant, severity, blocking, "chef")
    assert all("Enhetschef" in text for text in told(found))


def test_g1_says_nothing_of_a_filled_role_or_one_that_nobody_holds_by_name(find) -> None:
    assert find(town(), "G1") == []
    assert find(town(holder=NOT_APPLICABLE, deputies=()), "G1") == []


@pytest.mark.parametrize(
    "town_fields",
    [
        {"channels": ()},
        {"left": date(2026, 11, 1)},
        {"holder": None, "deputies": ("bo", "finns-inte")},
    ],
)
def test_g2_a_list_through_which_nobody_is_reached(find, told, town_fields) -> None:
    (found,) = find(town(**town_fields), "G2")
    assert (found.severity, found.place) == (Severity.ERROR, Place(object="larm", field="roles"))
    swedish, english = told(found)
    assert "Larmlistan" in swedish
    assert "1 roll" in swedish
    assert "1 role" in english


def test_g2_one_person_who_is_still_here_is_enough(find) -> None:
    assert find(town(left=date(2026, 12, 31)), "G2", today=TODAY) == []
    assert find(town(holder="bo", deputies=("anna",)), "G2") == []


def test_g2_an_unknown_holder_may_be_reachable(find, told) -> None:
    (found,) = find(town(holder=UNKNOWN), "G2")
    assert (found.severity, found.variant) == (Severity.WARNING, "list-unknown")
    assert "Det är inte känt" in told(found)[0]


def test_g2_an_empty_role_group(find, told) -> None:
    plan = town().model_copy(update={"role_groups": (RoleGroup(id="stab", name="Staben"),)})
    (found,) = find(plan, "G2")
    assert found.variant == "group-empty"
    assert all("Staben" in text for text in told(found))


def exercised(on: date | None, *, critical: bool = True) -> Municipality:
    service = Service(id="hemtjanst", name="Hemtjänst", critical=critical, exercised_on=on)
    return Municipality(name="Åskarby", services=(service,))


def test_h1_never_exercised(find, told) -> None:
    (found,) = find(exercised(None), "H1")
    assert (found.severity, found.place) == (Severity.WARNING, Place(object="hemtjanst", field="exercised_on"))
    swedish, english = told(found)
    assert "12 månader" in swedish
    assert "12 months" in english


def test_h1_a_day_too_long_ago(find, told) -> None:
    (found,) = find(exercised(date(2025, 11, 1)), "H1", today=TODAY)
    assert "1 november 2025" in told(found)[0]
    assert "1 November 2025" in told(found)[1]
    assert find(exercised(date(2025, 11, 2)), "H1", today=TODAY) == []


def test_h1_a_service_that_is_not_critical_has_two_years(find) -> None:
    assert find(exercised(date(2024, 11, 2), critical=False), "H1", today=TODAY) == []
    assert len(find(exercised(date(2024, 11, 1), critical=False), "H1", today=TODAY)) == 1


def test_h1_the_journals_count_and_a_planned_exercise_does_not(find) -> None:
    plan = exercised(date(2027, 1, 1))
    assert len(find(plan, "H1", today=TODAY)) == 1
    assert find(plan, "H1", today=TODAY, exercised={"hemtjanst": date(2026, 10, 1)}) == []
