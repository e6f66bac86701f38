"""The walk as a person meets it: figures, time points, and the reason that is asked for at once."""

from collections.abc import Callable

from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN
from kontinuitet.tui.app import KontinuitetApp
from kontinuitet.tui.plans.grid import is_lower

Play = Callable[..., list[str]]
Build = Callable[..., KontinuitetApp]

TO_GRID = ["enter", "down", "enter"]


def typed(text: str) -> list[str]:
    return ["space" if char == " " else char for char in text]


def test_a_level_below_an_earlier_one_is_lower() -> None:
    scores = (0, 3, UNKNOWN, 2, 3, NOT_APPLICABLE, None)
    assert [place for place in range(len(scores)) if is_lower(scores, place)] == [3]


def test_a_lower_level_is_marked_with_a_sign(app_with: Build, play: Play, plan: Municipality) -> None:
    *_, screen = play(app_with(plan), [*TO_GRID, "end", *["right"] * 4, "1", "up"])
    assert "1↓" in screen


def test_a_figure_beside_the_grid_leaves_nobody_elsewhere(app_with: Build, play: Play, plan: Municipality) -> None:
    *_, screen = play(app_with(plan), ["enter", "down", "2"])
    assert "Planer › Hemtjänst › Konsekvens" in screen.splitlines()[0]
    assert "Siffror sätter nivåer i rutnätet" in screen


def test_a_time_point_is_added_and_taken_away(app_with: Build, play: Play, plan: Municipality) -> None:
    keys = [*TO_GRID, "plus", *typed("12 h"), "enter"]
    screens = play(app_with(plan), [*keys, *["right"] * 3, "x", "enter"])
    assert "12 h" in screens[len(keys)]
    assert "Ny tidpunkt: 12 h." in screens[len(keys)]
    assert "Ta bort 12 h?" in screens[-2]
    assert "Tidpunkten 12 h är borttagen." in screens[-1]


def test_a_bad_time_point_gets_a_sentence(app_with: Build, play: Play, plan: Municipality) -> None:
    *_, wrong = play(app_with(plan), [*TO_GRID, "plus", *typed("snart"), "enter"])
    *_, taken = play(app_with(plan), [*TO_GRID, "plus", *typed("4 h"), "enter"])
    assert "× ”snart” är ingen tid" in wrong
    assert "×" in taken


def test_with_many_time_points_the_grid_scrolls(app_with: Build, play: Play, plan: Municipality) -> None:
    points = (*plan.settings.time_points, 50_000, 60_000, 70_000)
    wide = plan.model_copy(update={"settings": plan.settings.model_copy(update={"time_points": points})})
    screens = play(app_with(wide), [*TO_GRID, *["right"] * 10])
    heads = [next(line for line in screen.splitlines() if " 3 d " in line or " 4 v" in line) for screen in screens[3:]]
    assert " 1 h " in heads[0]
    assert " 1 h " not in heads[-1]
    assert "‹" in heads[-1]


def test_a_limit_longer_than_the_analysis_asks_for_its_reason(app_with: Build, play: Play, plan: Municipality) -> None:
    keys = ["enter", "down", "down", "enter", "enter", *["backspace"] * 4, *typed("24 h"), "enter"]
    *_, asked = play(app_with(plan), keys)
    assert "Varför just den tiden?" in asked
