"""The shipped catalogues say the same things in both languages, and the code says nothing else."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

import kontinuitet
from kontinuitet.wording import LANGUAGES

SOURCE = Path(kontinuitet.__file__).parent
LOCALE = SOURCE / "wording" / "locale"
AREAS = sorted({path.stem for path in LOCALE.glob("*/*.po")})
KEY = re.compile(r"[a-z][a-z-]*(\.[A-Za-z0-9_-]+)+")
# A label of an enum ends in the enum's own value, which may be several words.
LABEL = re.compile(KEY.pattern + r"( [a-z]+)*")

# The names under which code holds its Words.
SPEAKERS = {"words", "w", "t", "plural", "has"}


@cache
def catalogue(lang: str, area: str) -> Catalog:
    with (LOCALE / lang / f"{area}.po").open("rb") as text:
        return read_po(text, locale=lang, abort_invalid=True)


def messages(lang: str, area: str) -> dict[str, Message]:
    return {key_of(message): message for message in catalogue(lang, area) if message.id}


def key_of(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def all_keys() -> set[str]:
    return {key for area in AREAS for key in messages("en", area)}


@pytest.mark.parametrize("area", AREAS)
def test_every_area_has_the_same_keys_in_both_languages(area: str) -> None:
    assert sorted(messages("sv", area)) == sorted(messages("en", area))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("area", AREAS)
def test_no_message_is_empty_or_doubtful(area: str, lang: str) -> None:
    empty = [key for key, message in messages(lang, area).items() if not all(map(str.strip, forms(message)))]
    fuzzy = [key for key, message in messages(lang, area).items() if message.fuzzy]
    assert (empty, fuzzy) == ([], [])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("area", AREAS)
def test_keys_are_named_after_their_area_and_stand_once(area: str, lang: str) -> None:
    assert [key for key in messages(lang, area) if not key.startswith(f"{area}.") or not LABEL.fullmatch(key)] == []
    text = (LOCALE / lang / f"{area}.po").read_text(encoding="utf-8")
    written = Counter(re.findall(r'^msgid "(.+)"$', text, re.MULTILINE))
    assert [key for key, times in written.items() if times > 1] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("area", AREAS)
def test_a_plural_has_its_key_twice_and_both_forms(area: str, lang: str) -> None:
    plurals = [message for message in messages(lang, area).values() if message.pluralizable]
    assert [message.id for message in plurals if len(set(message.id)) != 1 or len(forms(message)) != 2] == []


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_take_the_same_parameters(area: str) -> None:
    swedish, english = messages("sv", area), messages("en", area)
    different = {
        key: (taken, wanted)
        for key in swedish.keys() & english.keys()
        # A singular may say "one" where the plural shows the number.
        if (taken := set().union(*map(placeholders, forms(swedish[key])))) - {"n"}
        != (wanted := set().union(*map(placeholders, forms(english[key])))) - {"n"}
    }
    assert different == {}


@cache
def trees() -> dict[str, ast.Module]:
    return {
        str(path.relative_to(SOURCE)): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(SOURCE.rglob("*.py"))
    }


def spoken_keys(call: ast.Call) -> list[str]:
    """The literal keys of one call to a speaker, also both sides of `a if x else b`."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name.lstrip("_") not in SPEAKERS or not call.args:
        return []
    first = call.args[0]
    choices = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
    texts = [choice.value for choice in choices if isinstance(choice, ast.Constant)]
    return [text for text in texts if isinstance(text, str) and KEY.fullmatch(text)]


def test_every_key_that_the_code_speaks_exists() -> None:
    known = all_keys()
    missing = [
        (place, node.lineno, key)
        for place, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for key in spoken_keys(node)
        if key not in known
    ]
    assert missing == []


def texts_in_code() -> set[str]:
    """Every text in the code; docstrings too, which can only hide a key that nobody speaks, never a missing one."""
    nodes = (node for tree in trees().values() for node in ast.walk(tree))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_no_message_is_left_that_nobody_speaks() -> None:
    texts = texts_in_code()
    # A key may be built: f"findings.{rule}" leaves its beginning, up to a dot, as a text of its own.
    beginnings = tuple(text for text in texts if text.endswith(".") and KEY.fullmatch(f"{text}x"))
    assert sorted(key for key in all_keys() if key not in texts and not key.startswith(beginnings)) == []
