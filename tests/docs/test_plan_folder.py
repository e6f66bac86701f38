"""The page on the plan folder names every heading and key in both languages, and its examples are one whole plan."""

import re

import pytest
from tests.docs import pages

from kontinuitet.documents.plan import apply, read_plan, write_plan
from kontinuitet.documents.plan.layouts import LAYOUTS, SERVICE, TEMPLATE, Layout, Part
from kontinuitet.documents.plan.shape import Shape
from kontinuitet.domain.municipality import Municipality

LANGUAGES = tuple(pages.PLAN_FOLDER)
FILE = re.compile(r"`([\w/-]+\.md)`:?$")


def heading(layout: Layout) -> str:
    """The heading of a kind of file on the page, the same in both languages."""
    return f"`{layout.path.replace('{id}', 'ID')}`"


def shapes(layout: Layout) -> list[Shape]:
    """What has keys in a file: its front matter, and everything under its headings at any depth."""
    waiting: list[Part] = [*layout.parts, *([layout.top] if layout.top else [])]
    found = [layout.front] if layout.front else []
    while waiting:
        part = waiting.pop()
        found.append(part.shape)
        waiting += [one for one in (part.table, part.blocks) if one is not None]
    return found


def keys(layout: Layout) -> set[tuple[str, str]]:
    return {(f"`{field.sv}`", f"`{field.en}`") for shape in shapes(layout) for field in shape.fields}


def part_of(lang: str, layout: Layout) -> str:
    return pages.sections(pages.read(pages.PLAN_FOLDER[lang]), 2)[heading(layout)]


def example(lang: str) -> dict[str, str]:
    """The files that the page shows: each example stands under a line that ends in the name of its file."""
    found = [
        (FILE.search(fence.before), fence) for fence in pages.fences(pages.read(pages.PLAN_FOLDER[lang]), "markdown")
    ]
    assert all(match for match, _ in found)
    return {match[1]: fence.text for match, fence in found if match}


def plan(lang: str) -> Municipality:
    read, problems = read_plan(example(lang))
    assert problems == ()
    assert read is not None
    made, problems = apply(None, read)
    assert problems == ()
    assert made is not None
    return made


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.path)
def test_every_key_is_explained_and_no_other(layout: Layout, lang: str) -> None:
    written = {(row[0], row[1]) for row in pages.rows(part_of(lang, layout)) if row[0].startswith("`")}
    swapped = {pair if lang == "sv" else pair[::-1] for pair in keys(layout)}
    assert written == swapped


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.path)
def test_every_heading_is_named_in_both_languages(layout: Layout, lang: str) -> None:
    # The kinds of resources stand in a list of their own, which is generated.
    named = [part.heading for part in layout.parts if part.heading and part.attr not in _RESOURCE_KINDS]
    named += [layout.title] if layout.title else []
    text = " ".join(pages.code(part_of(lang, layout)))
    assert [pair for pair in named if any(not re.search(rf"#+ {one}\b", text) for one in pair)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_template_has_besides_a_service_is_explained(lang: str) -> None:
    text = part_of(lang, TEMPLATE)
    own = [part for part in TEMPLATE.parts if part not in SERVICE.parts]
    pairs = {(f"`{field.sv}`", f"`{field.en}`") for part in own for field in part.shape.fields}
    assert {(row[0], row[1]) for row in pages.rows(text)} == {pair if lang == "sv" else pair[::-1] for pair in pairs}
    named = pages.code(text)
    assert [
        part.heading for part in own if part.heading and any(f"## {one}" not in named for one in part.heading)
    ] == []


_RESOURCE_KINDS = {part.attr for layout in LAYOUTS if layout.path == "resurser.md" for part in layout.parts} - {
    "edges",
    "notes",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_examples_are_one_plan_written_as_an_export_writes_it(lang: str) -> None:
    shown = example(lang)
    assert {path.split("/")[0] for path in shown} == {layout.path.split("/")[0] for layout in LAYOUTS}
    assert write_plan(plan(lang), lang) == shown


def test_both_languages_show_the_same_plan() -> None:
    swedish, english = plan("sv"), plan("en")
    assert list(swedish.by_id) == list(english.by_id)
    assert [one.mtpd for one in swedish.services] == [one.mtpd for one in english.services]
