"""The registers as a person meets them, key by key."""

import asyncio
import re
from collections.abc import Callable

import pytest
from tests.tui.keys import press
from textual import events

from kontinuitet.domain.changes import with_item
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Resource, ResourceKind
from kontinuitet.domain.supplier import Supplier
from kontinuitet.tui.app import KontinuitetApp
from kontinuitet.tui.plain import screen_text

Play = Callable[..., list[str]]
Build = Callable[..., KontinuitetApp]


def typed(text: str) -> list[str]:
    """The keys that write a text."""
    return ["space" if char == " " else char for char in text]


def register(name: str) -> list[str]:
    """The keys that open a register."""
    return ["r", *typed(name), "enter"]


@pytest.fixture
def larger(plan: Municipality) -> Municipality:
    """Two more systems without an owner, and the same supplier once more."""
    for item in (
        Resource(id="lonesystemet", name="Lönesystemet", kind=ResourceKind.SYSTEM),
        Resource(id="arenden", name="Ärendesystemet", kind=ResourceKind.SYSTEM),
        Supplier(id="granvik-ab", name="Granvik Drift", organisation_number="552000-0018"),
    ):
        plan = with_item(plan, item)
    return plan


def test_a_register_is_filtered_while_one_types(app_with: Build, play: Play, larger: Municipality) -> None:
    *_, found, kept, every = play(app_with(larger), [*register("it-"), "slash", *typed("löne"), "enter", "escape"])
    assert "1 av 3 visas" in found
    assert "Journalsystemet" not in found
    assert "1 av 3 visas" in kept
    assert "3 poster" in every
    assert "Planer › IT-system" in every


def test_a_register_is_sorted_by_the_column_under_the_cursor(app_with: Build, play: Play, larger: Municipality) -> None:
    *_, once, twice, stored = play(app_with(larger), [*register("it-"), "s", "s", "s"])
    orders = [re.findall(r"\w+systemet", screen) for screen in (once, twice, stored)]
    assert orders[0] == ["Journalsystemet", "Lönesystemet", "Ärendesystemet"]
    assert orders[1] == orders[0][::-1]
    assert "Namn ▲" in once
    assert "▲" not in stored


def test_a_cell_is_changed_where_it_stands(app_with: Build, play: Play, larger: Municipality) -> None:
    *_, changed = play(app_with(larger), [*register("it-"), "down", "right", "enter", *typed("enhets"), "enter"])
    assert re.search(r"Lönesystemet +Enhetschef", changed)


def test_a_cell_can_be_not_known(app_with: Build, play: Play, larger: Municipality) -> None:
    *_, changed = play(app_with(larger), [*register("it-"), "down", "right", "question_mark", "enter"])
    assert re.search(r"Lönesystemet +\? ", changed)


def test_several_get_a_value_in_one_step(app_with: Build, play: Play, larger: Municipality) -> None:
    keys = [*register("it-"), "a", "m", *typed("ägare"), "enter", *typed("enhets"), "enter", "u"]
    *_, done, undone = play(app_with(larger), keys)
    assert "Ägare är nu Enhetschef för 3 poster." in done
    assert len(re.findall(r"systemet +Enhetschef", done)) == 3
    assert len(re.findall(r"systemet +Enhetschef", undone)) == 1


def test_after_several_were_set_one_stands_in_their_column(app_with: Build, play: Play, larger: Municipality) -> None:
    keys = [*register("it-"), "a", "m", *typed("plats"), "enter", *typed("Hall"), "enter"]
    *_, done = play(app_with(larger), keys)
    assert len(re.findall(r"systemet .*hall", done)) == 3


def test_several_that_differ_are_not_emptied_by_an_empty_answer(
    app_with: Build, play: Play, larger: Municipality
) -> None:
    keys = [*register("it-"), "a", "m", *typed("prövad åter"), "enter", *typed("snart"), "enter"]
    *_, refused = play(app_with(larger), keys)
    assert "Inget är ändrat." in refused
    assert "”snart” är ingen tid" in refused


def test_something_new_is_named_and_opened(app_with: Build, play: Play, larger: Municipality) -> None:
    *_, opened = play(app_with(larger), [*register("it-"), "n", *typed("Kartan"), "enter"])
    assert "Planer › Kartan" in opened.splitlines()[0]
    assert "Kartan är tillagd." in opened


