"""What a board should know of the whole municipality: counts, the worst consequences, and what is for it to decide."""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from kontinuitet.analysis.consequences import Consequences
from kontinuitet.analysis.coverage import Analysis, Standing
from kontinuitet.analysis.effects import MINUTE
from kontinuitet.analysis.rules import Finding
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.followup import ActionStatus
from kontinuitet.domain.values import known

CONSEQUENCES = 5
"""How many of the worst consequences a page has room for."""

SOON = timedelta(days=90)
"""An acceptance that runs out within this time is for the board's next meetings."""

_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many services of those counted have come so far; never a score."""

    services: int
    analysed: int
    approved: int
    exercised: int
    errors: int
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Worst:
    """What happens when a cause falls at the reference moment, until it is repaired as the plan says.

    ``also``: other causes after which the same services become intolerable. ``first`` is the service that becomes so
    first, ``after`` how many minutes after the fall. ``is_open``: something unknown could make it worse.
    """

    cause: str
    also: tuple[str, ...] = ()
    stopped: tuple[str, ...]
    critical: tuple[str, ...]
    intolerable: tuple[str, ...]
    first: str | None = None
    after: int | None = None
    is_open: bool = False


class Matter(StrEnum):
    """What is asked of the board."""

    APPROVE = "approve"
    CONTRADICTIONS = "contradictions"
    AGREEMENTS = "agreements"
    ROUTINES = "routines"
    ACTIONS = "actions"
    ACCEPTANCES = "acceptances"
    EXERCISE = "exercise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One thing to decide: how many, and the ids of what it is about, those first that matter most."""

    matter: Matter
    number: int
    about: tuple[str, ...] = ()


def coverage_of(standings: Iterable[Standing], today: date) -> Coverage:
    """The counts over some services, once their standings have been told of the findings."""
    each = tuple(standings)
    return Coverage(
        services=len(each),
        analysed=sum(one.analysis is Analysis.DONE for one in each),
        approved=sum(one.version is not None for one in each),
        exercised=sum(one.exercised is not None and one.exercised >= today - _YEAR for one in each),
        errors=sum(bool(one.errors) for one in each),
        unknown=sum(one.unknown for one in each),
    )


# ---------------------------------------------------------------- the worst consequences


def worst_in_slices(view: Snapshot, most: int = CONSEQUENCES) -> Generator[None, None, tuple[Worst, ...]]:
    """The causes after which most critical services become intolerable, with a pause after each; then the answer.

    Causes after which exactly the same services become intolerable are one consequence, told of the first of them.
    """
    found: dict[tuple[str, ...], Worst] = {}
    yield from view.prepared()
    for cause in _causes(view):
        worst = _worst(view, cause)
        yield
        if worst is not None:
            same = worst.intolerable or worst.stopped
            before = found.get(same)
            found[same] = worst if before is None else _joined(before, worst)
    return tuple(sorted(found.values(), key=_order)[:most])


def _joined(one: Worst, other: Worst) -> Worst:
    first, then = sorted((one, other), key=_order)
    return replace(first, also=(*first.also, then.cause, *then.also))


def _causes(view: Snapshot) -> Iterator[str]:
    """Suppliers first: of causes with the same services the one with whom something can be agreed is named first."""
    yield from (supplier.id for supplier in view.municipality.suppliers)
    yield from (one.id for one in view.municipality.resources if view.users_of_any((one.id,)))


def _worst(view: Snapshot, cause: str) -> Worst | None:
    answer = view.fall(cause)
    stopped = answer.stopped
    if not stopped:
        return None
    times = {one: at for one in stopped if (at := answer.intolerable(one)) is not None}
    first = min(times, key=lambda one: times[one], default=None)
    return Worst(
        cause=cause,
        stopped=stopped,
        critical=tuple(view.critical(stopped)),
        intolerable=tuple(times),
        first=first,
        after=None if first is None else -(-times[first] // MINUTE),
        is_open=_is_open(answer, stopped),
    )


def _is_open(answer: Consequences, stopped: Iterable[str]) -> bool:
    return bool(answer.perhaps_stopped) or any(
        answer.is_unsure(one) or answer.may_be_intolerable(one) for one in stopped
    )


def _order(worst: Worst) -> tuple[int, int, int, int, str]:
    critical = len({*worst.intolerable} & {*worst.critical})
    return -critical, -len(worst.intolerable), -len(worst.stopped), worst.after or 0, worst.cause


# ---------------------------------------------------------------- what is for the board to decide


def decisions(
    view: Snapshot, standings: Sequence[Standing], findings: Sequence[Finding], worst: Sequence[Worst]
) -> tuple[Decision, ...]:
    """What follows from the data and has nobody else to decide it, in the order in which it is to be decided."""
    found = _by_rule(findings)
    asked = (
        _one(Matter.APPROVE, (one.service.id for one in standings if one.service.is_critical and not one.version)),
        _one(Matter.CONTRADICTIONS, (one.place.object for one in findings if one.blocking and one.accepted is None)),
        _one(Matter.AGREEMENTS, (one.place.object for rule in ("D1", "D2") for one in found.get(rule, ()))),
        _one(Matter.ROUTINES, (name for rule in ("E1", "E2") for one in found.get(rule, ()) for name in one.services)),
        _one(Matter.ACTIONS, _stuck(view)),
        _one(Matter.ACCEPTANCES, _running_out(view)),
        _one(Matter.EXERCISE, (one.cause for one in worst[:1])),
    )
    return tuple(each for each in asked if each.number)


def _by_rule(findings: Iterable[Finding]) -> Mapping[str, Sequence[Finding]]:
    found: dict[str, list[Finding]] = {}
    for one in findings:
        if one.accepted is None:
            found.setdefault(one.rule, []).append(one)
    return found


def _one(matter: Matter, about: Iterable[str]) -> Decision:
    names = tuple(dict.fromkeys(about))
    return Decision(matter=matter, number=len(names), about=names)


def _stuck(view: Snapshot) -> Iterator[str]:
    """Open actions whose day has passed, or that have no day or nobody who does them."""
    for action in view.municipality.actions:
        due = known(action.due)
        is_stuck = due is None or due < view.today or known(action.owner) is None
        if action.status is ActionStatus.OPEN and is_stuck:
            yield action.id


def _running_out(view: Snapshot) -> Iterator[str]:
    for one in view.municipality.acceptances:
        if view.today <= one.expires <= view.today + SOON:
            yield one.id
