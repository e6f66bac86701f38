"""All rules over one municipality: each fact told once, accepted ones marked, in an order that never varies."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from datetime import date

from kontinuitet.analysis.rules.actions import h5
from kontinuitet.analysis.rules.approval import f1, f4, f5, f6
from kontinuitet.analysis.rules.backup import b1
from kontinuitet.analysis.rules.cycles import c3
from kontinuitet.analysis.rules.dependencies import c1, c2
from kontinuitet.analysis.rules.exercises import h1
from kontinuitet.analysis.rules.fallback import c7
from kontinuitet.analysis.rules.finding import Finding, Severity, Told
from kontinuitet.analysis.rules.impact import a1, a2, a5, a9
from kontinuitet.analysis.rules.roles import g1, g2
from kontinuitet.analysis.rules.sections import f2, f8
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.analysis.rules.suppliers import d1, d2, d4, d5
from kontinuitet.analysis.rules.workarounds import e1, e2
from kontinuitet.domain.followup import Acceptance
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.version import Version

Rule = Callable[[Snapshot], Iterator[Told]]

RULES: dict[str, Rule] = {
    "A1": a1,
    "A2": a2,
    "A5": a5,
    "A9": a9,
    "B1": b1,
    "C1": c1,
    "C2": c2,
    "C3": c3,
    "C7": c7,
    "D1": d1,
    "D2": d2,
    "D4": d4,
    "D5": d5,
    "E1": e1,
    "E2": e2,
    "F1": f1,
    "F2": f2,
    "F4": f4,
    "F5": f5,
    "F6": f6,
    "F8": f8,
    "G1": g1,
    "G2": g2,
    "H1": h1,
    "H5": h5,
}
"""Every rule by its id, in the order in which findings of one severity are listed."""

_BY_SEVERITY = list(Severity)
_BY_RULE = list(RULES)
_NOBODY: Mapping[str, date] = {}
_NONE: Mapping[str, Version] = {}


def findings(
    municipality: Municipality,
    today: date,
    exercised: Mapping[str, date] = _NOBODY,
    versions: Mapping[str, Version] = _NONE,
) -> tuple[Finding, ...]:
    """What the rules find on a day; ``exercised`` is each service's latest exercise that the journals know of.

    ``versions``: the latest approved version of the plan of each service that has one.
    Ordered by severity, then rule, then stored order. A finding that another speaks for stands under that one.
    """
    work = findings_in_slices(municipality, today, exercised, versions)
    while True:
        try:
            next(work)
        except StopIteration as done:
            found: tuple[Finding, ...] = done.value
            return found


def findings_in_slices(
    municipality: Municipality,
    today: date,
    exercised: Mapping[str, date] = _NOBODY,
    versions: Mapping[str, Version] = _NONE,
) -> Generator[None, None, tuple[Finding, ...]]:
    """The same, with a pause after every few milliseconds of work; what it returns at last is the answer."""
    view = Snapshot(municipality=municipality, today=today, exercised=exercised, versions=versions)
    yield from view.prepared()
    found: list[Finding] = []
    for rule in RULES.values():
        for told in rule(view):
            if told is not None:
                found.append(told)
            yield
        yield
    alone = _one_fact_one_finding(found)
    yield
    ordered = sorted(alone, key=lambda item: (_BY_SEVERITY.index(item.severity), _BY_RULE.index(item.rule)))
    return tuple(_marked(ordered, municipality, today))


def _marked(found: Sequence[Finding], municipality: Municipality, today: date) -> Iterator[Finding]:
    """With the acceptances in force; one that expires today still holds today."""
    accepted: dict[tuple[str, str], Acceptance] = {}
    for item in municipality.acceptances:
        if item.expires >= today:
            accepted.setdefault((item.rule, item.place), item)
    for one in found:
        acceptance = accepted.get((one.rule, one.place_key)) if accepted else None
        yield one if acceptance is None else one.model_copy(update={"accepted": acceptance})


def _one_fact_one_finding(found: list[Finding]) -> list[Finding]:
    """D2 speaks for C1 on the same dependency, both for a C2 whose path goes over it, the worst C2 for the others."""
    speakers: dict[tuple[str, str], int] = {}
    worst: dict[str, int] = {}
    quiet: dict[int, int] = {}
    for rule in ("D2", "C1", "C2"):
        for position, item in enumerate(found):
            if item.rule != rule or not item.path:
                continue
            edges = [edge for step in item.path if (edge := (step.user, step.dependency)) in speakers]
            if edges:
                quiet[position] = speakers[edges[0]]
            elif rule != "C2":
                told = (item, *item.speaks_for)
                speakers |= {(one.path[0].user, one.path[0].dependency): position for one in told}
            elif (first := worst.setdefault(item.place_key, position)) != position:
                quiet[position] = first
    silenced: dict[int, list[Finding]] = {}
    for position, speaker in quiet.items():
        silenced.setdefault(speaker, []).append(found[position])
    return [_speaking(one, silenced.get(position, ())) for position, one in enumerate(found) if position not in quiet]


def _speaking(found: Finding, silenced: Sequence[Finding]) -> Finding:
    if not silenced:
        return found
    return found.model_copy(update={"speaks_for": (*found.speaks_for, *silenced)})
