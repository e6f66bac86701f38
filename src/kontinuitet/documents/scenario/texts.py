"""Names in braces in the texts: ``{NAME}`` and ``{NAME.field}``, which only the cast and the closed list may fill."""

import re
from collections.abc import Collection, Iterable

from kontinuitet.documents.scenario.fields import cast_ref
from kontinuitet.documents.scenario.reading import Reading

_REFERENCE = re.compile(r"\{([^\W\d_][^{}]*)\}")


def check_references(lines: Iterable[tuple[int, str]], reading: Reading, *, cast: Collection[str]) -> None:
    """Every name in braces that the cast does not hold, and every field outside the closed list, is a problem."""
    for number, line in lines:
        if "{" in line:
            for match in _REFERENCE.finditer(line):
                cast_ref(match[1], reading, number, cast=cast)