def test_an_agreement_is_added_with_a_supplier_that_is_new_too(
    app_with: Build, play: Play, larger: Municipality
) -> None:
    app = app_with(larger)
    *_, opened, register_again, undone = play(
        app, [*register("avtal"), "n", *typed("Molnavtal"), "enter", *typed("Tranmoln"), "down", "enter", "escape", "u"]
    )
    assert "Planer › Molnavtal" in opened.splitlines()[0]
    assert re.search(r"Molnavtal +Tranmoln", register_again)
    assert "Molnavtal" not in undone.splitlines()[3]


def test_likely_duplicates_are_pointed_out_and_merged(app_with: Build, play: Play, larger: Municipality) -> None:
    app = app_with(larger)
    *_, seen, with_which, kept, asked, merged = play(app, [*register("lever"), "d", "enter", "enter", "enter"])
    assert "2 liknar varandra" in seen
    assert "liknar" in with_which
    assert "Vilken ska vara kvar?" in kept
    assert "Namn: Granvik Drift AB gäller, Granvik Drift faller bort" in " ".join(asked.split())
    assert "är nu samma post" in merged
    supplier = app.desk.plan.supplier["granvik"]
    assert [one.id for one in app.desk.plan.suppliers] == ["granvik"]
    assert supplier.organisation_number == "552000-0018"


def test_what_would_break_is_shown_before_something_goes(app_with: Build, play: Play, larger: Municipality) -> None:
    *_, asked, left, _, gone = play(app_with(larger), [*register("it-"), "x", "escape", "x", "enter"])
    assert "Det används." in asked
    assert "Hemtjänst" in asked
    assert "Driftavtalet: omfattar" in asked
    assert "Journalsystemet" in left
    assert "Journalsystemet är borttagen." in " ".join(gone.split())


def test_who_uses_it_is_a_list_to_go_on_from(app_with: Build, play: Play, larger: Municipality) -> None:
    *_, listed, _, opened = play(app_with(larger), [*register("it-"), "w", "down", "enter"])
    assert "Journalsystemet används här" in listed
    assert "Planer ›" in opened.splitlines()[0]
    assert "IT-system" not in opened.splitlines()[0]


def test_a_first_number_is_added_in_its_cell(app_with: Build, play: Play, larger: Municipality) -> None:
    keys = [*register("personer"), "right", "enter", *typed("kort"), "enter", *["backspace"] * 4]
    *_, changed = play(app_with(larger), [*keys, *typed("070-174 06 05"), "enter"])
    assert re.search(r"Anna Berg +070-174 06 05", changed)


def test_hostile_names_stay_text(app_with: Build, play: Play, plan: Municipality, hostile: str) -> None:
    broken = with_item(plan, Supplier(id="ond", name=hostile))
    *_, seen, asked = play(app_with(broken), [*register("lever"), "down", "x"])
    assert "Larm [/] nu" in seen
    assert "\x1b" not in seen + asked
    assert "Ta bort Larm [/] nu" in asked


LIST = (
    "System\tLeverantör\tÄgare\nJournalsystemet\tGranvik Drift AB\tEnhetschef\nKartan\tNya Lev AB\t\n\tNya Lev AB\t\n"
)


def test_a_pasted_list_is_looked_at_and_taken_as_one_step(app_with: Build, plan: Municipality) -> None:
    looked, aside, taken, undone = asyncio.run(_pasted(app_with(plan)))
    assert re.search(r"2 +oförändrad +Journalsystemet", looked)
    assert re.search(r"3 +ny +Kartan", looked)
    assert "Rader som inte går stoppar listan" in " ".join(looked.split())
    assert "Listan är inte inläst än" in aside
    assert "Kartan" not in aside
    assert "Kartan" in taken
    assert "Listan är inläst" in taken
    assert "Kartan" not in undone


async def _pasted(app: KontinuitetApp) -> list[str]:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key in [*register("it-"), "i", "enter"]:
            await press(app, pilot, key)
        app.post_message(events.Paste(LIST))
        await pilot.pause()
        screens = []
        for keys in (["f2"], ["escape"], ["i", "enter", "l", "t"], ["u"]):
            for key in keys:
                await press(app, pilot, key)
            screens.append(screen_text(app))
        return screens
