"""The screens of plans as a person meets them, key by key."""

import asyncio
import re
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path

import pytest
from pydantic import BaseModel

from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import Place
from kontinuitet.storage import open_database, open_memory
from kontinuitet.tui.app import KontinuitetApp
from kontinuitet.tui.plain import screen_text
from kontinuitet.tui.theme import DARK, LIGHT
from kontinuitet.usecases.desk import Desk, open_desk
from kontinuitet.wording import TEST_LANGUAGE, words

Play = Callable[..., list[str]]
Build = Callable[..., KontinuitetApp]

TO_LIMITS = ["enter", "down", "down", "enter"]
TO_DEPENDENCIES = ["enter", *["down"] * 4, "enter"]


def right_of(screen: str) -> str:
    """What stands to the right of the steps."""
    return "\n".join(line.partition("▏")[2] for line in screen.splitlines())


def typed(text: str) -> list[str]:
    """The keys that write a text."""
    return ["space" if char == " " else char for char in text]


def test_the_overview_answers_what_needs_me(app_with: Build, play: Play, plan: Municipality) -> None:
    (screen,) = play(app_with(plan))
    lines = screen.splitlines()
    assert lines[0].startswith(" Åskarby kommun › Planer")
    assert "Näst att göra" in lines[1]
    table = next(number for number, line in enumerate(lines) if "Verksamhet" in line and "Analys" in line)
    row = re.split(r" {2,}", lines[table + 1].strip())
    assert row[:-2] == ["Hemtjänst", "klar", "2", "1/1", "1/2", "utkast", "aldrig"]
    assert int(row[-2]) > 0
    assert row[-1] == "1"
    assert "2 verksamheter · samhällsviktiga: 1" in lines[-2]
    assert lines[-1].strip().startswith("⏎ öppna")
    assert lines[-1].endswith("F1 hjälp")


def test_a_changed_limit_is_stored_and_says_which_finding_it_made(
    app_with: Build, play: Play, plan: Municipality
) -> None:
    app = app_with(plan)
    *_, limits, before, after, left, undone = play(app, [*TO_LIMITS, "enter", *typed("24 h"), "enter", "escape", "u"])
    assert "24 h" not in limits.splitlines()[5]
    assert "24 h" in before
    assert "acceptabel avbrottstid är nu 24 h" in " ".join(after.split())
    assert "Ny brist:" in after
    assert "längre än analysen säger" in " ".join(right_of(left).split())
    assert "Ångrat: Hemtjänst: acceptabel avbrottstid är åter 8 h" in " ".join(undone.split())
    assert "brist är borta" in " ".join(undone.split())


def test_a_bad_limit_gets_a_sentence_and_stays_as_typed(app_with: Build, play: Play, plan: Municipality) -> None:
    *_, wrong, left = play(app_with(plan), [*TO_LIMITS, "enter", *typed("snart"), "enter", "escape"])
    assert "× ”snart” är ingen tid" in wrong
    assert "snart" not in left


def test_a_level_of_impact_is_one_key(app_with: Build, play: Play, plan: Municipality) -> None:
    app = app_with(plan)
    *_, grid, scored, unknown = play(app, ["enter", "down", "enter", "3", "question_mark"])
    assert "[0]" in grid
    assert re.search(r"Liv och h… +3 +\[2↓\]", scored)
    assert re.search(r"Liv och h… +3 +\? +\[3\]", unknown)
    assert "Oacceptabelt från 1 h" in " ".join(scored.split())


def test_figures_set_levels_in_the_grid_and_switch_mode_elsewhere(
    app_with: Build, play: Play, plan: Municipality
) -> None:
    *_, in_grid, in_sections = play(app_with(plan), ["enter", "down", "enter", "1", "escape"])
    assert "Planer › Hemtjänst › Konsekvens" in in_grid
    assert "till fälten" in in_sections.splitlines()[-1]


def test_a_dependency_is_added_filled_in_and_taken_away(app_with: Build, play: Play, plan: Municipality) -> None:
    app = app_with(plan)
    *_, added = play(app, [*TO_DEPENDENCIES, "n", *typed("löne"), "enter"])
    assert "Hemtjänst › Löneutbetalning" in added.splitlines()[0]
    assert "✓ Nytt: Löneutbetalning." in added
    app = app_with(plan)
    *_, listed, gone, back = play(app, [*TO_DEPENDENCIES, "x", "u"])
    assert "Journalsystemet" in listed
    assert "Borttaget: Journalsystemet." in gone
    assert "hårt" not in gone
    assert "hårt" in back


