"""Every link from one page to another leads somewhere."""

import re
from pathlib import Path

import pytest
from tests.docs import pages

PAGES = sorted([*pages.DOCS.glob("*.md"), pages.ROOT / "README.md", pages.ROOT / "CHANGELOG.md"])
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings, made as the usual viewers of Markdown make them."""
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for _, heading, _ in pages.headings(text)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    broken = []
    for line in pages.taken_apart(text)[0]:
        for target in LINK.findall(line.text):
            path, _, anchor = target.partition("#")
            place = (page.parent / path).resolve() if path else page
            if re.match(r"[a-z]+:", target):
                continue
            if not place.exists() or (anchor and anchor not in anchors(place.read_text(encoding="utf-8"))):
                broken.append(f"{page.name}:{line.number} {target}")
    assert broken == []


def test_the_pages_of_both_languages_lead_to_each_other() -> None:
    for pair in (pages.HANDBOOK, pages.GLOSSARY, pages.PLAN_FOLDER, pages.SCENARIO, pages.RULES):
        assert f"]({pair['en']})" in pages.read(pair["sv"])
        assert f"]({pair['sv']})" in pages.read(pair["en"])


def test_the_handbook_leads_to_every_other_page() -> None:
    for lang, page in pages.HANDBOOK.items():
        for other in (pages.GLOSSARY, pages.PLAN_FOLDER, pages.SCENARIO, pages.RULES):
            assert f"]({other[lang]}" in pages.read(page)
