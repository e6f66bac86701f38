"""A key becomes a sentence, in a language, or an error that a test can see."""

import os
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from kontinuitet.wording import TEST_LANGUAGE, Words, words
from kontinuitet.wording import language as language_module

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
SWEDISH = (
    'msgid "pond.greeting"\nmsgstr "Hej {name}, gäddan är {{här}}"\n\n'
    'msgid "pond.pike"\nmsgid_plural "pond.pike"\nmsgstr[0] "{n} gädda i {where}"\nmsgstr[1] "{n} gäddor i {where}"\n'
)
ENGLISH = (
    'msgid "pond.greeting"\nmsgstr "Hello {name}"\n\n'
    'msgid "pond.pike"\nmsgid_plural "pond.pike"\nmsgstr[0] "{n} pike in {where}"\nmsgstr[1] "{n} pikes in {where}"\n'
)


@pytest.fixture
def locale(tmp_path: Path) -> Path:
    """A catalogue of one area in both languages, as somebody edits it."""
    for lang, messages in (("sv", SWEDISH), ("en", ENGLISH)):
        (tmp_path / lang).mkdir()
        (tmp_path / lang / "pond.po").write_text(HEADER + messages, encoding="utf-8")
    return tmp_path


def compile_catalogue(source: Path) -> Path:
    compiled = source.with_suffix(".mo")
    with source.open("rb") as text, compiled.open("wb") as result:
        write_mo(result, read_po(text, locale=source.parent.name))
    return compiled


def test_parameters_are_filled_in_and_never_read_as_a_message(locale: Path) -> None:
    swedish = Words("sv", locale=locale)
    assert swedish("pond.greeting", name="{x} [/]") == "Hej {x} [/], gäddan är {här}"


def test_the_plural_follows_the_number(locale: Path) -> None:
    swedish = Words("sv", locale=locale)
    shown = [swedish.plural("pond.pike", n, where="dammen") for n in (0, 1, 2)]
    assert shown == ["0 gäddor i dammen", "1 gädda i dammen", "2 gäddor i dammen"]


def test_the_made_up_language_wraps_every_message_with_what_is_in_it(locale: Path) -> None:
    made_up = Words(TEST_LANGUAGE, locale=locale)
    assert made_up("pond.greeting", name="Eva") == "⟦Hello Eva⟧"
    assert made_up.plural("pond.pike", 2, where="it") == "⟦2 pikes in it⟧"
    assert made_up.duration(4320) == "⟦3 days⟧"


@pytest.mark.parametrize("key", ["pond.absent", "lake.greeting", "greeting", "", "pond"])
def test_a_missing_key_is_an_error_not_a_text(locale: Path, key: str) -> None:
    swedish = Words("sv", locale=locale)
    assert not swedish.has(key)
    with pytest.raises(KeyError):
        swedish(key)
    with pytest.raises(KeyError):
        swedish.plural(key, 2)


def test_has_knows_plain_and_plural_keys(locale: Path) -> None:
    swedish = Words("sv", locale=locale)
    assert swedish.has("pond.greeting")
    assert swedish.has("pond.pike")


def test_a_missing_parameter_is_an_error(locale: Path) -> None:
    with pytest.raises(KeyError, match="name"):
        Words("sv", locale=locale)("pond.greeting")


def test_an_installed_program_has_only_compiled_catalogues(locale: Path) -> None:
    source = locale / "sv" / "pond.po"
    compile_catalogue(source)
    source.unlink()
    assert Words("sv", locale=locale)("pond.greeting", name="Bo").startswith("Hej Bo")


def test_an_edited_source_wins_over_an_older_compiled_catalogue(locale: Path) -> None:
    source = locale / "sv" / "pond.po"
    compiled = compile_catalogue(source)
    source.write_text(source.read_text(encoding="utf-8").replace("Hej", "Tjena"), encoding="utf-8")
    os.utime(compiled, (0, 0))
    assert Words("sv", locale=locale)("pond.greeting", name="Bo").startswith("Tjena Bo")


def test_a_newer_compiled_catalogue_is_taken_as_it_is(locale: Path) -> None:
    source = locale / "sv" / "pond.po"
    compile_catalogue(source)
    source.write_text("not a catalogue", encoding="utf-8")
    os.utime(source, (0, 0))
    assert Words("sv", locale=locale)("pond.greeting", name="Bo").startswith("Hej Bo")


def test_a_language_is_opened_once_and_must_exist() -> None:
    assert words("sv") is words("sv")
    assert words("en").lang == "en"
    with pytest.raises(ValueError, match="klingon"):
        words("klingon")


def test_an_area_is_read_when_it_is_first_spoken(locale: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    real = language_module.open_catalogue
    monkeypatch.setattr(
        language_module, "open_catalogue", lambda folder, area: opened.append(area) or real(folder, area)
    )
    swedish = Words("sv", locale=locale)
    assert opened == []
    swedish("pond.greeting", name="Bo")
    swedish.plural("pond.pike", 1, where="ån")
    assert opened == ["pond"]
