"""Deadlines as compiled: the clock, the moment from which it is counted, how long, and the field that says so."""

from typing import Any

import pytest
from tests.exercise.test_casting import casting, with_object
from tests.exercise.town import DAYS, HOUR, TOWN, changed

from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, Place, Promise
from kontinuitet.exercise.limits import limit_of
from kontinuitet.exercise.scenario import Deadline, DeadlineKind, DutyClock
from kontinuitet.exercise.timeline import Limit, LimitClock, LimitStart

K = DeadlineKind
EXERCISE, STORY = LimitClock.EXERCISE, LimitClock.STORY


def deadline(kind: DeadlineKind, target: str = "", **fields: Any) -> Deadline:
    return Deadline(kind=kind, target=target, **fields)


def shape(limit: Limit) -> tuple[Any, ...]:
    return limit.clock, limit.start, limit.minutes, limit.place


@pytest.mark.parametrize(
    ("kind", "clock", "start"),
    [
        (K.EXERCISE_WITHIN, EXERCISE, LimitStart.RELEASE),
        (K.STORY_WITHIN, STORY, LimitStart.RELEASE),
        (K.EXERCISE_BEFORE, EXERCISE, LimitStart.START),
    ],
)
def test_deadlines_of_the_scenario_rest_on_no_plan(kind: DeadlineKind, clock: LimitClock, start: LimitStart) -> None:
    assert shape(limit_of(deadline(kind, minutes=15), casting())) == (clock, start, 15, None)


@pytest.mark.parametrize(
    ("kind", "minutes", "field"),
    [(K.OUTAGE, 8 * HOUR, "mtpd"), (K.HALF_OUTAGE, 4 * HOUR, "mtpd"), (K.RECOVERY, 4 * HOUR, "rto")],
)
def test_deadlines_of_a_service_run_on_the_story_from_when_it_stops(
    kind: DeadlineKind, minutes: int, field: str
) -> None:
    limit = limit_of(deadline(kind, "VERK"), casting())
    place = Place(object="hemtjanst", field=field)
    assert shape(limit) == (STORY, LimitStart.SERVICE_STOPS, minutes, place)
    assert limit.target == "hemtjanst"


@pytest.mark.parametrize("value", [None, UNKNOWN, NOT_APPLICABLE])
def test_what_the_plan_does_not_say_is_no_limit_but_a_place(value: object) -> None:
    limit = limit_of(deadline(K.HALF_OUTAGE, "VERK"), casting(with_object("services", "hemtjanst", mtpd=value)))
    assert (limit.minutes, limit.place) == (None, Place(object="hemtjanst", field="mtpd"))


@pytest.mark.parametrize(("outage", "half"), [(0, 0), (1, 0), (45, 22), (46, 23)])
def test_half_an_outage_is_never_more_than_half(outage: int, half: int) -> None:
    limit = limit_of(deadline(K.HALF_OUTAGE, "VERK"), casting(with_object("services", "hemtjanst", mtpd=outage)))
    assert limit.minutes == half


@pytest.mark.parametrize("kind", [K.OUTAGE, K.HALF_OUTAGE, K.RECOVERY, K.ACTIVATION, K.NOTICE])
def test_a_target_that_is_unfilled_has_neither_limit_nor_place(kind: DeadlineKind) -> None:
    limit = limit_of(deadline(kind, "VERK"), casting(VERK=""))
    assert (limit.minutes, limit.place, limit.target) == (None, None, "")


def test_the_activation_budget_runs_on_the_exercise_from_the_inject() -> None:
    place = Place(object="hemtjanst", field="activation", part="budget")
    assert shape(limit_of(deadline(K.ACTIVATION, "VERK"), casting())) == (EXERCISE, LimitStart.RELEASE, 45, place)


def test_notice_runs_on_the_story_from_the_failure() -> None:
    expected = (STORY, LimitStart.FAILURE, 1 * HOUR, Place(object="avtal", field="notice"))
    assert shape(limit_of(deadline(K.NOTICE, "LEV"), casting())) == expected
    assert shape(limit_of(deadline(K.NOTICE, "SYS"), casting())) == expected


def test_of_several_agreements_the_one_that_promises_notice_says_how_long() -> None:
    silent = changed(TOWN.agreements[0], id="tyst", notice=UNKNOWN)
    plan = changed(TOWN, agreements=(silent, changed(TOWN.agreements[0], notice=Promise(minutes=90))))
    limit = limit_of(deadline(K.NOTICE, "LEV"), casting(plan))
    assert (limit.minutes, limit.place) == (90, Place(object="avtal", field="notice"))


def test_without_an_agreement_the_agreements_are_what_is_missing() -> None:
    limit = limit_of(deadline(K.NOTICE, "LEV"), casting(changed(TOWN, agreements=())))
    assert (limit.minutes, limit.place) == (None, Place(object="granvik", field="agreements"))


@pytest.mark.parametrize(
    ("clock", "start"),
    [
        (DutyClock.OCCURRED, LimitStart.OCCURRED),
        (DutyClock.DETECTED, LimitStart.DETECTED),
        (DutyClock.JUDGED, LimitStart.JUDGED),
        (None, LimitStart.DETECTED),
    ],
)
def test_a_reporting_duty_is_counted_from_its_own_moment(clock: DutyClock | None, start: LimitStart) -> None:
    limit = limit_of(deadline(K.DUTY, "incident", clock=clock), casting())
    assert shape(limit) == (STORY, start, DAYS, Place(object="incident", field="deadline"))


def test_a_duty_that_the_plan_lacks_is_a_gap_among_its_duties() -> None:
    limit = limit_of(deadline(K.DUTY, "okänd", clock=DutyClock.OCCURRED), casting())
    assert (limit.minutes, limit.place) == (None, Place(object="kommun", field="duties"))
