"""Small municipalities to try the rules on, and both languages' texts of what they find."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from kontinuitet.analysis.evidence import HeldExercise
from kontinuitet.analysis.rules import Finding, findings
from kontinuitet.documents.finding_text import finding_text
from kontinuitet.domain.calendar import Calendar, OpenSpan
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Dependency, DependencyKind, Resource, ResourceKind
from kontinuitet.domain.service import Activation, Service, Workaround
from kontinuitet.domain.supplier import Agreement, Subcontractor, Supplier
from kontinuitet.domain.values import DeliveryForm, Promise
from kontinuitet.domain.version import Version
from kontinuitet.wording import words

TODAY = date(2026, 11, 2)

Find = Callable[..., list[Finding]]
Told = Callable[[Finding], tuple[str, str]]


@pytest.fixture
def find() -> Find:
    """What one rule finds, those that another finding speaks for left out."""

    def of_rule(
        municipality: Municipality,
        rule: str,
        *,
        today: date = TODAY,
        exercised: Mapping[str, date] | None = None,
        versions: Mapping[str, Version] | None = None,
        held: tuple[HeldExercise, ...] = (),
    ) -> list[Finding]:
        found = findings(municipality, today, exercised or {}, versions or {}, held)
        return [item for item in found if item.rule == rule]

    return of_rule


@pytest.fixture
def told() -> Told:
    """The text of a finding in Swedish and English."""

    def in_both(finding: Finding) -> tuple[str, str]:
        return finding_text(finding, words("sv")), finding_text(finding, words("en"))

    return in_both


def hard(needs: str, tolerance: int, *, up_first: bool = False) -> Dependency:
    return Dependency(
        id=needs, needs=(needs,), kind=DependencyKind.HARD, tolerance=tolerance, up_first=up_first or None
    )


def system(identity: str, hours: int | None, *needs: Dependency) -> Resource:
    recovery = None if hours is None else Promise(minutes=hours * 60)
    return Resource(
        id=identity,
        name=identity.capitalize(),
        kind=ResourceKind.SYSTEM,
        run=DeliveryForm.OWN,
        stated_recovery=recovery,
        dependencies=needs,
    )


@pytest.fixture
def needs() -> Callable[..., Dependency]:
    """A hard dependency on one thing: ``needs("journal", 120)``."""
    return hard


@pytest.fixture
def own_system() -> Callable[..., Resource]:
    """A system of our own with a stated recovery time in hours: ``own_system("journal", 4)``."""
    return system


@pytest.fixture
def graph_example() -> Municipality:
    """The example of the design's graph page."""
    office = Calendar(id="kontorstid", name="Kontorstid", spans=(OpenSpan(first=0, last=4, start=480, end=1020),))
    return Municipality(
        name="Åskarby",
        calendars=(office,),
        suppliers=(
            Supplier(id="omsorgssystem", name="Omsorgssystem AB"),
            Supplier(id="granvik", name="Granvik Drift"),
            Supplier(id="berghall", name="Berghall"),
        ),
        agreements=(
            Agreement(
                id="avtal-journal",
                name="Journalavtalet",
                supplier="omsorgssystem",
                covers=("journal",),
                recovery=Promise(minutes=480, support=True),
                support="kontorstid",
            ),
            Agreement(
                id="avtal-drift",
                name="Driftavtalet",
                supplier="granvik",
                covers=("inloggning",),
                recovery=Promise(minutes=360),
                subcontractors=(Subcontractor(resource="datahall", supplier="berghall"),),
            ),
        ),
        resources=(
            system("journal", None, hard("inloggning", 30, up_first=True)),
            system("inloggning", None, hard("datahall", 15, up_first=True)),
            system("datahall", 4).model_copy(update={"supplier": "berghall"}),
            system("rutt", 2, hard("datahall", 0)),
            system("mobil-a", 4).model_copy(update={"kind": ResourceKind.NETWORK}),
            system("mobil-b", 12).model_copy(update={"kind": ResourceKind.NETWORK}),
        ),
        services=(
            Service(
                id="hemtjanst",
                name="Hemtjänst",
                critical=True,
                rto=240,
                mtpd=480,
                dependencies=(
                    hard("journal", 120),
                    hard("rutt", 1440).model_copy(update={"kind": DependencyKind.SOFT}),
                ),
                workarounds=(
                    Workaround(id="papper", name="Pappersplanering", replaces=("journal",), startup=60, endurance=1440),
                ),
                activation=Activation(budget=45),
            ),
            Service(
                id="trygghetslarm",
                name="Trygghetslarm",
                critical=True,
                rto=30,
                mtpd=60,
                dependencies=(
                    hard("inloggning", 60),
                    Dependency(
                        id="mobil",
                        needs=("mobil-a", "mobil-b"),
                        at_least=1,
                        kind=DependencyKind.HARD,
                        tolerance=0,
                    ),
                ),
            ),
            Service(id="loner", name="Löner", rto=4320, mtpd=7200, dependencies=(hard("inloggning", 4320),)),
        ),
    )
