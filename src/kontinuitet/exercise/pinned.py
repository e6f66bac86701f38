"""What an exercise pinned at its start, with what follows from it alone: look-ups, the compiled network."""

from collections.abc import Iterator
from functools import cached_property

from kontinuitet.analysis.network import Network, compile_network
from kontinuitet.domain.municipality import Municipality
from kontinuitet.exercise.timeline import Clause, Reached, Timeline, TimelineExpected, TimelineInject


class Pinned:
    """A timeline and the municipality as it was when the exercise started. Nothing in it changes."""

    def __init__(self, timeline: Timeline, municipality: Municipality) -> None:
        self.timeline = timeline
        self.municipality = municipality

    @cached_property
    def network(self) -> Network:
        """The municipality's dependencies, compiled once."""
        return compile_network(self.municipality)

    @cached_property
    def injects(self) -> dict[str, TimelineInject]:
        """Injects by id, in the order of the file."""
        return {inject.id: inject for inject in self.timeline.injects}

    @cached_property
    def actions(self) -> dict[str, TimelineExpected]:
        """Expected actions by id, in the order of the file."""
        return {action.id: action for inject in self.timeline.injects for action in inject.expected}

    @cached_property
    def watched(self) -> tuple[str, ...]:
        """Services whose built-in milestones become events: those that the scenario names, in the plan's order."""
        named = {bound.id for bound in self.timeline.cast} | {action.service for action in self.actions.values()}
        named |= {action.limit.target for action in self.actions.values() if action.limit is not None}
        named |= {reached.service for reached in self._waited_for()}
        return tuple(service.id for service in self.municipality.services if service.id in named)

    def _waited_for(self) -> Iterator[Reached]:
        for inject in self.timeline.injects:
            if inject.after is not None:
                yield inject.after
            if inject.condition is not None:
                yield from _milestones(inject.condition)


def _milestones(clause: Clause) -> Iterator[Reached]:
    for part in (*clause.all_of, *clause.any_of):
        if isinstance(part, Reached):
            yield part
        else:
            yield from _milestones(part)
