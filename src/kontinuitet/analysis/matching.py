"""Distinct people for every role: who can have which, and which roles have too few people to choose from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Choices = Mapping[str, Sequence[str]]
"""For each role the people who can take it."""

_Seat = tuple[str, int]
"""A role, and its how manieth copy: a copy asks for one more person who could take it."""


@dataclass(frozen=True, slots=True)
class Shortage:
    """Roles that only these people can take, and the people are too few for them: both in the order of the question."""

    roles: tuple[str, ...]
    people: tuple[str, ...]

    @property
    def spare(self) -> int:
        """How many more people than roles there are; negative when there are fewer."""
        return len(self.people) - len(self.roles)


def shortages(choices: Choices, *, away: int = 0) -> tuple[Shortage, ...]:
    """Roles that cannot all be held by distinct people when any ``away`` of the people are gone, the worst first.

    When they cannot even with everybody there, only that is told. That every group of roles has ``away`` more people
    than roles to choose from (Hall's condition, surplus) is the same as that each role in turn could be held ``away``
    times more: so it costs one try for each role and nobody has to go through every choice of the absent.
    """
    base = _Held(choices)
    found = [short for role in choices if (short := base.seat((role, 0))) is not None]
    if not found:
        found = [short for role in choices if (short := _with_copies(base, role, away)) is not None]
    distinct: dict[frozenset[str], Shortage] = {}
    for short in found:
        distinct.setdefault(frozenset(short.roles), short)
    return tuple(sorted(distinct.values(), key=lambda short: short.spare))


def _with_copies(base: "_Held", role: str, away: int) -> Shortage | None:
    tried = _Held(base.choices, dict(base.person_of), dict(base.seat_of))
    shorts = (tried.seat((role, copy)) for copy in range(1, away + 1))
    return next((short for short in shorts if short is not None), None)


@dataclass
class _Held:
    """Who has been given what so far."""

    choices: Choices
    person_of: dict[_Seat, str] = field(default_factory=dict)
    seat_of: dict[str, _Seat] = field(default_factory=dict)

    def seat(self, seat: _Seat) -> Shortage | None:
        """Give the seat to somebody, moving others if need be; if nobody is left for it, what stands in the way."""
        came: dict[str, _Seat] = {}
        waiting = [seat]
        for asking in waiting:
            for person in self.choices[asking[0]]:
                if person in came:
                    continue
                came[person] = asking
                if person not in self.seat_of:
                    self._move(person, came)
                    return None
                waiting.append(self.seat_of[person])
        names = {name for name, _ in waiting}
        return Shortage(tuple(role for role in self.choices if role in names), tuple(came))

    def _move(self, free: str, came: Mapping[str, _Seat]) -> None:
        person: str | None = free
        while person is not None:
            seat = came[person]
            self.seat_of[person] = seat
            left = self.person_of.get(seat)
            self.person_of[seat] = person
            person = left
