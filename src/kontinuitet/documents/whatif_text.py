"""What if, in words: one sentence first, then a line for each service that is touched."""

from collections.abc import Iterable

from kontinuitet.analysis.figures import State
from kontinuitet.analysis.rules.finding import Names
from kontinuitet.analysis.whatif import WhatIf, WhatIfService
from kontinuitet.documents.finding_text import names_text
from kontinuitet.domain.municipality import Municipality
from kontinuitet.wording import Words


def whatif_sentence(answer: WhatIf, plan: Municipality, words: Words) -> str:
    """What falls and when; how many services stop; what becomes intolerable first; what is not known."""
    stopped = [service for service in answer.services if service.stops is not None]
    critical = [service for service in stopped if plan.service[service.id].is_critical]
    parts = [
        _falls(answer, plan, words),
        words.plural("whatif.stops", len(stopped), total=len(plan.services), critical=len(critical))
        if stopped
        else words("whatif.nothing_stops"),
    ]
    first = answer.services[0] if answer.services else None
    if first is not None and first.intolerable is not None:
        name = plan.label(first.id)
        parts.append(words("whatif.first", service=name, after=words.duration(first.intolerable)))
    if answer.unknowns:
        parts.append(words.plural("whatif.unknowns", len(answer.unknowns)))
    return " ".join(parts)


def _falls(answer: WhatIf, plan: Municipality, words: Words) -> str:
    """What falls, when and for how long; people are away and do not fall."""
    are_people = all(cause in plan.person for cause in answer.causes)
    causes, start = _names(answer.causes, plan, words), words.long_moment(answer.start)
    if answer.length is None:
        return words("whatif.away" if are_people else "whatif.falls", causes=causes, start=start)
    key = "whatif.away_for" if are_people else "whatif.falls_for"
    return words(key, causes=causes, start=start, length=words.duration(answer.length))


def claim_texts(answer: WhatIf, plan: Municipality, words: Words) -> list[str]:
    """What the reserve routines of several services need at the same time: a sentence for each."""
    return [
        words(
            "whatif.claimed",
            needed=plan.label(claim.needed),
            services=_names(dict.fromkeys(service for service, _ in claim.routines), plan, words),
        )
        for claim in answer.claims
    ]


def _names(ids: Iterable[str], plan: Municipality, words: Words) -> str:
    return names_text(Names(names=tuple(plan.label(identity) for identity in ids)), words)


def touched(answer: WhatIf) -> tuple[WhatIfService, ...]:
    """The services of which something is to be told, in the order of consequence."""
    return tuple(service for service in answer.services if _is_touched(service))


def _is_touched(service: WhatIfService) -> bool:
    return service.perhaps_earlier or any(s.state is not State.WORKING or s.degraded for s in service.spans)


def service_line(service: WhatIfService, plan: Municipality, words: Words) -> str:
    """One service: when it stops, until when a routine carries it, when it is intolerable, when it is back."""
    parts = [_stop_text(service, words), *_routine_texts(service, plan, words)]
    if service.intolerable is not None:
        parts.append(words("whatif.intolerable", after=words.duration(service.intolerable)))
    if service.stops is not None:
        parts.append(_back_text(service, words))
    return "; ".join(parts)


def _stop_text(service: WhatIfService, words: Words) -> str:
    if service.stops is None:
        degraded = any(span.degraded for span in service.spans)
        if service.perhaps_earlier:
            return words("whatif.perhaps")
        return words("whatif.degraded" if degraded else "whatif.manages")
    at = words("whatif.stop", after=words.duration(service.stops)) if service.stops else words("whatif.stop_at_once")
    return f"{at} {words('whatif.earlier')}" if service.perhaps_earlier else at


_BACK = {
    (False, False): "whatif.back",
    (True, False): "whatif.back_earliest",
    (False, True): "whatif.back_latest",
    (True, True): "whatif.back_unsure",
}
"""By whether it may be later than is known, and whether it may be earlier."""


def _back_text(service: WhatIfService, words: Words) -> str:
    if service.back is None:
        return words("whatif.back_unknown")
    return words(_BACK[service.at_the_earliest, service.at_the_latest], after=words.duration(service.back))


def _routine_texts(service: WhatIfService, plan: Municipality, words: Words) -> list[str]:
    names = {routine.id: routine.name for routine in plan.service[service.id].workarounds}
    texts = []
    for run in service.routines:
        name = names.get(run.workaround, run.workaround)
        start = words.duration(run.start)
        if run.end is None:
            texts.append(words("whatif.routine_open", routine=name, start=start))
        else:
            texts.append(words("whatif.routine", routine=name, start=start, end=words.duration(run.end)))
    return texts
