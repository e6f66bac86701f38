"""Rule F3: is the plan put to use in time?"""

from collections.abc import Iterator
from dataclasses import dataclass

from kontinuitet.analysis.effects import MINUTE
from kontinuitet.analysis.rules.finding import Finding, Names, Param, Severity, Span, Told
from kontinuitet.analysis.rules.people import roles_of
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.organisation import Role
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import NotApplicable, Place, Unknown, known


def f3(view: Snapshot) -> Iterator[Told]:
    """The time to a decision, with the recovery after it, is longer than the interruption may be (expert judgement).

    The budget holds detection, escalation and decision; getting a reserve routine going is told by E3. All of it
    is counted from the moment at which the service stops. Where a recovery is too long by itself, C2 tells it.
    """
    slow: dict[str, list[Service]] = {}
    for service in view.municipality.services:
        roles = [role for role in roles_of(view, (service.activation.decider,)) if _is_slow(view, service, role)]
        for role in roles:
            slow.setdefault(role.id, []).append(service)
        found = _budget(view, service)
        if found is not None and not (roles and found.severity is not Severity.ERROR):
            yield found
        yield None
    for decider, services in slow.items():
        yield _slow(view, decider, services)


def _is_slow(view: Snapshot, service: Service, role: Role) -> bool:
    reaction, rto = known(role.reaction), known(service.rto)
    return reaction is not None and rto is not None and reaction > rto + _earliest_stop(view, service)


def _earliest_stop(view: Snapshot, service: Service) -> int:
    """Minutes from the fall until the service first stops; at once if nothing that is known stops it."""
    stops = (view.fall(cause).stop(service.id).at for cause in view.stoppers(service.id))
    return min((stop // MINUTE for stop in stops if stop is not None), default=0)


def _slow(view: Snapshot, role: str, services: list[Service]) -> Finding:
    reaction = known(view.municipality.role[role].reaction) or 0
    return Finding(
        rule="F3",
        variant="reaction" if len(services) == 1 else "reaction-several",
        severity=Severity.ERROR,
        place=Place(object=role, field="reaction"),
        services=tuple(service.id for service in services),
        params={
            "role": view.name(role),
            "reaction": Span(minutes=reaction),
            "services": Names(names=tuple(service.name for service in services)),
            "rto": Span(minutes=min(known(service.rto) or 0 for service in services)),
        },
    )


@dataclass(frozen=True)
class _Longest:
    """The longest outage of a service after any single cause, in minutes."""

    minutes: int
    cause: str

    def crosses(self, limit: int | None, budget: int) -> bool:
        """Whether it is within the limit by itself but not with the time to a decision."""
        return limit is not None and self.minutes <= limit < self.minutes + budget


def _budget(view: Snapshot, service: Service) -> Finding | None:
    """The gravest that can be said: of the budget alone, then of it with the recovery."""
    budget, mtpd, rto = known(service.activation.budget), known(service.mtpd), known(service.rto)
    if budget is None:
        return _unknown(view, service)
    if _is_over(view, service, budget=budget, limit=mtpd):
        return _alone(view, service, variant="budget-mtpd", budget=budget)
    longest = _longest(view, service)
    if longest is not None and longest.crosses(mtpd, budget) and not _is_relieved(view, service, longest):
        return _with_recovery(view, service, longest, variant="recovery-mtpd", budget=budget)
    if _is_over(view, service, budget=budget, limit=rto):
        return _alone(view, service, variant="budget-rto", budget=budget)
    if longest is not None and longest.crosses(rto, budget):
        return _with_recovery(view, service, longest, variant="recovery-rto", budget=budget)
    return None


def _is_over(view: Snapshot, service: Service, *, budget: int, limit: int | None) -> bool:
    # Most budgets are short: what the service manages without is only worked out for the others.
    return limit is not None and budget > limit and budget - _earliest_stop(view, service) > limit


def _longest(view: Snapshot, service: Service) -> _Longest | None:
    """Nothing if one of them has no known end: rule C2 tells that."""
    found: _Longest | None = None
    for cause in view.stoppers(service.id):
        length = view.fall(cause).longest(service.id)
        if length is None:
            return None
        if found is None or length > found.minutes * MINUTE:
            found = _Longest(-(-length // MINUTE), cause)
    return found


def _is_relieved(view: Snapshot, service: Service, longest: _Longest) -> bool:
    """A routine that runs keeps the service going while what was lost is brought back."""
    return any(run.reaches is not False for run in view.fall(longest.cause).routines(service.id))


def _alone(view: Snapshot, service: Service, *, variant: str, budget: int) -> Finding:
    severity = Severity.ERROR if variant == "budget-mtpd" else Severity.WARNING
    stop = _earliest_stop(view, service)
    return _finding(service, variant=variant, budget=budget, stop=stop, severity=severity)


def _with_recovery(view: Snapshot, service: Service, longest: _Longest, *, variant: str, budget: int) -> Finding:
    severity = Severity.ERROR if variant == "recovery-mtpd" else Severity.WARNING
    found = _finding(service, variant=variant, budget=budget, stop=0, severity=severity)
    params: dict[str, Param] = {
        **found.params,
        "cause": view.name(longest.cause),
        "reference": view.municipality.settings.reference,
        "outage": Span(minutes=longest.minutes),
        "total": Span(minutes=longest.minutes + budget),
    }
    path = view.fall(longest.cause).back_path(service.id)
    return found.model_copy(update={"params": params, "path": path})


def _finding(service: Service, *, variant: str, budget: int, stop: int, severity: Severity) -> Finding:
    return Finding(
        rule="F3",
        variant=variant,
        severity=severity,
        place=Place(object=service.id, field="activation", part="budget"),
        services=(service.id,),
        params={
            "service": service.name,
            "budget": Span(minutes=budget),
            "stop": Span(minutes=stop),
            "mtpd": Span(minutes=known(service.mtpd) or 0),
            "rto": Span(minutes=known(service.rto) or 0),
        },
        notes=("service-stop",) if stop else (),
    )


def _unknown(view: Snapshot, service: Service) -> Finding | None:
    """With reserve routines E2 asks for it; without a decider F2 says that there is no activation to speak of."""
    activation = service.activation
    is_asked = isinstance(activation.budget, Unknown) or known(activation.decider) is not None
    if not service.is_critical or service.workarounds or isinstance(activation.budget, NotApplicable) or not is_asked:
        return None
    found = _finding(service, variant="unknown", budget=0, stop=0, severity=Severity.INFORMATION)
    return found.model_copy(update={"params": {**found.params, "asking": view.asking(activation.budget)}})
