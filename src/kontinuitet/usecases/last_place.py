"""Where somebody was when they closed the program: beside the database, so that it follows along with it."""

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kontinuitet.usecases.desk import Desk


@dataclass(frozen=True, slots=True)
class LastPlace:
    """A service and a step of its walk."""

    service: str
    section: str


def _file(desk: Desk) -> Path | None:
    return desk.path.with_name(f".{desk.path.name}.senast") if desk.path is not None else None


def keep(desk: Desk, place: LastPlace | None) -> None:
    """Remember a place, or that there is none. What cannot be remembered is no trouble worth telling."""
    file = _file(desk)
    if file is None:
        return
    with suppress(OSError):
        if place is None:
            file.unlink(missing_ok=True)
        else:
            file.write_text(json.dumps([place.service, place.section]), encoding="utf-8")


def kept(desk: Desk) -> LastPlace | None:
    """The place that was remembered, if its service is still there; a file that says nothing is nothing."""
    file = _file(desk)
    try:
        found = json.loads(file.read_text(encoding="utf-8")) if file is not None and file.is_file() else None
    except (OSError, ValueError):
        return None
    match found:
        case [str(service), str(section)] if desk.has_plan and service in desk.plan.service:
            return LastPlace(service, section)
    return None
