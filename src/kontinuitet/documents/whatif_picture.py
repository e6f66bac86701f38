"""What happens over time as one line of signs for each service, on a common time axis, and the hours above them."""

from datetime import UTC, datetime, timedelta

from kontinuitet.analysis.figures import State
from kontinuitet.analysis.holidays import STOCKHOLM
from kontinuitet.analysis.peaks import CriticalTime
from kontinuitet.analysis.whatif import WhatIf, WhatIfService
from kontinuitet.documents.whatif_text import touched
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import known
from kontinuitet.wording import Words

SIGNS = {
    State.WORKING: "─",
    State.MANAGING: "─",
    State.STANDING: "░",
    State.ROUTINE: "▒",
    State.INTOLERABLE: "█",
    State.UNKNOWN: "·",
}
DEGRADED = "~"
CRITICAL = "!"
OVER_RTO = "R"
OVER_MTPD = "M"
_WORST = (State.INTOLERABLE, State.STANDING, State.ROUTINE, State.UNKNOWN, State.MANAGING, State.WORKING)
_WELL = (State.MANAGING, State.WORKING)
_STEPS = (60, 120, 180, 360, 720)
"""Minutes between two hours that are named above a picture of less than some days."""

_ROOM = 8
"""Columns that an hour needs, with the blank after it."""


def picture(service: WhatIfService, answer: WhatIf, plan: Municipality, *, width: int) -> str:
    """One sign for each part of the view: the worst state within it, and over it the critical moments.

    ``R`` stands where the outage has lasted as long as the decided recovery time, ``M`` where it becomes
    intolerable, ``!`` where a critical time begins; of several in one part the gravest is seen.
    """
    signs = [_sign(service, *_part(answer.view, place, width)) for place in range(width)]
    for critical in service.critical:
        _put(signs, _minutes_until(critical, answer), CRITICAL, answer)
    _put(signs, _recovery_limit(service, plan), OVER_RTO, answer)
    _put(signs, service.intolerable, OVER_MTPD, answer)
    return "".join(signs)


def _part(view: int, place: int, width: int) -> tuple[int, int]:
    return view * place // width, max(view * (place + 1) // width, view * place // width + 1)


def _sign(service: WhatIfService, start: int, end: int) -> str:
    here = [span for span in service.spans if span.start < end and (span.end is None or span.end > start)]
    worst = next((state for state in _WORST if any(span.state is state for span in here)), State.WORKING)
    if worst in _WELL and any(span.degraded for span in here):
        return DEGRADED
    return SIGNS[worst]


def _put(signs: list[str], minutes: int | None, sign: str, answer: WhatIf) -> None:
    if minutes is not None and 0 <= minutes < answer.view:
        signs[minutes * len(signs) // answer.view] = sign


def _recovery_limit(service: WhatIfService, plan: Municipality) -> int | None:
    """When the outage has lasted as long as the recovery time, in minutes; nothing if it never lasts so long."""
    rto = known(plan.service[service.id].rto)
    if rto is None or service.stops is None or (service.outage is not None and service.outage <= rto):
        return None
    return service.stops + rto


def _minutes_until(critical: CriticalTime, answer: WhatIf) -> int | None:
    """When a critical time begins after the start; at once if it has begun, nothing if it is over."""
    start = answer.start.astimezone(STOCKHOLM)
    if critical.last < start.date():
        return None
    first = datetime(critical.first.year, critical.first.month, critical.first.day, tzinfo=STOCKHOLM)
    return max(0, _minutes(first, start))


def _minutes(moment: datetime, start: datetime) -> int:
    # Two moments in the same zone are subtracted as their clocks show, which is wrong on two nights a year.
    return int((moment.astimezone(UTC) - start.astimezone(UTC)).total_seconds() // 60)


def axis(answer: WhatIf, width: int, words: Words) -> str:
    """The start and every midnight that there is room for: "fre 18:00   lör      sön"; the hours of a short view."""
    line = [" "] * width
    start = answer.start.astimezone(STOCKHOLM)
    free = _write(line, 0, words.short_moment(start))
    for moment in _named(start, answer.view, width):
        place = _minutes(moment, start) * width // answer.view
        name = words.short_moment(moment).split(" ")[0 if moment.hour == moment.minute == 0 else 1]
        if free <= place <= width - len(name):
            free = _write(line, place, name)
    return "".join(line)


def _named(start: datetime, view: int, width: int) -> list[datetime]:
    """The moments to name: full hours if there is room for them, else midnights."""
    step = next((each for each in _STEPS if each * width >= _ROOM * view), 1440)
    midnight = start.replace(hour=0, minute=0)
    days = range(view // 1440 + 2)
    hours = range(0, 1440, step)
    found = [midnight + timedelta(days=day, minutes=minute) for day in days for minute in hours]
    return [moment for moment in found if 0 < _minutes(moment, start) < view]


def _write(line: list[str], place: int, text: str) -> int:
    """Write a text, and give the next place that is free after a blank."""
    line[place : place + len(text)] = text[: len(line) - place]
    return place + len(text) + 1


def remark(service: WhatIfService, words: Words) -> str:
    """The one thing to know of a service: intolerable when, else carried until when, else how long it stands."""
    if service.intolerable is not None:
        return words("whatif.remark.intolerable", after=words.duration(service.intolerable))
    if service.stops is None:
        return words(f"whatif.remark.{_unstopped(service)}")
    if service.back is None:
        return words("whatif.remark.stops", after=words.duration(service.stops))
    return words("whatif.remark.back", after=words.duration(service.back))


def _unstopped(service: WhatIfService) -> str:
    if service.perhaps_earlier:
        return "perhaps"
    return "degraded" if any(span.degraded for span in service.spans) else "manages"


def legend(words: Words) -> str:
    """What the signs mean, in two lines: the states, and the moments over them."""
    return "\n".join((words("whatif.legend.states"), words("whatif.legend.marks")))


NAMES, WIDTH = 22, 52
"""Columns of a name and of a picture where both are printed as text."""


def picture_text(answer: WhatIf, plan: Municipality, words: Words) -> str:
    """The picture of every service that is touched, with the axis above and the legend below, as lines of text."""
    rows = [
        f"{plan.label(one.id)[:NAMES]:{NAMES}}  {picture(one, answer, plan, width=WIDTH)}" for one in touched(answer)
    ]
    return "\n".join((" " * (NAMES + 2) + axis(answer, WIDTH, words).rstrip(), *rows, legend(words)))
