"""Every command and option stands in both handbooks, and every command line that is shown there can be given."""

import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from tests.docs import pages

from kontinuitet.cli.command import kontinuitet, run
from kontinuitet.cli.frame import FINE, PROBLEMS

LANGUAGES = tuple(pages.HANDBOOK)
ALL_PAGES = [page.name for page in sorted(pages.DOCS.glob("*.md"))]


def commands(
    command: click.Command = kontinuitet, path: tuple[str, ...] = ("kontinuitet",)
) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, with what one types to get it."""
    if not isinstance(command, click.Group):
        yield " ".join(path), command
        return
    if command.invoke_without_command:
        yield " ".join(path), command
    with click.Context(command) as context:
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from commands(found, (*path, name))


COMMANDS = dict(commands())


def options(command: click.Command) -> set[str]:
    return {name for one in command.params if isinstance(one, click.Option) for name in one.opts}


def parts(lang: str) -> dict[str, str]:
    """The handbook's part about each command, by the command."""
    found = pages.sections(pages.read(pages.HANDBOOK[lang]), 3)
    return {name.strip("`"): text for name, text in found.items() if name.startswith("`kontinuitet")}


def shown(text: str) -> list[list[str]]:
    """The command lines of the sh examples, as lists of words."""
    lines = [line for fence in pages.fences(text, "sh") for line in fence.text.splitlines()]
    split = [shlex.split(line, comments=True) for line in lines]
    return [found[1:] for found in map(_alone, split) if found and Path(found[0]).name == "kontinuitet"]


def _alone(line: list[str]) -> list[str]:
    """The command without settings of the environment before it, and without where its output goes."""
    start = next((place for place, word in enumerate(line) if "=" not in word), 0)
    return line[start : line.index(">") if ">" in line else None]


def named(arguments: list[str]) -> str:
    """The command that a command line gives, after parsing all of it; click's error for one that cannot be given."""
    command, path, rest, parent = click.Command("kontinuitet"), ["kontinuitet"], arguments, None
    command = kontinuitet
    while True:
        parent = command.make_context(path[-1], list(rest), parent=parent)
        if not isinstance(command, click.Group) or not (rest := [*parent._protected_args, *parent.args]):
            return " ".join(path)
        name, found, rest = command.resolve_command(parent, rest)
        assert found is not None
        command, path = found, [*path, str(name)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_handbook_has_a_part_for_every_command_and_for_no_other(lang: str) -> None:
    assert sorted(parts(lang)) == sorted(COMMANDS)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_explained_there(name: str, lang: str) -> None:
    written = " ".join(pages.code(parts(lang)[name]))
    assert {option for option in options(COMMANDS[name]) if option not in written} == set()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example(name: str, lang: str) -> None:
    assert name in {named(arguments) for arguments in shown(parts(lang)[name])}


@pytest.mark.parametrize("page", ALL_PAGES)
def test_every_command_line_that_is_shown_can_be_given(page: str) -> None:
    for arguments in shown(pages.read(page)):
        assert named(arguments) in COMMANDS


def test_a_command_line_that_cannot_be_given_is_noticed() -> None:
    for wrong in (["finding"], ["findings", "--josn"], ["exercise", "play", "x"], ["whatif"]):
        with pytest.raises(click.UsageError):
            named(wrong)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_variable_of_the_environment_is_named(lang: str) -> None:
    text = pages.read(pages.HANDBOOK[lang])
    assert all(f"`{name}`" in text for name in ("KONTINUITET_DB", "KONTINUITET_LANG", "NO_COLOR"))


WITHOUT_SCREENS = {"sv": "Samma arbete från kommandoraden", "en": "The same work from the command line"}


def without_screens(lang: str) -> list[list[str]]:
    return shown(pages.sections(pages.read(pages.HANDBOOK[lang]), 2)[WITHOUT_SCREENS[lang]])


def test_the_handbooks_way_without_screens_works_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The examples of one section are run in order, in a folder with what the project's folder holds."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KONTINUITET_DB", str(tmp_path / "kommun.db"))
    for name in ("plans", "scenarios"):
        (tmp_path / name).symlink_to(pages.ROOT / name)
    lines = without_screens("sv")
    codes = [run(arguments) for arguments in lines]
    assert len(lines) > 8
    assert codes == [PROBLEMS if "findings" in arguments else FINE for arguments in lines], capfd.readouterr().err


def test_the_way_without_screens_is_the_same_in_english() -> None:
    def in_swedish(word: str) -> str:
        return word.replace(".en.", ".sv.").replace("my-plan", "min-plan")

    english = without_screens("en")
    files = [word for arguments in english for word in arguments if word.startswith(("plans/", "scenarios/"))]
    assert [[in_swedish(word) for word in arguments] for arguments in english] == without_screens("sv")
    assert all((pages.ROOT / file).exists() for file in files)
