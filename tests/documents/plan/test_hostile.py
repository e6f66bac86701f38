"""No text makes the reader fail or hang: damaged plan files, arbitrary text, and shapes made to be slow."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.plan.strategies import LOOKALIKES

from kontinuitet.documents.plan import PlanRead, apply, read_plan
from kontinuitet.documents.problems import Problem, problem_text
from kontinuitet.domain.text import clean_prose
from kontinuitet.wording import words

EXAMPLE = Path(__file__).parent / "example"
FILES = {
    path.relative_to(EXAMPLE).as_posix(): path.read_text(encoding="utf-8") for path in sorted(EXAMPLE.rglob("*.md"))
}
NAMES = sorted(FILES)
ODD = [
    "\0",
    "\x1b]52;c;AAAA\x07",
    "\u202e",
    "|",
    "\\",
    "{#",
    "}",
    "---\n",
    "# ",
    "## ",
    "### X {#x}\n",
    "- ",
    ": ",
    "?",
    "–",
]
ODD += [
    "0",
    "4",
    "```\n",
    "~~~",
    "\r",
    "\n\n",
    "\ud800",
    "a" * 600,
    "\\|",
    "🚒",
    "99999999999999999999 h",
    "9999-99-99",
]


def check(files: dict[str, str]) -> None:
    """Reading ends with a plan or with problems, each of which can be told and points into its file."""
    read, problems = read_plan(files)
    assert (read is None) == any(each.is_error for each in problems)
    told(problems, files)
    if isinstance(read, PlanRead):
        plan, problems = apply(None, read)
        assert (plan is None) == any(each.is_error for each in problems)
        told(problems, files)


def told(problems: tuple[Problem, ...], files: dict[str, str]) -> None:
    for each in problems:
        assert problem_text(each, words("en"))
        assert 0 <= each.line <= clean_prose("x\n" + files.get(each.file, "") + "\nx").count("\n") + 1
        assert "\x1b" not in problem_text(each, words("sv"))


@pytest.mark.parametrize("seed", range(20))
def test_damaged_plans(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(10):
        name = chance.choice(NAMES)
        check(FILES | {name: damaged(FILES[name], chance)})


def damaged(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 5)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 1, 3, 40, 400)))
        piece = chance.choice(
            (*ODD, "", text[end : end + 200], chance.choice(FILES[chance.choice(NAMES)].split("\n")) + "\n")
        )
        text = text[:start] + piece + text[end:]
    return text


@given(name=st.sampled_from((*NAMES, "verksamheter/å.md", "x", "")), text=st.text())
def test_any_text(name: str, text: str) -> None:
    check({name: text})


@given(name=st.sampled_from(NAMES), lines=st.lists(st.sampled_from(LOOKALIKES) | st.text(max_size=5), max_size=30))
def test_any_lines_that_look_like_structure(name: str, lines: list[str]) -> None:
    check({name: "\n".join(("# X", *lines))})


@pytest.mark.parametrize(
    "body",
    [
        "```a\n" * 30_000,
        "~~~\n" * 30_000,
        "#" + " " * 100_000 + "{#x} y",
        "|" + "\\" * 25_000,
        "|" + "-" * 100_000 + "x\n" * 2,
        "|id|\n|" + "-" * 100_000 + "x",
        "- " + " " * 100_000 + "x",
        "- a:" + " " * 100_000 + "x",
        "- fel: x\n" * 15_000,
        "### X {#x}\n" * 15_000,
        "|id|resurser|\n|---|---|\n" + "|a|b|\n" * 25_000,
        "|id|resurser|\n|---|---|\n|a|" + "b, " * 50_000 + "|",
        "\\" * 100_000 + "# x",
        "\\- a: b\n" * 25_000,
    ],
    ids=lambda body: repr(body[:12]),
)
@pytest.mark.parametrize("heading", ["Beroenden", "Reservrutiner\n### X {#x}", "Övrigt"])
def test_texts_made_to_be_slow_are_read_in_time(heading: str, body: str) -> None:
    """A quadratic reader would need hours for these; a linear one needs a second or two for all of them."""
    check({"verksamheter/x.md": f"---\nid: x\n---\n# X\n\n## {heading}\n{body}"})
