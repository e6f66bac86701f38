"""Finding an object by what a person typed."""

from difflib import get_close_matches

from kontinuitet.domain.municipality import Municipality
from kontinuitet.usecases.refused import Refused


def known_service(plan: Municipality, typed: str) -> str:
    """The id of the service that was typed by id or name; raises ``Refused`` with the nearest one."""
    wanted = typed.casefold()
    for service in plan.services:
        if wanted in (service.id.casefold(), service.name.casefold()):
            return service.id
    near = get_close_matches(typed, list(plan.service), n=1, cutoff=0.0)
    raise Refused("unknown-service", id=typed, nearest=near[0] if near else "–")
