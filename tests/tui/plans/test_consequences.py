"""What stops, how much hangs on what, who needs what, and the page for the board: key by key."""

import asyncio
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.analysis.example import OFFICE
from tests.tui.plans.test_screens import outside, poisoned, typed

from kontinuitet.domain.changes import replaced
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Person
from kontinuitet.domain.resource import Dependency, DependencyKind, Resource, ResourceKind
from kontinuitet.domain.supplier import Supplier
from kontinuitet.domain.values import Place, Promise
from kontinuitet.tui.app import KontinuitetApp
from kontinuitet.tui.plain import screen_text
from kontinuitet.tui.plans.causes import causes_at
from kontinuitet.tui.theme import DARK, LIGHT
from kontinuitet.wording import TEST_LANGUAGE

Play = Callable[..., list[str]]
Build = Callable[..., KontinuitetApp]
GRANVIK = ["v", *typed("granvik"), "enter"]


@pytest.fixture
def plan(plan: Municipality) -> Municipality:
    """The same with a network that both the journal and the pay need, and with the supplier's owner."""
    net = Resource(id="natet", name="Nätet", kind=ResourceKind.NETWORK, stated_recovery=Promise(minutes=120))
    edge = Dependency(id="natet", needs=("natet",), kind=DependencyKind.HARD, tolerance=60)
    journal, data = plan.resources
    home, pay = plan.services
    owned = plan.suppliers[0].model_copy(update={"parent": "koncern"})
    return plan.model_copy(
        update={
            "calendars": (OFFICE,),
            "people": (*plan.people, Person(id="bo-ek", name="Bo Ek")),
            "suppliers": (owned, Supplier(id="koncern", name="Koncernen AB")),
            "resources": (journal.model_copy(update={"dependencies": (edge,)}), data, net),
            "services": (home, pay.model_copy(update={"dependencies": (edge,)})),
        }
    )


def flat(screen: str) -> str:
    """The words of a screen, wherever its lines end."""
    return " ".join(re.sub("[│▔]", " ", screen).split())


def settled(app: KontinuitetApp, keys: list[str], *, size: tuple[int, int] = (80, 24)) -> list[str]:
    """The same as ``play`` with a pause after the key to the stress table, which is worked out meanwhile."""

    async def run() -> list[str]:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            screens = []
            for key in keys:
                await pilot.press(key)
                await pilot.pause(0.6 if key == "t" else 0.05)
                screens.append(screen_text(app))
            return screens

    return asyncio.run(run())


# ---------------------------------------------------------------- what if


def test_several_causes_are_added_and_taken_away(app_with: Build, play: Play, plan: Municipality) -> None:
    keys = [*GRANVIK, "plus", *typed("nätet"), "enter", "minus", *typed("granvik"), "enter"]
    screens = play(app_with(plan), keys)
    one, added, left = screens[len(GRANVIK)], screens[-len(typed("granvik")) - 3], screens[-1]
    assert "ta bort" not in one.splitlines()[-1]
    assert added.splitlines()[0].startswith(" Vad händer om › Granvik Drift AB, Nätet")
    assert "Om Granvik Drift AB och Nätet faller bort" in flat(added)
    assert left.splitlines()[0].startswith(" Vad händer om › Nätet ")


def test_what_falls_already_cannot_be_added_again(app_with: Build, play: Play, plan: Municipality) -> None:
    *_, asked = play(app_with(plan), [*GRANVIK, "plus", *typed("granvik")])
    assert "Inget stämmer med det du skrev." in asked


def test_a_start_is_typed_and_a_bad_one_is_told(app_with: Build, play: Play, plan: Municipality) -> None:
    keys = [*GRANVIK, "t", "ctrl+u", *typed("snart"), "enter", "ctrl+u", *typed("2026-12-24"), "space", "1", "8"]
    *_, told = play(app_with(plan), [*GRANVIK, "t", "ctrl+u", *typed("snart"), "enter"])
    assert "Det är ingen tidpunkt" in told
    *_, shown = play(app_with(plan), [*keys, "colon", "0", "0", "enter"])
    assert "torsdag 24 december 2026 18:00" in flat(shown)


