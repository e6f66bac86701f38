"""Every mistake gives its sentence, at its line; the cases stand in ``problems.txt``."""

import re
from pathlib import Path

import pytest

from kontinuitet.documents.plan import read_plan
from kontinuitet.documents.problems import nearest, problem, problem_text
from kontinuitet.wording import words

CASES = Path(__file__).with_name("problems.txt").read_text(encoding="utf-8").split("\n\n", 1)[1]
SV = words("sv")


def cases() -> list[tuple[str, ...]]:
    parts = [part.strip("\n") for part in re.split(r"^\.$", CASES, flags=re.MULTILINE)]
    return [tuple(parts[start : start + 4]) for start in range(0, len(parts) - 3, 4)]


def said(files: dict[str, str]) -> list[str]:
    return [problem_text(each, SV) for each in read_plan(files)[1]]


@pytest.mark.parametrize(("name", "file", "text", "expected"), cases(), ids=[case[0] for case in cases()])
def test_every_mistake_gives_its_sentence(name: str, file: str, text: str, expected: str) -> None:
    assert name
    text = text.replace("[NUL]", "\0").replace("[LONG]", "a" * 501)
    assert said({file: text + "\n"}) == expected.split("\n")


def test_with_an_error_nothing_is_read() -> None:
    read, problems = read_plan({"enheter.md": "# Fel\n", "kommun.md": "# Prov\n"})
    assert read is None
    assert [each.file for each in problems] == ["enheter.md"]


def test_a_warning_stops_nothing() -> None:
    read, problems = read_plan({"README.md": "# Läs mig\n", "kommun.md": "# Prov\n"})
    assert read is not None
    assert read.header is not None
    assert [each.is_error for each in problems] == [False]


def test_the_same_file_twice() -> None:
    text = "# Enheter\n"
    assert said({"a/enheter.md": text, "b/enheter.md": text}) == [
        "b/enheter.md: Samma slags fil har redan lästs: a/enheter.md – ange bara en av dem."
    ]


def test_the_same_id_in_two_files() -> None:
    service, supplier = "---\nid: x\n---\n# X\n", "---\nid: x\n---\n\n# Y\n"
    assert said({"verksamheter/x.md": service, "leverantorer/x.md": supplier}) == [
        "leverantorer/x.md:2: Id x används redan (verksamheter/x.md:1) – ge den här ett annat id."
    ]


def test_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    text = "---\nid: x\nenhett: y\n---\n# X\n"
    assert said({"verksamheter/x.md": "\ufeff" + text.replace("\n", "\r\n")}) == said({"verksamheter/x.md": text})


def test_letters_with_separate_accents_are_the_same_letters() -> None:
    read, problems = read_plan({"verksamheter/x.md": "---\nid: x\na\u0308gare: chef\n---\n# X\n"})
    assert problems == ()
    assert read is not None
    assert read.items["services"][0].owner == "chef"  # type: ignore[union-attr]


def test_more_than_a_hundred_problems_are_counted() -> None:
    rows = "\n".join(f"|a{number}|X|sort|" for number in range(150))
    spoken = said({"enheter.md": f"# Enheter\n\n|id|namn|slag|\n|---|---|---|\n{rows}\n"})
    assert len(spoken) == 101
    assert spoken[-1] == "enheter.md: Ytterligare 50 fel i filen visas inte – rätta de här först."


def test_a_file_of_two_megabytes_is_not_read() -> None:
    assert said({"kommun.md": "# Prov\n\n" + "x" * 2_000_000}) == [
        (
            "kommun.md: Filen är större än 1 MB. En plan eller ett scenario är mycket mindre"
            " – kontrollera att det är rätt fil."
        )
    ]


def test_what_a_user_wrote_is_quoted_without_control_characters() -> None:
    found = problem("problems.plan.bad_date", file="a.md", line=2, text="\x1b]52;c;AAAA\x07" + "x" * 1000)
    spoken = problem_text(found, words("en"))
    assert spoken.startswith("a.md:2: “␛]52;c;AAAA␇xxx")
    assert len(spoken) < 250


def test_nearest_word() -> None:
    assert nearest("jornal", {"journal", "epost"}) == "journal"
    assert nearest("zzz", {"journal", "epost"}) == ""


def test_swedish_words_in_names_and_prose_do_not_make_an_english_file_swedish() -> None:
    text = "---\nid: x\nkind: company\n---\n# Roller\n\n|namn|slag|enhet|\n"
    read, problems = read_plan({"leverantorer/x.md": text})
    assert problems == ()
    assert read is not None
