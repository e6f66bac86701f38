"""Group A: the decided times against each other and against the impact curve."""

from datetime import date

import pytest

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Person
from kontinuitet.domain.service import ImpactRow, Peak, Service, Workaround
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


def routine(**fields: object) -> Workaround:
    return Workaround.model_validate({"id": "papper", "name": "Papperspärmen"} | fields)


def test_a3_recovery_and_entering_beyond_the_interruption_blocks(find, told) -> None:
    (found,) = find(town(rto=240, mtpd=480, wrt=300), "A3")
    assert (found.severity, found.blocking, found.place) == (
        Severity.ERROR,
        True,
        Place(object="hemtjanst", field="wrt"),
    )
    assert all(number in text for text in told(found) for number in ("4 h", "5 h", "9 h", "8 h"))


@pytest.mark.parametrize(
    ("rto", "mtpd", "wrt"),
    [(240, 480, 240), (540, 480, 60), (UNKNOWN, 480, 600), (240, None, 600), (480, 480, 0), (480, 480, NOT_APPLICABLE)],
)
def test_a3_says_nothing_when_there_is_just_room_or_a1_speaks_or_a_time_is_not_known(find, rto, mtpd, wrt) -> None:
    assert find(town(rto=rto, mtpd=mtpd, wrt=wrt), "A3") == []


def test_a3_speaks_for_a_room_that_is_too_small_as_well(find) -> None:
    plan = town(rto=420, mtpd=480, wrt=120)
    (found,) = find(plan, "A3")
    assert [below.rule for below in found.speaks_for] == ["A2"]
    assert find(plan, "A2") == []
    assert find(town(rto=420, mtpd=480, wrt=30), "A2") != []


@pytest.mark.parametrize("kept", [{"afterwards": "Signeringar skrivs in"}, {"replaces": ("journal",)}])
def test_a3_asks_for_the_time_where_something_is_kept_by_hand(find, told, own_system, kept: dict[str, object]) -> None:
    plan = town(workarounds=(routine(**kept),)).model_copy(update={"resources": (own_system("journal", 4),)})
    (found,) = find(plan, "A3")
    assert (found.severity, found.blocking, found.variant) == (Severity.WARNING, False, "unset")
    assert all("Papperspärmen" in text for text in told(found))


@pytest.mark.parametrize(
    "fields",
    [
        {"workarounds": ()},
        {"workarounds": (routine(replaces=("reservkraft",)),)},
        {"workarounds": (routine(afterwards="Allt"),), "wrt": NOT_APPLICABLE},
        {"workarounds": (routine(afterwards="Allt"),), "rpo": NOT_APPLICABLE},
    ],
)
def test_a3_asks_nothing_where_nothing_is_entered_afterwards(find, fields: dict[str, object]) -> None:
    assert find(town(**fields), "A3") == []


def test_a3_reports_a_time_that_is_not_known(find, told) -> None:
    (found,) = find(town(rto=480, mtpd=480, wrt=Unknown(who="anna", by=date(2027, 3, 1))), "A3")
    assert (found.severity, found.variant, found.place.field) == (Severity.INFORMATION, "unknown", "wrt")
    assert all("Anna Berg" in text for text in told(found))
