"""The overview of a scenario, and that both languages have words for all that is said of scenarios."""

import re
from pathlib import Path

import pytest

from kontinuitet.documents.scenario.reader import read_scenario
from kontinuitet.documents.scenario.show import condition_text, moment_text, scenario_timeline
from kontinuitet.documents.scenario.words import VOCABULARIES
from kontinuitet.exercise.scenario import MomentKind, StoryMoment
from kontinuitet.wording import words

FIXTURES = Path(__file__).parent / "fixtures"
SOURCES = Path(__file__).parents[3] / "src" / "kontinuitet" / "documents" / "scenario"


def overview(name: str, lang: str) -> str:
    """The overview of a fixture."""
    scenario, _ = read_scenario((FIXTURES / name).read_bytes(), name)
    assert scenario is not None
    return scenario_timeline(scenario, words(lang))


def test_the_timeline_has_both_times_the_branches_and_the_coverage() -> None:
    text = overview("example.sv.md", "sv")
    assert "|T+0:12|15:10|Ingen svarar på jouren|tyst|it-chef|felanmält senast T+0:12|–|" in text
    assert "|felanmält|felanmal|tyst, ingen-ringde|" in text
    assert "|M2|Leverantören och krisledningen nås enligt planen|felanmal (start)|" in text


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_conditions_and_triggers_are_shown_as_they_are_written(lang: str) -> None:
    source = (FIXTURES / f"full.{lang}.md").read_text(encoding="utf-8")
    text = overview(f"full.{lang}.md", lang)
    scenario, _ = read_scenario(source, "a")
    assert scenario is not None
    condition = next(one.condition for one in scenario.injects if one.condition is not None)
    assert f": {condition_text(condition, VOCABULARIES[lang])}\n" in source
    for one in re.findall(r"^## ((?:Efter|After) .* 30 min) ", source, re.MULTILINE):
        assert f"|{one}|" in text


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (StoryMoment(kind=MomentKind.TIME, minute=65), "01:05"),
        (StoryMoment(kind=MomentKind.DAY, day=3, minute=480), "dag 3 08:00"),
        (StoryMoment(kind=MomentKind.DATE, day=24, month=12, minute=170), "24 december 02:50"),
        (StoryMoment(kind=MomentKind.FULL_DATE, year=2026, month=12, day=24, minute=170), "2026-12-24 02:50"),
        (StoryMoment(kind=MomentKind.WEEKDAY, weekday=4, minute=880), "fredag 14:40"),
    ],
)
def test_moments(moment: StoryMoment, text: str) -> None:
    assert moment_text(moment, VOCABULARIES["sv"]) == text


def test_both_vocabularies_have_a_word_for_everything() -> None:
    swedish, english = VOCABULARIES["sv"], VOCABULARIES["en"]
    tables = [name for name, table in vars(swedish).items() if isinstance(table, dict)]
    assert len(tables) > 15
    for name in tables:
        assert list(getattr(swedish, name)) == list(getattr(english, name))


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_problem_has_a_sentence(lang: str) -> None:
    pattern = r'(?:add|unknown|_Refused|Unreadable)\(\s*"([a-z_]+)"|code="([a-z_]+)"'
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES.glob("*.py"))
    codes = {first or second for first, second in re.findall(pattern, text)}
    codes |= {f"answers_{code}" for code in re.findall(r'Unreadable\("([a-z_]+)"', text)}
    assert len(codes) > 80
    assert [code for code in sorted(codes) if not words(lang).has(f"scenario.{code}")] == []
