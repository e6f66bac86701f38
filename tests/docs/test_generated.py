"""The tables in the docs say what the program says: every key, every rule, every word of the two file formats."""

from dataclasses import fields

import pytest

from kontinuitet.documents.plan import vocabulary as plan_words
from kontinuitet.documents.scenario.vocabulary import Vocabulary
from kontinuitet.wording import words
from tests.docs import generated, pages

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
