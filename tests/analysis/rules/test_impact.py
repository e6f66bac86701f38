"""Group A: the decided times against each other and against the impact curve."""

from datetime import date

import pytest

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Person
from kontinuitet.domain.service import ImpactRow, Peak, Service
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, Place, Unknown


def town(**fields: object) -> Municipality:
    service = Service.model_validate({"id": "hemtjanst", "name": "Hemtjänst", "critical": True} | fields)
    return Municipality(name="Åskarby", services=(service,), people=(Person(id="anna", name="Anna Berg"),))


CURVE = (ImpactRow(id="liv-halsa", scores=(0, 2, 3, 4, 4, 4, 4, 4)),)


def test_a1_a_recovery_time_beyond_the_interruption_blocks(find, told) -> None:
    (found,) = find(town(rto=540, mtpd=480), "A1")
    assert (found.severity, found.blocking, found.place) == (
        Severity.ERROR,
        True,
        Place(object="hemtjanst", field="rto"),
    )
    assert all("9 h" in text and "8 h" in text for text in told(found))


@pytest.mark.parametrize(
    ("rto", "mtpd"), [(480, 480), (UNKNOWN, 480), (540, UNKNOWN), (540, None), (540, NOT_APPLICABLE)]
)
def test_a1_says_nothing_of_equal_or_unknown_times(find, rto: object, mtpd: object) -> None:
    assert find(town(rto=rto, mtpd=mtpd), "A1") == []


def test_a1_holds_the_recovery_time_against_the_shorter_interruption_of_a_peak(find, told) -> None:
    peak = Peak(id="lon", name="Lönekörning", day=25, mtpd=120)
    (found,) = find(town(rto=240, mtpd=480, peaks=(peak,)), "A1")
    assert found.place == Place(object="hemtjanst", field="peaks", item="lon", part="mtpd")
    assert all("Lönekörning" in text and "4 h" in text and "2 h" in text for text in told(found))


def test_a1_is_not_said_again_for_a_peak_that_states_nothing(find) -> None:
    peaks = Peak(id="tom", name="Tom"), Peak(id="okand", name="Okänd", mtpd=UNKNOWN)
    assert len(find(town(rto=540, mtpd=480, peaks=peaks), "A1")) == 1


def test_a2_less_than_the_margin(find, told) -> None:
    (found,) = find(town(rto=420, mtpd=480), "A2")
    assert (found.severity, found.blocking, found.place.field) == (Severity.WARNING, False, "rto")
    assert all("1 h" in text and "20 %" in text and "1 h 36 min" in text for text in told(found))


def test_a2_no_room_at_all(find, told) -> None:
    (found,) = find(town(rto=480, mtpd=480), "A2")
    assert found.variant == "equal"
    assert all("8 h" in text for text in told(found))


@pytest.mark.parametrize(("rto", "mtpd"), [(384, 480), (540, 480), (UNKNOWN, 480), (480, UNKNOWN)])
def test_a2_says_nothing_with_just_the_margin_or_beyond_or_unknown(find, rto: object, mtpd: object) -> None:
    assert find(town(rto=rto, mtpd=mtpd), "A2") == []


def test_a5_longer_than_the_curve_allows_blocks_until_somebody_says_why(find, told) -> None:
    (found,) = find(town(mtpd=1440, impact=CURVE), "A5")
    assert (found.severity, found.blocking, found.place.field) == (Severity.ERROR, True, "mtpd")
    assert all("24 h" in text and "8 h" in text and "Liv och hälsa" in text for text in told(found))
    (explained,) = find(town(mtpd=1440, impact=CURVE, mtpd_reason="Grannkommunen hjälper till."), "A5")
    assert (explained.severity, explained.blocking) == (Severity.WARNING, False)
    assert all("Grannkommunen" in text for text in told(explained))


def test_a5_shorter_than_the_curve_is_worth_knowing_unless_explained(find, told) -> None:
    (found,) = find(town(mtpd=240, impact=CURVE), "A5")
    assert found.severity is Severity.INFORMATION
    assert all("4 h" in text and "8 h" in text for text in told(found))
    assert find(town(mtpd=240, impact=CURVE, mtpd_reason="Medicin."), "A5") == []


def test_a5_counts_the_squares_that_nobody_scored(find, told) -> None:
    (found,) = find(town(mtpd=1440, impact=CURVE), "A5")
    swedish, english = told(found)
    assert "10 rutor" in swedish
    assert "10 squares" in english


@pytest.mark.parametrize("mtpd", [480, UNKNOWN, None])
def test_a5_says_nothing_when_they_agree_or_nothing_is_decided(find, mtpd: object) -> None:
    assert find(town(mtpd=mtpd, impact=CURVE), "A5") == []


def test_a5_says_nothing_of_a_curve_that_never_gets_there(find) -> None:
    assert find(town(mtpd=1440, impact=(ImpactRow(id="liv-halsa", scores=(0, 1, 2)),)), "A5") == []


@pytest.mark.parametrize(
    ("unknown", "swedish", "english"),
    [
        (None, "Ingen har fått i uppgift", "Nobody has been asked"),
        (Unknown(who="anna"), "Anna Berg", "Anna Berg"),
        (Unknown(by=date(2027, 3, 1)), "1 mars 2027", "1 March 2027"),
        (Unknown(who="anna", by=date(2027, 3, 1)), "Anna Berg tar reda på det senast 1 mars 2027", "by 1 March 2027"),
        (
            Unknown(who="anna", by=date(2026, 3, 1)),
            "Anna Berg skulle ha tagit reda på det",
            "Anna Berg was to find out",
        ),
    ],
)
def test_a9_says_who_finds_out_and_when(find, told, unknown: object, swedish: str, english: str) -> None:
    (found,) = find(town(mtpd=unknown, rto=60), "A9")
    assert (found.severity, found.place) == (Severity.WARNING, Place(object="hemtjanst", field="mtpd"))
    texts = told(found)
    assert swedish in texts[0]
    assert english in texts[1]


def test_a9_reports_each_missing_time_of_a_critical_service_only(find) -> None:
    assert [item.place.field for item in find(town(), "A9")] == ["mtpd", "rto"]
    assert find(town(critical=UNKNOWN), "A9") == []
    assert find(town(rto=NOT_APPLICABLE, mtpd=0), "A9") == []