def test_the_worst_start_is_worked_out_or_said_to_make_no_difference(
    app_with: Build, play: Play, plan: Municipality
) -> None:
    *_, alike = play(app_with(plan), [*GRANVIK, "w"])
    assert "Starttiden spelar ingen roll" in alike
    support = replaced(plan, Place(object="driftavtal", field="recovery"), Promise(minutes=480, support=True))
    worst = replaced(support, Place(object="driftavtal", field="support"), "kontorstid")
    *_, shown = play(app_with(worst), [*GRANVIK, "w"])
    assert "Värsta starttid det kommande året" in shown
    *_, typed_in = play(app_with(worst), [*GRANVIK, "t", "ctrl+u", *typed("värst"), "enter"])
    assert flat(typed_in).split("Värsta starttid")[1] == flat(shown).split("Värsta starttid")[1]


def test_the_table_takes_the_place_of_the_picture_or_stands_below_it(
    app_with: Build, play: Play, plan: Municipality
) -> None:
    *_, picture, table, again = play(app_with(plan), [*GRANVIK, "s", "s"])
    assert "Oacceptabelt" not in picture
    assert re.search(r"Vad +Stannar +Reserv +Oacceptabelt +Åter", table)
    assert "░ står still" not in table
    assert again == picture
    *_, both = play(app_with(plan), GRANVIK, size=(120, 40))
    assert "░ står still" in both
    assert re.search(r"Avbrott +RTO", both)
    assert "tabell/bild" not in both.splitlines()[-1]


def test_what_is_missing_is_listed_and_opened(app_with: Build, play: Play, plan: Municipality) -> None:
    vague = replaced(plan, Place(object="loner", field="dependencies", item="natet", part="tolerance"), None)
    *_, listed, opened = play(app_with(vague), ["v", *typed("nätet"), "enter", "question_mark", "enter"])
    assert "Vad som saknas" in listed
    assert "Planer › Löneutbetalning" in opened.splitlines()[0]


@pytest.mark.parametrize(
    ("keys", "named"),
    [
        (["r", *typed("lev"), "enter", "v"], "Granvik Drift AB"),
        (["r", *typed("res"), "enter", "v"], "Nätet"),
        (["r", *typed("av"), "enter", "v"], "Granvik Drift AB"),
        (["r", *typed("pers"), "enter", "v"], "Anna Berg"),
        (["r", *typed("pers"), "enter", "enter", "v"], "Anna Berg"),
        (["enter", *["down"] * 4, "enter", "v"], "Journalsystemet"),
        (["enter", *["down"] * 4, "enter", "enter", "v"], "Journalsystemet"),
    ],
)
def test_one_key_asks_of_the_row_and_esc_comes_back_to_it(
    app_with: Build, play: Play, plan: Municipality, keys: list[str], named: str
) -> None:
    *_, before, asked, back = play(app_with(plan), [*keys, "escape"])
    assert asked.splitlines()[0].startswith(f" Vad händer om › {named}")
    assert back.splitlines()[:20] == before.splitlines()[:20]


def test_what_cannot_fall_asks_what_does(app_with: Build, play: Play, plan: Municipality) -> None:
    *_, asked = play(app_with(plan), ["enter", "v"])
    assert "Vad faller bort?" in asked


def test_what_falls_with_a_place_of_the_plan(app_with: Build, plan: Municipality) -> None:
    from kontinuitet.analysis.network import compile_network

    def falling(place: Place) -> tuple[str, ...]:
        return causes_at(plan, compile_network(plan), place)

    assert falling(Place(object="hemtjanst", field="dependencies", item="journal")) == ("journal",)
    assert falling(Place(object="hemtjanst", field="workarounds", item="papper")) == ("journal",)
    assert falling(Place(object="hemtjanst", field="activation", part="decider")) == ("chef",)
    assert falling(Place(object="hemtjanst", field="mtpd")) == ()
    assert falling(Place(object="driftavtal")) == ("granvik",)
    assert falling(Place(object="finns-inte", field="x", item="y")) == ()


