"""What the screens of plans show, worked out without a screen."""

from dataclasses import replace
from datetime import date

import pytest

from kontinuitet.analysis.coverage import by_unit, coverage, next_act, with_findings
from kontinuitet.analysis.progress import step_states
from kontinuitet.analysis.rules import findings
from kontinuitet.domain.changes import replaced, with_item
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.secrecy import SecrecyPart
from kontinuitet.domain.service import ImpactRow, Service
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, Place, Unknown
from kontinuitet.tui.plans.adding import free_id
from kontinuitet.tui.plans.grid import shade, sign
from kontinuitet.tui.plans.sections import (
    CONTENTS,
    SECTIONS,
    derived_text,
    mark,
    row_of,
    rows_of,
    section_of,
    short_duration,
)
from kontinuitet.tui.plans.slots import choices, slots, takes_unknown, unknown_text
from kontinuitet.tui.plans.speech import place_of
from kontinuitet.tui.plans.standing import longest, next_text, plan_text, service_row, unit_row
from kontinuitet.wording import words

SV = words("sv")
HOME_CARE = Place(object="hemtjanst")


def with_limit(plan: Municipality, minutes: object) -> Municipality:
    return replaced(plan, Place(object="hemtjanst", field="mtpd"), minutes)


def test_a_field_shows_names_where_its_file_has_ids(plan: Municipality) -> None:
    found = {slot.attr: slot for slot in slots(plan.service["hemtjanst"], HOME_CARE, plan, SV)}
    assert (found["owner"].written, found["owner"].shown) == ("chef", "Enhetschef")
    assert (found["mtpd"].label, found["mtpd"].shown) == ("Acceptabel avbrottstid", "8 h")
    assert (found["rpo"].shown, found["rpo"].is_unknown, found["rpo"].is_open) == ("vet ej", True, True)
    assert found["critical"].shown == "ja"
    assert found["mtpd"].place == Place(object="hemtjanst", field="mtpd")


def test_a_field_of_a_row_has_the_place_of_the_row(plan: Municipality) -> None:
    at = Place(object="hemtjanst", field="dependencies", item="journal")
    found = {slot.attr: slot for slot in slots(plan.service["hemtjanst"].dependencies[0], at, plan, SV)}
    assert found["tolerance"].place == at.model_copy(update={"part": "tolerance"})
    assert found["needs"].shown == "Journalsystemet"
    assert [written for written, _ in choices(found["kind"], plan, SV)] == ["hårt", "mjukt"]
    assert takes_unknown(found["tolerance"], SV)
    assert not takes_unknown(found["needs"], SV)


def test_information_classes_stand_within_the_resource(plan: Municipality) -> None:
    found = {slot.attr: slot for slot in slots(plan.resource["journal"], Place(object="journal"), plan, SV)}
    assert found["integrity"].place == Place(object="journal", field="classes", part="integrity")
    assert ("granvik", "Granvik Drift AB") in choices(found["supplier"], plan, SV)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (UNKNOWN, "vet ej"),
        (Unknown(who="anna-berg"), "vet ej – Anna Berg tar reda på det"),
        (Unknown(who="anna-berg", by=date(2027, 3, 1)), "vet ej – Anna Berg tar reda på det till 1 mars 2027"),
    ],
)
def test_not_known_says_who_finds_out(plan: Municipality, value: Unknown, text: str) -> None:
    assert unknown_text(value, plan, SV) == text


def test_the_overviews_columns_count(plan: Municipality) -> None:
    standings = coverage(plan, {}, {})
    home, wages = (service_row(each, plan, SV) for each in standings)
    assert home.cells == ("Hemtjänst", "Omsorgen", "8 h", "klar", "2", "1/1", "1/2", "utkast", "aldrig", "…", "1")
    assert wages.cells == ("Löneutbetalning", "–", "?", "–", "–", "–", "–", "–", "aldrig", "…", "–")
    assert longest(plan.service["loner"], SV) == "?"
    changed = replace(standings[0], version=2, is_changed=True)
    assert plan_text(changed, SV) == "v2 ≠"
    units = by_unit(plan, with_findings(standings, ()), date(2026, 1, 1))
    assert unit_row(units[0], plan, SV).cells == ("Omsorgen", "1", "1/1", "0/1", "0/1", "–", "1")
    assert unit_row(units[1], plan, SV).cells[0] == "Ingen enhet"


def test_the_next_thing_to_do_is_a_finding_or_a_step(plan: Municipality) -> None:
    today = date(2026, 11, 24)
    act = next_act(plan, "loner", findings=(), today=today, versions={})
    assert act is not None
    assert next_text(act, plan, SV) == "Löneutbetalning: gå vidare med Verksamheten"


