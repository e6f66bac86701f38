"""At which moment of the coming year something falls worst."""

from collections.abc import Iterable
from datetime import date, datetime

from kontinuitet.analysis.hours import worst_start
from kontinuitet.analysis.network import Network
from kontinuitet.analysis.recovery import Term


def worst_start_of(network: Network, causes: Iterable[str], on_or_after: date) -> tuple[datetime, int] | None:
    """The start in the coming 12 months from which the repair of what falls takes longest, and its minutes.

    Only support hours depend on the start: ``None`` when nothing that falls is repaired in such. The first of equals.
    """
    worst: tuple[datetime, int] | None = None
    for term in dict.fromkeys(_terms(network, causes)):
        found = worst_start(term.promise, term.calendar, on_or_after, eves_open=term.eves_open)
        if found is not None and (worst is None or found[1] > worst[1]):
            worst = found
    return worst


def _terms(network: Network, causes: Iterable[str]) -> Iterable[Term]:
    for cause in causes:
        fallen = network.causes(cause)
        for node in () if fallen is None else fallen.sure:
            own = network.recovery(node)
            yield from () if own is None else own.terms
