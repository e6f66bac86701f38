"""The command that opens the plan of a service as text in the user's own editor."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kontinuitet.cli.frame import FINE, PROBLEMS, REFUSED, Session, Spoken, session
from kontinuitet.cli.opening import opened

if TYPE_CHECKING:
    from kontinuitet.documents.plan import FieldChange
    from kontinuitet.usecases.desk import Desk
    from kontinuitet.usecases.editing import Draft, Edited

VARIABLES = ("VISUAL", "EDITOR")
USUAL = ("editor", "nano", "vi")
"""Editors to look for where no variable names one."""


@click.command(cls=Spoken)
@click.argument("service")
@click.pass_context
def edit(ctx: click.Context, *, service: str) -> None:
    """Edit a service's file in the editor of the environment; what is wrong is told with its line."""
    from kontinuitet.usecases.editing import begin, finish

    here = session()
    editor = _editor()
    if editor is None:
        here.stop(REFUSED, "cli.edit.no_editor")
    with opened(here) as desk:
        draft = begin(desk, service, lang=here.lang)
        is_done = False
        try:
            is_done = _until_done(desk, draft, editor, here)
        finally:
            if is_done:
                finish(draft)
            else:
                here.say("cli.edit.kept", path=draft.file)
    ctx.exit(FINE if is_done else PROBLEMS)


def _editor() -> list[str] | None:
    """The command of the editor: what a variable says, the notepad of Windows, else one that is there."""
    chosen = next((os.environ[name] for name in VARIABLES if os.environ.get(name, "").strip()), None)
    if chosen is not None:
        return _split(chosen)
    if sys.platform == "win32":
        return ["notepad"]
    found = next(filter(None, map(shutil.which, USUAL)), None)
    return [found] if found else None


def _split(chosen: str) -> list[str]:
    if Path(chosen).is_file():
        return [chosen]
    try:
        # Backslashes belong to a path on Windows and are no escapes there.
        parts = shlex.split(chosen, posix=sys.platform != "win32")
    except ValueError:
        return [chosen]
    return [part.strip('"') for part in parts] or [chosen]


def _until_done(desk: "Desk", draft: "Draft", editor: list[str], here: Session) -> bool:
    """Open the editor until the text is stored, or was not changed; false when the user has had enough."""
    from kontinuitet.usecases.editing import edited_text

    while True:
        _run([*editor, str(draft.file)], here)
        text = edited_text(draft)
        if text == draft.text:
            here.say("cli.edit.unchanged")
            return True
        outcome = _stored(desk, draft, text, here)
        if outcome is not None:
            return outcome


def _stored(desk: "Desk", draft: "Draft", text: str, here: Session) -> bool | None:
    """Whether the text was stored; ``None`` when it is to be opened once more."""
    from kontinuitet.usecases.editing import apply_edit

    result = apply_edit(desk, draft, text)
    _tell_problems(result, here)
    if result.meanwhile:
        _list(result.meanwhile, here)
        if not _asked("cli.edit.overwrite", here):
            return False
        result = apply_edit(desk, draft, text, overwrite=True)
    elif any(problem.is_error for problem in result.problems):
        return None if _asked("cli.edit.again", here) else False
    _list(result.changes, here)
    here.speak(here.words.plural("cli.edit.stored", len(result.changes)))
    return True


def _run(command: list[str], here: Session) -> None:
    try:
        ended = subprocess.run(command, check=False).returncode  # noqa: S603 - the user's own editor
    except OSError:
        here.stop(REFUSED, "cli.edit.editor_failed", editor=command[0])
    if ended != 0:
        here.stop(REFUSED, "cli.edit.editor_failed", editor=command[0])


def _tell_problems(result: "Edited", here: Session) -> None:
    from kontinuitet.documents.problems import problem_text

    for problem in result.problems:
        here.speak(problem_text(problem, here.words))


def _list(changes: "tuple[FieldChange, ...]", here: Session) -> None:
    from kontinuitet.documents.plan import change_text

    for change in changes:
        here.out(change_text(change, here.words))


def _asked(key: str, here: Session) -> bool:
    """The answer to a question on the terminal; nobody there to answer is a no."""
    here.say(key)
    answer = sys.stdin.readline().strip().casefold()
    return answer[:1] in (here.words("cli.edit.yes"), "y")
