"""Rule C11: a plan that brings things back in an order in which they cannot start."""

from collections.abc import Iterator, Sequence

from kontinuitet.analysis.restart import TooEarly, restart_order, too_early
from kontinuitet.analysis.rules.finding import Finding, Names, Route, Severity, Told
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import Place


def c11(view: Snapshot) -> Iterator[Told]:
    """The order of recovery goes against the dependencies (IR 4.1.2 e).

    Blocking where the plan itself says "must be up first". Where nobody has answered that question for a hard
    dependency it is a warning that asks; where the answer is no, things may start at the same time.
    """
    for service in view.municipality.services:
        for early in too_early(view.network, service.recovery) if len(service.recovery) > 1 else ():
            yield _finding(view, service, early)
        yield None


def _finding(view: Snapshot, service: Service, early: TooEarly) -> Finding:
    steps = {step.id: step.name for step in service.recovery}
    brought = [identity for step in service.recovery for identity in step.resources]
    proposed = restart_order(view.network, brought).order
    return Finding(
        rule="C11",
        variant="too-early" if early.decided else "unasked",
        severity=Severity.ERROR if early.decided else Severity.WARNING,
        blocking=early.decided,
        place=Place(object=service.id, field="recovery", item=early.step),
        services=(service.id,),
        params={
            "service": service.name,
            "step": steps[early.step],
            "brings": _names(view, early.brings),
            "needed": _names(view, early.needed),
            "later": Names(names=tuple(steps[step] for step in early.later)),
            "order": Route(names=tuple(view.name(identity) for identity in proposed)),
            "route": Route(names=view.route(early.path)),
        },
        path=early.path,
        notes=(*(("path",) if len(early.path) > 1 else ()), "order"),
    )


def _names(view: Snapshot, ids: Sequence[str]) -> Names:
    return Names(names=tuple(view.name(identity) for identity in ids))
