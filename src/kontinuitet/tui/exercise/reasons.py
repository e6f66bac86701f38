"""Why a name of the scenario stands for something in the plan: the rule in words, with the numbers."""

from collections.abc import Sequence

from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.exercise.scenario import CastRule
from kontinuitet.exercise.timeline import Bound, Candidate
from kontinuitet.tui.dialogs import Option
from kontinuitet.wording import Words


def reason(bound: Bound, cast: Sequence[Bound], plan: Municipality, words: Words) -> str:
    """One sentence."""
    if not bound.id:
        return words("room.why.unfilled", otherwise=bound.otherwise)
    chosen = next((one for one in bound.candidates if one.id == bound.id), None)
    if bound.chosen_by_hand and chosen is None:
        return words("room.why.by_hand")
    of = next((one.label for one in cast if one.name == bound.of), bound.of)
    text = _by_rule(bound.rule, chosen, of, plan, words)
    return f"{words('room.why.by_hand')} {text}" if bound.chosen_by_hand else text


def short_reason(bound: Bound, plan: Municipality, words: Words) -> str:
    """The same as few words, for a table."""
    if not bound.id:
        return words("room.why.short.unfilled")
    if bound.chosen_by_hand:
        return words("room.why.by_hand")
    chosen = next((one for one in bound.candidates if one.id == bound.id), None)
    if chosen is None:
        return ""
    match bound.rule:
        case CastRule.SUPPLIER_OF_MOST_CRITICAL:
            total = sum(service.is_critical for service in plan.services)
            return words("room.why.short.supplier", critical=chosen.critical or 0, total=total)
        case CastRule.SYSTEM_OF_MOST:
            return words("room.why.short.system", n=chosen.value or 0, total=len(plan.services))
        case CastRule.SERVICE_WITHOUT:
            return words("room.why.short.service", limit=words.duration(chosen.value or 0))
        case _:
            return "" if chosen.value is None else figure(bound.rule, chosen, words)


def _by_rule(rule: CastRule, chosen: Candidate | None, of: str, plan: Municipality, words: Words) -> str:
    if rule is CastRule.ROLE or chosen is None:
        return words("room.why.role", of=of)
    value = chosen.value
    if rule is CastRule.SUPPLIER_OF_MOST_CRITICAL:
        critical = sum(service.is_critical for service in plan.services)
        return words("room.why.supplier", critical=chosen.critical or 0, total=critical, all=value or 0)
    if rule is CastRule.SYSTEM_OF_MOST:
        return words("room.why.system", n=value or 0, total=len(plan.services))
    if rule is CastRule.SERVICE_WITHOUT:
        return words("room.why.service", of=of, limit=words.duration(value or 0))
    if rule is CastRule.INFORMATION_OF:
        return words("room.why.information", of=of, level=value or 0)
    return words("room.why.backup", of=of) if value is None else _backup(of, value, words)


def _backup(of: str, interval: int, words: Words) -> str:
    return words("room.why.backup_every", of=of, interval=words.duration(interval))


def runners_up(bound: Bound, words: Words) -> str:
    """Who came next, with what ranked them; empty when nobody did."""
    others = [one for one in bound.candidates if one.id != bound.id]
    return ", ".join(f"{one.name} ({figure(bound.rule, one, words)})" for one in others)


def figure(rule: CastRule, candidate: Candidate, words: Words) -> str:
    """The number or the time that ranks a candidate."""
    if rule is CastRule.SUPPLIER_OF_MOST_CRITICAL:
        return words("room.figure.critical", n=candidate.critical or 0)
    if candidate.value is None:
        return words("room.figure.none")
    if rule is CastRule.SYSTEM_OF_MOST:
        return words.plural("room.figure.services", candidate.value)
    if rule is CastRule.INFORMATION_OF:
        return words("room.figure.class", n=candidate.value)
    return words.duration(candidate.value)


def choices(bound: Bound, plan: Municipality, words: Words) -> list[Option]:
    """Whom one can choose instead: the candidates of the rule first, then everything of that kind."""
    ranked = [Option(one.id, one.name, figure(bound.rule, one, words)) for one in bound.candidates]
    known = {one.id for one in ranked}
    return [*ranked, *(Option(one, plan.label(one)) for one in _of_kind(bound.rule, plan) if one not in known)]


def _of_kind(rule: CastRule, plan: Municipality) -> list[str]:
    match rule:
        case CastRule.SUPPLIER_OF_MOST_CRITICAL:
            return [one.id for one in plan.suppliers]
        case CastRule.SERVICE_WITHOUT:
            return [one.id for one in plan.services]
        case CastRule.SYSTEM_OF_MOST:
            return [one.id for one in plan.resources if one.kind is ResourceKind.SYSTEM]
        case CastRule.INFORMATION_OF:
            return [one.id for one in plan.resources if one.kind is ResourceKind.INFORMATION]
        case CastRule.BACKUP_OF:
            return [one.id for one in plan.backups]
        case CastRule.ROLE:
            return [one.id for one in plan.roles]
