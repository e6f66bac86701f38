"""What makes a changed journal show: canonical text, and hashes of which each covers the one before."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from kontinuitet.storage.errors import InvalidValue

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"
"""What may be stored: JSON without floats, which have no one exact way to be written."""


def canonical_json(value: Json) -> str:
    """The one way to write a value: keys sorted, no spaces, letters as they are. A float is refused."""
    _refuse_floats(value)
    return _write(value)


_quoted = json.encoder.encode_basestring
_write = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode


def _refuse_floats(value: object) -> None:
    if isinstance(value, dict):
        for part in value.values():
            _refuse_floats(part)
    elif isinstance(value, list | tuple):
        for part in value:
            _refuse_floats(part)
    elif value is not None and not isinstance(value, str | int):
        raise InvalidValue(detail=type(value).__name__)


def sha256(text: str) -> str:
    """SHA-256 of the text's UTF-8, in hexadecimal. Damaged text hashes too, to something else."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def genesis(fixed: Mapping[str, str]) -> str:
    """What the first row's hash builds on: all that was fixed when the exercise was created, pins included."""
    return sha256(_write(fixed))


def row_hash(previous: str, exercise: str, row: tuple[int, int, str, str, str, str]) -> str:
    """SHA-256 of the previous hash and the canonical JSON of a row ``(seq, at_ms, story, wall, kind, payload text)``.

    Raises ``TypeError`` or ``ValueError`` for a cell of another type (a damaged one).
    """
    seq, at_ms, story, wall, kind, payload = row
    # By hand, because this stands between every key press and the screen; the tests compare it with canonical_json.
    return sha256(
        f'{previous}{{"at_ms":{at_ms:d},"exercise":{_quoted(exercise)},"kind":{_quoted(kind)},'
        f'"payload":{_quoted(payload)},"seq":{seq:d},"story":{_quoted(story)},"wall":{_quoted(wall)}}}'
    )
