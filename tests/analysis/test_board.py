"""What a board should know: the worst consequences by the one engine, counts, and what is for it to decide."""

from datetime import date, timedelta

from tests.analysis.build import need, resource, service, town
from tests.analysis.example import EXAMPLE, H

from kontinuitet.analysis.board import Matter, Worst, coverage_of, decisions, worst_in_slices
from kontinuitet.analysis.coverage import coverage, with_findings
from kontinuitet.analysis.rules import Finding, Severity
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.analysis.whatif import WhatIf, whatif
from kontinuitet.domain.followup import Acceptance, Action
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import Place

TODAY = date(2026, 11, 24)


def view_of(plan: Municipality) -> Snapshot:
    return Snapshot(municipality=plan, today=TODAY, exercised={})


def worst(plan: Municipality, most: int = 5) -> tuple[Worst, ...]:
    work = worst_in_slices(view_of(plan), most)
    while True:
        try:
            next(work)
        except StopIteration as done:
            found: tuple[Worst, ...] = done.value
            return found


def test_the_worst_says_the_same_as_what_if() -> None:
    view = view_of(EXAMPLE)
    for one in worst(EXAMPLE):
        answer = whatif(EXAMPLE, [one.cause], start=view.start)
        assert isinstance(answer, WhatIf)
        assert {row.id for row in answer.services if row.stops is not None} == {*one.stopped}
        times = {row.id: row.intolerable for row in answer.services if row.intolerable is not None}
        assert ({*one.intolerable}, one.after) == ({*times}, min(times.values(), default=None))
        assert one.first is None or times[one.first] == one.after


def test_causes_that_hit_the_same_services_are_one_consequence() -> None:
    first, *rest = worst(EXAMPLE)
    assert (first.cause, first.intolerable) == ("granvik", ("hemtjanst", "trygghetslarm"))
    assert {"berghall", "datahall"} <= {*first.also}
    assert all({*one.intolerable} != {*first.intolerable} for one in rest)


def test_more_critical_services_come_first_and_only_so_many_are_told() -> None:
    plan = town(
        *(resource(name, recovery=9 * H) for name in "abc"),
        service("s", need("a"), mtpd=60, critical=True),
        service("t", need("b"), mtpd=60),
        service("u", need("b"), mtpd=60),
        service("v", need("c"), mtpd=60 * 24),
    )
    assert [one.cause for one in worst(plan)] == ["a", "b", "c"]
    assert [one.cause for one in worst(plan, most=1)] == ["a"]


def test_what_stops_nothing_is_no_consequence() -> None:
    assert worst(town(resource("a", recovery=60), service("s"))) == ()
    assert worst(town(service("s", need("a", soft=True)), resource("a", recovery=60))) == ()


def test_an_unknown_is_said_and_is_no_figure() -> None:
    (one,) = worst(town(resource("a", recovery=None), service("s", need("a"), mtpd=None)))
    assert one.is_open
    assert (one.intolerable, one.first, one.after) == ((), None, None)


def test_counts_are_counts() -> None:
    plan = town(service("s", critical=True, exercised_on=TODAY - timedelta(days=400)), service("t", exercised_on=TODAY))
    error = Finding(rule="A1", variant="x", severity=Severity.ERROR, place=Place(object="s", field="rto"))
    counted = coverage_of(with_findings(coverage(plan, {}, {}), [error]), TODAY)
    assert (counted.services, counted.approved, counted.exercised, counted.errors) == (2, 0, 1, 1)


def test_what_is_for_the_board_to_decide() -> None:
    plan = town(
        service("s", critical=True),
        service("t"),
        actions=(
            Action(id="sen", name="Sen", due=TODAY - timedelta(days=1)),
            Action(id="utan", name="Utan dag"),
        ),
        acceptances=(
            Acceptance(id="snart", rule="A2", place="s/rto", reason="r", person="p", expires=TODAY + timedelta(days=9)),
            Acceptance(
                id="sedan", rule="A2", place="t/rto", reason="r", person="p", expires=TODAY + timedelta(days=99)
            ),
            Acceptance(
                id="gammal", rule="A2", place="t/mtpd", reason="r", person="p", expires=TODAY - timedelta(days=1)
            ),
        ),
    )
    blocking = Finding(rule="A1", variant="x", severity=Severity.ERROR, place=Place(object="s"), blocking=True)
    late = Finding(rule="D2", variant="x", severity=Severity.ERROR, place=Place(object="avtal"))
    bare = Finding(rule="E1", variant="x", severity=Severity.ERROR, place=Place(object="s"), services=("s", "t"))
    standings = with_findings(coverage(plan, {}, {}), ())
    found = decisions(view_of(plan), standings, [blocking, late, late, bare], ())
    assert [(one.matter, one.number, one.about) for one in found] == [
        (Matter.APPROVE, 1, ("s",)),
        (Matter.CONTRADICTIONS, 1, ("s",)),
        (Matter.AGREEMENTS, 1, ("avtal",)),
        (Matter.ROUTINES, 2, ("s", "t")),
        (Matter.ACTIONS, 2, ("sen", "utan")),
        (Matter.ACCEPTANCES, 1, ("snart",)),
    ]


def test_what_was_accepted_is_not_asked_for_again() -> None:
    plan = town(service("t"))
    accepted = Acceptance(id="x", rule="D2", place="t", reason="r", person="p", expires=TODAY)
    one = Finding(rule="D2", variant="x", severity=Severity.ERROR, place=Place(object="t"), accepted=accepted)
    assert decisions(view_of(plan), coverage(plan, {}, {}), [one], ()) == ()
