"""What happens over time as one line of signs for each service, and the hours above them."""

from datetime import datetime, timedelta

from kontinuitet.analysis.figures import State
from kontinuitet.analysis.holidays import STOCKHOLM
from kontinuitet.analysis.peaks import CriticalTime
from kontinuitet.analysis.whatif import WhatIf, WhatIfService
from kontinuitet.wording import Words

SIGNS = {
    State.WORKING: "─",
    State.MANAGING: "─",
    State.STANDING: "░",
    State.ROUTINE: "▒",
    State.INTOLERABLE: "█",
    State.UNKNOWN: "·",
}
CRITICAL = "!"
_WORST = (State.INTOLERABLE, State.STANDING, State.ROUTINE, State.UNKNOWN, State.MANAGING, State.WORKING)


def picture(service: WhatIfService, answer: WhatIf, width: int) -> str:
    """One sign for each part of the view: the worst state within it, or ``!`` where a critical time falls."""
    signs = [_sign(service, *_part(answer.view, place, width)) for place in range(width)]
    for critical in service.critical:
        place = _place(critical, answer, width)
        if place is not None:
            signs[place] = CRITICAL
    return "".join(signs)


def _part(view: int, place: int, width: int) -> tuple[int, int]:
    return view * place // width, max(view * (place + 1) // width, view * place // width + 1)


def _sign(service: WhatIfService, start: int, end: int) -> str:
    here = {span.state for span in service.spans if span.start < end and (span.end is None or span.end > start)}
    return next((SIGNS[state] for state in _WORST if state in here), SIGNS[State.WORKING])


def _place(critical: CriticalTime, answer: WhatIf, width: int) -> int | None:
    """Where a critical time begins within the view."""
    start = answer.start.astimezone(STOCKHOLM)
    first = datetime(critical.first.year, critical.first.month, critical.first.day, tzinfo=STOCKHOLM)
    minutes = max(0, int((first - start).total_seconds() // 60))
    return minutes * width // answer.view if minutes < answer.view and critical.last >= start.date() else None


def hours(answer: WhatIf, width: int, words: Words) -> str:
    """The start and every midnight that there is room to name: "fre 18:00   lör      sön"."""
    line = [" "] * width
    start = answer.start.astimezone(STOCKHOLM)
    _write(line, 0, words.short_moment(start))
    day = start.date() + timedelta(days=1)
    free = len(words.short_moment(start)) + 1
    while True:
        midnight = datetime(day.year, day.month, day.day, tzinfo=STOCKHOLM)
        minutes = int((midnight - start).total_seconds() // 60)
        place = minutes * width // answer.view
        name = words.short_moment(midnight).partition(" ")[0]
        if place + len(name) > width:
            return "".join(line)
        if place >= free:
            _write(line, place, name)
            free = place + len(name) + 1
        day += timedelta(days=1)


def _write(line: list[str], place: int, text: str) -> None:
    for offset, char in enumerate(text[: len(line) - place]):
        line[place + offset] = char


def remark(service: WhatIfService, words: Words) -> str:
    """The one thing to know of a service: intolerable when, else carried until when, else how long it stands."""
    if service.intolerable is not None:
        return words("tui.whatif.intolerable", after=words.duration(service.intolerable))
    if service.stops is None:
        return words("tui.whatif.perhaps" if service.perhaps_earlier else "tui.whatif.manages")
    if service.back is None:
        return words("tui.whatif.stops", after=words.duration(service.stops))
    return words("tui.whatif.back", after=words.duration(service.back))
