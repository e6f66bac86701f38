"""The outermost command: global options, what each failure says, and the one place that catches everything."""

from collections.abc import Callable
from pathlib import Path

import click

from kontinuitet import __version__
from kontinuitet.cli.frame import FINE, REFUSED, WRONG_USAGE, Session, SpokenGroup, language, usage_problem

COMMANDS = {
    "demo": "kontinuitet.cli.demo:demo",
    "import": "kontinuitet.cli.plan:import_",
    "export": "kontinuitet.cli.plan:export",
    "findings": "kontinuitet.cli.plan:findings",
    "whatif": "kontinuitet.cli.whatif:whatif",
    "scenario": "kontinuitet.cli.scenario:scenario",
    "exercise": "kontinuitet.cli.exercise:exercise",
}


@click.group(cls=SpokenGroup, commands_in=COMMANDS, invoke_without_command=True)
@click.option("--db", metavar="path")
@click.option("--lang", metavar="language", type=click.Choice(["sv", "en", "qps"]))
@click.option("--version", is_flag=True, is_eager=True)
@click.pass_context
def kontinuitet(ctx: click.Context, *, db: str | None, lang: str | None, version: bool) -> None:
    """Open the screens when no command is given; its help stands in the catalogues."""
    if version:
        click.echo(f"kontinuitet {__version__}")
        ctx.exit(FINE)
    from kontinuitet.wording import words

    ctx.obj = Session(words=words(lang or language(())), db=db)
    if ctx.invoked_subcommand is None:
        from kontinuitet.cli.screens import open_screens

        open_screens(ctx.obj)


def run(arguments: list[str]) -> int:
    """Run a command line and return its exit code."""
    try:
        result = kontinuitet.main(arguments, prog_name="kontinuitet", standalone_mode=False)
    except click.exceptions.Exit as end:
        return end.exit_code
    except (click.Abort, KeyboardInterrupt):
        return REFUSED
    except click.ClickException as error:
        return _wrong_usage(error, arguments)
    except BrokenPipeError:
        return _reader_left()
    except Exception as error:  # noqa: BLE001 - the one place: whatever it is, the user gets a sentence
        return _failed(error, arguments)
    return result if isinstance(result, int) else FINE


def _wrong_usage(error: click.ClickException, arguments: list[str]) -> int:
    from kontinuitet.wording import words

    key, params = usage_problem(error)
    say = words(language(arguments))
    click.echo(f"{say(key, **params)} {say('cli.usage.see_help')}", err=True)
    return WRONG_USAGE


def _reader_left() -> int:
    """What was to read the output has closed it, as ``head`` does; nothing is wrong."""
    import os
    import sys

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FINE


def _failed(error: Exception, arguments: list[str]) -> int:
    from kontinuitet.documents.sentences import error_sentence
    from kontinuitet.wording import words

    say = words(language(arguments))
    sentence = error_sentence(error, say)
    if sentence is None:
        from kontinuitet.usecases.crashes import write_crash

        sentence = _crash_sentence(write_crash, error, say)
    click.echo(sentence, err=True)
    return REFUSED


def _crash_sentence(write: Callable[[BaseException], Path | None], error: Exception, say: Callable[..., str]) -> str:
    path = write(error)
    return say("cli.crash_unwritten") if path is None else say("cli.crash", path=path)