# ---------------------------------------------------------------- the stress table


def test_the_stress_table_counts_and_its_cells_lead_to_what_if(app_with: Build, plan: Municipality) -> None:
    screens = settled(app_with(plan), ["t", *["right"] * 4, "enter", "escape"])
    table, cell, asked, back = screens[0], screens[-3], screens[-2], screens[-1]
    assert re.search(r"Om den är borta i +1 h +4 h", table)
    rows = [line.split()[0] for line in table.splitlines()[2:8] if re.search("[█░?] ?[0-9]", line)]
    assert rows[:2] == ["Nätet", "Granvik"]
    assert "Nätet borta i 24 h." in flat(cell)
    assert "Går inte att säga: Hemtjänst och Löneutbetalning." in flat(cell)
    assert asked.splitlines()[0].startswith(" Vad händer om › Nätet")
    assert "i 24 h stannar" in flat(asked)
    assert back == cell


def test_keys_work_while_the_stress_table_is_worked_out(app_with: Build, play: Play, plan: Municipality) -> None:
    *_, left = play(app_with(plan), ["t", "escape"])
    assert "Näst att göra" in left


def test_a_row_of_the_stress_table_opens_and_shows_its_map(app_with: Build, plan: Municipality) -> None:
    *_, opened, _, around = settled(app_with(plan), ["t", "o", "escape", "b"])
    assert "Planer › Nätet" in opened.splitlines()[0]
    assert "Beroendekarta › Nätet" in around.splitlines()[0]


def test_a_changed_plan_is_counted_anew(app_with: Build, plan: Municipality) -> None:
    first = settled(app_with(plan), ["t"])[-1]
    calm = replaced(plan, Place(object="hemtjanst", field="mtpd"), 40 * 1440)
    assert settled(app_with(calm), ["t"])[-1] != first


# ---------------------------------------------------------------- concentration


def test_concentration_counts_companies_to_their_owner(app_with: Build, play: Play, plan: Municipality) -> None:
    *_, shown, owner, asked, back = play(app_with(plan), ["k", "down", "enter", "escape"])
    rows = [re.split(" {2,}", line.strip()) for line in shown.splitlines()[2:4]]
    assert rows == [["Granvik Drift AB", "1", "1", "1", "50 %"], ["Koncernen AB", "1", "1", "1", "50 %"]]
    assert "Äger Granvik Drift AB." in flat(owner)
    assert "Koncernen AB och Granvik Drift AB faller bort" in flat(asked)
    assert back == owner


# ---------------------------------------------------------------- the map


def test_the_map_is_walked_in_both_directions(app_with: Build, play: Play, plan: Municipality) -> None:
    keys = ["b", "down", "enter", "down", "enter", "up", "up", "enter", "left", "left"]
    _, home, _, journal, _, net, *_, user, back, again = play(app_with(plan), keys)
    assert "● Hemtjänst" in home
    assert re.search(r"▼ Journalsystemet \(.*\) +hårt +klarar 2 h", home)
    assert journal.splitlines()[0].startswith(" Beroendekarta › Hemtjänst › Journalsystemet")
    assert "▲ Hemtjänst" in journal
    assert "▼ Nätet" in journal
    assert "● Nätet" in net
    assert "● Löneutbetalning" in user
    assert back.splitlines()[0] == net.splitlines()[0]
    assert again == journal


