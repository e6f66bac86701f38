"""Commands on the municipality's file itself: begin one, copy it, go back to a copy, look through it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kontinuitet.cli.frame import REFUSED, Spoken, session
from kontinuitet.cli.opening import opened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kontinuitet.cli.frame import Session
    from kontinuitet.storage import Damage


@click.command(cls=Spoken)
@click.argument("municipality")
@click.option("--code", metavar="text", default="")
@click.option("--county", metavar="text", default="")
def init(*, municipality: str, code: str, county: str) -> None:
    """Begin a municipality in the chosen database, which must not hold one."""
    from kontinuitet.domain.municipality import Municipality
    from kontinuitet.domain.text import clean_line
    from kontinuitet.usecases.refused import Refused

    here = session()
    with opened(here, create=True) as desk:
        if desk.has_plan:
            raise Refused("has-plan", path=desk.path or "", name=desk.plan.name)
        if not clean_line(municipality):
            raise Refused("no-name")
        desk.replace(Municipality(name=municipality, code=code, county=county), why=clean_line(municipality))
        here.say("cli.init.done", name=desk.plan.name, path=desk.path or "")


@click.command(cls=Spoken)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup(*, file: Path) -> None:
    """Copy the database as it is this moment, also during an exercise."""
    from kontinuitet.usecases.keeping import backup as copied
    from kontinuitet.usecases.places import existing

    here = session()
    here.say("cli.backup.done", path=copied(existing(here.db), file))


@click.command(cls=Spoken)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def restore(*, file: Path) -> None:
    """Go back to a copy; the present file is kept under another name."""
    from kontinuitet.usecases.keeping import restore as restored
    from kontinuitet.usecases.places import database

    here = session()
    result = restored(database(here.db), file)
    here.say("cli.restore.done", path=result.path, file=file)
    if result.aside is not None:
        here.say("cli.restore.aside", path=result.aside)


@click.command(cls=Spoken)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@click.pass_context
def verify(ctx: click.Context, *, file: Path | None) -> None:
    """Look through the whole database, or a copy of one: structure, references, journals, approved versions."""
    from kontinuitet.usecases.keeping import verify as looked_through
    from kontinuitet.usecases.places import existing

    here = session()
    path = file or existing(here.db)
    damages = looked_through(path)
    tell_damages(here, damages)
    if damages:
        ctx.exit(REFUSED)
    here.say("cli.verify.fine", path=path)


def tell_damages(here: "Session", damages: "Iterable[Damage]") -> None:
    """Say each thing that is not as it was written."""
    for damage in damages:
        here.say(f"cli.damage.{damage.code}", place=damage.place, row=damage.row, detail=damage.detail)
