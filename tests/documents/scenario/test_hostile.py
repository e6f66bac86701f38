"""Whatever bytes a file holds, reading it ends, with a value or with problems that can be put into words."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontinuitet.documents.problems import Problem, problem_text
from kontinuitet.documents.scenario.answers import read_answers
from kontinuitet.documents.scenario.reader import read_scenario
from kontinuitet.documents.scenario.reading import MOST_PROBLEMS
from kontinuitet.wording import words

FIXTURES = Path(__file__).parent / "fixtures"
FULL = (FIXTURES / "full.sv.md").read_text(encoding="utf-8")
HEAD = (FIXTURES / "example.sv.md").read_text(encoding="utf-8")


def told(problems: tuple[Problem, ...]) -> list[str]:
    """The problems in words, in both languages."""
    return [problem_text(one, words(lang)) for lang in ("sv", "en") for one in problems]


def check(data: str | bytes) -> None:
    """Reading gives a scenario without errors, or problems with lines that the file has."""
    scenario, problems = read_scenario(data, "f.sv.md")
    assert (scenario is None) == any(one.is_error for one in problems)
    lines = data.count("\n" if isinstance(data, str) else b"\n") + data.count("\r" if isinstance(data, str) else b"\r")
    assert all(0 <= one.line <= lines + 1 for one in problems)
    assert all(told(problems))
    assert len(problems) <= MOST_PROBLEMS + 1


@given(st.binary(max_size=2_000))
def test_any_bytes(data: bytes) -> None:
    check(data)


@given(st.text(max_size=500))
def test_any_text_below_a_heading(text: str) -> None:
    check(f"{HEAD}\n## T+0:30 Mer\n{text}")


FIELDS = ("Från", "Till", "Scenariotid", "Villkor", "Påverkan", "Förväntat", "Val", "Typ", "Variant", "Börjar")
WORDS = (
    *(
        "LEVERANTÖR",
        "VERKSAMHET",
        "felanmält",
        "och",
        "eller",
        "inte",
        "senast",
        "T+0:10",
        "(",
        ")",
        "|",
        "–",
        "it-chef",
    ),
    *("inom", "före", "15 min", "M1", "milstolpe:", "alla av:", "{#x}", "sedan", "fredag 14:40", "faller bort"),
    *("dag 3", "08:00", "förlorar data efter", "borta av", "2", "{VERKSAMHET.namn}", "\\|", ",", ":", "står still"),
)
PIECES = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


@given(
    st.lists(st.tuples(st.sampled_from(FIELDS), PIECES), max_size=6),
    PIECES,
    st.sampled_from(("T+0:30", "Efter", "För hand:", "Fas:")),
)
def test_fields_filled_with_anything(fields: list[tuple[str, str]], title: str, start: str) -> None:
    items = "\n".join(f"- {key}: {value}" for key, value in fields)
    check(f"{HEAD}\n## {start} {title}\n{items}\n")


def test_mutations_of_a_whole_scenario() -> None:
    chance = random.Random(1)
    for _ in range(300):
        data = bytearray(FULL.encode())
        for _ in range(chance.randint(1, 8)):
            place = chance.randrange(len(data))
            length = chance.randrange(40)
            other = chance.randrange(len(data))
            match chance.randrange(4):
                case 0:
                    data[place] = chance.randrange(256)
                case 1:
                    del data[place : place + length]
                case 2:
                    data[place:place] = data[other : other + length]
                case _:
                    data[place:place] = chance.choice([b"\n", b"- ", b"|", b"{", b"}", b"> ", b"```\n", b"(", b"## "])
        check(bytes(data))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not_text"),
        ("text".encode("utf-16"), "not_text"),
        ("lone \ud800", "not_text"),
        (b"a\n" * 1_000_000, "too_large"),
        ("ö" * 600_000, "too_large"),
        (b"just a note", "no_scenario"),
        (b"---\nid: a\n", "front_open"),
    ],
)
def test_what_is_no_scenario_gets_one_sentence(data: str | bytes, code: str) -> None:
    scenario, problems = read_scenario(data, "f.md")
    assert scenario is None
    assert [one.code for one in problems] == [f"scenario.{code}"]
    assert all(" – " in sentence for sentence in told(problems))


@pytest.mark.parametrize(
    ("tail", "code"),
    [
        ("> " * 21 + "x", "nesting"),
        (">" * 100_000, "nesting"),
        ("".join("  " * depth + "- x\n" for depth in range(30)), "nesting"),
        ("## T+0:20 A\n" * 5_001, "too_many_injects"),
    ],
)
def test_limits(tail: str, code: str) -> None:
    scenario, problems = read_scenario(f"{HEAD}\n{tail}", "f.md")
    assert scenario is None
    assert [one.code for one in problems] == [f"scenario.{code}"]


@pytest.mark.parametrize(
    "tail",
    [
        "## T+0:30 A" + " " * 200_000 + "{#a",
        "## T+0:30 A" + " {#a" * 50_000,
        "## Efter felanmält + " + "1" * 200_000 + " x",
        "## T+0:30 A\n- Villkor: " + "(" * 200_000,
        "## T+0:30 A\n- Förväntat: " + "|" * 200_000,
        "## T+0:30 A\n- Påverkan: " + " " * 200_000 + "x",
        "[" * 200_000,
        "{A" * 100_000,
        "\n".join(
            f"## Efter m{n + 1} A{n}\n- Förväntat: a | it-chef | inom 5 min | M1 | milstolpe: m{n}\n"
            for n in range(500)
        ),
    ],
    ids=range(9),
)
def test_long_input_is_read_to_its_end(tail: str) -> None:
    check(f"{HEAD}\n{tail}")


@given(st.text(max_size=300))
def test_answers_of_any_text(text: str) -> None:
    answers, problems = read_answers(f"scenario: a\nbörjan: 2026-11-27 09:00\n{text}", "f.txt")
    assert (answers is None) == bool(problems)
    assert len(told(problems)) == 2 * len(problems)


ACTS = st.sampled_from(
    ("klart", "ej klart", "beslut", "kontakt", "status", "paus", "takt", "slut", "ångra", "inspel", "done")
)
ACT_FIELDS = st.sampled_from(
    ("av: it-chef", "improviserat", "för: 2 min sedan", "nådd efter: 4 min", "åter", "till: a, b", "x", "y: z", "")
)


@given(
    st.lists(st.tuples(st.integers(0, 200), ACTS, st.text(max_size=10), st.lists(ACT_FIELDS, max_size=4)), max_size=8)
)
def test_answers_of_any_acts(acts: list[tuple[int, str, str, list[str]]]) -> None:
    lines = [f"0:{minute % 60:02} {act} {text} | {' | '.join(fields)}" for minute, act, text, fields in acts]
    answers, problems = read_answers("scenario: a\nbörjan: 2026-11-27 09:00\n" + "\n".join(lines), "f.txt")
    assert (answers is None) == bool(problems)
    assert len(told(problems)) == 2 * len(problems)
