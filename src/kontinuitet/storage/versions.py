"""Approved versions of plans: added one after another, read back intact, never changed."""

import sqlite3
from collections.abc import Iterable

from pydantic import ValidationError

from kontinuitet.domain.version import Version
from kontinuitet.storage.chain import canonical_json, sha256
from kontinuitet.storage.connection import Connection
from kontinuitet.storage.errors import InvalidStored, InvalidValue, VersionTaken

_HEADS = "SELECT service, number, hash FROM version"
_LATEST = f"{_HEADS} WHERE (service, number) IN (SELECT service, max(number) FROM version GROUP BY service)"  # noqa: S608
_NEXT = "SELECT coalesce(max(number), 0) + 1 FROM version WHERE service = ?"

Head = tuple[str, int, str]


class Versions:
    """The approved versions in one file. They outlive the service that they are of."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        # By the hash of all that stands in it. A frozen plan is large, and lists ask for the same ones often.
        self._read: dict[str, Version] = {}

    def add(self, version: Version) -> None:
        """Keep an approved version for good, on the disk when this returns.

        Raises ``VersionTaken`` unless its number follows the last one of that service (the first is 1), and
        ``InvalidValue`` if its digest is not that of its plan or its moment has no UTC offset.
        """
        if version.approved_at.utcoffset() is None:
            raise InvalidValue(detail="a moment without UTC offset")
        if not version.is_intact:
            raise InvalidValue(detail="another plan than the digest is of")
        text = canonical_json(version.model_dump(mode="json"))
        with self._connection.write() as raw:
            expected = int(raw.execute(_NEXT, (version.service,)).fetchone()[0])
            if version.number != expected:
                raise VersionTaken(service=version.service, number=version.number, next=expected)
            row = (version.service, version.number, version.digest, text, sha256(text))
            raw.execute("INSERT INTO version (service, number, digest, json, hash) VALUES (?, ?, ?, ?, ?)", row)

    def latest(self) -> dict[str, Version]:
        """The last version of each service that has one. Raises ``InvalidStored`` if a version was changed."""
        with self._connection.read() as raw:
            found = self._versions(raw, raw.execute(f"{_LATEST} ORDER BY service").fetchall())
        return {version.service: version for version in found}

    def of(self, service: str) -> tuple[Version, ...]:
        """All versions of a service by number; none if it has none. Raises ``InvalidStored`` as above."""
        with self._connection.read() as raw:
            heads = raw.execute(f"{_HEADS} WHERE service = ? ORDER BY number", (service,)).fetchall()
            return self._versions(raw, heads)

    def _versions(self, raw: sqlite3.Connection, heads: Iterable[Head]) -> tuple[Version, ...]:
        return tuple(self._version(raw, head) for head in heads)

    def _version(self, raw: sqlite3.Connection, head: Head) -> Version:
        service, number, fingerprint = head
        known = self._read.get(fingerprint)
        if known is None or (known.service, known.number) != (service, number):
            known = self._read[fingerprint] = _intact(raw, head)
        return known


def _intact(raw: sqlite3.Connection, head: Head) -> Version:
    service, number, fingerprint = head
    sql = "SELECT json FROM version WHERE service = ? AND number = ?"
    text = raw.execute(sql, (service, number)).fetchone()[0]
    broken = InvalidStored(object=service, field=f"version {number}")
    if sha256(text) != fingerprint:
        raise broken
    try:
        version = Version.model_validate_json(text)
    except ValidationError as error:
        raise broken from error
    if (version.service, version.number) != (service, number):
        raise broken
    return version
