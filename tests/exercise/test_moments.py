"""Story moments as written become instants: weekdays, dates, times and numbered days, jumps, nights of two clocks."""

from datetime import date, datetime

import pytest

from kontinuitet.exercise.clock import reach, story
from kontinuitet.exercise.moments import anchors, instant, instants, local, resolve, resolve_before
from kontinuitet.exercise.scenario import Inject, MomentKind, Phase, Scenario, StoryMoment, Trigger
from kontinuitet.exercise.timeline import MINUTE

FRIDAY = date(2026, 11, 27)


def at(hour: int, minute: int = 0, **fields: int) -> StoryMoment:
    """A moment as its author wrote it; its kind follows from the fields."""
    kinds = {
        ("weekday",): MomentKind.WEEKDAY,
        ("day",): MomentKind.DAY,
        ("day", "month"): MomentKind.DATE,
        ("day", "month", "year"): MomentKind.FULL_DATE,
        (): MomentKind.TIME,
    }
    return StoryMoment(kind=kinds[tuple(sorted(fields))], minute=hour * 60 + minute, **fields)


def iso(moment: int) -> str:
    return local(moment).isoformat(timespec="minutes")


def ms(text: str) -> int:
    """The instant of a local moment with its offset."""
    return int(datetime.fromisoformat(text).timestamp()) * 1000


def played(*written: tuple[int, StoryMoment], begins: StoryMoment, phases: tuple[Phase, ...] = ()) -> Scenario:
    """A scenario whose injects are anchors at some minutes."""
    injects = tuple(
        Inject(id=f"i{number}", title="I", trigger=Trigger(at=minute), story=moment)
        for number, (minute, moment) in enumerate(written)
    )
    return Scenario(id="s", title="S", length=120, begins=begins, injects=injects, phases=phases)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (at(14, 40, weekday=4), "2026-11-27T14:40+01:00"),
        (at(14, 40, weekday=3), "2026-12-03T14:40+01:00"),
        (at(2, 50, day=24, month=12), "2026-12-24T02:50+01:00"),
        (at(2, 50, day=26, month=11), "2027-11-26T02:50+01:00"),
        (at(12, 0, day=29, month=2), "2028-02-29T12:00+01:00"),
        (at(2, 50, day=24, month=12, year=2025), "2025-12-24T02:50+01:00"),
        (at(8), "2026-11-27T08:00+01:00"),
        (at(8, day=1), "2026-11-27T08:00+01:00"),
    ],
)
def test_a_scenario_begins_on_or_after_the_day_of_the_exercise(written: StoryMoment, expected: str) -> None:
    (first,) = anchors(played(begins=written), FRIDAY)
    assert (first.at, iso(first.moment)) == (0, expected)


def test_each_anchor_is_sought_from_the_one_before() -> None:
    scenario = played(
        (10, at(16, 10)),
        (20, at(16, 10)),
        (30, at(1, 0)),
        (40, at(8, 0, day=3)),
        (50, at(9, 0, weekday=0)),
        (60, at(2, 50, day=24, month=12)),
        begins=at(14, 40, weekday=4),
    )
    assert [iso(one.moment)[:16] for one in anchors(scenario, FRIDAY)] == [
        "2026-11-27T14:40",
        "2026-11-27T16:10",
        "2026-11-27T16:10",
        "2026-11-28T01:00",
        "2026-11-29T08:00",
        "2026-11-30T09:00",
        "2026-12-24T02:50",
    ]


def test_a_numbered_day_in_the_past_never_takes_the_story_back() -> None:
    scenario = played((10, at(9, day=3)), (20, at(8, day=2)), begins=at(14, 40, weekday=4))
    moments = [one.moment for one in anchors(scenario, FRIDAY)]
    assert moments[2] == moments[1]


