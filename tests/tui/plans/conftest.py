"""A small municipality that the screens of plans are tested on."""

import pytest

from kontinuitet.domain.municipality import CATEGORIES, Municipality
from kontinuitet.domain.organisation import Person, Role, Unit
from kontinuitet.domain.resource import Dependency, DependencyKind, Resource, ResourceKind
from kontinuitet.domain.service import Activation, ImpactRow, Peak, Service, Workaround
from kontinuitet.domain.supplier import Agreement, Supplier
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, Promise

SCORES = (0, 2, 3, 4, 4, 4, 4, 4)


@pytest.fixture
def plan() -> Municipality:
    """Home care on a journal system, run by a supplier, with paper as reserve."""
    return Municipality(
        name="Åskarby kommun",
        units=(Unit(id="omsorg", name="Omsorgen"),),
        people=(Person(id="anna-berg", name="Anna Berg"),),
        roles=(Role(id="chef", name="Enhetschef", holder="anna-berg"),),
        suppliers=(Supplier(id="granvik", name="Granvik Drift AB", notes="Ring **jouren** först."),),
        agreements=(
            Agreement(
                id="driftavtal",
                name="Driftavtalet",
                supplier="granvik",
                covers=("journal",),
                recovery=Promise(minutes=360),
            ),
        ),
        resources=(
            Resource(id="journal", name="Journalsystemet", kind=ResourceKind.SYSTEM, supplier="granvik", owner="chef"),
            Resource(id="journaldata", name="Journaldata", kind=ResourceKind.INFORMATION, held_by=("journal",)),
        ),
        services=(_home_care(), Service(id="loner", name="Löneutbetalning")),
    )


def _home_care() -> Service:
    rows = [ImpactRow(id=category.id, scores=(NOT_APPLICABLE,) * 8) for category in CATEGORIES[1:]]
    return Service(
        id="hemtjanst",
        name="Hemtjänst",
        unit="omsorg",
        owner="chef",
        critical=True,
        mtpd=480,
        rto=240,
        rpo=UNKNOWN,
        impact=(ImpactRow(id=CATEGORIES[0].id, scores=SCORES), *rows),
        peaks=(Peak(id="sommar", name="Sommaren", first="06-20", last="08-20", mtpd=240),),
        dependencies=(
            Dependency(id="journal", needs=("journal",), kind=DependencyKind.HARD, tolerance=120),
            Dependency(id="data", needs=("journaldata",)),
        ),
        workarounds=(Workaround(id="papper", name="Papper", replaces=("journal",), endurance=1440, steps="1. Pärmen"),),
        activation=Activation(criteria="Journalen borta 30 min", decider="chef", budget=45),
    )
