"""Commands on concentration: how much hangs on each supplier, here and across municipalities."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kontinuitet.cli.aligned import aligned
from kontinuitet.cli.frame import PROBLEMS, WRONG_USAGE, Session, Spoken, SpokenGroup, session
from kontinuitet.cli.opening import opened

if TYPE_CHECKING:
    from kontinuitet.analysis.across import Together
    from kontinuitet.analysis.concentration import Concentration
    from kontinuitet.documents.problems import Problem
    from kontinuitet.domain.municipality import Municipality
    from kontinuitet.usecases.across import Merged


@click.group(cls=SpokenGroup, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def concentration(ctx: click.Context, *, as_json: bool) -> None:
    """Show how much of the municipality hangs on each supplier, when no command is given."""
    if ctx.invoked_subcommand is not None:
        return
    here = session()
    with opened(here) as desk:
        rows = [row for row in desk.concentration() if row.services]
        plan = desk.plan
    if as_json:
        here.out(json.dumps([_row(row, plan) for row in rows], ensure_ascii=False, indent=1))
        return
    if not rows:
        here.say("cli.concentration.nothing")
        return
    for line in aligned([_heading(here), *_cells(rows, plan, here)]):
        here.out(line)


def _heading(here: Session) -> tuple[str, ...]:
    return tuple(here.words(f"concentration.column.{name}") for name in ("supplier", "critical", "services", "share"))


def _cells(rows: "Sequence[Concentration]", plan: "Municipality", here: Session) -> Iterator[tuple[str, ...]]:
    from kontinuitet.documents.concentration_text import share_text

    for row in rows:
        figures = (str(len(row.critical)), str(len(row.services)), share_text(row, plan, here.words))
        yield (plan.label(row.supplier), *figures)


def _row(row: "Concentration", plan: "Municipality") -> dict[str, Any]:
    return {
        "id": row.supplier,
        "name": plan.label(row.supplier),
        "resources": list(row.resources),
        "services": list(row.services),
        "critical": list(row.critical),
    }


@concentration.command(cls=Spoken)
@click.argument("file", type=click.Path(path_type=Path))
def key(*, file: Path) -> None:
    """Make a key; the joint body does this once."""
    from kontinuitet.usecases.across import make_key

    here = session()
    make_key(file)
    here.say("cli.concentration.key_made", path=file)


@concentration.command(cls=Spoken)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--key", "key_file", metavar="path", required=True, type=click.Path(path_type=Path))
def export(*, file: Path, key_file: Path) -> None:
    """Write what this municipality tells the joint body."""
    from kontinuitet.analysis.across import Contribution
    from kontinuitet.usecases.across import export_concentration

    here = session()
    with opened(here) as desk:
        told = export_concentration(desk, file, key=key_file)
    if not isinstance(told, Contribution):
        _tell_problems([told], here)
        here.stop(PROBLEMS, "cli.concentration.nothing_written")
    by_name = sum(share.supplier.by_name for share in told.shares)
    here.speak(here.words.plural("cli.concentration.written", len(told.shares), path=file))
    if by_name:
        here.speak(here.words.plural("cli.concentration.by_name", by_name))


@concentration.command(cls=Spoken)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--key", "key_file", metavar="path", type=click.Path(path_type=Path))
@click.option("--suppliers", metavar="path", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True)
def merge(*, files: tuple[Path, ...], key_file: Path | None, suppliers: Path | None, as_json: bool) -> None:
    """Show who many municipalities hang on; nothing at all if anything is wrong with any file."""
    from kontinuitet.usecases import across

    here = session()
    if suppliers is not None and key_file is None:
        here.stop(WRONG_USAGE, "cli.concentration.names_need_the_key")
    found = across.merge(files, key=key_file, suppliers=suppliers, lang=here.lang)
    if found.problems:
        _tell_problems(found.problems, here)
        here.stop(PROBLEMS, "cli.concentration.nothing_merged")
    if as_json:
        here.out(json.dumps(_merged(found), ensure_ascii=False, indent=1))
        return
    _tell(found, here)


def _tell_problems(problems: "Sequence[Problem]", here: Session) -> None:
    from kontinuitet.documents.problems import problem_text

    for each in problems:
        here.speak(problem_text(each, here.words))


_COLUMNS = ("supplier", "municipalities", "critical", "services", "mtpd", "rto")


def _tell(found: "Merged", here: Session) -> None:
    words = here.words
    if found.suppliers:
        heading = tuple(words(f"concentration.column.{name}") for name in _COLUMNS)
        for line in aligned([heading, *(_told(row, here) for row in found.suppliers)]):
            here.out(line)
    towns = words.plural("cli.concentration.merged", len(found.contributions), suppliers=len(found.suppliers))
    here.speak(towns)
    if any(who.by_name for row in found.suppliers for who in row.ids):
        here.say("cli.concentration.star")


def _told(row: "Together", here: Session) -> tuple[str, ...]:
    limits = ("–" if limit is None else here.words.duration(limit) for limit in (row.mtpd, row.rto))
    name = row.name or here.words("concentration.unnamed", mark=row.ids[0].id[:8])
    star = "*" if any(who.by_name for who in row.ids) else ""
    return (name + star, str(len(row.municipalities)), str(row.critical), str(row.services), *limits)


def _merged(found: "Merged") -> dict[str, Any]:
    return {
        "municipalities": [
            {"name": one.municipality, "code": one.code, "made": one.made.isoformat(), "services": one.services}
            for one in found.contributions
        ],
        "suppliers": [
            {
                "name": row.name or None,
                "ids": [{"id": who.id, "by": "name" if who.by_name else "number"} for who in row.ids],
                "municipalities": list(row.municipalities),
                "services": row.services,
                "critical": row.critical,
                "mtpd": row.mtpd,
                "rto": row.rto,
            }
            for row in found.suppliers
        ],
    }
