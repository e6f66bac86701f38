"""The command that lets everything fall in turn, for every length of time, and counts what is gone too long."""

import json
from typing import TYPE_CHECKING, Any

import click

from kontinuitet.cli.aligned import aligned
from kontinuitet.cli.frame import Session, Spoken, session
from kontinuitet.cli.moments import moment_of
from kontinuitet.cli.opening import opened

if TYPE_CHECKING:
    from kontinuitet.analysis.stress import StressTable
    from kontinuitet.usecases.desk import Desk


@click.command(cls=Spoken)
@click.option("--start", metavar="moment")
@click.option("--json", "as_json", is_flag=True)
def stress(*, start: str | None, as_json: bool) -> None:
    """Show for each supplier and resource, and each length of time, how many services are beyond their limit."""
    here = session()
    moment = None if start is None else moment_of(start, here)
    with opened(here) as desk:
        table = desk.stress(start=moment)
        if as_json:
            here.out(json.dumps(_as_json(table), ensure_ascii=False, indent=1))
        else:
            _tell(table, desk, here)


def _tell(table: "StressTable", desk: "Desk", here: Session) -> None:
    from kontinuitet.documents.stress_text import cell_texts

    words = here.words
    loud = [row for row in table.rows if not row.is_quiet]
    if loud:
        heading = (words("stress.column.cause"), *(words.duration(length) for length in table.lengths))
        for line in aligned([heading, *((desk.plan.label(row.cause), *cell_texts(row)) for row in loud)]):
            here.out(line)
        here.speak(words("stress.legend"))
    here.speak(words("stress.counts", start=words.long_moment(table.start), rows=len(loud)))
    quiet = len(table.rows) - len(loud)
    if quiet:
        here.speak(words.plural("stress.quiet", quiet))


def _as_json(table: "StressTable") -> dict[str, Any]:
    return {
        "start": table.start.isoformat(),
        "lengths": list(table.lengths),
        "rows": [
            {
                "id": row.cause,
                "kind": row.kind.value,
                "cells": [
                    {
                        "length": cell.length,
                        "beyond": list(cell.beyond),
                        "over_rto": list(cell.over_rto),
                        "stopped": list(cell.stopped),
                        "unsure": list(cell.unsure),
                    }
                    for cell in row.cells
                ],
            }
            for row in table.rows
        ],
    }
