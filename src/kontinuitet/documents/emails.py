"""E-mail addresses: what can be one, and its normal form."""

import re

from kontinuitet.domain.text import LINE_LIMIT, clean_line

_ADDRESS = re.compile(r"[^\s@<>(),;:\"\\]{1,64}@([\w-]{1,63}\.)+\w{2,63}")
_NAMED = re.compile(r"[^<>]*<([^<>]*)>")


def email_address(text: str) -> str | None:
    """The address, without ``mailto:`` or the name before ``<address>``; ``None`` for what is none."""
    plain = clean_line(text[:LINE_LIMIT])
    named = _NAMED.fullmatch(plain)
    plain = (named[1] if named else plain).strip()
    plain = plain[7:] if plain.lower().startswith("mailto:") else plain
    return plain if _ADDRESS.fullmatch(plain) else None
