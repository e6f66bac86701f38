"""What if something falls: which services stop, in order, until when what saves them, and what is not known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from kontinuitet.analysis.away import roles_without
from kontinuitet.analysis.consequences import Consequences, consequences
from kontinuitet.analysis.effects import MINUTE, Effect, UnknownCauses
from kontinuitet.analysis.figures import Figure, ResourceFigures, ServiceFigures, State, Step
from kontinuitet.analysis.holidays import STOCKHOLM
from kontinuitet.analysis.network import Network, compile_network
from kontinuitet.analysis.peaks import CriticalTime, critical_times
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import Place

__all__ = (
    "Claim",
    "UnknownCauses",
    "WhatIf",
    "WhatIfResource",
    "WhatIfRoutine",
    "WhatIfService",
    "WhatIfSpan",
    "can_fall",
    "falling",
    "unknown_causes",
    "whatif",
)

_HOUR, _DAY = 60, 1440
_VIEWS = (6 * _HOUR, 12 * _HOUR, _DAY, 2 * _DAY, 5 * _DAY, 7 * _DAY, 14 * _DAY, 28 * _DAY)
"""Lengths of time that are shown, in minutes: the first that holds all that happens."""

_NOTHING_STOPS = 5 * _DAY


@dataclass(frozen=True, slots=True)
class WhatIfSpan:
    """A service in one state, in minutes after the start; ``end`` is ``None`` as far as can be seen."""

    start: int
    end: int | None
    state: State
    degraded: bool
    routine: str | None


@dataclass(frozen=True, slots=True)
class WhatIfRoutine:
    """A reserve routine that runs, in minutes after the start (``RoutineSpan`` says what ``None`` means)."""

    workaround: str
    start: int
    end: int | None
    reaches: bool | None
    unknown: Place | None


@dataclass(frozen=True, slots=True)
class WhatIfService:
    """One service. Moments are whole minutes after the start; ``None`` is never, or not known: see the flags.

    ``perhaps_earlier``: the stop may come earlier, or at all. ``at_the_earliest``: the return may come later.
    ``outage``: the longest single outage in minutes. ``unknowns``: every field without which these could change.
    ``figures`` holds the same in milliseconds with each figure's own unknowns.
    """

    id: str
    stops: int | None
    intolerable: int | None
    back: int | None
    outage: int | None
    perhaps_earlier: bool
    at_the_earliest: bool
    unknowns: tuple[Place, ...]
    spans: tuple[WhatIfSpan, ...]
    routines: tuple[WhatIfRoutine, ...]
    critical: tuple[CriticalTime, ...]
    path: tuple[Step, ...]
    figures: ServiceFigures

    @property
    def at_the_latest(self) -> bool:
        """Whether the return may come earlier, since a recovery that nobody knows was counted as not back yet."""
        return bool(self.figures.back.rests_on)


@dataclass(frozen=True, slots=True)
class WhatIfResource:
    """One resource or role that is or may be down, in minutes after the start."""

    id: str
    down: int | None
    up: int | None
    fell: bool
    possibly: bool
    unknowns: tuple[Place, ...]
    figures: ResourceFigures


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that reserve routines of several services need at the same time: (service, routine) of each."""

    needed: str
    routines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The whole answer: services in the order of consequence, resources in that of the plan, all unknowns.

    ``length`` is the stated length in minutes, if one was; ``view`` is how many minutes are worth showing.
    """

    causes: tuple[str, ...]
    start: datetime
    length: int | None
    view: int
    services: tuple[WhatIfService, ...]
    resources: tuple[WhatIfResource, ...]
    possibly: tuple[str, ...]
    claims: tuple[Claim, ...]
    unknowns: tuple[Place, ...]


def whatif(
    municipality: Municipality,
    ids: Sequence[str],
    *,
    start: datetime,
    length: int | None = None,
    network: Network | None = None,
) -> WhatIf | UnknownCauses:
    """What happens if all of these fall at ``start`` (an aware moment), for ``length`` minutes or until repaired.

    ``ids`` name resources, suppliers, places, roles (all holders away at once) or people. With people fall the roles
    that they alone hold, as holders or deputies. ``network``: of the same municipality, if it is compiled already.
    """
    network = compile_network(municipality) if network is None else network
    strangers = unknown_causes(network, ids)
    if strangers:
        return UnknownCauses(strangers)
    effects = [Effect(identity) for identity in falling(network, ids)]
    answer = consequences(network, effects, start=start, length=None if length is None else length * MINUTE)
    view = _view(answer, length)
    services = _services(municipality, answer, start, view)
    resources = tuple(_resource(figures) for figures in answer.resources)
    places = [place for row in services for place in row.unknowns]
    places += [place for resource in resources for place in resource.unknowns]
    return WhatIf(
        causes=tuple(dict.fromkeys(ids)),
        start=start.astimezone(STOCKHOLM),
        length=length,
        view=view,
        services=services,
        resources=resources,
        possibly=answer.possibly,
        claims=tuple(_claims(municipality, services)),
        unknowns=tuple(dict.fromkeys(places)),
    )


def unknown_causes(network: Network, ids: Sequence[str]) -> tuple[str, ...]:
    """Those of the ids that are no resource, supplier, place, role or person."""
    return tuple(identity for identity in dict.fromkeys(ids) if not can_fall(network, identity))


def can_fall(network: Network, identity: str) -> bool:
    """Whether something is a resource, a supplier, a place, a role or a person."""
    return identity in network.municipality.person or network.causes(identity) is not None


def falling(network: Network, ids: Sequence[str]) -> tuple[str, ...]:
    """What falls with these in the terms of the network: for people the roles that nobody is left for."""
    people = frozenset(identity for identity in ids if identity in network.municipality.person)
    others = (identity for identity in ids if identity not in people)
    return tuple(dict.fromkeys((*others, *roles_without(network.municipality, people))))


def _minutes(moment: int | None) -> int | None:
    return None if moment is None else -(-moment // MINUTE)


def _view(answer: Consequences, length: int | None) -> int:
    """Until all are back that it is known of; else until all has become intolerable that does."""
    backs = [row.back.at for row in answer.services if row.back.at is not None]
    moments = backs or [row.intolerable.at for row in answer.services if row.intolerable.at is not None]
    end = max(_minutes(max(moments, default=None)) or _NOTHING_STOPS - 1, length or 0)
    return next((view for view in _VIEWS if view > end), end)


def _services(
    municipality: Municipality, answer: Consequences, start: datetime, view: int
) -> tuple[WhatIfService, ...]:
    first = start.astimezone(STOCKHOLM).date()
    last = (start.astimezone(UTC) + timedelta(minutes=view)).astimezone(STOCKHOLM).date()
    rows = (_service(municipality, answer, one, first, last) for one in answer.services)
    return tuple(sorted(rows, key=_order))


def _order(row: WhatIfService) -> tuple[bool, int, bool, int, int]:
    """First what becomes intolerable first, then what stops first, then what may stop, then what is touched."""
    never = 1 << 60
    touched = any(span.state is not State.WORKING or span.degraded for span in row.spans)
    return (
        row.intolerable is None,
        never if row.intolerable is None else row.intolerable,
        row.stops is None,
        never if row.stops is None else row.stops,
        0 if row.perhaps_earlier else 1 if touched else 2,
    )


def _service(
    municipality: Municipality, answer: Consequences, figures: ServiceFigures, first: date, last: date
) -> WhatIfService:
    return WhatIfService(
        id=figures.id,
        stops=_minutes(figures.stop.at),
        intolerable=_minutes(figures.intolerable.at),
        back=_minutes(figures.back.at),
        outage=_minutes(figures.outage.at),
        perhaps_earlier=bool(figures.stop.unknowns),
        at_the_earliest=bool(figures.back.unknowns) or figures.back.cycle,
        unknowns=_unknowns(figures),
        spans=tuple(_spans(figures)),
        routines=tuple(_routines(figures)),
        critical=critical_times(municipality.service[figures.id], first, last),
        path=answer.path(figures.id),
        figures=figures,
    )


def _spans(figures: ServiceFigures) -> Iterator[WhatIfSpan]:
    for span in figures.states:
        yield WhatIfSpan(-(-span.start // MINUTE), _minutes(span.end), span.state, span.degraded, span.routine)


def _routines(figures: ServiceFigures) -> Iterator[WhatIfRoutine]:
    for run in figures.routines:
        yield WhatIfRoutine(run.workaround, -(-run.start // MINUTE), _minutes(run.end), run.reaches, run.unknown)


def _unknowns(figures: ServiceFigures) -> tuple[Place, ...]:
    moments = (figures.stop, figures.intolerable, figures.back)
    places = [place for moment in moments for place in _open(moment)]
    places += [run.unknown for run in figures.routines if run.unknown is not None]
    return tuple(dict.fromkeys(places))


def _open(figure: Figure) -> tuple[Place, ...]:
    return (*figure.unknowns, *figure.rests_on)


def _resource(figures: ResourceFigures) -> WhatIfResource:
    unknowns = tuple(dict.fromkeys((*_open(figures.down), *_open(figures.up))))
    return WhatIfResource(
        figures.id,
        _minutes(figures.down.at),
        _minutes(figures.up.at),
        figures.fell,
        figures.possibly,
        unknowns,
        figures,
    )


def _claims(municipality: Municipality, services: Sequence[WhatIfService]) -> Iterator[Claim]:
    users: dict[str, list[tuple[str, WhatIfRoutine]]] = {}
    for service in services:
        needs = {row.id: row.needs for row in municipality.service[service.id].workarounds}
        for run in service.routines:
            for needed in needs[run.workaround]:
                users.setdefault(needed, []).append((service.id, run))
    for needed, runs in sorted(users.items()):
        twice = [(service, run) for service, run in runs if any(_clash(service, run, other) for other in runs)]
        if twice:
            yield Claim(needed, tuple(dict.fromkeys((service, run.workaround) for service, run in twice)))


def _clash(service: str, run: WhatIfRoutine, other: tuple[str, WhatIfRoutine]) -> bool:
    if other[0] == service:
        return False
    return (other[1].end is None or run.start < other[1].end) and (run.end is None or other[1].start < run.end)