def test_a_phase_with_a_story_time_is_a_jump() -> None:
    phase = Phase(id="lördag", title="Lördag", at=45, story=at(9, 0, weekday=5))
    line = anchors(played((30, at(17, 30)), begins=at(14, 40, weekday=4), phases=(phase,)), FRIDAY)
    jump = 45 * MINUTE
    assert [(one.at, iso(one.moment)[:16]) for one in line[-2:]] == [
        (jump, "2026-11-27T17:45"),
        (jump, "2026-11-28T09:00"),
    ]
    assert iso(story(line, jump - 1))[:16] == "2026-11-27T17:44"
    assert iso(story(line, jump))[:16] == "2026-11-28T09:00"
    assert reach(line, ms("2026-11-28T03:00+01:00")) == jump


def test_a_phase_at_the_start_is_where_the_story_begins() -> None:
    phase = Phase(id="senare", title="Senare", at=0, story=at(18, 0))
    line = anchors(played(begins=at(14, 40, weekday=4), phases=(phase,)), FRIDAY)
    assert iso(story(line, 0))[:16] == "2026-11-27T18:00"


def test_an_inject_of_another_variant_is_no_anchor() -> None:
    scenario = played((10, at(16, 10)), (20, at(20, 0)), begins=at(14, 40, weekday=4))
    assert len(anchors(scenario, FRIDAY, ["i0"])) == 2


@pytest.mark.parametrize(
    ("written", "not_after", "expected"),
    [
        (at(14, 25, weekday=4), "2026-11-27T14:40+01:00", "2026-11-27T14:25+01:00"),
        (at(14, 45, weekday=4), "2026-11-27T14:40+01:00", "2026-11-20T14:45+01:00"),
        (at(23, 0), "2026-11-28T01:00+01:00", "2026-11-27T23:00+01:00"),
        (at(12, 0, day=1, month=12), "2026-11-27T14:40+01:00", "2025-12-01T12:00+01:00"),
        (at(2, 30), "2026-10-25T02:40+01:00", "2026-10-25T02:30+01:00"),
        (at(2, 30), "2026-10-25T02:40+02:00", "2026-10-25T02:30+02:00"),
    ],
)
def test_what_occurred_before_is_the_latest_such_moment(written: StoryMoment, not_after: str, expected: str) -> None:
    assert resolve_before(written, ms(not_after), FRIDAY) == ms(expected)


def test_the_hour_that_never_comes_is_the_moment_of_the_change() -> None:
    for minute in (120, 150, 179):
        assert iso(instant(date(2026, 3, 29), minute)) == "2026-03-29T03:00+02:00"


def test_the_hour_that_comes_twice_is_first_the_first() -> None:
    night = date(2026, 10, 25)
    assert iso(instant(night, 150)) == "2026-10-25T02:30+02:00"
    assert [iso(one) for one in instants(night, 150)] == ["2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00"]
    assert [iso(one) for one in instants(night, 180)] == ["2026-10-25T03:00+01:00"]


def test_a_night_in_october_has_the_next_such_time_an_hour_later() -> None:
    scenario = played((30, at(2, 50)), (60, at(2, 10)), (90, at(3, 0)), begins=at(0, 0, day=25, month=10))
    line = anchors(scenario, date(2026, 10, 1))
    assert [iso(one.moment)[-11:] for one in line] == ["00:00+02:00", "02:50+02:00", "02:10+01:00", "03:00+01:00"]
    assert line[-1].moment - line[0].moment == 4 * 60 * MINUTE


def test_nothing_is_sought_for_ever() -> None:
    impossible = StoryMoment(kind=MomentKind.DATE, minute=0, month=2, day=30)
    assert resolve(impossible, ms("2026-11-27T14:40+01:00"), FRIDAY) == ms("2026-11-27T14:40+01:00")


def test_local_and_instant_are_each_others_opposites() -> None:
    for text in ("2026-11-27T14:40+01:00", "2026-10-25T02:30+01:00", "2026-10-25T02:30+02:00"):
        assert iso(ms(text)) == text
    assert local(ms("2026-11-27T14:40+01:00") + 7).microsecond == 7000
