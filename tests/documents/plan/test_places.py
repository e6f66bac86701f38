"""Every finding about the example has a place that can be told."""

from datetime import date
from pathlib import Path

import pytest

from kontinuitet.analysis.rules import findings
from kontinuitet.documents.plan import apply, place_text, read_plan
from kontinuitet.usecases.plan_folder import read_files

EXAMPLE = Path(__file__).parents[3] / "plans" / "askarby"


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_place_of_every_finding_is_told_in_words(lang: str) -> None:
    read, _ = read_plan(read_files([EXAMPLE]))
    assert read is not None
    plan, _ = apply(None, read, delete=frozenset())
    assert plan is not None
    found = findings(plan, date(2026, 11, 23))
    told = [place_text(plan, finding.place, lang) for finding in found]
    assert len(told) == len(found) > 50
    assert all(plan.label(finding.place.object) in text for finding, text in zip(found, told, strict=True))
