"""Every key is declared once, explained in both languages, and does something."""

from importlib import import_module
from pkgutil import walk_packages

import pytest

import kontinuitet.tui
from kontinuitet.tui.bindings import Keys, all_bindings, key_sign
from kontinuitet.tui.help import help_text
from kontinuitet.tui.screen import Keyed
from kontinuitet.wording import LANGUAGES, words

SCREENS = all_bindings()


def keyed_classes() -> list[type[Keyed]]:
    """Every screen and widget with keys of its own."""
    for module in walk_packages(kontinuitet.tui.__path__, "kontinuitet.tui."):
        import_module(module.name)
    found: list[type[Keyed]] = []
    waiting: list[type[Keyed]] = [Keyed]
    while waiting:
        waiting += waiting.pop().__subclasses__()
        found += [one for one in waiting[-1:] if "KEYS" in one.__dict__]
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("keys", SCREENS, ids=lambda keys: keys.id)
def test_every_act_has_a_label_and_a_sentence(keys: Keys, lang: str) -> None:
    say = words(lang)
    assert say(keys.title)
    assert say(keys.help).endswith(".")
    for act in keys.acts:
        assert len(say(act.label).split()) <= 6, act
        assert say(act.help).endswith("."), act


@pytest.mark.parametrize("keys", SCREENS, ids=lambda keys: keys.id)
def test_a_key_does_one_thing_on_a_screen(keys: Keys) -> None:
    pressed = [key for act in keys.acts for key in act.key.split(",")]
    assert sorted(pressed) == sorted(set(pressed))
    assert len({act.id for act in keys.acts}) == len(keys.acts)


@pytest.mark.parametrize("keys", SCREENS, ids=lambda keys: keys.id)
def test_keys_are_ascii_and_so_the_same_on_every_keyboard(keys: Keys) -> None:
    assert all(act.key.isascii() for act in keys.acts)


def test_every_screen_is_listed_once() -> None:
    assert len({keys.id for keys in SCREENS}) == len(SCREENS)


def test_every_act_can_be_carried_out() -> None:
    classes = keyed_classes()
    assert len(classes) > 5
    missing = [
        (one.__name__, act.call)
        for one in classes
        for act in one.KEYS.acts
        if not hasattr(one, f"action_{act.name}") and not act.call.startswith("app.")
    ]
    assert missing == []


def test_every_screen_with_keys_is_in_the_list() -> None:
    listed = {keys.id for keys in SCREENS}
    assert [one.__name__ for one in keyed_classes() if one.KEYS.id not in listed] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_help_names_every_key(lang: str) -> None:
    text = help_text(SCREENS, words(lang))
    for keys in SCREENS:
        for act in keys.acts:
            assert f"|{key_sign(act.key, words(lang))}" in text
