"""Every example of the scenario language is read without problems, and so is every answers file."""

import pytest
from tests.docs import pages

from kontinuitet.documents.scenario.answers import read_answers
from kontinuitet.documents.scenario.answers_check import check_answers
from kontinuitet.documents.scenario.reader import read_scenario
from kontinuitet.exercise.scenario import Scenario

LANGUAGES = tuple(pages.SCENARIO)
HEADING = {"sv": "## T+0:10 Exempel {#exempel}\n", "en": "## T+0:10 Example {#example}\n"}


def examples(lang: str) -> tuple[list[pages.Fence], list[pages.Fence]]:
    """Whole scenarios, and pieces of one. A piece is to be read at the end of the whole scenario above it."""
    found = pages.fences(pages.read(pages.SCENARIO[lang]), "markdown")
    whole = [fence for fence in found if fence.text.startswith("---\n")]
    return whole, [fence for fence in found if fence not in whole]


WHOLE = [(lang, fence) for lang in LANGUAGES for fence in examples(lang)[0]]
PIECES = [(lang, fence) for lang in LANGUAGES for fence in examples(lang)[1]]
ANSWERS = [(lang, fence) for lang in LANGUAGES for fence in pages.fences(pages.read(pages.SCENARIO[lang]), "text")]


def name(value: object) -> str:
    return f"line {value.line}" if isinstance(value, pages.Fence) else str(value)


def problems(text: str, lang: str) -> list[str]:
    return [f"{one.line} {one.code} {dict(one.params)}" for one in read_scenario(text, f"example.{lang}.md")[1]]


def scenario(text: str, lang: str) -> Scenario:
    found, _ = read_scenario(text, f"example.{lang}.md")
    assert found is not None
    return found


@pytest.mark.parametrize(("lang", "fence"), WHOLE, ids=name)
def test_every_whole_scenario_is_read_without_problems(lang: str, fence: pages.Fence) -> None:
    assert problems(fence.text, lang) == []
    assert scenario(fence.text, lang).lang == lang


@pytest.mark.parametrize(("lang", "fence"), PIECES, ids=name)
def test_every_piece_fits_at_the_end_of_the_scenario_above_it(lang: str, fence: pages.Fence) -> None:
    above = [whole.text for whole in examples(lang)[0] if whole.line < fence.line][-1]
    heading = HEADING[lang] if fence.text.startswith("- ") else ""
    assert problems(f"{above}\n{heading}{fence.text}", lang) == []


def test_both_languages_show_the_same() -> None:
    whole = [[scenario(fence.text, lang) for fence in examples(lang)[0]] for lang in LANGUAGES]
    shapes = [
        [[(inject.id, inject.trigger, [one.id for one in inject.expected]) for inject in one.injects] for one in found]
        for found in whole
    ]
    assert shapes[0] == shapes[1]
    assert len(examples("sv")[1]) == len(examples("en")[1]) > 5


@pytest.mark.parametrize(("lang", "fence"), ANSWERS, ids=name)
def test_every_answers_file_fits_a_scenario_on_the_page(lang: str, fence: pages.Fence) -> None:
    answers, found = read_answers(fence.text, f"example.{lang}.txt")
    assert found == ()
    assert answers is not None
    on_page = {one.id: one for one in (scenario(whole.text, lang) for whole in examples(lang)[0])}
    assert check_answers(answers, on_page[answers.scenario], "example.txt") == ()


def test_a_mistake_in_an_example_is_noticed() -> None:
    text = examples("sv")[0][0].text
    assert problems(text.replace("- Till:", "- Tull:", 1), "sv") != []