def test_a_choice_is_made_from_a_list(app_with: Build, play: Play, plan: Municipality) -> None:
    *_, asked, _, _, chosen = play(
        app_with(plan), [*TO_DEPENDENCIES, "down", "enter", "down", "down", "enter", *typed("hå"), "enter"]
    )
    assert "hårt" in asked
    assert "Vet inte" in asked
    assert re.search(r"Hårt eller mjukt +hårt", chosen)


def test_not_known_asks_who_finds_out(app_with: Build, play: Play, plan: Municipality) -> None:
    *_, asked, answered = play(app_with(plan), [*TO_LIMITS, "question_mark", "enter"])
    assert "Vem tar reda på det?" in asked
    assert re.search(r"Acceptabel avbrottstid +vet ej", answered)


def test_esc_goes_back_one_step_at_a_time(app_with: Build, play: Play, plan: Municipality) -> None:
    home, *_, inside, sections, left = play(app_with(plan), [*TO_LIMITS, "escape", "escape"])
    assert "ändra" in inside.splitlines()[-1]
    assert "till fälten" in sections.splitlines()[-1]
    assert left.splitlines()[-1] == home.splitlines()[-1]


def test_a_finding_jumps_to_its_field(app_with: Build, play: Play, plan: Municipality) -> None:
    *_, opened = play(app_with(plan), ["shift+tab", "enter"])
    assert opened.splitlines()[0].startswith(" Planer ›")


def test_a_register_shows_who_uses_what(app_with: Build, play: Play, plan: Municipality) -> None:
    keys = ["r", *typed("lever"), "enter", "enter"]
    *_, register, supplier = play(app_with(plan), keys)
    assert re.search(r"Granvik Drift AB +1 \(1\) +företag +· +· +2", register)
    assert re.search(r"Används av +Journalsystemet ›", supplier)
    assert re.search(r"Avtal +Driftavtalet ›", supplier)
    assert "Ring jouren först." in supplier


def test_every_register_opens(app_with: Build, play: Play, plan: Municipality) -> None:
    names = ("fö", "res", "inf", "sä", "lev", "av", "rollg", "lar", "pers", "anm")
    keys = [["r", *typed(name), "enter"] for name in names]
    screens = play(app_with(plan), [key for one in keys for key in one])
    ends = [sum(len(one) for one in keys[: number + 1]) for number in range(len(keys))]
    assert len({screens[end].splitlines()[0] for end in ends}) == len(names)
    assert all("Namn" in screens[end].splitlines()[1] for end in ends)


def test_what_if_tells_shows_and_explains(app_with: Build, play: Play, plan: Municipality) -> None:
    keys = ["v", *typed("granvik"), "enter", "y", "l", *typed("5 dygn"), "enter", "enter"]
    screens = play(app_with(plan), keys)
    shown, why, service = screens[9], screens[10], screens[-1]
    assert "Granvik Drift AB" in shown.splitlines()[0]
    assert re.search(r"Hemtjänst +[─░▒█·]{20}", shown)
    assert "─ i gång" in shown
    assert "Hemtjänst → Journalsystemet" in why
    assert "Planer › Hemtjänst" in service.splitlines()[0]


def test_a_new_service_has_a_page_at_once(app_with: Build, play: Play, plan: Municipality) -> None:
    screens = play(app_with(plan), ["n", *typed("tomt"), "enter", *typed("Bad"), "enter", "escape"])
    choice, page, unit = screens[1], screens[-2], screens[-1]
    assert "Vad vill ni börja från?" in choice
    assert "Planer › Bad" in page.splitlines()[0]
    assert "Planer › Bad" in unit.splitlines()[0]


def test_search_finds_anything(app_with: Build, play: Play, plan: Municipality) -> None:
    *_, found = play(app_with(plan), ["slash", *typed("anna"), "enter"])
    assert "Planer › Anna Berg" in found.splitlines()[0]


