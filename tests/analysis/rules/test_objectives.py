"""Group A: the tolerable level, critical times and parts against the recovery time."""

from datetime import date

import pytest

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Person
from kontinuitet.domain.service import Peak, Service
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, Place, Unknown

COMPLETE = {"percent": 60, "within": 240, "staff": 4}
ASKED = Unknown(who="anna", by=date(2027, 3, 1))


def town(*others: Service, **fields: object) -> Municipality:
    service = Service.model_validate(
        {"id": "hemtjanst", "name": "Hemtjänst", "critical": True, "rto": 480, "level": COMPLETE} | fields
    )
    people = (Person(id="anna", name="Anna Berg"),)
    return Municipality(name="Åskarby", services=(service, *others), people=people)


# A10


def test_a10_says_nothing_of_a_complete_level(find) -> None:
    assert find(town(), "A10") == []


def test_a10_a_critical_service_without_a_level(find, told) -> None:
    (found,) = find(town(level={}), "A10")
    assert (found.severity, found.place) == (
        Severity.WARNING,
        Place(object="hemtjanst", field="level", part="percent"),
    )
    assert "Ingen har fått i uppgift" in told(found)[0]


def test_a10_reports_an_unknown_level_once_and_says_who_finds_out(find, told) -> None:
    (found,) = find(town(level={"percent": ASKED, "within": UNKNOWN}), "A10")
    assert found.place.part == "percent"
    assert all("Anna Berg" in text and "2027" in text for text in told(found))


@pytest.mark.parametrize("fields", [{"critical": False}, {"critical": UNKNOWN}, {"level": {"percent": NOT_APPLICABLE}}])
def test_a10_asks_no_level_of_others(find, fields: dict[str, object]) -> None:
    assert find(town(**({"level": {}} | fields)), "A10") == []


@pytest.mark.parametrize("fields", [{"level": {"percent": 60}}, {"level": {}, "level_text": "Mat och medicin"}])
def test_a10_a_level_without_its_time(find, fields: dict[str, object]) -> None:
    (found,) = find(town(**fields), "A10")
    assert (found.severity, found.variant, found.place.part) == (Severity.INFORMATION, "no-time", "within")


def test_a10_a_level_that_comes_after_the_recovery(find, told) -> None:
    (found,) = find(town(level=COMPLETE | {"within": 540}, critical=False), "A10")
    assert (found.severity, found.variant, found.place.part) == (Severity.WARNING, "late", "within")
    assert all("9 h" in text and "8 h" in text for text in told(found))


@pytest.mark.parametrize(
    ("within", "rto"), [(480, 480), (540, UNKNOWN), (540, None), (NOT_APPLICABLE, 480), (UNKNOWN, 480)]
)
def test_a10_says_nothing_of_a_level_just_in_time_or_unknown_times(find, within: object, rto: object) -> None:
    found = find(town(level=COMPLETE | {"within": within}, rto=rto), "A10")
    assert "late" not in {item.variant for item in found}


def test_a10_nobody_at_all_is_not_the_same_as_by_itself(find, told) -> None:
    (found,) = find(town(level=COMPLETE | {"staff": 0}), "A10")
    assert (found.severity, found.place.part) == (Severity.WARNING, "staff")
    assert all("–" in text for text in told(found))


@pytest.mark.parametrize("staff", [1, NOT_APPLICABLE, UNKNOWN, None])
def test_a10_says_nothing_of_staff_that_is_there_not_needed_or_not_known(find, staff: object) -> None:
    assert find(town(level=COMPLETE | {"staff": staff}), "A10") == []


# A11


def peak(**fields: object) -> Peak:
    return Peak.model_validate({"id": "jul", "name": "Julveckan"} | fields)


def test_a11_more_time_at_a_critical_time_than_otherwise_blocks(find, told) -> None:
    (found,) = find(town(peaks=(peak(rto=540),)), "A11")
    assert (found.severity, found.blocking, found.place) == (
        Severity.ERROR,
        True,
        Place(object="hemtjanst", field="peaks", item="jul", part="rto"),
    )
    assert all("Julveckan" in text and "9 h" in text and "8 h" in text for text in told(found))


