"""Commands on the plan: read a plan folder, write one, list what is wrong."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kontinuitet.cli.frame import FINE, PROBLEMS, Session, Spoken, session
from kontinuitet.cli.opening import opened

if TYPE_CHECKING:
    from kontinuitet.analysis.rules import Finding


@click.command(cls=Spoken, name="import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True)
@click.option("--delete", multiple=True, metavar="id")
@click.option("--overwrite", is_flag=True)
def import_(*, paths: tuple[Path, ...], dry_run: bool, delete: tuple[str, ...], overwrite: bool) -> None:
    """Read plan files into the database, all or nothing."""
    from kontinuitet.documents.plan import change_text
    from kontinuitet.documents.problems import problem_text
    from kontinuitet.usecases.plan_files import import_plan

    here = session()
    with opened(here, create=True, store=not dry_run) as desk:
        result = import_plan(desk, paths, delete=delete, dry_run=dry_run, overwrite=overwrite)
    for problem in result.problems:
        here.speak(problem_text(problem, here.words))
    for change in result.conflicts if not dry_run else ():
        here.out(change_text(change, here.words))
    if result.changes is None:
        here.stop(PROBLEMS, "cli.import.newer" if result.conflicts else "cli.import.nothing_read")
    for change in result.changes if dry_run else ():
        here.out(change_text(change, here.words))
    if not result.changes:
        here.say("cli.import.no_change")
        return
    outcome = "would_change" if dry_run else "changed"
    here.speak(here.words.plural(f"cli.import.{outcome}", len(result.changes)))
    if result.conflicts:
        here.stop(PROBLEMS, "cli.import.newer")


@click.command(cls=Spoken)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def export(*, folder: Path) -> None:
    """Write the plan as a plan folder."""
    from kontinuitet.usecases.plan_files import export_plan

    here = session()
    with opened(here) as desk:
        written = export_plan(desk, folder, lang=here.lang)
    here.speak(here.words.plural("cli.export.written", written, folder=folder))


@click.command(cls=Spoken)
@click.option("--service", metavar="id")
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def findings(ctx: click.Context, *, service: str | None, as_json: bool) -> None:
    """List what contradicts and what is missing; exit 1 if an error that nobody accepted is among it."""
    from kontinuitet.usecases.service_lookup import known_service

    here = session()
    with opened(here) as desk:
        found = desk.findings()
        if service is not None:
            wanted = known_service(desk.plan, service)
            found = tuple(f for f in found if wanted in f.services or f.place.object == wanted)
    if as_json:
        here.out(json.dumps([_as_json(f, here) for f in found], ensure_ascii=False, indent=1))
    else:
        _list(here, found)
    ctx.exit(PROBLEMS if any(f.severity.value == "E" and f.accepted is None for f in found) else FINE)


def _list(here: Session, found: "tuple[Finding, ...]") -> None:
    from kontinuitet.documents.finding_text import finding_text

    for finding in found:
        mark = here.words(f"cli.findings.severity.{finding.severity.value}")
        accepted = f" ({here.words('cli.findings.accepted')})" if finding.accepted is not None else ""
        here.out(f"{mark} {finding.rule} {finding.place_key}{accepted}\n  {finding_text(finding, here.words)}")
    here.speak(here.words.plural("cli.findings.count", len(found)))


def _as_json(finding: "Finding", here: Session) -> dict[str, Any]:
    from kontinuitet.documents.finding_text import finding_text

    return {
        "rule": finding.rule,
        "variant": finding.variant,
        "severity": finding.severity.value,
        "blocking": finding.blocking,
        "place": finding.place_key,
        "services": list(finding.services),
        "text": finding_text(finding, here.words),
        "path": [[step.user, step.needed] for step in finding.path],
        "accepted": None if finding.accepted is None else finding.accepted.model_dump(mode="json"),
        "speaks_for": [other.rule for other in finding.speaks_for],
    }
