"""The tables in the docs say what the program says: every key, every rule, every word of the two file formats."""

import re
from dataclasses import fields

import pytest
from tests.docs import example_rules, generated, pages

from kontinuitet.documents.plan import vocabulary as plan_words
from kontinuitet.documents.scenario.vocabulary import Vocabulary
from kontinuitet.tui.bindings import all_bindings, key_sign
from kontinuitet.wording import words

ON_PAGES = [(name, lang) for name, (places, _) in generated.BLOCKS.items() for lang in places]


@pytest.mark.parametrize(("name", "lang"), ON_PAGES)
def test_a_generated_table_is_what_the_program_says_today(name: str, lang: str) -> None:
    places, make = generated.BLOCKS[name]
    (found,) = generated.block(name).findall(pages.read(places[lang]))
    assert found[1].strip() == make(words(lang)), "write it anew with: python -m tests.docs.generated"


def test_no_list_of_words_is_left_out() -> None:
    assert set(generated._SCENARIO_WORDS) == {field.name for field in fields(Vocabulary)} - {"lang"}
    letters_only = {kind for kind, pairs in plan_words.WORDS.items() if all(len(one) == 1 for one, _ in pairs.values())}
    assert set(generated._PLAN_WORDS) == set(plan_words.WORDS) - letters_only


def test_every_rule_speaks_of_the_example_or_is_silent_for_a_stated_reason() -> None:
    assert {rule for rule, found in example_rules.told().items() if not found} == set(example_rules.SILENT)


NO_KEYS = {"✓", "≠"}
"""Signs on the screen that the handbook explains, and that nobody presses."""

WITH_TABLES = {"Kommandona", "Tangenterna", "The commands", "The keys"}
"""The parts of the handbook in which other signs stand, or the keys themselves."""


@pytest.mark.parametrize("lang", pages.HANDBOOK)
def test_the_handbook_s_text_speaks_only_of_keys_that_exist(lang: str) -> None:
    acts = [act for screen in all_bindings() for act in screen.acts]
    known = {key_sign(key, words(lang)) for act in acts for key in act.key.split(",")} | NO_KEYS
    parts = pages.sections(pages.read(pages.HANDBOOK[lang]), 2)
    text = "\n".join(text for name, text in parts.items() if name not in WITH_TABLES)
    pressed = {one for one in pages.code(text) if len(one) == 1 or re.fullmatch(r"(F\d+|esc|ctrl\+\w|tab)", one)}
    assert len(pressed) > 20
    assert pressed - known == set()
