"""When two names or numbers mean the same thing: how names are compared, and Swedish organisation numbers."""

import re
import unicodedata
from functools import lru_cache

from kontinuitet.domain.text import clean_line

_LEGAL_FORMS = frozenset(
    re.split(" ", "ab aktiebolag publ hb handelsbolag kb kommanditbolag as asa aps oy oyj inc ltd llc gmbh bv plc sa")
)
_WORDS = re.compile(r"[^\W_]+")
_SCIENTIFIC = re.compile(r"[0-9][.,][0-9]+ ?[eE]\+?[0-9]+")


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """What two writings of the same name have in common: no case, no punctuation, no spaces. å is not a."""
    return "".join(_words(name)) or clean_line(name).casefold()


@lru_cache(maxsize=4096)
def company_key(name: str) -> str:
    """The same for a legal person, whose name is the same with and without "AB" or "(publ)"."""
    words = _words(name)
    return "".join(word for word in words if word not in _LEGAL_FORMS) or name_key(name)


def _words(name: str) -> list[str]:
    return _WORDS.findall(unicodedata.normalize("NFC", name).casefold())


def organisation_number(text: str) -> str | None:
    """A Swedish organisation number as ``552000-0018``; a foreign one, which has letters, as it stands.

    ``None`` for what is none: ten digits with the check digit of the Luhn sum, the third digit at least 2 (the
    Companies Registration Office). A number with a lower third digit is a person's, and does not belong here.
    """
    plain = clean_line(text)
    if _SCIENTIFIC.fullmatch(plain):
        return None
    if re.search(r"[^\W\d_]", plain):
        return plain
    digits = re.sub(r"[\s.–-]", "", plain)
    digits = digits[2:] if len(digits) == 12 and digits.startswith("16") else digits
    if not re.fullmatch(r"[0-9]{10}", digits) or digits[2] < "2" or _luhn(digits) % 10:
        return None
    return f"{digits[:6]}-{digits[6:]}"


def _luhn(digits: str) -> int:
    doubled = (int(digit) * (2 - position % 2) for position, digit in enumerate(digits))
    return sum(number // 10 + number % 10 for number in doubled)
