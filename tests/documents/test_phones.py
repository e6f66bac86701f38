"""Telephone numbers and e-mail addresses: one normal form, and a reason for each that is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontinuitet.documents.emails import email_address
from kontinuitet.documents.phones import PhoneFault, phone_number, phone_problem
from kontinuitet.documents.problems import problem_text
from kontinuitet.wording import words


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("0701740605", "070-174 06 05"),
        ("070 - 174 06 05", "070-174 06 05"),
        ("070–174 06 05", "070-174 06 05"),
        ("+46 (0)70-174 06 05", "070-174 06 05"),
        ("0046701740605", "070-174 06 05"),
        ("tel: 031/390 06 00", "031-390 06 00"),
        ("08-465 004 00", "08-465 004 00"),
        ("0846500400", "08-465 004 00"),
        ("0980-319200", "0980-31 92 00"),
        ("0771 12 34 56", "0771-12 34 56"),
        ("+47 22 12 34 56", "+47 22 12 34 56"),
        ("112", "112"),
        ("11313", "113 13"),
        ("1177", "1177"),
    ],
)
def test_a_number_has_one_normal_form(written: str, normal: str) -> None:
    assert phone_number(written) == normal
    assert phone_number(normal) == normal


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("", PhoneFault.NOT_DIGITS),
        ("ring växeln", PhoneFault.NOT_DIGITS),
        ("070-174 06 05 (jour)", PhoneFault.NOT_DIGITS),
        ("٠٧٠١٧٤٠٦٠٥", PhoneFault.NOT_DIGITS),
        ("701740605", PhoneFault.ZERO_LOST),
        ("7,01741E+08", PhoneFault.ROUNDED),
        ("070-174 06 0", PhoneFault.MOBILE_LENGTH),
        ("070-174 06 055", PhoneFault.MOBILE_LENGTH),
        ("031-39", PhoneFault.TOO_SHORT),
        ("031-390 06 00 031-390 06 01", PhoneFault.TOO_LONG),
        ("4711", PhoneFault.NO_AREA),
        ("+47 22", PhoneFault.TOO_SHORT),
    ],
)
def test_what_is_no_number_has_a_reason_with_an_example(written: str, fault: PhoneFault) -> None:
    assert phone_number(written) is fault
    sentence = problem_text(phone_problem(written, fault), words("sv"))
    assert written in sentence
    assert "0" in sentence.rpartition("–")[2]


@pytest.mark.parametrize("fault", PhoneFault)
def test_every_fault_has_a_sentence_in_both_languages(fault: PhoneFault) -> None:
    assert all("Q7" in problem_text(phone_problem("Q7", fault), words(lang)) for lang in ("sv", "en"))


@given(st.one_of(st.text(), st.text(alphabet="0123456789+ -()./", max_size=30)))
def test_any_text_gives_a_stable_number_or_a_fault(text: str) -> None:
    found = phone_number(text)
    if not isinstance(found, PhoneFault):
        assert phone_number(found) == found
        assert found.isascii()


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("anna.berg@askarby.example", "anna.berg@askarby.example"),
        ("mailto:anna.berg@askarby.example", "anna.berg@askarby.example"),
        ("Anna Berg <anna.berg@askarby.example>", "anna.berg@askarby.example"),
        ("åsa@åskarby.example", "åsa@åskarby.example"),
        ("anna.berg", None),
        ("anna@berg", None),
        ("a b@askarby.example", None),
        ("", None),
    ],
)
def test_an_address_is_found_or_refused(written: str, address: str | None) -> None:
    assert email_address(written) == address
