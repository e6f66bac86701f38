"""When something falls, as people write it."""

from datetime import datetime

import pytest

from kontinuitet.analysis.holidays import STOCKHOLM
from kontinuitet.documents.whatif_start import BadStart, Start, read_start


def test_a_date_and_a_time_are_swedish_time() -> None:
    assert read_start(" 2026-11-27 18:00 ") == datetime(2026, 11, 27, 18, tzinfo=STOCKHOLM)


@pytest.mark.parametrize("text", ["värst", "Värsta", "worst"])
def test_the_worst_start_can_be_asked_for_by_a_word(text: str) -> None:
    assert read_start(text) is Start.WORST


def test_nothing_is_the_reference_moment() -> None:
    assert read_start("  ") is Start.REFERENCE


@pytest.mark.parametrize("text", ["i går", "2026-11-27", "2026-02-30 18:00", "0001-01-01 00:00", "9999-12-31 23:59"])
def test_anything_else_is_no_start(text: str) -> None:
    with pytest.raises(BadStart):
        read_start(text)
