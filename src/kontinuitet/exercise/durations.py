"""How long things took: in exercise time without what was jumped over, in story time, and beside them the pauses."""

from datetime import datetime, timedelta
from typing import NamedTuple

from kontinuitet.exercise.clock import AS_A_WATCH, story
from kontinuitet.exercise.events import Aborted, Ended, GapCounted, Paused, Resumed
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.state import State


class Break(NamedTuple):
    """A pause at exercise time ``at``; ``wall`` is how many ms it took on a watch, ``None`` if that is not known.

    Time in it that was counted after all is taken off.
    """

    at: int
    wall: int | None


class Taken(NamedTuple):
    """How long something took, in ms. ``exercise`` leaves out pauses and jumps; ``story`` runs on through jumps.

    ``paused``: pauses in between, on a watch, ``None`` if one of them has no known length. ``paces``: the paces
    (percent of a watch) other than a watch's that it overlaps; then it is no measure of people. ``jumped``: whether
    it spans a jump.
    """

    exercise: int
    story: int
    paused: int | None = 0
    paces: tuple[int, ...] = ()
    jumped: bool = False

    @property
    def is_usable(self) -> bool:
        """Whether it may be used by a finding: nobody ran the clock faster or slower meanwhile."""
        return not self.paces


def taken(state: State, pinned: Pinned, start: int, end: int) -> Taken:
    """From one exercise time to another. Done before its clock began took no time of it: 0, which is a value."""
    anchors = pinned.timeline.anchors
    end = max(start, end)
    within = [one.wall for one in breaks(state) if start <= one.at < end]
    return Taken(
        exercise=state.active(start, end),
        story=story(anchors, end) - story(anchors, start),
        paused=_sum(within),
        paces=paces_between(state, start, end),
        jumped=any(leap.start < end and start < leap.end for leap in state.leaps),
    )


def paces_between(state: State, start: int, end: int) -> tuple[int, ...]:
    """The paces other than a watch's that held at some moment between two exercise times, in order, each once."""
    changes = ((0, AS_A_WATCH), *state.paces)
    ends = (*(at for at, _ in state.paces), None)
    found = [
        pace
        for (begins, pace), ends_at in zip(changes, ends, strict=True)
        if pace != AS_A_WATCH and begins < end and (ends_at is None or (start < ends_at and begins < ends_at))
    ]
    return tuple(dict.fromkeys(found))


def breaks(state: State) -> tuple[Break, ...]:
    """Every pause that is over, in order."""
    found: list[Break] = []
    paused: Paused | None = None
    counted = 0
    for _, event in state.happened:
        if isinstance(event, Paused):
            paused, counted = event, 0
        elif isinstance(event, GapCounted):
            counted += event.to - event.at
        elif isinstance(event, Resumed | Ended | Aborted) and paused is not None:
            length = _between(paused.wall, event.wall)
            found.append(Break(paused.at, None if length is None else max(0, length - counted)))
            paused = None
    return tuple(found)


def paused_in_all(state: State) -> int | None:
    """All pauses together, ms on a watch; ``None`` if one of them has no known length."""
    return _sum([one.wall for one in breaks(state)])


def _between(start: str, end: str) -> int | None:
    try:
        length = (datetime.fromisoformat(end) - datetime.fromisoformat(start)) // timedelta(milliseconds=1)
    except (ValueError, TypeError):
        return None
    # A watch that was set back in a pause does not tell how long it was.
    return length if length >= 0 else None


def _sum(lengths: list[int | None]) -> int | None:
    known = [length for length in lengths if length is not None]
    return sum(known) if len(known) == len(lengths) else None
