"""What the municipality decides for all its plans, on screen."""

from collections.abc import Callable

import pytest

from kontinuitet.documents.plan.fields import MUNICIPALITY as FIELDS
from kontinuitet.domain.changes import MUNICIPALITY, replaced
from kontinuitet.domain.municipality import Municipality, Settings
from kontinuitet.domain.values import Place
from kontinuitet.tui.app import KontinuitetApp
from kontinuitet.tui.plans.settings import told_slots
from kontinuitet.tui.plans.slots import question_of, slot_at, slots
from kontinuitet.wording import LANGUAGES, words

Play = Callable[..., list[str]]
Build = Callable[..., KontinuitetApp]
SV = words("sv")
HERE = Place(object=MUNICIPALITY)
OPEN = ["r", *"inställ", "enter"]


def at(field: str) -> Place:
    return Place(object=MUNICIPALITY, field=field)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_setting_is_a_field_with_a_question(plan: Municipality, lang: str) -> None:
    say = words(lang)
    found = {slot.attr: slot for slot in (*slots(plan, HERE, plan, say), *slots(plan.settings, HERE, plan, say))}
    assert set(found) == {"name", "notes", *(field.attr for field in FIELDS.fields)}
    assert set(Settings.model_fields) - set(found) == {"categories"}
    assert [slot.attr for slot in found.values() if question_of(slot, say) == say("tui.ask")] == []


def test_a_setting_tells_its_default_beside_what_was_decided(plan: Municipality) -> None:
    after = replaced(plan, Place(object=MUNICIPALITY, field="settings", part="margin"), 30)
    usual = slots(Settings(), HERE, after, SV)
    found = {slot.attr: slot.shown for slot in told_slots(slots(after.settings, HERE, after, SV), usual, SV)}
    assert found["margin"].split() == ["30", "%", "(förval", "20", "%)"]
    assert found["contact_days"].split() == ["90", "dagar", "(förval)"]


def test_a_setting_can_be_asked_for_by_its_place(plan: Municipality) -> None:
    assert slot_at(plan, at("reference"), SV).shown == "fredag 18:00"
    assert slot_at(plan, at("name"), SV).value == "Åskarby kommun"


def test_a_setting_is_changed_emptied_and_taken_back(app_with: Build, play: Play, plan: Municipality) -> None:
    app = app_with(plan)
    to_margin = [*OPEN, *["down"] * 6]
    keys = [*to_margin, "enter", "ctrl+u", *"40", "enter", "u", "enter", "ctrl+u", *"400", "enter"]
    screens = play(app, keys)
    changed, undone = screens[len(to_margin) + 5], screens[len(to_margin) + 6]
    assert "marginal är nu 40 %" in " ".join(changed.split())
    assert "(förval 20 %)" in changed
    assert "Ångrat: Åskarby kommun: marginal är åter 20 %" in " ".join(undone.split())
    assert "×" in screens[-1]
    assert app.desk.plan.settings.margin == 20


def test_kinds_of_harm_are_added_moved_and_removed(app_with: Build, play: Play, plan: Municipality) -> None:
    app = app_with(plan)
    keys = [*OPEN, "n", *"Djur", "enter", "shift+up", "x", "enter"]
    *_, added, moved, asked, removed = play(app, keys)
    assert "Nytt konsekvensområde: Djur." in added
    assert moved.index("Djur ·") < moved.index("Andra samhällsviktiga")
    assert "Ta bort Djur?" in asked
    assert "Djur är borttaget." in removed
    assert app.desk.plan.settings == plan.settings


def test_time_points_are_never_written_over(app_with: Build, play: Play, plan: Municipality) -> None:
    app = app_with(plan)
    to_points = [*OPEN, *["down"] * 22, "enter"]
    *_, asked, taken = play(app, [*to_points, *"24", "enter", "enter"])
    assert "Ta bort 24 h?" in asked
    assert "24 h är borttagen" in taken
    service = app.desk.plan.service["hemtjanst"]
    assert 1440 not in app.desk.plan.settings.time_points
    assert [len(row.scores) for row in service.impact] == [7] * 6
