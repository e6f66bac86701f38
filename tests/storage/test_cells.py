"""How single values stand in cells."""

from datetime import date

import pytest
from hypothesis import given
from tests.strategies import unknowns

from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, NotApplicable, Promise, Unknown
from kontinuitet.storage.cells import ASKED_FLAG, ASKED_PROMISE, ASKED_REFERENCE, read_sign, write_sign


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (UNKNOWN, "?"),
        (Unknown(who="anna-berg", by=date(2027, 3, 1)), "? anna-berg 2027-03-01"),
        (Unknown(who="anna-berg"), "? anna-berg"),
        (Unknown(by=date(2027, 3, 1)), "? 2027-03-01"),
        (Unknown(who="2027-03-01"), "? 2027-03-01 –"),
        (NOT_APPLICABLE, "–"),
    ],
)
def test_a_sign_reads_as_in_the_plan_files(value: Unknown | NotApplicable, text: str) -> None:
    assert write_sign(value) == text
    assert read_sign(text) == value


@given(unknowns)
def test_every_unknown_comes_back(value: Unknown) -> None:
    assert read_sign(write_sign(value)) == value


@pytest.mark.parametrize("text", ["", "hemtjanst", "?x", "-", "0"])
def test_an_ordinary_text_is_no_sign(text: str) -> None:
    assert read_sign(text) is None


def test_no_and_not_asked_are_different_cells() -> None:
    assert ASKED_FLAG.write(False) == (0,)
    assert ASKED_FLAG.write(None) == (None,)
    assert ASKED_FLAG.write(UNKNOWN) == ("?",)


def test_an_id_and_a_sign_have_cells_of_their_own() -> None:
    assert ASKED_REFERENCE.write("nordlys") == ("nordlys", None)
    assert ASKED_REFERENCE.write(UNKNOWN) == (None, "?")


def test_a_promise_says_whether_it_counts_support_hours() -> None:
    assert ASKED_PROMISE.write(Promise(minutes=480, support=True)) == (480, 1)
    assert ASKED_PROMISE.write(Promise(minutes=0)) == (0, 0)
    assert ASKED_PROMISE.write(NOT_APPLICABLE) == ("–", None)
