"""Concentration in words: how much of the municipality hangs on one supplier, and what."""

from kontinuitet.analysis.concentration import Concentration
from kontinuitet.analysis.rules import Names
from kontinuitet.documents.finding_text import names_text
from kontinuitet.domain.municipality import Municipality
from kontinuitet.wording import Words


def family(plan: Municipality, supplier: str) -> tuple[str, ...]:
    """A supplier with the companies that it owns, directly or through others, itself first."""
    found = [supplier]
    for name in found:
        found += [one.id for one in plan.suppliers if one.parent == name and one.id not in found]
    return tuple(found)


def share_text(found: Concentration, plan: Municipality, words: Words) -> str:
    """How large a part of the services that is, in whole percent."""
    share = round(100 * len(found.services) / len(plan.services)) if plan.services else 0
    return words("concentration.share", share=share)


def carried_text(found: Concentration, plan: Municipality, words: Words) -> str:
    """Which services stop without a supplier, and through which companies and deliveries."""
    services = _names(found.services, plan, words)
    key = "concentration.stops" if found.services else "concentration.none"
    parts = [words(key, supplier=plan.label(found.supplier), services=services)]
    owned = family(plan, found.supplier)[1:]
    if owned:
        parts.append(words("concentration.owned", companies=_names(owned, plan, words)))
    lent = carried_for_others(found.supplier, plan)
    if lent:
        parts.append(words("concentration.lent", suppliers=_names(lent, plan, words)))
    return " ".join(parts)


def carried_for_others(supplier: str, plan: Municipality) -> tuple[str, ...]:
    """The suppliers in whose agreements it is named as a subcontractor."""
    return tuple(
        dict.fromkeys(
            agreement.supplier
            for agreement in plan.agreements
            for row in agreement.subcontractors
            if row.supplier == supplier != agreement.supplier
        )
    )


def _names(ids: tuple[str, ...], plan: Municipality, words: Words) -> str:
    return names_text(Names(names=tuple(plan.label(one) for one in ids)), words)
