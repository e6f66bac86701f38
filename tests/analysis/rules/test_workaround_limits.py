"""Rules E3, E4 and E6: reserve routines that come too late, deliver too little, or rest on old papers."""

from typing import Any

import pytest

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Dependency, DependencyKind, Resource
from kontinuitet.domain.service import Activation, ImpactRow, Service, TolerableLevel, Workaround
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, Place, Unknown

JOURNAL = Dependency(id="journal", needs=("journal",), kind=DependencyKind.HARD, tolerance=0)


def paper(**fields: Any) -> Workaround:
    basis = {"id": "papper", "name": "Papper", "replaces": ("journal",), "startup": 60, "endurance": 1440}
    return Workaround.model_validate(basis | fields)


def town(*routines: Workaround, resources: tuple[Resource, ...] = (), **fields: Any) -> Municipality:
    basis = {"id": "hemtjanst", "name": "Hemtjänst", "critical": True, "dependencies": (JOURNAL,)}
    basis |= {"workarounds": routines, "activation": Activation(budget=0), "mtpd": 480}
    return Municipality(name="Åskarby", services=(Service.model_validate(basis | fields),), resources=resources)


def place(part: str, item: str = "papper") -> Place:
    return Place(object="hemtjanst", field="workarounds", item=item, part=part)


def test_e3_a_routine_that_is_running_only_when_it_is_too_late(find, told) -> None:
    (found,) = find(town(paper(startup=600)), "E3")
    assert (found.severity, found.place, found.blocking) == (Severity.ERROR, place("startup"), False)
    swedish, english = told(found)
    assert swedish == (
        "Reservrutinen Papper för Hemtjänst är i gång först efter 10 h. Avbrottet får vara högst 8 h (MTPD)."
    )
    assert "10 h" in english
    assert "8 h" in english


@pytest.mark.parametrize(("budget", "startup", "count"), [(0, 480, 0), (0, 481, 1), (420, 60, 0), (420, 61, 1)])
def test_e3_in_time_to_the_minute_with_the_time_to_a_decision(find, budget: int, startup: int, count: int) -> None:
    assert len(find(town(paper(startup=startup), activation=Activation(budget=budget)), "E3")) == count


def test_e3_tells_decision_and_start_apart(find, told) -> None:
    (found,) = find(town(paper(startup=90), activation=Activation(budget=420)), "E3")
    assert all(all(part in text for part in ("8 h 30 min", "7 h", "1 h 30 min")) for text in told(found))


def test_e3_an_unknown_time_to_a_decision_is_no_time_at_all_and_that_is_told(find, told) -> None:
    (found,) = find(town(paper(startup=481), activation=Activation(budget=UNKNOWN)), "E3")
    assert "Tiden till beslut är inte känd" in told(found)[0]
    assert "not known" in told(found)[1]
    assert find(town(paper(startup=480), activation=Activation(budget=UNKNOWN)), "E3") == []


def test_e3_the_curve_counts_where_it_is_shorter(find, told) -> None:
    curve = (ImpactRow(id="liv-halsa", scores=(1, 3)),)
    (found,) = find(town(paper(startup=300), impact=curve), "E3")
    assert "4 h, enligt konsekvensanalysen" in told(found)[0]
    assert find(town(paper(startup=240), impact=curve), "E3") == []
    assert len(find(town(paper(startup=300), impact=curve, mtpd=None), "E3")) == 1


def test_e3_counts_from_when_the_service_stops(find, told) -> None:
    later = JOURNAL.model_copy(update={"tolerance": 120})
    assert find(town(paper(startup=600), dependencies=(later,)), "E3") == []
    (found,) = find(town(paper(startup=601), dependencies=(later,)), "E3")
    assert all("2 h" in text for text in told(found))


def test_e3_counts_from_when_it_stops_through_others(find, needs, own_system) -> None:
    systems = (own_system("journal", 24, needs("inloggning", 120)), own_system("inloggning", 24))
    for startup, count in ((600, 0), (601, 1)):
        assert len(find(town(paper(startup=startup, replaces=("inloggning",)), resources=systems), "E3")) == count


