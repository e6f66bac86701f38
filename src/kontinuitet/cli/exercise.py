"""Commands on exercises: play one without a room, list them, read the log and the report, check the journal."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kontinuitet.cli.frame import FINE, PROBLEMS, REFUSED, WRONG_USAGE, Session, Spoken, SpokenGroup, session
from kontinuitet.cli.keeping import tell_damages
from kontinuitet.cli.opening import opened

if TYPE_CHECKING:
    from kontinuitet.usecases.headless import Played


@click.group(cls=SpokenGroup)
def exercise() -> None:
    """Exercises; the help stands in the catalogues."""


@exercise.command(cls=Spoken)
@click.argument("scenario")
@click.option("--answers", required=True, metavar="file", type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True)
@click.pass_context
def play(ctx: click.Context, *, scenario: str, answers: Path, strict: bool) -> None:
    """Play a scenario against the plan from an answers file, and print the report."""
    from kontinuitet.usecases.headless import play_file

    here = session()
    with opened(here) as desk:
        played = play_file(desk, scenario, answers, lang=here.lang)
        tell_played(here, played)
        if played.identity is None:
            ctx.exit(WRONG_USAGE)
        print_report(here, played.identity, desk.database)
    ctx.exit(PROBLEMS if strict and played.unheard else FINE)


def tell_played(here: Session, played: "Played") -> None:
    """Say what was wrong with the answers, and which acts led to nothing."""
    from kontinuitet.documents.problems import problem_text
    from kontinuitet.documents.refusal_text import refusal_text

    for problem in played.problems:
        here.speak(problem_text(problem, here.words))
    for unheard in played.unheard:
        why = refusal_text(unheard.refusal, here.words)
        here.say("cli.exercise.unheard", file=played.answers, line=unheard.act.line, why=why)
    if played.identity is not None:
        here.say("cli.exercise.played", id=played.identity)


def print_report(here: Session, identity: str, database: "Database") -> None:
    """The after-action report on standard output."""
    from kontinuitet.usecases.reporting import report

    here.out(report(database, identity, here.words).rstrip("\n"))


@exercise.command(cls=Spoken, name="list")
def list_() -> None:
    """The exercises in the database, oldest first."""
    here = session()
    with opened(here) as desk:
        for item in desk.database.exercises.list():
            status = here.words(f"exercise.status.{item.status}")
            kind = here.words(f"exercise.kind.{item.kind}")
            here.out(f"{item.id}\t{item.created[:16].replace('T', ' ')}\t{kind}\t{status}\t{item.title}")


@exercise.command(cls=Spoken)
@click.argument("identity", metavar="ID")
@click.pass_context
def log(ctx: click.Context, *, identity: str) -> None:
    """What happened, row by row."""
    from kontinuitet.usecases.reporting import log as exercise_log

    here = session()
    with opened(here) as desk:
        for line in exercise_log(desk.database, identity, here.words):
            note = f" ({here.words('report.taken_back')})" if line.corrected else ""
            here.out(f"{line.seq}\t{line.time}\t{line.story}\t{line.text}{note}")
        ctx.exit(_damage(here, desk.database, identity))


@exercise.command(cls=Spoken)
@click.argument("identity", metavar="ID")
@click.pass_context
def report(ctx: click.Context, *, identity: str) -> None:
    """The after-action report in Markdown."""
    here = session()
    with opened(here) as desk:
        print_report(here, identity, desk.database)
        ctx.exit(_damage(here, desk.database, identity))


@exercise.command(cls=Spoken)
@click.argument("identity", metavar="ID")
@click.pass_context
def verify(ctx: click.Context, *, identity: str) -> None:
    """Whether the journal and what was pinned are as they were written; shows accidents, not a determined forger."""
    here = session()
    with opened(here) as desk:
        code = _damage(here, desk.database, identity)
    if code == FINE:
        here.say("cli.exercise.verify.fine", id=identity)
    ctx.exit(code)


def _damage(here: Session, database: "Database", identity: str) -> int:
    """Say what in the journal is not as it was written, and give the exit code for it."""
    damages = database.verify_exercise(identity)
    tell_damages(here, damages)
    return REFUSED if damages else FINE


if TYPE_CHECKING:
    from kontinuitet.storage import Database
