"""Commands that speak the user's language: help, usage errors and exit codes in one place."""

import importlib
import os
import sys
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

import click

if TYPE_CHECKING:
    from kontinuitet.wording import Words

FINE = 0
PROBLEMS = 1
WRONG_USAGE = 2
REFUSED = 3

LANGUAGE = "KONTINUITET_LANG"
LANGUAGES = ("sv", "en")
TEST_LANGUAGE = "qps"
"""Made up, to find what never came from a catalogue; nobody is told of it."""


def language(arguments: Sequence[str]) -> str:
    """The language asked for by ``--lang`` or ``KONTINUITET_LANG``, else Swedish; it must be known before parsing."""
    asked = os.environ.get(LANGUAGE, "")
    for number, argument in enumerate(arguments):
        if argument == "--lang" and number + 1 < len(arguments):
            asked = arguments[number + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return asked if asked in (*LANGUAGES, TEST_LANGUAGE) else "sv"


class Session:
    """What every command needs: the language, the database that was asked for, and where to speak."""

    def __init__(self, asked: str, *, db: str | None = None) -> None:
        """``asked``: the code of the language to speak."""
        self.asked = asked
        self.db = db

    @cached_property
    def words(self) -> "Words":
        """The language, opened when something is first said."""
        from kontinuitet.wording import words

        return words(self.asked)

    @property
    def lang(self) -> str:
        """The language of what is read and written: scenarios, plan files."""
        return "sv" if self.words.lang == "sv" else "en"

    def out(self, text: str) -> None:
        """Data, on standard output."""
        try:
            click.echo(harmless(text))
        except BrokenPipeError:
            # What was to read it has closed it, as ``head`` does; nothing is wrong.
            _silence(sys.stdout)
            raise click.exceptions.Exit(FINE) from None
        except OSError:
            self.stop(REFUSED, "cli.output_failed")

    def say(self, key: str, /, **params: object) -> None:
        """Speech, on standard error."""
        self.speak(self.words(key, **params))

    def speak(self, text: str) -> None:
        """Speech that has been put into words already; where nobody can hear it, nothing is wrong with the answer."""
        try:
            click.echo(harmless(text), err=True)
        except OSError:
            _silence(sys.stderr)

    def stop(self, code: int, key: str, /, **params: object) -> NoReturn:
        """Say why and end with an exit code."""
        self.say(key, **params)
        raise click.exceptions.Exit(code)


def _silence(stream: TextIO) -> None:
    """Let what is written from now on, and what is still waiting to be, go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def harmless(text: str) -> str:
    """The text without anything that a terminal would obey: a file name or a typed word can hold such, too."""
    from kontinuitet.domain.text import clean_prose

    return "\n".join("\t".join(clean_prose(cell) for cell in line.split("\t")) for line in text.split("\n"))


def session() -> Session:
    """The session of the running command."""
    found = click.get_current_context().find_object(Session)
    if found is None:
        raise LookupError
    return found


class Spoken(click.Command):
    """A command whose help is in the user's language: its keys are ``cli.<name>.help`` and ``cli.<name>.<option>``."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        words = _words(ctx)
        arguments = [_argument(param, words) for param in self.get_params(ctx) if isinstance(param, click.Argument)]
        plain = {piece for param in self.get_params(ctx) for piece in param.get_usage_pieces(ctx)}
        others = [_translated(piece, words) for piece in self.collect_usage_pieces(ctx) if piece not in plain]
        pieces = [*others, *arguments]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=words("cli.usage") + " ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_words(ctx)(f"cli.{_name(ctx)}.help"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, and the commands of a group."""
        words = _words(ctx)
        rows = [
            (_declared(param, words), _explained(param, ctx, words))
            for param in self.get_params(ctx)
            if isinstance(param, click.Option) and not param.hidden
        ]
        with formatter.section(words("cli.options")):
            formatter.write_dl(rows)
        if isinstance(self, click.Group):
            self._list_commands(ctx, formatter, words)

    def _list_commands(self, ctx: click.Context, formatter: click.HelpFormatter, words: "Words") -> None:
        prefix = "" if ctx.parent is None else f"{_name(ctx)}."
        assert isinstance(self, click.Group)  # noqa: S101 - narrows the type
        rows = [(name, words(f"cli.{prefix}{name}.short")) for name in self.list_commands(ctx)]
        with formatter.section(words("cli.commands")):
            formatter.write_dl(rows)


def _name(ctx: click.Context) -> str:
    path = ctx.command_path.split()[1:]
    return ".".join(path) if path else "kontinuitet"


def _words(ctx: click.Context) -> "Words":
    found = ctx.find_object(Session)
    return (found or Session(language(sys.argv[1:]))).words


def _translated(piece: str, words: "Words") -> str:
    fixed = {"[OPTIONS]": "cli.any_options", "COMMAND [ARGS]...": "cli.any_command"}
    fixed |= {"[COMMAND] [ARGS]...": "cli.perhaps_command"}
    return words(fixed[piece]) if piece in fixed else piece


def _argument(param: click.Argument, words: "Words") -> str:
    """An argument as the usage line names it: ``MAPP``, ``FIL...``."""
    name = words(f"cli.argument.{param.name}")
    return name if param.nargs == 1 else f"{name}..."


def _declared(option: click.Option, words: "Words") -> str:
    names = ", ".join((*option.opts, *option.secondary_opts))
    if option.is_flag or option.count or option.name in ("help", "_click_default_help"):
        return names
    value = words(f"cli.value.{option.metavar or 'text'}")
    return f"{names} {value}"


def _explained(option: click.Option, ctx: click.Context, words: "Words") -> str:
    if "--help" in option.opts:
        return words("cli.option.help")
    own = f"cli.{_name(ctx)}.option.{option.name}"
    return words(own if words.has(own) else f"cli.option.{option.name}")


class SpokenGroup(Spoken, click.Group):
    """A group whose commands are imported when they are called, so that each starts with only what it needs."""

    def __init__(self, *args: Any, commands_in: dict[str, str] | None = None, **kwargs: Any) -> None:
        """``commands_in``: name of each command to ``module:attribute``."""
        super().__init__(*args, **kwargs)
        self._commands_in = commands_in or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which they are declared: the order of a person's work."""
        return [*self._commands_in, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name in self._commands_in:
            module, attribute = self._commands_in[cmd_name].split(":")
            found: click.Command = getattr(importlib.import_module(module), attribute)
            return found
        return super().get_command(ctx, cmd_name)


def usage_problem(error: click.ClickException, words: "Words") -> tuple[str, dict[str, object]]:
    """The key and parameters of the sentence for what click found wrong with a command line."""
    match error:
        case click.exceptions.NoSuchCommand():
            return "cli.usage.no_such_command", {"name": error.command_name}
        case click.NoSuchOption():
            first = error.option_name in ("--db", "--lang", "--version")
            return f"cli.usage.{'option_first' if first else 'no_such_option'}", {"name": error.option_name}
        case click.BadParameter():
            return _bad_parameter(error, words)
        case click.BadOptionUsage():
            return "cli.usage.option_value", {"name": error.option_name}
        case click.FileError():
            return "cli.usage.file", {"name": error.ui_filename}
        case _:
            return "cli.usage.wrong", {}


def _bad_parameter(error: click.BadParameter, words: "Words") -> tuple[str, dict[str, object]]:
    name = _parameter(error, words)
    if isinstance(error, click.MissingParameter):
        return "cli.usage.missing", {"name": name}
    if error.param is not None and isinstance(error.param.type, click.Choice):
        return "cli.usage.choice", {"name": name, "choices": ", ".join(LANGUAGES)}
    return "cli.usage.bad", {"name": name}


def _parameter(error: click.BadParameter, words: "Words") -> str:
    if isinstance(error.param, click.Option):
        return error.param.opts[-1]
    return words(f"cli.argument.{error.param.name}") if error.param is not None else ""
