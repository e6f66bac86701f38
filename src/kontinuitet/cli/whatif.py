"""The command that asks what stops when something falls."""

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from kontinuitet.cli.frame import WRONG_USAGE, Session, Spoken, session
from kontinuitet.cli.opening import opened

if TYPE_CHECKING:
    from kontinuitet.analysis.whatif import WhatIf
    from kontinuitet.usecases.desk import Desk


@click.command(cls=Spoken)
@click.argument("ids", nargs=-1, required=True)
@click.option("--start", metavar="moment")
@click.option("--length", metavar="duration")
@click.option("--json", "as_json", is_flag=True)
def whatif(*, ids: tuple[str, ...], start: str | None, length: str | None, as_json: bool) -> None:
    """Show what stops, when, what saves it and when it is back."""
    from kontinuitet.analysis.whatif import UnknownCauses

    here = session()
    moment = None if start is None else _moment(start, here)
    minutes = None if length is None else _minutes(length, here)
    with opened(here) as desk:
        answer = desk.whatif(ids, start=moment, length=minutes)
        if isinstance(answer, UnknownCauses):
            here.stop(WRONG_USAGE, "cli.whatif.unknown_cause", ids=", ".join(answer.ids))
        if as_json:
            here.out(json.dumps(_as_json(answer), ensure_ascii=False, indent=1))
        else:
            _tell(answer, desk, here)


def _moment(text: str, here: Session) -> datetime:
    from kontinuitet.analysis.holidays import STOCKHOLM

    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=STOCKHOLM)
    except ValueError:
        here.stop(WRONG_USAGE, "cli.whatif.bad_start", text=text)


def _minutes(text: str, here: Session) -> int:
    from kontinuitet.wording import BadDuration, parse_duration

    try:
        return parse_duration(text, here.lang)
    except BadDuration:
        here.stop(WRONG_USAGE, "cli.whatif.bad_length", text=text)


def _tell(answer: "WhatIf", desk: "Desk", here: Session) -> None:
    from kontinuitet.documents.whatif_text import service_line, touched, whatif_sentence

    here.out(whatif_sentence(answer, desk.plan, here.words))
    for service in touched(answer):
        here.out(f"  {desk.plan.label(service.id)}: {service_line(service, desk.plan, here.words)}")


def _as_json(answer: "WhatIf") -> dict[str, Any]:
    from kontinuitet.analysis.rules.finding import place_key

    return {
        "causes": list(answer.causes),
        "start": answer.start.isoformat(),
        "length": answer.length,
        "services": [
            {
                "id": service.id,
                "stops": service.stops,
                "intolerable": service.intolerable,
                "back": service.back,
                "outage": service.outage,
                "perhaps_earlier": service.perhaps_earlier,
                "at_the_earliest": service.at_the_earliest,
                "routines": [
                    {"id": run.workaround, "start": run.start, "end": run.end, "reaches": run.reaches}
                    for run in service.routines
                ],
                "path": [step.needed for step in service.path],
                "unknowns": [place_key(place) for place in service.unknowns],
            }
            for service in answer.services
        ],
        "resources": [
            {"id": resource.id, "down": resource.down, "up": resource.up, "possibly": resource.possibly}
            for resource in answer.resources
        ],
        "unknowns": [place_key(place) for place in answer.unknowns],
    }