def test_the_plan_is_written_as_files(
    app_with: Build, play: Play, plan: Municipality, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    *_, done = play(app_with(plan), ["e", *typed("filer"), "enter", *typed("ut"), "enter"])
    assert "filer är skrivna i ut" in done
    assert (
        (tmp_path / "ut" / "verksamheter" / "hemtjanst.md").read_text(encoding="utf-8").startswith("---\nid: hemtjanst")
    )


def test_the_plan_can_be_read_as_text(app_with: Build, play: Play, plan: Municipality) -> None:
    *_, text = play(app_with(plan), ["enter", "t"])
    assert "acceptabel avbrottstid: 8 h" in text


def test_an_empty_database_says_how_to_begin(play: Play, app_with: Build) -> None:
    app = KontinuitetApp(lambda: Desk(open_memory(), who="test"), words("sv"))
    empty, *_, begun = play(app, ["n", *typed("Nyby"), "enter"])
    assert "Databasen är tom." in empty
    assert "Nyby › Planer" in begun.splitlines()[0]
    assert "Lägg till den första verksamheten" in begun


@pytest.mark.parametrize(("lang", "size"), [("sv", (80, 24)), ("en", (80, 24)), ("sv", (120, 40)), ("en", (160, 50))])
def test_every_section_fits(app_with: Build, play: Play, plan: Municipality, lang: str, size: tuple[int, int]) -> None:
    _, *pages = play(app_with(plan, lang), ["enter", *["down"] * 8], size=size)
    assert len({page.splitlines()[0] for page in pages}) == 9
    for page in pages:
        assert len(page.splitlines()) == size[1]
        assert max(map(len, page.splitlines())) <= size[0]


# Without the plan as text, which is in the language of its file.
WALK = [
    *("enter", "end", "home", "down", "enter", "escape", "down", "enter", "escape", "down", "down", "enter", "enter"),
    *("escape", "escape", "escape", "r", "down", "enter", "enter", "escape", "escape"),
    *("v", "enter", "y", "escape", "slash", "escape", "f1", "escape", "ctrl+p"),
]


def test_nothing_that_somebody_wrote_is_obeyed(app_with: Build, play: Play, plan: Municipality, hostile: str) -> None:
    screens = play(app_with(poisoned(plan, hostile)), WALK, size=(120, 40))
    assert len(screens) == len(WALK) + 1
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


def poisoned(plan: Municipality, text: str) -> Municipality:
    """The same plan with every free text replaced, past all cleaning."""

    def replaced(value: object) -> object:
        if isinstance(value, BaseModel):
            fields = {name: getattr(value, name) for name in type(value).model_fields}
            return value.model_copy(update={name: changed(name, one) for name, one in fields.items()})
        return tuple(map(replaced, value)) if isinstance(value, tuple) else value

    def changed(name: str, value: object) -> object:
        free = name in ("name", "notes", "steps", "criteria", "description", "other") and type(value) is str
        return text if free else replaced(value)

    found = replaced(plan)
    assert isinstance(found, Municipality)
    return found


def test_every_word_comes_from_a_catalogue_or_from_the_plan(app_with: Build, play: Play, plan: Municipality) -> None:
    known = set(re.findall(r"\w+", plan.model_dump_json())) | set(re.findall(r"\w+", "K R T S esc ctrl F1 del"))
    for screen in play(app_with(plan, TEST_LANGUAGE), WALK[:-4], size=(250, 60)):
        assert {word for word in re.findall(r"[^\W\d_]{3,}", outside(screen)) if word not in known} == set()


def outside(screen: str) -> str:
    """What stands outside ⟦⟧, pane by pane; a message that was cut ends at its ellipsis."""
    panes = zip_longest(*(line.split("▏") for line in screen.splitlines()), fillvalue="")
    return " ".join(_outside("\n".join(pane)) for pane in panes)


def _outside(text: str) -> str:
    depth, kept = 0, []
    for char in text:
        depth = 0 if char == "…" else max(0, depth + (char == "⟦") - (char == "⟧"))
        kept.append(char if depth == 0 else " ")
    return "".join(kept)


def test_what_another_window_changed_is_shown_on_return(plan: Municipality, tmp_path: Path) -> None:
    path = tmp_path / "delad.db"
    with open_database(path) as database:
        Desk(database, who="a").replace(plan, why="import")

    async def played() -> str:
        app = KontinuitetApp(lambda: open_desk(path, who="b"), words("sv"))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.press("enter")
            with open_database(path) as other:
                Desk(other, who="a").change(Place(object="hemtjanst", field="name"), "Hemtjänsten i stan")
            await pilot.press("escape")
            await pilot.pause()
            text = screen_text(app)
            app.desk.close()
            return text

    assert "Hemtjänsten i" in asyncio.run(played())
