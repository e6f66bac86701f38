"""What is needed back within what time, and which of the things that could serve decides whether it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kontinuitet.analysis.required import required
from kontinuitet.analysis.rules.finding import Asking, Param, Severity, Span, Term
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.resource import Dependency, Resource
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import Place, known


@dataclass(frozen=True)
class Demand:
    """That something is needed back within ``minutes`` after it fell (graph, rule 7)."""

    user: Service | Resource
    dependency: Dependency
    minutes: int
    decided: bool
    tolerance_unknown: bool

    @property
    def severity(self) -> Severity:
        """A demand that rests on an unknown tolerance is only a warning when it is not met."""
        return Severity.WARNING if self.tolerance_unknown else Severity.ERROR

    @property
    def place(self) -> Place:
        """The dependency's own row in the plan."""
        return Place(object=self.user.id, field="dependencies", item=self.dependency.id, part="required")

    def notes(self) -> tuple[str, ...]:
        """The sentence that asks for the unknown tolerance."""
        return ("tolerance",) if self.tolerance_unknown else ()

    def params(self, *, resource: str, asking: Asking) -> dict[str, Param]:
        """What a text needs to tell it; ``resource`` is the name of what is needed."""
        tolerance = known(self.dependency.tolerance) or 0
        rto = known(self.user.rto) or 0 if isinstance(self.user, Service) else 0
        basis = "decided" if self.decided else "derived" if tolerance else "at-once"
        return {
            "need": Term(key=f"need-{basis}"),
            "user": self.user.name,
            "resource": resource,
            "required": Span(minutes=self.minutes),
            "rto": Span(minutes=rto),
            "tolerance": Span(minutes=tolerance),
            "tolerance_asking": asking,
        }


def demands(view: Snapshot) -> Iterator[Demand]:
    """Every required time in the plan, in stored order: of the hard dependencies of services, and decided ones.

    What no service needs is in no hurry: its own required times ask for nothing, and C9 tells that it hangs loose.
    Where something else can stand in (n of m), no single thing has to be back: what takes them all is told by C2.
    """
    for service in view.municipality.services:
        for dependency in service.dependencies:
            if _is_single(dependency):
                yield from _of_service(service, dependency)
    for resource in view.municipality.resources:
        for dependency in resource.dependencies:
            minutes = known(dependency.required)
            if minutes is not None and _is_single(dependency) and view.concerned(resource.id):
                yield Demand(resource, dependency, minutes=minutes, decided=True, tolerance_unknown=False)


def _is_single(dependency: Dependency) -> bool:
    """Whether the user stops as soon as any one of what it names is gone."""
    return bool(dependency.needs) and not dependency.is_soft and dependency.quorum == len(dependency.needs)


def _of_service(service: Service, dependency: Dependency) -> Iterator[Demand]:
    needed = required(service, dependency)
    if needed.minutes is not None:
        yield Demand(
            service,
            dependency,
            minutes=needed.minutes,
            decided=needed.decided,
            tolerance_unknown=needed.tolerance_unknown,
        )


NEVER = 10**9
"""Minutes for what nobody has promised to bring back at all."""


def deciding(dependency: Dependency, minutes: Callable[[str], int | None]) -> tuple[str, int]:
    """Of the things that a dependency names, the last to come back, and when that is.

    What has no known time counts as back at once, so that an unknown alone never breaks a demand.
    """
    return max(((needed, minutes(needed) or 0) for needed in dependency.needs), key=lambda pair: pair[1])
