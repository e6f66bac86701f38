"""What every rule says of the example municipality, or why it has nothing to say there."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from kontinuitet.analysis.rules import RULES, Finding, findings
from kontinuitet.documents.finding_text import finding_text
from kontinuitet.documents.plan import apply, read_plan
from kontinuitet.domain.municipality import Municipality
from kontinuitet.usecases.plan_folder import read_files
from kontinuitet.wording import Words

EXAMPLE = Path(__file__).parents[2] / "plans" / "askarby"
DAY = date(2026, 11, 24)
"""The day on which the example is looked at."""

Pair = tuple[str, str]
_NOTHING_APPROVED: Pair = (
    "Ingen plan är beslutad i exemplet; en plan beslutas i programmet och följer inte med i en mapp.",
    "No plan is approved in the example; a plan is approved in the program and does not come with a folder.",
)
_NOTHING_EXERCISED: Pair = (
    "Ingen övning är genomförd i exemplet; en övnings journal finns i databasen och följer inte med i en mapp.",
    "No exercise has been held in the example; the journal of one is in the database and does not come with a folder.",
)

SILENT: Mapping[str, Pair] = {
    "A7": (
        "Bedömningarna som samhällsviktig stämmer med konsekvensanalyserna.",
        "What was judged critical agrees with the impact analyses.",
    ),
    "A12": (
        "Ingen verksamhet i exemplet är inlagd som en del av en annan.",
        "No service of the example is entered as a part of another.",
    ),
    "D9": (
        "Där reserven har samma leverantör som det ordinarie faller båda samtidigt, och det säger C6 och C7.",
        "Where the reserve has the same supplier as the ordinary, both fall at once, and C6 and C7 say that.",
    ),
    "F4": _NOTHING_APPROVED,
    "F5": _NOTHING_APPROVED,
    "F6": _NOTHING_APPROVED,
    "F7": _NOTHING_APPROVED,
    "H3": _NOTHING_EXERCISED,
    "H4": _NOTHING_EXERCISED,
    "H6": _NOTHING_EXERCISED,
    "H9": _NOTHING_EXERCISED,
}
"""The rules that say nothing of the example, and why."""


@cache
def example() -> Municipality:
    """The shipped plan folder."""
    read, problems = read_plan(read_files([EXAMPLE]))
    assert (problems, read is None) == ((), False)
    plan, problems = apply(None, read)  # type: ignore[arg-type]
    assert (problems, plan is None) == ((), False)
    return plan  # type: ignore[return-value]


@cache
def told() -> Mapping[str, tuple[Finding, ...]]:
    """What each rule finds, also where another one speaks for it; what is listed on its own comes first."""
    listed = findings(example(), DAY)
    every = (*listed, *(one for each in listed for one in each.speaks_for))
    return {rule: tuple(one for one in every if one.rule == rule) for rule in RULES}


def rows(say: Words) -> Iterator[tuple[str, str, str]]:
    """For each rule how often it speaks, and the first thing that it says, or why it is silent."""
    for rule, found in told().items():
        text = finding_text(found[0], say) if found else SILENT[rule][0 if say.lang == "sv" else 1]
        yield rule, str(len(found) or "–"), text