def test_e3_an_unknown_tolerance_is_no_time_but_then_it_only_warns(find, told) -> None:
    unknown = JOURNAL.model_copy(update={"tolerance": UNKNOWN})
    (found,) = find(town(paper(startup=600), dependencies=(unknown,)), "E3")
    assert found.severity is Severity.WARNING
    assert "inte känt hur länge" in told(found)[0]


def test_e3_another_routine_that_is_in_time_gives_it_all_the_time_it_needs(find) -> None:
    slow = paper(id="reservsystem", name="Reservsystem", startup=4320, outage_from=480)
    assert find(town(paper(), slow), "E3") == []
    (found,) = find(town(paper(replaces=("annat",)), slow), "E3")
    assert found.place.item == "reservsystem"


def test_e3_an_unknown_start_is_asked_for_once(find, told) -> None:
    routines = paper(startup=Unknown(who="chef")), paper(id="annan", name="Annan", startup=None)
    (found,) = find(town(*routines), "E3")
    assert (found.severity, found.place) == (Severity.INFORMATION, place("startup"))
    assert "Papper och Annan" in told(found)[0]
    assert all("chef" in text for text in told(found))
    assert find(town(*routines, critical=False), "E3") == []


def test_e3_says_nothing_without_a_limit_or_a_routine(find) -> None:
    assert find(town(paper(startup=600), mtpd=UNKNOWN), "E3") == []
    assert find(town(paper(startup=NOT_APPLICABLE)), "E3") == []
    assert find(town(), "E3") == []


LEVEL = TolerableLevel(percent=60)


def test_e4_below_the_tolerable_level(find, told) -> None:
    (found,) = find(town(paper(capacity=59), level=LEVEL), "E4")
    assert (found.severity, found.place) == (Severity.WARNING, place("capacity"))
    assert told(found) == (
        "Med reservrutinen Papper klarar Hemtjänst 59 % av det vanliga, men minst 60 % måste levereras (MBCO).",
        (
            "With the reserve routine Papper, Hemtjänst manages 59% of the ordinary work, "
            "but at least 60% must be delivered (MBCO)."
        ),
    )
    assert find(town(paper(capacity=60), level=LEVEL), "E4") == []


def test_e4_an_unknown_capacity_is_asked_for_once_and_an_unknown_level_by_a10(find, told) -> None:
    routines = paper(capacity=Unknown(who="chef")), paper(id="annan", name="Annan")
    (found,) = find(town(*routines, level=LEVEL), "E4")
    assert (found.severity, found.variant) == (Severity.INFORMATION, "unknown")
    assert all("Papper" in text and "Annan" in text and "chef" in text for text in told(found))
    assert find(town(*routines), "E4") == []
    assert find(town(paper(capacity=1), level=TolerableLevel(percent=UNKNOWN)), "E4") == []
    assert find(town(paper(capacity=NOT_APPLICABLE), level=LEVEL), "E4") == []


def test_e6_papers_older_than_decided(find, told) -> None:
    (found,) = find(town(paper(refreshed=2880, age_at_most=1440), rpo=4320), "E6")
    assert (found.severity, found.place, found.variant) == (Severity.WARNING, place("refreshed"), "decided")
    assert all("24 h" in text for text in told(found))
    assert "2 dygn" in told(found)[0]
    assert find(town(paper(refreshed=1440, age_at_most=1440), rpo=60), "E6") == []


def test_e6_without_a_decided_age_the_service_may_lose_so_much(find, told) -> None:
    (found,) = find(town(paper(refreshed=1440), rpo=240), "E6")
    assert found.variant == "rpo"
    assert all("24 h" in text and "4 h" in text and "RPO" in text for text in told(found))
    assert find(town(paper(refreshed=240), rpo=240), "E6") == []
    assert find(town(paper(refreshed=240), rpo=UNKNOWN), "E6") == []


def test_e6_how_often_is_asked_for_only_where_there_are_papers(find, told) -> None:
    (found,) = find(town(paper(age_at_most=1440)), "E6")
    assert (found.severity, found.place) == (Severity.INFORMATION, place("refreshed"))
    (asked,) = find(town(paper(refreshed=Unknown(who="chef"))), "E6")
    assert all("chef" in text for text in told(asked))
    assert find(town(paper()), "E6") == []
    assert find(town(paper(refreshed=NOT_APPLICABLE, age_at_most=1440)), "E6") == []
