"""The graph done the slow way: minute by minute, knowing only what has already happened.

It shares no code and no idea with the program, which reasons in spans and never walks through time.
"""

from dataclasses import dataclass, field


@dataclass
class Need:
    """At least so many of these must work; without them the user manages for ``tolerance`` minutes."""

    needs: list[str]
    at_least: int
    tolerance: int
    up_first: bool = False
    without: int = 0
    broken: bool = False

    def look(self, down: set[str]) -> bool:
        """Whether too few work."""
        return sum(one not in down for one in self.needs) < self.at_least


@dataclass
class Thing:
    """Something that takes so many minutes to repair."""

    name: str
    recovery: int
    needs: list[Need] = field(default_factory=list)
    falls: list[int] = field(default_factory=list)
    waiting: bool = False
    under_repair_until: int = 0


def walk(things: list[Thing], minutes: int) -> dict[str, list[bool]]:
    """Whether each thing is down in each minute; what a thing needs stands before it in the list."""
    history: dict[str, list[bool]] = {thing.name: [] for thing in things}
    for minute in range(minutes):
        down: set[str] = set()
        for thing in things:
            if _step(thing, minute, down):
                down.add(thing.name)
            history[thing.name].append(thing.name in down)
    return history


def _step(thing: Thing, minute: int, down: set[str]) -> bool:
    thing.waiting = thing.waiting or minute in thing.falls
    returned = False
    for need in thing.needs:
        gone = need.look(down)
        returned = returned or (need.up_first and need.broken and not gone)
        need.broken = gone and need.without >= need.tolerance
        need.without = need.without + 1 if gone else 0
    may_begin = not any(need.up_first and need.without for need in thing.needs)
    if returned or (thing.waiting and may_begin):
        thing.under_repair_until = max(thing.under_repair_until, minute + thing.recovery)
    thing.waiting = thing.waiting and not may_begin
    return thing.waiting or any(need.broken for need in thing.needs) or minute < thing.under_repair_until


def walk_in_circles(things: list[Thing], minutes: int) -> dict[str, list[bool]]:
    """The same for things that may need one another in circles, none of which "must be up first".

    A thing is down only for a reason that ends somewhere: its own repair, or something down for such a reason.
    """
    history: dict[str, list[bool]] = {thing.name: [] for thing in things}
    for minute in range(minutes):
        down = {thing.name for thing in things if any(fall <= minute < fall + thing.recovery for fall in thing.falls)}
        grew = True
        while grew:
            held = {
                thing.name
                for thing in things
                if any(need.look(down) and need.without >= need.tolerance for need in thing.needs)
            }
            grew = not held <= down
            down |= held
        for thing in things:
            history[thing.name].append(thing.name in down)
            for need in thing.needs:
                need.without = need.without + 1 if need.look(down) else 0
    return history
