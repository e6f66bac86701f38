"""All rules over one municipality: each fact told once, accepted ones marked, in an order that never varies."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from datetime import date

from kontinuitet.analysis.evidence import HeldExercise
from kontinuitet.analysis.rules.absence import g3, g4, g7
from kontinuitet.analysis.rules.actions import h5
from kontinuitet.analysis.rules.activation import f3
from kontinuitet.analysis.rules.allocation import e5
from kontinuitet.analysis.rules.approval import f1, f4, f5, f6, f7
from kontinuitet.analysis.rules.backup import b1
from kontinuitet.analysis.rules.claims import h8, h10
from kontinuitet.analysis.rules.completeness import c8, c9
from kontinuitet.analysis.rules.concentrated import c5
from kontinuitet.analysis.rules.copies import b5, b6
from kontinuitet.analysis.rules.cycles import c3
from kontinuitet.analysis.rules.data_loss import b2
from kontinuitet.analysis.rules.dependencies import c1, c2
from kontinuitet.analysis.rules.exercises import h1
from kontinuitet.analysis.rules.exit import d6
from kontinuitet.analysis.rules.fallback import c7
from kontinuitet.analysis.rules.fault_reports import d10
from kontinuitet.analysis.rules.finding import Finding, Severity, Told
from kontinuitet.analysis.rules.held import h4, h6, h7, h9
from kontinuitet.analysis.rules.impact import a1, a2, a3, a5, a9
from kontinuitet.analysis.rules.impact_curve import a4, a6, a7, a8
from kontinuitet.analysis.rules.notice import d4
from kontinuitet.analysis.rules.objectives import a10, a11, a12
from kontinuitet.analysis.rules.order import c11
from kontinuitet.analysis.rules.promised import c10
from kontinuitet.analysis.rules.proof import h2, h3
from kontinuitet.analysis.rules.reachability import g5, g6
from kontinuitet.analysis.rules.redundancy import c6
from kontinuitet.analysis.rules.reporting import i1
from kontinuitet.analysis.rules.reporting_chain import i2
from kontinuitet.analysis.rules.restore import b3, b4
from kontinuitet.analysis.rules.roles import g1, g2, g8
from kontinuitet.analysis.rules.sections import f2, f8
from kontinuitet.analysis.rules.single import c4
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.analysis.rules.spoken_for import spoken_for
from kontinuitet.analysis.rules.supplier_evidence import d11, d12, d13, d14
from kontinuitet.analysis.rules.suppliers import d1, d2, d5
from kontinuitet.analysis.rules.supply_chain import d7, d8, d9
from kontinuitet.analysis.rules.support import d3
from kontinuitet.analysis.rules.unknown_recovery import c12
from kontinuitet.analysis.rules.workaround_limits import e3, e4, e6
from kontinuitet.analysis.rules.workaround_proof import e7, e8
from kontinuitet.analysis.rules.workarounds import e1, e2
from kontinuitet.domain.followup import Acceptance
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import Promise
from kontinuitet.domain.version import Version

Rule = Callable[[Snapshot], Iterator[Told]]

RULES: dict[str, Rule] = {
    "A1": a1,
    "A2": a2,
    "A3": a3,
    "A4": a4,
    "A5": a5,
    "A6": a6,
    "A7": a7,
    "A8": a8,
    "A9": a9,
    "A10": a10,
    "A11": a11,
    "A12": a12,
    "B1": b1,
    "B2": b2,
    "B3": b3,
    "B4": b4,
    "B5": b5,
    "B6": b6,
    "C1": c1,
    "C2": c2,
    "C3": c3,
    "C4": c4,
    "C5": c5,
    "C6": c6,
    "C7": c7,
    "C8": c8,
    "C9": c9,
    "C10": c10,
    "C11": c11,
    "C12": c12,
    "D1": d1,
    "D2": d2,
    "D3": d3,
    "D4": d4,
    "D5": d5,
    "D6": d6,
    "D7": d7,
    "D8": d8,
    "D9": d9,
    "D10": d10,
    "D11": d11,
    "D12": d12,
    "D13": d13,
    "D14": d14,
    "E1": e1,
    "E2": e2,
    "E3": e3,
    "E4": e4,
    "E5": e5,
    "E6": e6,
    "E7": e7,
    "E8": e8,
    "F1": f1,
    "F2": f2,
    "F3": f3,
    "F4": f4,
    "F5": f5,
    "F6": f6,
    "F7": f7,
    "F8": f8,
    "G1": g1,
    "G2": g2,
    "G3": g3,
    "G4": g4,
    "G5": g5,
    "G6": g6,
    "G7": g7,
    "G8": g8,
    "H1": h1,
    "H2": h2,
    "H3": h3,
    "H4": h4,
    "H5": h5,
    "H6": h6,
    "H7": h7,
    "H8": h8,
    "H9": h9,
    "H10": h10,
    "I1": i1,
    "I2": i2,
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
    held: tuple[HeldExercise, ...] = (),
) -> tuple[Finding, ...]:
    """What the rules find on a day; ``exercised`` is each service's latest exercise that the journals know of.

    ``versions``: the latest approved version of the plan of each service that has one. ``held``: the exercises that
    are evidence of something.
    Ordered by severity, then rule, then stored order. A finding that another speaks for stands under that one.
    """
    work = findings_in_slices(municipality, today, exercised, versions, held)
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
    held: tuple[HeldExercise, ...] = (),
) -> Generator[None, None, tuple[Finding, ...]]:
    """The same, with a pause after every few milliseconds of work; what it returns at last is the answer."""
    view = Snapshot(municipality=municipality, today=today, exercised=exercised, versions=versions, held=held)
    yield from view.prepared()
    for rule in RULES.values():
        for told in rule(view):
            if told is not None:
                view.found.append(told)
            yield
        yield
    alone = _one_fact_one_finding(view.found)
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
    """D2 speaks for C1 on the same dependency, both for a C2 or C4 whose path goes over it.

    Then C4 speaks for what C2 says of the same cause and service, and the worst C2, or who speaks for that, for the
    others of its service. A C4 that is about several services is a fact of its own. One that is only a warning about
    one service, saved by its routine, stands under the C2 that finds the same outage too long. D2 speaks for D3 too.
    """
    quiet: dict[int, int] = {}
    speakers = _over_an_edge(found, quiet)
    beyond = _single_points(found, quiet, speakers)
    worst: dict[str, int] = {}
    outages: dict[tuple[str, str], int] = {}
    for position, item in _of_rule(found, "C2"):
        same = item.cause, item.place.object
        if (speaker := _on_path(item, speakers)) is None:
            speaker = beyond.get(same, worst.get(item.place_key, position))
            worst.setdefault(item.place_key, speaker)
        if speaker != position:
            quiet[position] = speaker
        if item.severity is Severity.ERROR:
            outages[same] = speaker
    for position, item in _of_rule(found, "C4"):
        if item.severity is not Severity.ERROR and position not in quiet and len(item.services) == 1:
            speaker = outages.get((item.cause, item.services[0]))
            quiet |= {} if speaker is None else {position: speaker}
    quiet |= {position: quiet.get(speaker, speaker) for position, speaker in _closed_support(found)}
    quiet |= dict(spoken_for(found))
    silenced: dict[int, list[Finding]] = {}
    for position, speaker in quiet.items():
        silenced.setdefault(speaker, []).append(found[position])
    return [_speaking(one, silenced.get(position, ())) for position, one in enumerate(found) if position not in quiet]


def _closed_support(found: Sequence[Finding]) -> Iterator[tuple[int, int]]:
    """D2 speaks for D3 on the same agreement when it is the support hours that make the promise too long."""
    told: dict[tuple[object, object], int] = {}
    for position, item in _of_rule(found, "D2"):
        promise = item.params.get("promise")
        if isinstance(promise, Promise) and promise.support:
            told.setdefault((item.params["supplier"], item.params["agreement"]), position)
    for position, item in enumerate(found):
        speaker = told.get((item.params["supplier"], item.params["agreement"])) if item.rule == "D3" else None
        if speaker is not None:
            yield position, speaker


def _of_rule(found: Sequence[Finding], rule: str) -> Iterator[tuple[int, Finding]]:
    return ((position, item) for position, item in enumerate(found) if item.rule == rule and item.path)


def _on_path(item: Finding, speakers: Mapping[tuple[str, str], int]) -> int | None:
    """Who has spoken of a dependency on its path."""
    edges = ((step.user, step.dependency) for step in item.path)
    return next((speakers[edge] for edge in edges if edge in speakers), None)


def _over_an_edge(found: Sequence[Finding], quiet: dict[int, int]) -> dict[tuple[str, str], int]:
    """For each dependency the finding that says it comes back too late: D2, else C1."""
    speakers: dict[tuple[str, str], int] = {}
    for rule in ("D2", "C1"):
        for position, item in _of_rule(found, rule):
            if (speaker := _on_path(item, speakers)) is not None:
                quiet[position] = speaker
            else:
                told = (item, *item.speaks_for)
                speakers |= {(one.path[0].user, one.path[0].dependency): position for one in told}
    return speakers


def _single_points(
    found: Sequence[Finding], quiet: dict[int, int], speakers: Mapping[tuple[str, str], int]
) -> dict[tuple[str, str], int]:
    """For each cause and service beyond its limit the finding that says so."""
    beyond: dict[tuple[str, str], int] = {}
    for position, item in _of_rule(found, "C4"):
        is_about_one = len(item.services) == 1 and not {"also-saved", "also-unsure"}.intersection(item.notes)
        speaker = _on_path(item, speakers) if is_about_one else None
        if speaker is not None:
            quiet[position] = speaker
        if item.severity is Severity.ERROR:
            beyond |= {(item.cause, service): quiet.get(position, position) for service in item.services}
    return beyond


def _speaking(found: Finding, silenced: Sequence[Finding]) -> Finding:
    if not silenced:
        return found
    return found.model_copy(update={"speaks_for": (*found.speaks_for, *silenced)})
