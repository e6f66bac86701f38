"""The example's worst supplier falls on a Friday at 18:00: what-if, stress table, findings and exercise say the same.

One engine stands behind all four (findings, derived views), but each asks it in its own way; here the answers meet.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from tests.usecases.askarby import example_copy

from kontinuitet.analysis.rules import Finding, findings
from kontinuitet.analysis.stress import StressTable, stress
from kontinuitet.analysis.whatif import WhatIf, whatif
from kontinuitet.domain.municipality import Municipality
from kontinuitet.exercise.impacts import Basis, ServiceImpact
from kontinuitet.exercise.moments import STOCKHOLM, local
from kontinuitet.usecases.afterwards import afterwards
from kontinuitet.usecases.desk import Desk, open_desk
from kontinuitet.usecases.library import playable, prepare
from kontinuitet.usecases.playing import play
from kontinuitet.usecases.starting import create_exercise

HOUR = 60
LENGTH = 72 * HOUR

FRIDAY = datetime(2026, 11, 27, 18, 0, tzinfo=STOCKHOLM)

SCENARIO = """---
id: fredag-kvall
format: 1
språk: sv
längd: 40 min
scenariot börjar: fredag 18:00
---
# Fredag kväll

Leverantören tystnar.

## Deltagare
- it-chef: övad

## Mål
- M1: Ni vet vad som stannar

## Fas: Helgen {{#helgen}}

## T+0:00 Det slutar svara {{#slutar}}
- Till: it-chef
- Påverkan: {supplier} faller bort
- Förväntat: Ta reda på vad som stannar | it-chef | inom 10 min | M1

Ingenting svarar.

## Fas: Måndag {{#mandag}}
- Börjar: T+0:20
- Scenariotid: måndag 18:00

## T+0:20 Det är tillbaka {{#ater}}
- Till: it-chef
- Påverkan: {supplier} är åter

Nu svarar det igen.

## Fas: Tre veckor senare {{#senare}}
- Börjar: T+0:30
- Scenariotid: dag 22 08:00

## T+0:30 Hur gick det? {{#efter}}
- Till: it-chef

Allt är uppe.
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The example municipality."""
    shared = tmp_path_factory.mktemp("read")
    opened = open_desk(example_copy(shared, tmp_path_factory.mktemp("engine")), who="test")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def plan(desk: Desk) -> Municipality:
    """Its plan."""
    return desk.plan


@pytest.fixture(scope="module")
def table(plan: Municipality) -> StressTable:
    """Everything that can fall, from Friday evening."""
    return stress(plan, FRIDAY)


@pytest.fixture(scope="module")
def worst(plan: Municipality, table: StressTable) -> str:
    """The supplier that stands first in the stress table."""
    return next(row.cause for row in table.rows if row.cause in plan.supplier)


@pytest.fixture(scope="module")
def answer(plan: Municipality, worst: str) -> WhatIf:
    """What if it is gone for three days?"""
    found = whatif(plan, (worst,), start=FRIDAY, length=LENGTH)
    assert isinstance(found, WhatIf)
    return found


@pytest.fixture(scope="module")
def unaided(plan: Municipality) -> Municipality:
    """The example without reserve routines: in an exercise they run only if somebody starts them (graph, rule 6)."""
    services = tuple(one.model_copy(update={"workarounds": ()}) for one in plan.services)
    return plan.model_copy(update={"services": services})


@pytest.fixture(scope="module")
def played(
    desk: Desk, unaided: Municipality, worst: str, tmp_path_factory: pytest.TempPathFactory
) -> tuple[ServiceImpact, ...]:
    """The same in an exercise in which nobody does anything."""
    path = tmp_path_factory.mktemp("scenario") / "fredag-kvall.sv.md"
    path.write_text(SCENARIO.format(supplier=worst), encoding="utf-8")
    begins = datetime(2026, 11, 27, 9, 0, tzinfo=STOCKHOLM)
    timeline = prepare(playable(str(path), "sv"), unaided, day=begins.date()).timeline
    identity = create_exercise(desk.database, timeline, unaided, kind="headless", created=begins)
    assert play(desk.database, identity, (), begins=begins) == ()
    return afterwards(desk.database, identity).measured.services


def test_it_is_an_outage_worth_comparing(answer: WhatIf) -> None:
    assert len([one for one in answer.services if one.stops is not None]) >= 3
    assert len({one.stops for one in answer.services}) >= 3
    assert any(one.intolerable is not None for one in answer.services)


def test_the_stress_table_names_the_same_services(plan: Municipality, worst: str, answer: WhatIf) -> None:
    row = stress(plan, FRIDAY, lengths=(LENGTH,)).row(worst)
    assert row is not None
    (cell,) = row.cells
    assert set(cell.stopped) == {one.id for one in answer.services if one.stops is not None}
    assert set(cell.beyond) == {one.id for one in answer.services if one.intolerable is not None}
    limits = {one.id: plan.service[one.id].rto for one in answer.services}
    late = {one.id for one in answer.services if is_over(one.outage, limits[one.id])}
    assert set(cell.over_rto) == late


def is_over(outage: int | None, rto: object) -> bool:
    return isinstance(rto, int) and outage is not None and outage > rto


def test_an_exercise_gives_the_same_services_order_and_times(
    unaided: Municipality, worst: str, played: tuple[ServiceImpact, ...]
) -> None:
    answer = whatif(unaided, (worst,), start=FRIDAY, length=LENGTH)
    assert isinstance(answer, WhatIf)
    stopped = [one for one in answer.services if one.stops is not None]
    outages = {one.service: one.interruptions for one in played}
    assert outages.keys() == {one.id for one in stopped}
    for one in stopped:
        (only,) = outages[one.id]
        assert one.stops == minutes_after(only.stopped)
        assert one.intolerable == minutes_after(only.intolerable)
        if one.at_the_earliest:
            # What it needs has no known recovery: "at the earliest" when asked, and no return that anybody has seen.
            assert (only.back, only.outage.basis) == (None, Basis.NOT_ENDED)
        else:
            assert (minutes_after(only.back), only.outage.basis) == (one.back, Basis.GIVEN)
    assert len([one for one in stopped if not one.at_the_earliest]) > 5
    in_order = [one.id for one in stopped if one.intolerable is not None]
    assert len(in_order) > 5
    assert in_order == sorted(in_order, key=lambda each: outages[each][0].intolerable or 0)


def minutes_after(moment: int | None) -> int | None:
    return None if moment is None else round((local(moment) - FRIDAY) / timedelta(minutes=1))


def test_the_findings_give_the_same_times(plan: Municipality, worst: str) -> None:
    """Without a length, since a finding asks how long it would take with the repair that the plan promises."""
    asked = whatif(plan, (worst,), start=FRIDAY)
    assert isinstance(asked, WhatIf)
    late = [one for one in asked.services if is_over(one.outage, plan.service[one.id].rto)]
    said = {one.services[0]: one for one in told(plan) if one.rule == "C2" and one.cause == worst}
    over = {service: found for service, found in said.items() if found.variant == "over"}
    assert over.keys() == {one.id for one in late}
    assert len(over) >= 2
    for one in late:
        outage = over[one.id].params["outage"]
        assert outage.minutes == one.outage  # type: ignore[union-attr]


def told(plan: Municipality) -> Iterator[Finding]:
    """All findings, also those that another one speaks for."""
    for one in findings(plan, date(2026, 11, 23)):
        yield one
        yield from one.speaks_for
