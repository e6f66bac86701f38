"""The command that asks what stops when something falls."""

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from kontinuitet.cli.frame import WRONG_USAGE, Session, Spoken, session
from kontinuitet.cli.opening import opened

if TYPE_CHECKING:
    from kontinuitet.analysis.whatif import WhatIf, WhatIfService
    from kontinuitet.documents.whatif_start import Start
    from kontinuitet.usecases.desk import Desk


@click.command(cls=Spoken)
@click.argument("ids", nargs=-1, required=True)
@click.option("--start", metavar="moment")
@click.option("--length", metavar="duration")
@click.option("--picture", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
def whatif(*, ids: tuple[str, ...], start: str | None, length: str | None, picture: bool, as_json: bool) -> None:
    """Show what stops, when, what saves it and when it is back."""
    from kontinuitet.analysis.whatif import UnknownCauses

    here = session()
    asked = None if start is None else _start(start, here)
    minutes = None if length is None else _minutes(length, here)
    with opened(here) as desk:
        moment = asked if isinstance(asked, datetime) else _found_start(asked, ids, desk)
        answer = desk.whatif(ids, start=moment, length=minutes)
        if isinstance(answer, UnknownCauses):
            here.stop(WRONG_USAGE, "cli.whatif.unknown_cause", ids=", ".join(answer.ids))
        if as_json:
            here.out(json.dumps(_as_json(answer), ensure_ascii=False, indent=1))
        else:
            _tell(answer, desk, here, with_picture=picture)


def _start(text: str, here: Session) -> "datetime | Start":
    from kontinuitet.documents.whatif_start import BadStart, Start, read_start

    try:
        start = read_start(text)
    except BadStart:
        here.stop(WRONG_USAGE, "cli.whatif.bad_start", text=text)
    if start is Start.REFERENCE:
        # Most likely a variable that was never set.
        here.stop(WRONG_USAGE, "cli.whatif.bad_start", text=text)
    return start


def _found_start(asked: "Start | None", ids: tuple[str, ...], desk: "Desk") -> datetime | None:
    """The worst start if that was asked for; ``None``, the reference moment, also when every start is alike."""
    worst = desk.worst_start(ids) if asked is not None else None
    return None if worst is None else worst[0]


def _minutes(text: str, here: Session) -> int:
    from kontinuitet.wording import BadDuration, parse_duration

    try:
        return parse_duration(text, here.lang)
    except BadDuration:
        here.stop(WRONG_USAGE, "cli.whatif.bad_length", text=text)


def _tell(answer: "WhatIf", desk: "Desk", here: Session, *, with_picture: bool) -> None:
    from kontinuitet.documents.whatif_picture import picture_text
    from kontinuitet.documents.whatif_text import claim_texts, service_line, touched, whatif_sentence

    here.out(whatif_sentence(answer, desk.plan, here.words))
    if with_picture and touched(answer):
        here.out(f"\n{picture_text(answer, desk.plan, here.words)}\n")
    for service in touched(answer):
        here.out(f"  {desk.plan.label(service.id)}: {service_line(service, desk.plan, here.words)}")
    for claim in claim_texts(answer, desk.plan, here.words):
        here.out(f"  {claim}")


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
                "at_the_latest": service.at_the_latest,
                "routines": [
                    {"id": run.workaround, "start": run.start, "end": run.end, "reaches": run.reaches}
                    for run in service.routines
                ],
                "spans": _spans(service),
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


def _spans(service: "WhatIfService") -> list[dict[str, Any]]:
    """The states of a service over time: its picture, in minutes after the start."""
    return [
        {
            "start": span.start,
            "end": span.end,
            "state": span.state.value,
            "degraded": span.degraded,
            "routine": span.routine,
        }
        for span in service.spans
    ]
