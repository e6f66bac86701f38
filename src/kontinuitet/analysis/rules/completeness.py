"""Rules C8 and C9: questions about dependencies that nobody has asked, and things that nobody uses."""

from collections.abc import Iterable, Iterator

from kontinuitet.analysis.rules.finding import Finding, Severity, Terms, Told
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.analysis.usage import used
from kontinuitet.domain.resource import Resource, ResourceKind
from kontinuitet.domain.service import Service
from kontinuitet.domain.supplier import Supplier
from kontinuitet.domain.values import AskedSlug, DeliveryForm, Place, known

_MANDATORY = (
    ResourceKind.PEOPLE,
    ResourceKind.PREMISES,
    ResourceKind.ENERGY,
    ResourceKind.NETWORK,
    ResourceKind.IDENTITY,
    ResourceKind.INFORMATION,
    ResourceKind.EXTERNAL,
)
"""The kinds that every critical service is asked about (ISO/TS 22317 resources; MSB). External is a supplier."""


def c8(view: Snapshot) -> Iterator[Told]:
    """Kinds of dependency that nobody has said anything of, on a critical service (ISO/TS 22317).

    The point is the question that was not asked: what the service reaches through something else answers it, and so
    does a kind that was said not to be needed. A service without any dependency at all is told by C9.
    """
    answers = {resource.id: frozenset(_answers(view, resource)) for resource in view.municipality.resources}
    yield None
    for service in view.municipality.services:
        if service.is_critical and service.dependencies:
            answered = set(service.not_needed).union(*(answers.get(needed, ()) for needed in view.reach(service.id)))
            missing = [kind for kind in _MANDATORY if kind not in answered]
            if missing:
                yield _unasked(service, missing)
        yield None


def _answers(view: Snapshot, resource: Resource) -> Iterator[ResourceKind]:
    """The kinds that a resource answers for: its own, and external if somebody else runs it.

    A feed, net or identity domain that it names is an answer as well; where it stands is not, for that is not where
    the people of the service work.
    """
    yield resource.kind
    yield from (kind for kind, label in _named(resource) if known(label) is not None)
    outside = known(resource.run) not in {None, DeliveryForm.OWN} or known(resource.supplier) is not None
    if outside or view.municipality.agreements_for(resource.id):
        yield ResourceKind.EXTERNAL


def _named(resource: Resource) -> tuple[tuple[ResourceKind, AskedSlug], ...]:
    return (
        (ResourceKind.ENERGY, resource.power),
        (ResourceKind.NETWORK, resource.network),
        (ResourceKind.IDENTITY, resource.identity),
    )


def _unasked(service: Service, missing: Iterable[ResourceKind]) -> Finding:
    return Finding(
        rule="C8",
        variant="unasked",
        severity=Severity.WARNING,
        place=Place(object=service.id, field="dependencies"),
        services=(service.id,),
        params={"service": service.name, "kinds": Terms(keys=tuple(f"kind-{kind}" for kind in missing))},
    )


def c9(view: Snapshot) -> Iterator[Told]:
    """A resource or supplier that no service uses, or a critical service that needs nothing (expert judgement)."""
    for service in view.municipality.services:
        if service.is_critical and not service.dependencies:
            yield _alone(service, variant="service", services=(service.id,))
    in_use = used(view.municipality)
    yield None
    for variant, items in (("resource", view.municipality.resources), ("supplier", view.municipality.suppliers)):
        for item in items:
            if item.id not in in_use:
                yield _alone(item, variant=variant)


def _alone(item: Service | Resource | Supplier, *, variant: str, services: tuple[str, ...] = ()) -> Finding:
    return Finding(
        rule="C9",
        variant=variant,
        severity=Severity.WARNING,
        place=Place(object=item.id, field="dependencies" if variant == "service" else "name"),
        services=services,
        params={"name": item.name},
    )
