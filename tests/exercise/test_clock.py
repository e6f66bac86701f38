"""Exercise time and story time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exercise import reference

from kontinuitet.exercise.clock import Reference, lid_closed, reach, stopped_at, story
from kontinuitet.exercise.timeline import Anchor

steps = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 90)), max_size=6)


def anchors_of(steps: list[tuple[int, int]], begin: int = 1000) -> list[tuple[int, int]]:
    """Anchors from the lengths between them; a length of 0 exercise ms is a jump."""
    found = [(0, begin)]
    for length, moved in steps:
        found.append((found[-1][0] + length, found[-1][1] + moved))
    return found


def compiled(pairs: list[tuple[int, int]]) -> tuple[Anchor, ...]:
    return tuple(Anchor(at=at, moment=moment) for at, moment in pairs)


@given(steps, st.integers(0, 100), st.integers(900, 1700))
def test_invariant_04_the_story_never_goes_back_and_reach_is_its_inverse(
    steps: list[tuple[int, int]], at: int, moment: int
) -> None:
    pairs = anchors_of(steps)
    anchors = compiled(pairs)
    assert story(anchors, at) == reference.story(pairs, at)
    assert story(anchors, at) <= story(anchors, at + 1)
    assert reach(anchors, moment) == reference.reach(pairs, moment)
    assert (reach(anchors, moment) <= at) == (moment <= story(anchors, at))


def test_at_a_jump_the_later_moment_holds_and_a_moment_inside_it_is_reached_at_it() -> None:
    anchors = compiled([(0, 1000), (10, 1010), (10, 5000)])
    assert story(anchors, 9) == 1009
    assert story(anchors, 10) == 5000
    assert reach(anchors, 3000) == 10
    assert story(anchors, 15) == 5005


def test_a_moment_before_the_beginning_is_reached_at_the_start() -> None:
    assert reach(compiled([(0, 1000)]), 500) == 0


@pytest.mark.parametrize(("pace", "elapsed", "expected"), [(100, 700, 1700), (250, 3, 1007), (50, 3, 1001)])
def test_the_reference_runs_at_its_pace(pace: int, elapsed: int, expected: int) -> None:
    assert Reference(at=1000, pace=pace).now(elapsed) == expected


def test_exercise_time_is_never_below_what_is_stored() -> None:
    assert Reference(at=1000).now(5, last=1200) == 1200
    assert Reference(at=1000, running=False).now(500) == 1000


@given(st.integers(0, 10**6), st.integers(1, 1000), st.integers(0, 10**6))
def test_until_is_the_first_millisecond_at_which_it_is_due(at: int, pace: int, due: int) -> None:
    reference_clock = Reference(at=at, pace=pace)
    left = reference_clock.until(due)
    assert left is not None
    assert reference_clock.now(left) >= due
    assert left == 0 or reference_clock.now(left - 1) < due


def test_nothing_comes_while_the_clock_stands_still() -> None:
    assert Reference(at=0, running=False).until(500) is None


def test_a_closed_lid_is_more_than_ten_seconds_between_the_clocks() -> None:
    assert not lid_closed(wall=20_000, monotonic=10_000)
    assert lid_closed(wall=20_001, monotonic=10_000)
    assert lid_closed(wall=-3_600_000, monotonic=0)


def test_nobody_there_stops_it_at_the_later_of_heartbeat_and_last_event() -> None:
    assert stopped_at(heartbeat=900, last=1000) == 1000
    assert stopped_at(heartbeat=1900, last=1000) == 1900
    assert stopped_at(heartbeat=None, last=1000) == 1000
