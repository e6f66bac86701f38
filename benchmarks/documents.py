"""Work inside one process: a whole plan as text, and the rules as a municipality grows."""

import gc
from datetime import date

from markdown_it import MarkdownIt

from kontinuitet.analysis.rules import findings
from kontinuitet.documents.plan import apply, read_plan, write_plan
from kontinuitet.domain.municipality import Municipality
from municipality import municipality
from timing import Compared, Run, in_turns, timed
from town import Town

_DAY = date(2026, 11, 23)
_SMALL = 50


def both(town: Town, rounds: int) -> Compared:
    """Plan files read, checked, made into a municipality and written again, against parsing the same bytes."""
    files = town.files

    def in_and_out() -> None:
        read, _ = read_plan(files)
        assert read is not None
        plan, _ = apply(None, read, delete=frozenset())
        assert plan is not None
        assert dict(write_plan(plan, "sv")) == files

    def parse() -> None:
        parser = MarkdownIt("commonmark", {"html": False}).enable("table")
        for text in files.values():
            parser.parse(text)

    return in_turns(timed(in_and_out), timed(parse), rounds=rounds)


def growth(town: Town, rounds: int) -> Compared:
    """Time for each service in a large municipality, against each in a small one."""
    small = municipality(_SMALL)
    compared = in_turns(_judging(town.plan), _judging(small), rounds=rounds)
    return Compared(compared.ours / len(town.plan.services), compared.floor / len(small.services))


def _judging(plan: Municipality) -> Run:
    judge = timed(lambda: findings(plan, _DAY))

    def run() -> float:
        # What an earlier round left behind is not this one's to clear away.
        gc.collect()
        return judge()

    return run
