"""What if, as a table: for each service and each thing that is down the moments in figures."""

from collections.abc import Sequence

from kontinuitet.analysis.figures import Figure
from kontinuitet.analysis.whatif import WhatIf, WhatIfResource, WhatIfService
from kontinuitet.documents.whatif_text import touched
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import known
from kontinuitet.wording import Words

NOT_KNOWN = "?"
NEVER = "–"


def headings(words: Words) -> tuple[str, ...]:
    """The heads of the columns."""
    columns = ("what", "stops", "routine", "intolerable", "back", "outage", "limit")
    return tuple(words(f"whatif.column.{column}") for column in columns)


def table_rows(answer: WhatIf, plan: Municipality, words: Words) -> list[tuple[str, Sequence[str]]]:
    """Services in the order of consequence, then what is down without being one: the id and the cells of each."""
    rows: list[tuple[str, Sequence[str]]] = [
        (one.id, (plan.label(one.id), *_service_cells(one, plan, words))) for one in touched(answer)
    ]
    rows += [(one.id, (plan.label(one.id), *_resource_cells(one, words))) for one in answer.resources]
    return rows


def _service_cells(service: WhatIfService, plan: Municipality, words: Words) -> tuple[str, ...]:
    limit = known(plan.service[service.id].rto)
    return (
        _stop(service, words),
        _routine(service, words),
        NEVER if service.intolerable is None else words.duration(service.intolerable),
        _back(service.back, service.figures.back, words, stopped=service.stops is not None),
        NEVER if service.outage is None else words.duration(service.outage),
        NOT_KNOWN if limit is None else words.duration(limit),
    )


def _stop(service: WhatIfService, words: Words) -> str:
    """When it stops; a question mark after what may come earlier, or alone where it may stop at all."""
    if service.stops is None:
        return NOT_KNOWN if service.perhaps_earlier else NEVER
    return words.duration(service.stops) + (f" {NOT_KNOWN}" if service.perhaps_earlier else "")


def _routine(service: WhatIfService, words: Words) -> str:
    if not service.routines:
        return NEVER
    last = service.routines[-1]
    if last.end is None:
        return words("whatif.cell.from", start=words.duration(last.start))
    return words("whatif.cell.until", end=words.duration(last.end))


def _back(back: int | None, figure: Figure, words: Words, *, stopped: bool) -> str:
    """When it is back: at the earliest, at the latest, or with a question mark where it may be either."""
    if back is None:
        return NOT_KNOWN if stopped else NEVER
    told = words.duration(back)
    if figure.unknowns and figure.rests_on:
        return f"{told} {NOT_KNOWN}"
    if figure.rests_on:
        return words("whatif.cell.latest", back=told)
    return words("whatif.cell.earliest", back=told) if figure.unknowns or figure.cycle else told


def _resource_cells(resource: WhatIfResource, words: Words) -> tuple[str, ...]:
    down = NOT_KNOWN if resource.down is None else words.duration(resource.down)
    back = _back(resource.up, resource.figures.up, words, stopped=True)
    return (f"{down} {NOT_KNOWN}" if resource.possibly and resource.down is not None else down, "", "", back, "", "")