def test_the_decided_outage_stands_beside_the_derived(plan: Municipality) -> None:
    text = derived_text(plan.service["hemtjanst"], plan, SV)
    assert text == "Oacceptabelt från 8 h (Liv och hälsa): avbrottet får då vara högst 8 h. Ni har beslutat 8 h."
    longer = with_limit(plan, 1440)
    assert "Ni har beslutat 24 h, längre än analysen säger" in derived_text(longer.service["hemtjanst"], longer, SV)
    assert "inte beslutad" in derived_text(plan.service["loner"], plan, SV)


def test_every_field_of_a_service_has_a_step() -> None:
    shown = {
        field
        for section in CONTENTS.values()
        for field in (*section.fields, *section.lists, *section.last, section.single)
    }
    elsewhere = {"id", "template", "suggested", "impact", "secrecy"}
    assert set(Service.model_fields) - shown == elsewhere
    places = (
        "mtpd",
        "impact",
        "dependencies",
        "workarounds",
        "activation",
        "peaks",
        "owner",
        "secrecy",
        "returning",
        "",
    )
    found = [section_of(Place(object="x", field=field)) for field in places]
    assert found == [
        *("limits", "impact", "dependencies", "workarounds", "activation", "peaks", "service", "secrecy"),
        *("recovery", "service"),
    ]
    assert set(found) <= set(SECTIONS)


def test_a_place_has_its_row() -> None:
    assert row_of(Place(object="x", field="mtpd")) == "mtpd"
    assert row_of(Place(object="x", field="activation", part="budget")) == "budget"
    assert row_of(Place(object="x", field="risks", item="brand", part="owner")) == "row risks brand"


def test_a_step_says_what_is_left(plan: Municipality) -> None:
    states = {state.step: state for state in step_states(plan, "hemtjanst", date(2026, 11, 24))}
    told = {step: mark(step, states[step], findings=(), service="hemtjanst", words=SV) for step in states}
    assert told["impact"] == "✓"
    assert told["dependencies"] == "2 kvar"
    assert mark("findings", None, findings=(), service="hemtjanst", words=SV) == "✓"
    contradiction = plan.service["hemtjanst"].model_copy(update={"rto": 600})
    found = findings(with_item(plan, contradiction), date(2026, 11, 24))
    assert mark("limits", states["limits"], findings=found, service="hemtjanst", words=SV).endswith("!")


def test_rows_are_told_by_what_matters(plan: Municipality) -> None:
    rows = rows_of("dependencies", plan.service["hemtjanst"], plan, SV, versions=())
    assert [(row.id, row.cells) for row in rows] == [
        ("row dependencies journal", ("Journalsystemet", "hårt · 2 h ›")),
        ("row dependencies data", ("Journaldata", " ›")),
    ]
    roles = rows_of("roles", plan.service["hemtjanst"], plan, SV, versions=())
    assert roles[0].cells == ("Enhetschef", "Anna Berg ›")
    parts = rows_of("secrecy", plan.service["hemtjanst"], plan, SV, versions=())
    assert len(parts) == len(SecrecyPart)
    assert rows_of("approval", plan.service["hemtjanst"], plan, SV, versions=())[-1].id == "approve"


def test_harm_that_grows_less_is_questioned(plan: Municipality) -> None:
    service = plan.service["hemtjanst"]
    odd = service.model_copy(update={"impact": (ImpactRow(id="liv-halsa", scores=(0, 3, 2, 4, 4, 4, 4, 4)),)})
    assert "Liv och hälsa: skadan blir mindre med tiden" in derived_text(odd, plan, SV)
    assert "mindre med tiden" not in derived_text(service, plan, SV)


@pytest.mark.parametrize(
    ("scores", "drawn"),
    [
        ((0, 0), "─"),
        ((1, 0), "░"),
        ((2, 0), "▒"),
        ((3, None), "█"),
        ((2, None), "·"),
        ((UNKNOWN, 0), "·"),
        ((1, NOT_APPLICABLE), "░"),
        ((NOT_APPLICABLE,), "·"),
    ],
)
def test_the_shade_is_the_worst_that_is_known(scores: tuple[int, ...], drawn: str) -> None:
    assert shade(scores, 3) == drawn


def test_unknown_does_not_apply_and_not_asked_look_different() -> None:
    assert [sign(score) for score in (0, 4, UNKNOWN, NOT_APPLICABLE, None)] == ["0", "4", "?", "–", "·"]


def test_an_id_is_made_free() -> None:
    assert free_id("papper", set()) == "papper"
    assert free_id("papper", {"papper", "papper-2"}) == "papper-3"


def test_a_step_knows_the_place_that_it_changed() -> None:
    assert place_of("hemtjanst/mtpd") == Place(object="hemtjanst", field="mtpd")
    place = Place(object="hemtjanst", field="dependencies", item="journal", part="tolerance")
    assert place_of("hemtjanst/dependencies/journal/tolerance") == place


def test_time_points_are_short_headings() -> None:
    assert [short_duration(text) for text in ("3 dygn", "24 h", "2 v")] == ["3 d", "24 h", "2 v"]