def test_from_the_map_to_the_field_and_to_what_if(app_with: Build, play: Play, plan: Municipality) -> None:
    *_, around, field, _, back = play(app_with(plan), ["b", "down", "o", "escape", "escape"])
    assert "Hemtjänst › Beroenden" in field.splitlines()[0]
    assert back == around
    *_, asked = play(app_with(plan), ["b", "down", "v"])
    assert asked.splitlines()[0].startswith(" Vad händer om › Journalsystemet")
    *_, start = play(app_with(plan), ["b", "left"])
    assert "Här började vägen." in start
    *_, opened = play(app_with(plan), ["b", "enter"])
    assert "Planer › Hemtjänst" in opened.splitlines()[0]


def test_the_map_asks_for_its_middle_where_nothing_stands(app_with: Build, play: Play, plan: Municipality) -> None:
    *_, asked, around = play(app_with(plan), ["o", "o", "b", *typed("nätet"), "enter"])
    assert "● Nätet" in around
    assert "Vad ska stå i mitten?" in asked
    bare = Municipality(name="Åskarby kommun", services=plan.services[1:2])
    *_, none = play(app_with(bare.model_copy(update={"services": ()})), ["b"])
    assert "Det finns inga beroenden i planen ännu." in none


# ---------------------------------------------------------------- the page for the board


def test_the_page_for_the_board_is_read_and_written(
    app_with: Build, plan: Municipality, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = app_with(plan)

    async def run() -> list[str]:
        async with app.run_test() as pilot:
            await pilot.pause()
            await pilot.press("p")
            await pilot.pause(0.6)
            page = screen_text(app)
            await pilot.press("e", "ctrl+u", "s", "enter")
            await pilot.pause()
            return [page, screen_text(app)]

    page, written = asyncio.run(run())
    assert "Kontinuitet i Åskarby kommun" in page
    assert "skriv till fil" in page.splitlines()[-1]
    assert "Sidan ligger i s." in flat(written)
    assert (tmp_path / "s").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


# ---------------------------------------------------------------- all of them


WALK = [
    *(*GRANVIK, "s", "down", "s", "y", "plus", "enter", "minus", "enter", "b", "escape", "escape"),
    *("t", "right", "down", "enter", "escape", "f1", "escape", "escape", "k", "down", "f1", "escape", "escape"),
    *("b", "down", "enter", "down", "f1", "escape", "escape", "p", "f1", "escape", "escape"),
]


def test_nothing_that_somebody_wrote_is_obeyed(app_with: Build, play: Play, plan: Municipality, hostile: str) -> None:
    walk = [*WALK[: len(GRANVIK) - len("granvik") - 1], "enter", *WALK[len(GRANVIK) :]]
    screens = play(app_with(poisoned(plan, hostile)), walk, size=(120, 40))
    assert len(screens) == len(walk) + 1
    for screen in screens:
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", screen)
    assert sum("Larm [/] nu [@click=app.quit]x[/]" in screen for screen in screens) > 10


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
def test_all_that_is_drawn_can_be_read(
    app_with: Build, drawn_contrasts: Callable[..., dict[str, float]], plan: Municipality, theme: str
) -> None:
    found = drawn_contrasts(app_with(plan), WALK, theme)
    assert len(found) > 100
    assert {text: ratio for text, ratio in found.items() if ratio < 4.5} == {}


@pytest.mark.parametrize(("lang", "size"), [("sv", (80, 24)), ("en", (160, 50))])
def test_every_screen_fits(app_with: Build, play: Play, plan: Municipality, lang: str, size: tuple[int, int]) -> None:
    for screen in play(app_with(plan, lang), WALK, size=size):
        assert len(screen.splitlines()) == size[1]
        assert max(map(len, screen.splitlines())) <= size[0]


def test_every_word_comes_from_a_catalogue_or_from_the_plan(app_with: Build, play: Play, plan: Municipality) -> None:
    known = set(re.findall(r"\w+", plan.model_dump_json())) | {"esc", "ctrl", "del"}
    known |= {"granvik"[:length] for length in range(8)}
    for screen in play(app_with(plan, TEST_LANGUAGE), WALK, size=(250, 60)):
        assert {word for word in re.findall(r"[^\W\d_]{3,}", outside(screen)) if word not in known} == set()
