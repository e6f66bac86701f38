"""The command that prints continuity plans: as Markdown or as a page, whole or as the open extract."""

from pathlib import Path

import click

from kontinuitet.cli.frame import WRONG_USAGE, Spoken, session
from kontinuitet.cli.opening import opened


@click.command(cls=Spoken)
@click.argument("service", required=False)
@click.option("--unit", metavar="id")
@click.option("--version", "number", metavar="version", type=click.IntRange(min=1))
@click.option("--open", "open_extract", is_flag=True)
@click.option("--html", "as_html", is_flag=True)
@click.option("--output", "-o", metavar="file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True)
def document(
    *,
    service: str | None,
    unit: str | None,
    number: int | None,
    open_extract: bool,
    as_html: bool,
    output: Path | None,
    force: bool,
) -> None:
    """Print the plan of a service, a unit or the whole municipality."""
    from kontinuitet.usecases.plan_document import Wanted, file_name, plan_document, write_document
    from kontinuitet.usecases.service_lookup import known_service

    here = session()
    if service is not None and unit is not None:
        here.stop(WRONG_USAGE, "cli.document.service_or_unit")
    if number is not None and service is None:
        here.stop(WRONG_USAGE, "cli.document.version_of_one")
    with opened(here) as desk:
        known = None if service is None else known_service(desk.plan, service)
        wanted = Wanted(service=known, unit=unit, version=number, open_extract=open_extract)
        text = plan_document(desk, wanted, here.words, as_html=as_html)
    if output is None:
        here.out(text.rstrip("\n"))
    else:
        name = file_name(wanted, lang=here.lang, as_html=as_html)
        here.say("cli.document.written", path=write_document(output, text, name=name, force=force))
    if open_extract:
        here.say("cli.document.read_through")
