"""The outermost command: global options, what each failure says, and the one place that catches everything."""

import errno
import io

import click

from kontinuitet import __version__
from kontinuitet.cli.frame import (
    FINE,
    LANGUAGES,
    REFUSED,
    TEST_LANGUAGE,
    WRONG_USAGE,
    Session,
    SpokenGroup,
    language,
    usage_problem,
)

COMMANDS = {
    "demo": "kontinuitet.cli.demo:demo",
    "init": "kontinuitet.cli.keeping:init",
    "template": "kontinuitet.cli.template:template",
    "import": "kontinuitet.cli.plan:import_",
    "export": "kontinuitet.cli.plan:export",
    "import-list": "kontinuitet.cli.lists:import_list",
    "edit": "kontinuitet.cli.edit:edit",
    "search": "kontinuitet.cli.search:search",
    "approve": "kontinuitet.cli.version:approve",
    "versions": "kontinuitet.cli.version:versions",
    "document": "kontinuitet.cli.document:document",
    "board": "kontinuitet.cli.board:board",
    "findings": "kontinuitet.cli.plan:findings",
    "whatif": "kontinuitet.cli.whatif:whatif",
    "stress": "kontinuitet.cli.stress:stress",
    "concentration": "kontinuitet.cli.concentration:concentration",
    "claimed": "kontinuitet.cli.claimed:claimed",
    "action": "kontinuitet.cli.action:action",
    "scenario": "kontinuitet.cli.scenario:scenario",
    "exercise": "kontinuitet.cli.exercise:exercise",
    "backup": "kontinuitet.cli.keeping:backup",
    "restore": "kontinuitet.cli.keeping:restore",
    "verify": "kontinuitet.cli.keeping:verify",
}


@click.group(cls=SpokenGroup, commands_in=COMMANDS, invoke_without_command=True)
@click.option("--db", metavar="path")
@click.option("--lang", metavar="language", type=click.Choice([*LANGUAGES, TEST_LANGUAGE]))
@click.option("--version", is_flag=True, is_eager=True)
@click.pass_context
def kontinuitet(ctx: click.Context, *, db: str | None, lang: str | None, version: bool) -> None:
    """Open the screens when no command is given; its help stands in the catalogues."""
    if version:
        click.echo(f"kontinuitet {__version__}")
        ctx.exit(FINE)
    if ctx.obj is None:
        ctx.obj = Session(lang or language(()))
    if db == "":
        # Most likely a variable that was never set; it must not mean the usual database.
        raise click.BadOptionUsage("--db", "")
    ctx.obj.db = db
    if ctx.invoked_subcommand is None:
        from kontinuitet.cli.screens import open_screens

        open_screens(ctx.obj)


WRONG = frozenset(
    {
        "no-such-path",
        "unknown-service",
        "unknown-scenario",
        "unknown-exercise",
        "unknown-template",
        "unknown-unit",
        "unknown-version",
    }
)
"""Errors that say that something was typed which does not exist: wrong usage, like an option that does not."""


GLOBAL = ("--db", "--lang")
"""Options of every command, each with a value."""


def foremost(arguments: list[str]) -> list[str]:
    """The command line with the global options first, wherever they were typed; what follows ``--`` is left alone."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    first: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments[:end])
    for argument in waiting:
        if argument in GLOBAL:
            value = next(waiting, None)
            # Without a value it stays last, where it is found to lack one, and takes no command for its value.
            (rest if value is None else first).extend([argument] if value is None else [argument, value])
        else:
            (first if argument.startswith(tuple(f"{name}=" for name in GLOBAL)) else rest).append(argument)
    return [*first, *rest, *arguments[end:]]


def run(arguments: list[str]) -> int:
    """Run a command line and return its exit code."""
    _never_stumble()
    here = Session(language(arguments))
    try:
        result = kontinuitet.main(
            foremost(arguments), prog_name="kontinuitet", standalone_mode=False, obj=here, terminal_width=_width()
        )
    except click.exceptions.Exit as end:
        return end.exit_code
    except (click.Abort, KeyboardInterrupt):
        return REFUSED
    except click.ClickException as error:
        return _wrong_usage(error, here)
    except Exception as error:  # noqa: BLE001 - the one place: whatever it is, the user gets a sentence
        return _failed(error, here)
    return result if isinstance(result, int) else FINE


def _width() -> int:
    """Columns for help texts, as click itself would choose them; it would import archives and compressors for that."""
    import os
    import sys

    try:
        columns = int(os.environ.get("COLUMNS", "")) or 0
    except ValueError:
        columns = 0
    if columns <= 0:
        try:
            columns = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns
        except (OSError, ValueError):
            columns = 80
    return max(min(columns or 80, 80) - 2, 50)


def _never_stumble() -> None:
    """A letter that the terminal or the file cannot take becomes a question mark, and not an error."""
    import sys

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _wrong_usage(error: click.ClickException, here: Session) -> int:
    if isinstance(error, click.exceptions.NoArgsIsHelpError) and error.ctx is not None:
        here.speak(error.ctx.get_help())
        return WRONG_USAGE
    key, params = usage_problem(error, here.words)
    here.speak(f"{here.words(key, **params)} {here.words('cli.usage.see_help')}")
    return WRONG_USAGE


def _failed(error: Exception, here: Session) -> int:
    from kontinuitet.documents.sentences import error_sentence

    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        # Help and usage are printed by click itself.
        here.say("cli.output_failed")
        return REFUSED
    sentence = error_sentence(error, here.words)
    if sentence is None:
        from kontinuitet.usecases.crashes import write_crash

        path = write_crash(error)
        sentence = here.words("cli.crash_unwritten") if path is None else here.words("cli.crash", path=path)
    here.speak(sentence)
    return WRONG_USAGE if getattr(error, "code", "") in WRONG else REFUSED
