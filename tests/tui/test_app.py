"""The program as a whole: it starts, shows where one is, helps, and leaves the terminal as it was."""

import asyncio
from collections.abc import Callable

import pytest

from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.service import Service
from kontinuitet.tui.app import KontinuitetApp, run_screens
from kontinuitet.tui.plain import screen_text
from kontinuitet.usecases.desk import Desk
from kontinuitet.usecases.refused import Refused
from kontinuitet.wording import TEST_LANGUAGE, words

Play = Callable[..., list[str]]
Build = Callable[..., KontinuitetApp]


def test_it_starts_with_the_services_and_quits(app_with: Build, play: Play) -> None:
    app = app_with()
    first, *rest = play(app, ["q"])
    assert "Åskarby kommun" in first.splitlines()[0]
    assert "Hemtjänst" in first
    assert len(first.splitlines()) == 24
    assert (rest, app.return_code, app.is_running) == ([], 0, False)


@pytest.mark.parametrize(
    ("lang", "names"),
    [("sv", ("Planer", "Övningar", "Uppföljning")), ("en", ("Plans", "Exercises", "Follow-up"))],
)
def test_three_modes_with_a_key_each(app_with: Build, play: Play, lang: str, names: tuple[str, ...]) -> None:
    _, *screens = play(app_with(lang=lang), ["2", "3", "1"])
    for screen, name in zip(screens, (names[1], names[2], names[0]), strict=True):
        assert name in screen.splitlines()[0]


def test_the_palette_finds_an_act_by_a_few_letters(app_with: Build, play: Play) -> None:
    app = app_with()
    before = app.theme
    *_, found, done = play(app, ["ctrl+p", "m", "ö", "enter"])
    assert "Mörkt eller ljust" in found
    assert "Avsluta" not in found
    assert "Vad vill du göra?" not in done
    assert app.theme != before


def test_help_explains_the_screen_and_esc_leaves_it(app_with: Build, play: Play) -> None:
    home, shown, back = play(app_with(), ["f1", "escape"])
    assert "Hjälp › Planer" in shown.splitlines()[0]
    assert back == home


def test_figures_typed_into_a_field_switch_no_mode(app_with: Build, play: Play) -> None:
    *_, typed = play(app_with(), ["ctrl+p", "2", "3"])
    assert " 23 " in typed


def test_esc_on_the_first_screen_says_so_and_stays(app_with: Build, play: Play) -> None:
    home, after, later = play(app_with(), ["escape", "ctrl+t"])
    assert "Längre ut går det inte" in after
    assert "Längre ut går det inte" not in later
    assert home.splitlines()[:20] == after.splitlines()[:20]


def test_what_a_use_case_refuses_becomes_a_sentence(app_with: Build) -> None:
    async def refused() -> str:
        app = app_with()
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            app.action_turn_theme = _refusing  # type: ignore[method-assign]
            await pilot.press("ctrl+t")
            await pilot.pause()
            return screen_text(app)

    assert "× Det gick inte. Inget har ändrats." in asyncio.run(refused())


def _refusing() -> None:
    raise Refused("no-such-sentence")


def test_a_one_line_dialog_keeps_what_was_typed_when_it_is_wrong(app_with: Build) -> None:
    async def asked() -> tuple[str, str, list[str]]:
        app, taken = app_with(), []

        def submit(text: str) -> str:
            taken.append(text)
            return "Skriv en tid, till exempel 4 h." if text != "4 h" else ""

        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            app.screen.ask_line("Avbrottstid", "Hur länge [/]?", submit=submit)  # type: ignore[attr-defined]
            await pilot.press(*"4 x", "enter")
            await pilot.pause()
            wrong = screen_text(app)
            await pilot.press("backspace", "h", "enter")
            await pilot.pause()
            return wrong, screen_text(app), taken

    wrong, after, taken = asyncio.run(asked())
    assert "× Skriv en tid, till exempel 4 h." in wrong
    assert "4 x" in wrong
    assert "Hur länge [/]?" in wrong
    assert "Avbrottstid" not in after
    assert taken == ["4 x", "4 h"]


def test_hostile_names_are_shown_as_text(app_with: Build, play: Play, hostile: str) -> None:
    plan = Municipality(name=hostile, services=(Service(id="s", name=hostile),))
    home, *_ = play(app_with(plan), ["ctrl+p", "escape", "f1"], size=(120, 40))
    assert home.count("Larm [/] nu [@click=app.quit]x[/] ␛]52;c;AAAA␇") >= 2
    assert "\x1b" not in home


def test_an_unforeseen_error_leaves_without_a_word_of_the_plan(capfd: pytest.CaptureFixture[str]) -> None:
    def broken() -> Desk:
        secret = "hemlig plan"  # noqa: F841, S105 - must not be printed
        raise ZeroDivisionError

    app = KontinuitetApp(broken, words("sv"))
    app.run(headless=True, size=(80, 24))
    assert isinstance(app.failure, ZeroDivisionError)
    assert app.return_code == 3
    printed = "".join(capfd.readouterr())
    assert "hemlig" not in printed
    assert "Traceback" not in printed


def test_the_outermost_command_gets_the_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Desk:
        raise Refused("no-plan", path="")

    run = KontinuitetApp.run
    monkeypatch.setattr(KontinuitetApp, "run", lambda app: run(app, headless=True, size=(80, 24)))
    with pytest.raises(Refused):
        run_screens(broken, words("sv"))


def test_nothing_outside_the_catalogues_is_said(app_with: Build, play: Play) -> None:
    for screen in play(app_with(lang=TEST_LANGUAGE), ["f1", "escape", "ctrl+p", "escape", "escape"]):
        for leak in ("Search", "commands", "Quit", "Keys", "Theme", "help", "Press"):
            assert leak not in _outside_brackets(screen)


def _outside_brackets(screen: str) -> str:
    depth, outside = 0, []
    for char in screen:
        depth += (char == "⟦") - (char == "⟧")
        if depth == 0:
            outside.append(char)
    return "".join(outside)
