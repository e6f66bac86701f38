"""From an empty database to an approved and printed plan for home care, by keys alone, as a newcomer presses them."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from kontinuitet.analysis.progress import step_states
from kontinuitet.cli.command import run
from kontinuitet.storage import open_database
from kontinuitet.tui.app import KontinuitetApp
from kontinuitet.tui.plain import screen_text
from kontinuitet.usecases.desk import Desk, open_desk
from kontinuitet.usecases.versions import versions_of
from kontinuitet.wording import words

SECONDS_A_KEY = 0.4
SECONDS_A_SCREEN = 8
LIMIT = 30 * 60
"""A person types two to three keys a second, and looks at every new question for a while."""


NAMED = {" ": "space", "-": "minus", ".": "full_stop", "+": "plus", ":": "colon"}
CHARACTERS = {key: char for char, key in NAMED.items()}


def typed(text: str) -> list[str]:
    """The keys that write a text."""
    return [NAMED.get(char, char) for char in text]


def answer(text: str) -> list[str]:
    """Open the field under the cursor, write, and store."""
    return ["enter", *typed(text), "enter"]


def named(name: str, *, is_first: bool = False) -> list[str]:
    """Write a name that nobody has yet, and add it: a step down, since what does not fit is not added by enter alone.

    Where there is nothing yet to choose from, enter is enough.
    """
    return [*typed(name), *([] if is_first else ["down"]), "enter"]


CONFIRM = ["J", "enter"]
NEXT_STEP = ["down"]


def script() -> Iterator[tuple[str, list[str]]]:
    """What somebody does, and the keys for it."""
    yield "the municipality", ["n", *typed("Åskarby kommun"), "enter"]
    yield "home care from the template", ["n", *typed("hemtj"), "enter", "enter"]
    yield "the service", CONFIRM
    yield "when it was analysed", ["g", *answer("2026-11-24"), "escape"]
    for step in ("impact", "limits", "peaks", "dependencies"):
        yield step, [*NEXT_STEP, *CONFIRM]
    yield "information", [*NEXT_STEP, *CONFIRM]
    yield "its owner", ["g", *answer("enhetschef"), "escape"]
    for value in ("3", "3", "3", "2"):
        yield "a class", ["g", *answer(value), "escape"]
    yield "personal data", ["g", *answer("ja"), "escape", "escape"]
    yield "risks", [*NEXT_STEP, *CONFIRM]
    yield "reserve routines", [*NEXT_STEP, *CONFIRM]
    for number in ("4", "2", "6"):
        yield "how many it takes", ["g", *answer(number), "escape"]
    yield "tasks", ["escape", *NEXT_STEP, *CONFIRM]
    yield "activation", [*NEXT_STEP, *CONFIRM]
    yield "an alert list", ["g", *answer("Larmlista hemtjänst"), "escape"]
    yield "roles", [*NEXT_STEP, *CONFIRM]
    for holder, deputy in (("Anna Berg", "Bo Ek"), ("Cilla Dal", "Dan Falk"), ("Eva Gran", "")):
        yield "who has the role", ["g", "enter", *named(holder, is_first=holder == "Anna Berg"), "escape"]
        known = [*typed("Bo Ek"), "enter"]
        yield "who is the deputy", ["g", "enter", *(named(deputy) if deputy else known), "f2", "escape"]
        yield "when", ["g", *answer("alltid"), "escape"]
        yield "how fast", ["g", *answer("30 min"), "escape"]
        yield (
            "a telephone number",
            ["g", "n", *typed("mobil"), "enter", *typed("070-1740605"), "enter", "escape", "escape"],
        )
    yield (
        "who is alerted, in which order",
        [
            *("down", "enter", "down", "enter"),
            *(*typed("enhetschef"), "enter", *["backspace"] * 10, *typed("beredskap"), "enter", "f2"),
            *("escape", "escape"),
        ],
    )
    yield "communication", [*NEXT_STEP, *CONFIRM]
    yield "recovery", [*NEXT_STEP, *CONFIRM]
    for length in ("1 h", "30 min", "1 h", "2 h"):
        yield "how long a step takes", ["g", *answer(length), "escape"]
    yield "secrecy", ["g", *answer("2026-11-24"), "escape", *CONFIRM]
    yield "the decision", ["g", "enter"]
    yield "who decides", [*["backspace"] * 12, *typed("Anna Berg"), "enter", *typed("Rut Ask"), "enter"]
    yield "for whom", [*typed("Omsorgsnämnden"), "enter", *typed("ON 2026-17"), "enter", "enter", "enter"]
    yield "what else the template said", CONFIRM
    yield "a copy on paper", ["n", *typed("papper"), "enter", *typed("Pärmen i receptionen"), "enter", "escape"]
    yield "away", ["escape", "escape"]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The file after the last key, and the screen after each act."""
    path = tmp_path_factory.mktemp("first") / "kommun.db"
    return path, asyncio.run(_played(path))


async def _played(path: Path) -> list[str]:
    app = KontinuitetApp(lambda: open_desk(path), words("sv"))
    told = []
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for _, keys in script():
            for key in keys:
                app.post_message(events.Key(key, CHARACTERS.get(key, key if len(key) == 1 else None)))
            await _obeyed(app, pilot)
            told.append(screen_text(app))
    return told


async def _obeyed(app: KontinuitetApp, pilot: Pilot[int]) -> None:
    """Until the last key has been obeyed and drawn: the program takes a burst one key at a time."""
    await pilot.pause()
    while app.is_busy:
        await pilot.pause(0.01)
    await pilot.pause()


def test_every_step_is_answered_and_the_plan_is_approved(first: tuple[Path, list[str]]) -> None:
    path, screens = first
    assert not any("×" in screen for screen in screens)
    assert "Version 1 är godkänd" in "".join(screens)
    with open_database(path, create=False) as database:
        desk = Desk(database)
        service = desk.plan.service["hemtjanst"]
        (version,) = versions_of(desk, "hemtjanst")
        states = step_states(desk.plan, "hemtjanst", desk.today, {"hemtjanst": version})
    assert [state.step for state in states if not state.is_asked] == []
    assert (version.author, version.approver, version.body) == ("Anna Berg", "Rut Ask", "Omsorgsnämnden")
    assert service.paper_copies[0].place == "Pärmen i receptionen"
    assert service.suggested == ()


def test_it_takes_less_than_half_an_hour_of_a_persons_time() -> None:
    acts = list(script())
    seconds = sum(len(keys) for _, keys in acts) * SECONDS_A_KEY + len(acts) * SECONDS_A_SCREEN
    assert seconds < LIMIT


def test_the_plan_can_be_printed(
    first: tuple[Path, list[str]], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "plan.html"
    assert run(["--db", str(first[0]), "document", "hemtjanst", "--html", "-o", str(page)]) == 0
    text = page.read_text(encoding="utf-8")
    for told in ("Hemtjänst", "070-174 06 05", "Version 1", "Rut Ask", "Pärmen i receptionen"):
        assert told in text, told
