"""The key that a joint body shares with its municipalities, and the identities that it makes of suppliers."""

import hmac
import re
from dataclasses import dataclass

from kontinuitet.analysis.across import Identity
from kontinuitet.documents.lists.identities import company_key, organisation_number
from kontinuitet.documents.problems import Problem, problem
from kontinuitet.domain.supplier import Supplier

LENGTH = 32
"""Bytes of a key."""

_TEXT = re.compile(rf"kontinuitet-key-1 ([0-9a-f]{{{2 * LENGTH}}})")


@dataclass(frozen=True)
class Key:
    """Secret bytes. Who holds them can try every organisation number there is and so name every supplier."""

    secret: bytes

    @property
    def mark(self) -> str:
        """By what two files are seen to be made with the same key; the key cannot be found from it."""
        return self._hashed("mark")[:16]

    def identity(self, supplier: Supplier) -> Identity:
        """A supplier by its organisation number, or by its name when it has no usable one.

        HMAC with SHA-256 (RFC 2104) of the number in its usual writing, or of the name without case, spaces,
        punctuation and "AB". A number that belongs to a person is no organisation number and is not used.
        """
        number = organisation_number(supplier.organisation_number) if supplier.organisation_number else None
        if number is None:
            return self.named(supplier.name)
        return Identity(self._hashed(f"number {number.upper()}"), by_name=False)

    def named(self, name: str) -> Identity:
        """A supplier by its name alone."""
        return Identity(self._hashed(f"name {company_key(name)}"), by_name=True)

    def _hashed(self, text: str) -> str:
        return hmac.new(self.secret, text.encode(), "sha256").hexdigest()


def key_text(key: Key) -> str:
    """The key as the text of a file."""
    return f"kontinuitet-key-1 {key.secret.hex()}\n"


def read_key(text: str, file: str) -> Key | Problem:
    """The key that stands in a file."""
    found = _TEXT.fullmatch(text.strip())
    return Key(bytes.fromhex(found[1])) if found else problem("concentration.problem.no_key", file=file, line=1)
