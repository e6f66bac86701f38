"""The stress table in words: a figure with its sign for each cell, and what a cell says in full."""

from collections.abc import Sequence

from kontinuitet.analysis.rules import Names
from kontinuitet.analysis.stress import StressCell, StressRow
from kontinuitet.documents.finding_text import names_text
from kontinuitet.domain.municipality import Municipality
from kontinuitet.wording import Words

BEYOND = "█"
STOPPED = "░"
OPEN = "?"
NOTHING = "·"


def cell_texts(row: StressRow) -> tuple[str, ...]:
    """The cells of a row, each with its sign."""
    return tuple(_figure(cell) for cell in row.cells)


def _figure(cell: StressCell) -> str:
    """How many services are beyond their limit, else how many stand still, else how many nobody can say it of."""
    doubt = OPEN if cell.unsure else ""
    if cell.beyond:
        return f"{BEYOND} {len(cell.beyond)}{doubt}"
    if cell.stopped:
        return f"{STOPPED} {len(cell.stopped)}{doubt}"
    return f"{OPEN} {len(cell.unsure)}" if cell.unsure else NOTHING


def row_kind(row: StressRow, words: Words) -> str:
    """Whether a row is about a supplier or a resource."""
    return words(f"stress.kind.{row.kind.value}")


def cell_text(row: StressRow, cell: StressCell, plan: Municipality, words: Words) -> str:
    """What a cell says: which services are beyond their limit, which only stand still, which one cannot say it of."""
    said = [words("stress.gone", cause=plan.label(row.cause), length=words.duration(cell.length))]
    rest = [one for one in cell.stopped if one not in cell.beyond and one not in cell.unsure]
    parts = (("beyond", cell.beyond), ("stopped", rest), ("unsure", cell.unsure))
    told = [words(f"stress.{key}", services=_names(ids, plan, words)) for key, ids in parts if ids]
    return " ".join([*said, *(told or [words("stress.nothing")])])


def _names(ids: Sequence[str], plan: Municipality, words: Words) -> str:
    return names_text(Names(names=tuple(plan.label(one) for one in ids)), words)
