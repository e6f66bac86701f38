"""What is written is read back as it was, in both languages, and written again with the same bytes."""

import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tests.documents.plan.strategies import lines, municipalities, prose

from kontinuitet.documents.plan import apply, markdown, normal, read_plan, write_plan
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.text import clean_line, clean_prose

LANGS = ("sv", "en")


def through_files(municipality: Municipality, lang: str) -> Municipality:
    read, problems = read_plan(write_plan(municipality, lang))
    assert problems == ()
    assert read is not None
    result, problems = apply(None, read)
    assert problems == ()
    assert result is not None
    return result


# A whole municipality is too large a thing to shrink in reasonable time.
WHOLE = hypothesis_settings(
    max_examples=60,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@WHOLE
@given(municipality=municipalities(), lang=st.sampled_from(LANGS))
def test_a_municipality_survives_its_files(municipality: Municipality, lang: str) -> None:
    again = through_files(municipality, lang)
    assert again == normal(municipality)
    assert write_plan(again, lang) == write_plan(municipality, lang)


@given(text=prose.map(clean_prose), listed=st.sampled_from((None, True, False)))
def test_prose_is_kept_to_the_letter(text: str, *, listed: bool | None) -> None:
    section = markdown.Section(2, "Rubrik", 1, tuple(markdown.escape(text, listed=listed).split("\n")))
    assert markdown.prose(section, listed=listed) == text


@given(cells=st.lists(lines.map(clean_line), min_size=1, max_size=4))
def test_a_row_of_a_table_is_kept_to_the_letter(cells: list[str]) -> None:
    row = "|" + "|".join(map(markdown.cell, cells)) + "|"
    assert markdown._cells(row) == cells


@pytest.mark.parametrize("lang", LANGS)
def test_an_empty_municipality_is_one_file(lang: str) -> None:
    assert write_plan(Municipality(name="Askarby"), lang) == {"kommun.md": "# Askarby\n"}