@pytest.mark.parametrize(("base", "rto"), [(480, 480), (480, 240), (480, UNKNOWN), (UNKNOWN, 540), (480, None)])
def test_a11_says_nothing_of_as_much_or_less_or_unknown(find, base: object, rto: object) -> None:
    assert find(town(rto=base, peaks=(peak(rto=rto),)), "A11") == []


def test_a11_is_silent_where_the_critical_time_breaks_its_own_limit(find) -> None:
    plan = town(mtpd=480, peaks=(peak(rto=540),))
    assert find(plan, "A11") == []
    (found,) = find(plan, "A1")
    assert [below.rule for below in found.speaks_for] == ["A11"]


def test_a11_known_times_that_nobody_entered(find, told) -> None:
    (found,) = find(town(deadlines=True), "A11")
    assert (found.severity, found.blocking, found.place.field) == (Severity.WARNING, False, "peaks")
    assert all("Hemtjänst" in text for text in told(found))


def test_a11_reports_that_it_is_not_known_whether_there_are_any(find, told) -> None:
    (found,) = find(town(deadlines=ASKED), "A11")
    assert (found.severity, found.place.field) == (Severity.INFORMATION, "deadlines")
    assert all("Anna Berg" in text for text in told(found))


@pytest.mark.parametrize("deadlines", [False, None])
def test_a11_asks_for_no_critical_times_where_there_are_none(find, deadlines: object) -> None:
    assert find(town(deadlines=deadlines), "A11") == []
    assert find(town(deadlines=True, peaks=(peak(rto=60),)), "A11") == []


# A12


def whole(**fields: object) -> Service:
    return Service.model_validate({"id": "omsorg", "name": "Omsorgen", "rto": 240} | fields)


@pytest.mark.parametrize("first", ["hemtjanst", "omsorg"])
def test_a12_a_part_that_may_take_longer_is_told_once_of_the_part(find, told, first: str) -> None:
    plan = town(whole(), part_of="omsorg")
    ordered = sorted(plan.services, key=lambda service: service.id != first)
    (found,) = find(plan.model_copy(update={"services": tuple(ordered)}), "A12")
    assert (found.severity, found.place) == (Severity.WARNING, Place(object="hemtjanst", field="rto"))
    assert found.services == ("hemtjanst", "omsorg")
    assert all("8 h" in text and "4 h" in text and "Omsorgen" in text for text in told(found))


def test_a12_tells_the_reason_if_there_is_one(find, told) -> None:
    (found,) = find(town(whole(), part_of="omsorg", rto_reason="Städning kan vänta."), "A12")
    assert all("Städning kan vänta." in text for text in told(found))


@pytest.mark.parametrize(("part", "base"), [(240, 240), (60, 240), (UNKNOWN, 240), (480, UNKNOWN), (480, None)])
def test_a12_says_nothing_of_a_part_that_is_back_in_time_or_of_unknown_times(find, part: object, base: object) -> None:
    assert find(town(whole(rto=base), part_of="omsorg", rto=part), "A12") == []


def test_a12_a_whole_without_a_time_is_held_against_what_it_is_itself_a_part_of(find, told) -> None:
    social = Service(id="socialt", name="Socialtjänsten", rto=120)
    plan = town(whole(rto=UNKNOWN, part_of="socialt"), social, part_of="omsorg")
    (found,) = find(plan, "A12")
    assert all("Socialtjänsten" in text and "2 h" in text for text in told(found))


@pytest.mark.parametrize("part_of", ["hemtjanst", "borta", None])
def test_a12_says_nothing_without_a_whole(find, part_of: str | None) -> None:
    assert find(town(part_of=part_of), "A12") == []


def test_a12_a_circle_of_parts_ends(find) -> None:
    assert find(town(whole(rto=None, part_of="hemtjanst"), part_of="omsorg"), "A12") == []
