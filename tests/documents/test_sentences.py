"""Errors and refusals as sentences: every one that the program raises has one, which its parameters fill."""

import ast
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

import kontinuitet
from kontinuitet.documents.sentences import error_sentence, sentence
from kontinuitet.storage import errors
from kontinuitet.storage.errors import StorageError
from kontinuitet.usecases.refused import Refused
from kontinuitet.wording import words

SOURCE = Path(kontinuitet.__file__).parent
LANGUAGES = ("sv", "en")
ROOMS = ("usecases", "tui", "cli")


def kinds(kind: type[StorageError]) -> Iterator[type[StorageError]]:
    """The kinds of error that are raised: those without a more exact one below them."""
    below = kind.__subclasses__()
    if not below:
        yield kind
    for one in below:
        yield from kinds(one)


KINDS = sorted(kinds(StorageError), key=lambda kind: kind.code)


def raised(room: str, names: set[str]) -> Iterator[tuple[str, ast.Call]]:
    """Where an error of one of these names is made, with the call that makes it."""
    for path in sorted((SOURCE / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and name_of(node.func) in names:
                yield f"{path.name}:{node.lineno}", node


def name_of(func: ast.expr) -> str:
    return func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")


REFUSED = [
    (place, node.args[0].value, tuple(sorted(keyword.arg for keyword in node.keywords if keyword.arg)))
    for room in ROOMS
    for place, node in raised(room, {"Refused"})
    if node.args and isinstance(node.args[0], ast.Constant)
]
STORED = [
    (place, kind, tuple(sorted(keyword.arg for keyword in node.keywords if keyword.arg)))
    for kind in KINDS
    for place, node in raised("storage", {kind.__name__})
    if not any(keyword.arg is None for keyword in node.keywords)
]


def placeholders(lang: str, code: str) -> set[str]:
    """The parameters that a sentence asks for, found by giving it none."""
    asked: dict[str, str] = {}
    while True:
        try:
            words(lang)(f"errors.{code}", **asked)
        except KeyError as missing:
            asked[missing.args[0]] = "x"
        else:
            return set(asked)


def test_what_can_go_wrong_was_found() -> None:
    assert len(REFUSED) > 10
    assert len(STORED) > 20
    assert {kind for _, kind, _ in STORED} > {errors.NewerFile, errors.UnknownExercise, errors.ClockBackwards}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_error_of_the_file_has_a_sentence(kind: type[StorageError], lang: str) -> None:
    assert words(lang).has(f"errors.{kind.code}")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("place", "kind", "given"), STORED, ids=[f"{p} {k.code}" for p, k, _ in STORED])
def test_an_error_of_the_file_carries_what_its_sentence_asks_for(
    place: str, kind: type[StorageError], given: tuple[str, ...], lang: str
) -> None:
    # One that takes its parameters apart makes them in its own constructor.
    made = {"ids"} if kind is errors.BrokenReferences else set(given)
    assert placeholders(lang, kind.code) <= made, place


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("place", "code", "given"), REFUSED, ids=[f"{p} {c}" for p, c, _ in REFUSED])
def test_what_a_use_case_refuses_has_a_sentence_that_its_parameters_fill(
    place: str, code: str, given: tuple[str, ...], lang: str
) -> None:
    said = error_sentence(Refused(code, **{name: f"<{name}>" for name in given}), words(lang))
    assert said is not None, place
    assert re.search(r"\w[^{}]*$", said)
    assert set(re.findall(r"<(\w+)>", said)) == placeholders(lang, code)


def test_every_sentence_about_an_error_is_raised_somewhere() -> None:
    raised_codes = {code for _, code, _ in REFUSED} | {kind.code for kind in KINDS}
    catalogue = (SOURCE / "wording/locale/sv/errors.po").read_text(encoding="utf-8")
    assert set(re.findall(r'^msgid "errors\.(.+)"$', catalogue, re.MULTILINE)) == raised_codes


def of_sqlite(number: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("something")
    error.sqlite_errorcode, error.sqlite_errorname = number, "SQLITE_SOMETHING"
    return error


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", range(1, 29))
def test_whatever_sqlite_says_has_a_sentence(number: int, lang: str) -> None:
    assert error_sentence(errors.typed(of_sqlite(number), Path("x.db")), words(lang))


def test_what_the_disk_says_is_told_with_its_place_and_name() -> None:
    said = error_sentence(errors.typed(of_sqlite(sqlite3.SQLITE_IOERR), Path("x.db")), words("sv"))
    assert said == "Det gick inte att läsa eller skriva x.db (SQLITE_SOMETHING). Det senaste sparades inte."


def test_lists_are_joined_and_braces_are_text() -> None:
    params = {"ids": ("a{b}", "[/]")}
    assert "a{b}, [/]" in sentence("errors", "duplicate-ids", params, words("sv"))


class Stranger(Exception):
    """An error with a code that no catalogue knows."""

    def __init__(self) -> None:
        self.code, self.params = "never-heard-of", {"x": 1}


@pytest.mark.parametrize("error", [ValueError("x"), Stranger(), Refused("never-heard-of")])
def test_what_nobody_foresaw_has_no_sentence(error: Exception) -> None:
    assert error_sentence(error, words("sv")) is None
