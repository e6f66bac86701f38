"""What suppliers and agreements come to in practice, in words."""

from datetime import UTC, datetime

import pytest

from kontinuitet.domain.calendar import Calendar, OpenSpan
from kontinuitet.domain.changes import with_item
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.supplier import Agreement, DutyState, DutyStatus, IncidentDuty, Subcontractor, Supplier
from kontinuitet.domain.values import UNKNOWN, Place, Promise
from kontinuitet.storage import open_memory
from kontinuitet.tui.plans.contracts import contract_rows, contract_text, in_real_hours
from kontinuitet.tui.plans.slots import slots
from kontinuitet.usecases.desk import Desk
from kontinuitet.wording import words

SV = words("sv")
OFFICE = Calendar(id="kontorstid", name="Kontorstid", spans=(OpenSpan(first=0, last=4, start=480, end=1020),))
AGREEMENT = Agreement(
    id="driftavtal",
    name="Driftavtalet",
    supplier="granvik",
    covers=("journal",),
    recovery=Promise(minutes=480, support=True),
    notice=Promise(minutes=60),
    support="kontorstid",
    duties=(DutyState(duty=IncidentDuty.NOTIFY, status=DutyStatus.BAD),),
    subcontractors=(
        Subcontractor(resource="journal", supplier="berghall"),
        Subcontractor(resource="journaldata", supplier=UNKNOWN),
    ),
)


class Autumn:
    """A clock that stands still on an ordinary day."""

    def wall(self) -> datetime:
        """A Tuesday in October."""
        return datetime(2026, 10, 6, 9, tzinfo=UTC)

    def steady(self) -> float:
        """No time passes."""
        return 0.0


@pytest.fixture
def desk(plan: Municipality) -> Desk:
    found = Desk(open_memory(), who="test", clock=Autumn())  # type: ignore[arg-type]
    for item in (
        OFFICE,
        AGREEMENT,
        Supplier(id="berghall", name="Berghall AB"),
        Supplier(id="dotter", name="Dotter AB", parent="granvik"),
    ):
        plan = with_item(plan, item)
    found.replace(plan, why="import")
    return found


def shown(agreement: Agreement, desk: Desk) -> dict[str, str]:
    found = slots(agreement, Place(object=agreement.id), desk.plan, SV)
    return {slot.attr: slot.shown for slot in in_real_hours(agreement, found, desk, SV)}


def test_support_hours_are_told_as_hours_on_the_clock(desk: Desk) -> None:
    told = shown(AGREEMENT, desk)
    assert told["recovery"] == "8 supporttimmar = 70 h från en fredag 18:00"
    assert told["notice"] == "1 h"


def test_support_hours_that_nobody_has_stated_are_said_to_be_missing(desk: Desk) -> None:
    told = shown(AGREEMENT.model_copy(update={"support": None}), desk)
    assert told["recovery"] == "8 supporttimmar (supporttiderna är inte angivna)"


def test_a_resource_counts_with_the_hours_of_its_agreement(desk: Desk) -> None:
    journal = desk.plan.resource["journal"].model_copy(update={"stated_recovery": Promise(minutes=480, support=True)})
    found = in_real_hours(journal, slots(journal, Place(object="journal"), desk.plan, SV), desk, SV)
    assert next(slot for slot in found if slot.attr == "stated_recovery").shown.endswith("= 70 h från en fredag 18:00")


def test_the_worst_of_the_coming_year_is_told_below(desk: Desk) -> None:
    assert contract_text(AGREEMENT, desk, SV).startswith("Återställningen tar som längst")
    always = AGREEMENT.model_copy(update={"recovery": Promise(minutes=480)})
    assert contract_text(always, desk, SV) == ""


def test_each_duty_has_a_row(desk: Desk) -> None:
    rows = {row.id: row.cells[1] for row in contract_rows(AGREEMENT, desk, SV)}
    assert rows["duty notify"] == "Underrätta er vid en incident: dåligt reglerat"
    assert rows["duty evidence"] == "Säkra loggar och bevis: ·"
    assert len(rows) == len(IncidentDuty)


def test_a_supplier_tells_what_stops_and_who_stands_behind_it(desk: Desk) -> None:
    granvik = desk.plan.supplier["granvik"]
    told = [row.cells for row in contract_rows(granvik, desk, SV)]
    assert told == [
        ("Stannar utan den", "1 verksamhet, 1 samhällsviktiga ›"),
        ("Äger", "Dotter AB ›"),
        ("Underleverantör", "Berghall AB: Journalsystemet ›"),
        ("Underleverantör", "vet ej: Journaldata"),
    ]
    assert "Hemtjänst" in contract_text(granvik, desk, SV)


def test_nothing_stops_without_a_supplier_that_carries_nothing(desk: Desk) -> None:
    assert contract_text(desk.plan.supplier["dotter"], desk, SV) == ""
