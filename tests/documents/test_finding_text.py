"""Findings in words: each rule explains itself, and lists and promises read as people write them."""

from datetime import UTC, datetime

import pytest

from kontinuitet.analysis.rules import RULES, Finding, Names, Severity
from kontinuitet.documents.finding_text import (
    finding_params,
    finding_text,
    finding_title,
    names_text,
    promise_text,
    why,
)
from kontinuitet.domain.calendar import Moment
from kontinuitet.domain.values import Place, Promise
from kontinuitet.wording import words


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_says_what_it_is_why_it_matters_and_on_what_ground(rule: str) -> None:
    for lang, source in (("sv", "Källa: "), ("en", "Source: ")):
        assert finding_title(rule, words(lang))
        assert source in why(rule, words(lang))


@pytest.mark.parametrize(
    ("names", "either", "swedish"),
    [
        ((), False, ""),
        (("Journal",), False, "Journal"),
        (("Journal", "Rutt"), False, "Journal och Rutt"),
        (("Journal", "Rutt", "Post"), True, "Journal, Rutt eller Post"),
        (tuple("abcdefg"), False, "a, b, c, d och 3 till"),
    ],
)
def test_names_are_listed_as_in_running_text(names: tuple[str, ...], either: bool, swedish: str) -> None:
    assert names_text(Names(names=names, either=either), words("sv")) == swedish


@pytest.mark.parametrize(
    ("promise", "swedish", "english"),
    [
        (Promise(minutes=480), "8 h", "8 h"),
        (Promise(minutes=480, support=True), "8 supporttimmar", "8 support hours"),
        (Promise(minutes=90, support=True), "1 h 30 min supporttid", "1 h 30 min of support time"),
    ],
)
def test_a_promise_keeps_its_support_hours(promise: Promise, swedish: str, english: str) -> None:
    assert (promise_text(promise, words("sv")), promise_text(promise, words("en"))) == (swedish, english)


def test_moments_are_written_in_full() -> None:
    params = {"at": datetime(2026, 12, 23, 17, tzinfo=UTC), "reference": Moment(weekday=4, minute=1080)}
    assert finding_params(params, words("sv")) == {
        "at": "onsdag 23 december 2026 17:00",
        "reference": "en fredag 18:00",
    }


def test_braces_in_a_name_are_only_text() -> None:
    found = Finding(
        rule="G1",
        variant="no-holder",
        severity=Severity.ERROR,
        place=Place(object="chef", field="holder"),
        params={"role": "{person} [/] {0}"},
    )
    assert finding_text(found, words("sv")) == "Rollen {person} [/] {0} har ingen innehavare."
