"""Telephone numbers as people write them: what can be one, its normal form, and what is wrong with one that cannot.

Swedish numbers follow the national plan: an area or mobile prefix with its leading zero, then the subscriber's number.
The normal form is the one that is read aloud: ``070-174 06 05``, ``08-465 004 00``, ``+47 22 12 34 56``.
"""

import re
from enum import StrEnum

from kontinuitet.documents.problems import Problem, problem
from kontinuitet.domain.text import clean_line

LONGEST = 40
"""Characters that are looked at; what is longer is no telephone number."""


class PhoneFault(StrEnum):
    """What is wrong with a text that is no telephone number; each has a sentence ``problems.phone.<fault>``."""

    NOT_DIGITS = "not-digits"
    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"
    ZERO_LOST = "zero-lost"
    NO_AREA = "no-area"
    MOBILE_LENGTH = "mobile-length"
    ROUNDED = "rounded"


_NUMBER = re.compile(r"\+?[0-9][0-9 ]*")
_ROUNDED = re.compile(r"[0-9][.,][0-9]+ ?[eE]\+?[0-9]+")
_BREAKS = str.maketrans(dict.fromkeys("-–—‑/.()\u00a0\u202f", " "))
_SHORT = re.compile(r"1[0-9]{2,5}")
"""Numbers without an area, such as 112, 1177, 11313 and 114 14."""

_MOBILE = ("070", "072", "073", "076", "079")
_THREE = frozenset(
    re.split(
        " ",
        "010 011 013 016 018 019 020 021 023 026 031 033 035 036 040 042 044 046 054 060 063 090 070 072 073 076 079"
        " 071 074 075 078",
    )
)
"""Prefixes of three digits; 08 has two, every other area four."""

_GROUPS = {5: (3, 2), 6: (2, 2, 2), 7: (3, 2, 2), 8: (3, 3, 2)}
"""How a subscriber's number is grouped, by its length."""


def phone_number(text: str) -> str | PhoneFault:
    """The number in its normal form, or why the text is no telephone number.

    Spaces, hyphens, dots and ``(0)`` are ignored, ``tel:``, ``0046`` and ``+46`` are understood. The normal form of a
    normal form is itself.
    """
    plain = clean_line(text[: LONGEST + 1])
    if len(plain) > LONGEST:
        return PhoneFault.TOO_LONG
    if _ROUNDED.fullmatch(plain):
        return PhoneFault.ROUNDED
    plain = re.sub(r"^tel(efon)?[.:]* *", "", plain, flags=re.IGNORECASE).replace("(0)", " ")
    plain = plain.translate(_BREAKS).strip()
    if not plain.isascii() or not _NUMBER.fullmatch(plain):
        return PhoneFault.NOT_DIGITS
    spaced = " ".join(plain.split())
    spaced = f"+{spaced[2:].lstrip()}" if spaced.startswith("00") else spaced
    digits = spaced.replace(" ", "")
    if digits.startswith("+46"):
        return _swedish(f"0{digits[3:].removeprefix('0')}")
    return _foreign(spaced) if digits.startswith("+") else _swedish(digits)


def _foreign(spaced: str) -> str | PhoneFault:
    # Seven to fifteen digits with the country's code (ITU-T E.164); their grouping is the country's own affair.
    length = len(spaced.replace(" ", "")) - 1
    if spaced.startswith(("+0", "+ ")) or length < 7:
        return PhoneFault.TOO_SHORT
    return PhoneFault.TOO_LONG if length > 15 else spaced


def _swedish(digits: str) -> str | PhoneFault:
    if _SHORT.fullmatch(digits):
        return f"{digits[:3]} {digits[3:]}" if len(digits) == 5 else digits
    if not digits.startswith("0"):
        lost = len(digits) >= 7 and not isinstance(_swedish(f"0{digits}"), PhoneFault)
        return PhoneFault.ZERO_LOST if lost else PhoneFault.NO_AREA
    if digits.startswith(_MOBILE) and len(digits) != 10:
        return PhoneFault.MOBILE_LENGTH
    if len(digits) < 8:
        return PhoneFault.TOO_SHORT
    return PhoneFault.TOO_LONG if len(digits) > 10 else _grouped(digits)


def _grouped(digits: str) -> str | PhoneFault:
    size = 2 if digits.startswith("08") else 3 if digits[:3] in _THREE else 4
    area, rest = digits[:size], digits[size:]
    if len(rest) not in _GROUPS:
        return PhoneFault.TOO_SHORT
    parts, start = [], 0
    for length in _GROUPS[len(rest)]:
        parts.append(rest[start : start + length])
        start += length
    return f"{area}-{' '.join(parts)}"


def phone_problem(text: str, fault: PhoneFault) -> Problem:
    """The sentence that says what to write instead."""
    return problem(f"problems.phone.{fault.value}", text=text)
