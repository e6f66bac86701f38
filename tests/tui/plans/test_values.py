"""What the screens of plans show, worked out without a screen."""

from datetime import date

import pytest

from kontinuitet.domain.changes import replaced
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, Place, Unknown
from kontinuitet.tui.plans.grid import shade, sign
from kontinuitet.tui.plans.rows_of_service import free_id
from kontinuitet.tui.plans.sections import SECTIONS, derived_text, has_open_question, mark, section_of
from kontinuitet.tui.plans.service import short_duration
from kontinuitet.tui.plans.slots import choices, slots, takes_unknown, unknown_text, users
from kontinuitet.tui.plans.speech import place_of
from kontinuitet.tui.plans.standing import analysis, covered, dependencies, latest, longest
from kontinuitet.wording import words

SV = words("sv")
HOME_CARE = Place(object="hemtjanst")


def with_limit(plan: Municipality, minutes: object) -> Municipality:
    return replaced(plan, Place(object="hemtjanst", field="mtpd"), minutes)


def test_a_field_shows_names_where_its_file_has_ids(plan: Municipality) -> None:
    found = {slot.attr: slot for slot in slots(plan.service["hemtjanst"], HOME_CARE, plan, SV)}
    assert (found["owner"].written, found["owner"].shown) == ("chef", "Enhetschef")
    assert (found["mtpd"].label, found["mtpd"].shown) == ("acceptabel avbrottstid", "8 h")
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


def test_who_uses_what(plan: Municipality) -> None:
    found = {identity: [item.id for item in items] for identity, items in users(plan).items()}
    assert found["journal"] == ["hemtjanst", "journaldata", "driftavtal"]
    assert found["granvik"] == ["journal", "driftavtal"]
    assert "loner" not in found


def test_the_overviews_columns_count(plan: Municipality) -> None:
    service = plan.service["hemtjanst"]
    assert (longest(service, SV), analysis(service, plan)) == ("8 h", "done")
    assert (dependencies(service), covered(service)) == ("2 (1 ?)", "1/2")
    assert [has_open_question(edge) for edge in service.dependencies] == [False, True]
    empty = plan.service["loner"]
    assert (longest(empty, SV), analysis(empty, plan), covered(empty)) == ("?", "none", "–")
    assert latest(service, {"hemtjanst": date(2026, 5, 1)}) == date(2026, 5, 1)
    assert latest(empty, {}) is None


def test_the_decided_outage_stands_beside_the_derived(plan: Municipality) -> None:
    text = derived_text(plan.service["hemtjanst"], plan, SV)
    assert text == "Oacceptabelt från 8 h (Liv och hälsa): avbrottet får då vara högst 8 h. Ni har beslutat 8 h."
    longer = with_limit(plan, 1440)
    assert "Ni har beslutat 24 h, längre än analysen säger" in derived_text(longer.service["hemtjanst"], longer, SV)
    assert "inte beslutad" in derived_text(plan.service["loner"], plan, SV)


def test_every_place_of_a_service_has_a_section() -> None:
    places = ("mtpd", "impact", "dependencies", "workarounds", "activation", "peaks", "owner", "")
    found = [section_of(Place(object="x", field=field)) for field in places]
    assert found == ["limits", "impact", "dependencies", "workarounds", "activation", "peaks", "service", "service"]
    assert set(found) <= set(SECTIONS)


def test_a_section_says_how_many_questions_are_open(plan: Municipality) -> None:
    service = plan.service["hemtjanst"]
    marks = {section: mark(section, service, plan, findings=(), words=SV).text() for section in SECTIONS}
    assert (marks["impact"], marks["dependencies"], marks["findings"]) == ("✓", "1 ?", "✓")
    assert marks["limits"] == "3 ?"
    bare = service.model_copy(update={"dependencies": (), "peaks": (), "workarounds": ()})
    for section in ("dependencies", "peaks", "workarounds"):
        assert mark(section, bare, plan, findings=(), words=SV).text() == "–"


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
