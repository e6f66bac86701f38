"""A small municipality with one agreement, for the rules about suppliers and reports."""

from collections.abc import Mapping
from typing import Any

from kontinuitet.domain.calendar import ALWAYS, Calendar, OpenSpan
from kontinuitet.domain.followup import ReportingDuty
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Channel, ChannelKind, Person, Role
from kontinuitet.domain.resource import Dependency, Resource, ResourceKind
from kontinuitet.domain.service import Service
from kontinuitet.domain.supplier import Agreement, Supplier
from kontinuitet.domain.values import DeliveryForm, Promise

OFFICE = Calendar(id="kontorstid", name="Kontorstid", spans=(OpenSpan(first=0, last=4, start=480, end=1020),))
SUPPORT_DAY = Promise(minutes=480, support=True)


def town(agreement: Mapping[str, Any] | None = None, *, duties: tuple[ReportingDuty, ...] = (), **fields: object):
    """Home care needs a journal, which needs a login; ``fields`` describe the journal."""
    journal = {"id": "journal", "name": "Journalen", "kind": ResourceKind.SYSTEM, "supplier": "omsorg"} | fields
    deeper = Dependency(id="inloggning", needs=("inloggning",), tolerance=0)
    login = Resource(id="inloggning", name="Inloggningen", kind=ResourceKind.IDENTITY, run=DeliveryForm.OWN)
    basis = {"id": "avtal", "name": "Journalavtalet", "supplier": "omsorg", "covers": ("journal",)}
    edge = Dependency(id="journal", needs=("journal",), tolerance=120)
    return Municipality(
        name="Åskarby",
        calendars=(OFFICE,),
        services=(Service(id="hemtjanst", name="Hemtjänst", critical=True, rto=240, dependencies=(edge,)),),
        resources=(Resource.model_validate({"dependencies": (deeper,)} | journal), login),
        suppliers=(Supplier(id="omsorg", name="Omsorgssystem AB"),),
        agreements=() if agreement is None else (Agreement.model_validate(basis | agreement),),
        duties=duties,
    )


def round_the_clock(plan: Municipality, **fields: object) -> Municipality:
    """The same with the service open at all hours, and other fields of it."""
    service = plan.services[0].model_copy(update={"hours": ALWAYS} | fields)
    return plan.model_copy(update={"services": (service, *plan.services[1:])})


def not_critical(plan: Municipality) -> Municipality:
    """The same with a service that is not critical."""
    return plan.model_copy(update={"services": (plan.services[0].model_copy(update={"critical": False}),)})


def second(plan: Municipality, **fields: object) -> Municipality:
    """The same with another agreement, with another supplier, on a second system that home care needs."""
    edge = Dependency(id="rutt", needs=("rutt",), tolerance=0)
    service = plan.services[0].model_copy(update={"dependencies": (*plan.services[0].dependencies, edge)})
    basis = {"id": "ruttavtal", "name": "Ruttavtalet", "supplier": "vagval", "covers": ("rutt",)}
    routes = Resource(id="rutt", name="Rutten", kind=ResourceKind.SYSTEM, supplier="vagval")
    return plan.model_copy(
        update={
            "services": (service,),
            "resources": (*plan.resources, routes),
            "suppliers": (*plan.suppliers, Supplier(id="vagval", name="Vägval AB")),
            "agreements": (*plan.agreements, Agreement.model_validate(basis | fields)),
        }
    )


def staffed(plan: Municipality, *people: str, role: str = "vakt", **fields: Any) -> Municipality:
    """The same with a role: the first person holds it, the others are deputies, all with a telephone."""
    names = tuple(
        Person(id=one, name=one.capitalize(), channels=(Channel(id="mobil", kind=ChannelKind.MOBILE, address="070"),))
        for one in people
    )
    holder = {"holder": people[0]} if people else {}
    new = Role.model_validate({"id": role, "name": role.capitalize(), "deputies": people[1:]} | holder | fields)
    return plan.model_copy(update={"people": (*plan.people, *names), "roles": (*plan.roles, new)})
