"""Claimed against proven, as a person meets it: key by key, in both languages."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.tui.plans.test_screens import outside, poisoned

from kontinuitet.domain.assessment import SelfAssessment, SurveyQuestion
from kontinuitet.domain.municipality import Municipality
from kontinuitet.tui.app import KontinuitetApp
from kontinuitet.wording import TEST_LANGUAGE

Play = Callable[..., list[str]]
Build = Callable[..., KontinuitetApp]

SPOKEN = {" ": "space", "-": "minus"}
OPEN = ["a"]
GOOD = ["down", "down", "enter", "down", "enter"]
"""From the first question to preparedness, and there from very good to good."""


def typed(text: str) -> list[str]:
    """The keys that write a text."""
    return [SPOKEN.get(char, char) for char in text]


def flat(screen: str) -> str:
    """The words of a screen, wherever its lines end."""
    return " ".join(screen.split())


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_screen_looks_like_this(app_with: Build, play: Play, plan: Municipality, lang: str) -> None:
    expected = Path(__file__).with_name(f"claimed.{lang}.txt").read_text(encoding="utf-8")
    assert play(app_with(answered(plan), lang), [*OPEN, "down", "down"])[-1] == expected.rstrip("\n")


def answered(plan: Municipality) -> Municipality:
    """Preparedness was called deficient, and later good."""
    rows = [("a", "deficient", date(2025, 3, 1)), ("b", "good", date(2026, 3, 1))]
    return plan.model_copy(
        update={
            "assessments": tuple(
                SelfAssessment(id=id_, question=SurveyQuestion.PREPAREDNESS, answers=(one,), person="Anna Berg", on=on)
                for id_, one, on in rows
            )
        }
    )


def test_a_question_is_answered_with_who_said_it_and_that_is_taken_back(
    app_with: Build, play: Play, plan: Municipality
) -> None:
    keys = [*OPEN, *GOOD, "end", *(["backspace"] * 4), *typed("Anna Berg"), "enter"]
    screens = play(app_with(plan), [*keys, "u"], size=(80, 40))
    assert "Hur god är beredskapen för en större it-incident?" in flat(screens[4])
    assert "Vem svarar? Namn eller roll." in screens[6]
    assert re.search(r"Beredskap +god +0/1 godkända", screens[-2])
    assert "Svar: god (Anna Berg, " in screens[-2]
    assert "0 av 1 samhällsviktiga verksamheter har en godkänd plan." in flat(screens[-2])
    assert "64 procent kallade sin beredskap god." in flat(screens[-2])
    assert "Ny brist: Anna Berg svarade" in flat(screens[-2])
    assert re.search(r"Beredskap +– +0/1 godkända", screens[-1])


def test_the_overview_says_how_the_preparedness_was_rated(app_with: Build, play: Play, plan: Municipality) -> None:
    assert "egen bedömning: god" in flat(play(app_with(answered(plan)), ["down"])[-1])
    assert "egen bedömning" not in flat(play(app_with(plan), ["down"])[-1])


def test_an_answer_without_a_name_is_not_stored(app_with: Build, play: Play, plan: Municipality) -> None:
    keys = [*OPEN, *GOOD, "end", *(["backspace"] * 4), "enter"]
    *_, wrong, left = play(app_with(plan), [*keys, "escape"])
    assert "× Skriv vem som svarar." in wrong
    assert "0 av 16 frågor besvarade" in left


def test_the_earlier_answer_stands_below_the_latest(app_with: Build, play: Play, plan: Municipality) -> None:
    screen = flat(play(app_with(answered(plan)), [*OPEN, "down", "down"], size=(80, 40))[-1])
    assert "Svar: god (Anna Berg, 1 mars 2026)" in screen
    assert "Före det: bristfällig (Anna Berg, 1 mars 2025)" in screen


def test_an_answer_gets_a_reason_and_another_day(app_with: Build, play: Play, plan: Municipality) -> None:
    keys = [*OPEN, "down", "down", "m", *typed("Vi har jour"), "enter", "d", "end", *(["backspace"] * 2)]
    *_, wrong, again = play(app_with(answered(plan)), [*keys, "enter", *typed("02"), "enter"], size=(80, 40))[-4:]
    assert "2026-03-" in wrong or "är inget datum" in wrong
    assert "Vi har jour" in again
    assert "Svar: god (Anna Berg, 2 mars 2026)" in again


def test_nothing_can_be_said_of_an_answer_that_was_not_given(app_with: Build, play: Play, plan: Municipality) -> None:
    first, pressed = play(app_with(plan), [*OPEN, "m"])[-2:]
    assert "m motivera" not in first.splitlines()[-1]
    assert pressed == first


def test_a_question_with_several_answers_of_one_area(app_with: Build, play: Play, plan: Municipality) -> None:
    keys = [*OPEN, *(["down"] * 6), "enter", "enter", "down", "down", "down", "down", "enter", "f2", "enter"]
    screen = play(app_with(plan), keys, size=(120, 40))[-1]
    assert re.search(r"Driftform: skola +egen drift, molntjänster", screen)
    assert "Svaret är sparat: Driftform: skola, egen drift, molntjänster." in flat(screen)


def test_one_service_is_asked_for_itself_and_esc_goes_back(app_with: Build, play: Play, plan: Municipality) -> None:
    keys = [*OPEN, "v", *typed("hem"), "enter"]
    *_, one, all_again, home = play(app_with(plan), [*keys, "escape", "escape"])
    assert one.splitlines()[0].startswith(" Planer › Påstått mot visat › Hemtjänst")
    assert "0 av 6 frågor besvarade: Hemtjänst." in one
    assert "godkänd: nej" in one
    assert "0 av 16 frågor besvarade: hela kommunen." in all_again
    assert "Påstått" not in home.splitlines()[0]


WALK = [*OPEN, "down", "down", "m", "escape", "d", "escape", "o", "escape", "v", "down", "enter", "f1", "escape"]


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_it_fits(app_with: Build, play: Play, plan: Municipality, lang: str, size: tuple[int, int]) -> None:
    for screen in play(app_with(answered(plan), lang), WALK, size=size):
        assert len(screen.splitlines()) == size[1]
        assert max(map(len, screen.splitlines())) <= size[0]


def test_nothing_that_somebody_wrote_is_obeyed(app_with: Build, play: Play, plan: Municipality, hostile: str) -> None:
    for screen in play(app_with(poisoned(answered(plan), hostile)), WALK, size=(120, 40)):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", screen)


def test_every_word_comes_from_a_catalogue_or_from_data(app_with: Build, play: Play, plan: Municipality) -> None:
    known = set(re.findall(r"\w+", f"{plan.model_dump_json()} Anna Berg test esc ctrl F1 Åskarby kommun"))
    for screen in play(app_with(answered(plan), TEST_LANGUAGE), WALK, size=(250, 60)):
        assert {word for word in re.findall(r"[^\W\d_]{3,}", outside(screen)) if word not in known} == set()
