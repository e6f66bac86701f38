"""What an exercise looks like at one moment, worked out once for all that the console shows of it."""

from dataclasses import dataclass

from kontinuitet.exercise.clock import story
from kontinuitet.exercise.due import Upcoming, upcoming
from kontinuitet.exercise.events import InjectAdded, OptionChosen
from kontinuitet.exercise.outcomes import Answer, answers
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.services import ServiceNow, services_now
from kontinuitet.exercise.state import State
from kontinuitet.exercise.timeline import TimelineInject, TimelineOption, TimelinePhase

_NEVER = 1 << 60


@dataclass(frozen=True)
class Picture:
    """An exercise at exercise time ``at`` (ms); ``moment`` is the story's (ms since 1970)."""

    state: State
    pinned: Pinned
    at: int
    moment: int
    answers: tuple[Answer, ...]
    coming: tuple[Upcoming, ...]
    services: tuple[ServiceNow, ...]

    @property
    def open(self) -> tuple[Answer, ...]:
        """What is waited for: the most urgent first, what has no deadline last."""
        waited = [one for one in self.answers if one.is_open]
        return tuple(sorted(waited, key=lambda one: _NEVER if one.deadline is None else one.deadline.at))

    @property
    def marked(self) -> tuple[Answer, ...]:
        """What was marked as done or not done, the latest first."""
        found = [one for one in self.answers if one.seq is not None]
        return tuple(sorted(found, key=lambda one: -(one.seq or 0)))

    @property
    def released(self) -> tuple[TimelineInject, ...]:
        """The injects of the scenario that came, in the order in which they did."""
        came = [(self.state.course(one.id).released, one) for one in self.pinned.timeline.injects]
        found = [(at, place, one) for place, (at, one) in enumerate(came) if at is not None]
        return tuple(one for _, _, one in sorted(found, key=lambda item: item[:2]))

    @property
    def added(self) -> int:
        """How many injects the facilitator added."""
        return sum(1 for _ in self.state.standing(InjectAdded))

    @property
    def choices(self) -> tuple[tuple[TimelineInject, TimelineOption], ...]:
        """What the room can choose now."""
        chosen = {event.inject for _, event in self.state.standing(OptionChosen)}
        return tuple((one, option) for one in self.released if one.id not in chosen for option in one.options)

    @property
    def phase(self) -> TimelinePhase | None:
        """The phase that goes on."""
        return next((one for one in reversed(self.pinned.timeline.phases) if one.at <= self.at), None)

    @property
    def later(self) -> tuple[TimelinePhase, ...]:
        """The phases that are still to come."""
        return tuple(one for one in self.pinned.timeline.phases if one.at > self.at)

    @property
    def late(self) -> int:
        """How many of those waited for have passed their deadline."""
        lefts = (one.remaining(self.state, self.at) for one in self.open)
        return sum(left is not None and left < 0 for left in lefts)


def picture(state: State, pinned: Pinned, at: int) -> Picture:
    """The exercise at exercise time ``at``."""
    now = state.now(at)
    return Picture(
        state=state,
        pinned=pinned,
        at=now,
        moment=story(pinned.timeline.anchors, now),
        answers=answers(state, pinned, now),
        coming=upcoming(state, pinned) if not state.status.is_over else (),
        services=services_now(state, pinned, now),
    )
