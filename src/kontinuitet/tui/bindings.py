"""What each key does, declared once: the footer, the help screen, the palette and the handbook all read it here.

Keys are ASCII and the same in every language. This module imports no Textual, so that a check of the handbook
can read the list.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.binding import Binding

    from kontinuitet.wording import Words


@dataclass(frozen=True)
class Act:
    """One thing that a key does on a screen.

    ``id``: unique on its screen, and the name of the method (``open`` calls ``action_open``) unless ``action``
    says another, perhaps with arguments. ``key``: Textual's names of keys, with commas between. ``label``: message
    key of the one to three words in the footer. ``help``: message key of the sentence on the help screen.
    ``footer``: whether the footer shows it; help and palette always do, except that ``palette=False`` leaves out
    what makes no sense there, such as moving. ``sign``: how the footer writes the key when it stands for several.
    """

    id: str
    key: str
    label: str
    help: str
    action: str = ""
    footer: bool = True
    palette: bool = True
    sign: str = ""

    @property
    def call(self) -> str:
        """The action as Textual writes it."""
        return self.action or self.id

    @property
    def name(self) -> str:
        """The action's name without arguments."""
        return self.call.partition("(")[0]


@dataclass(frozen=True)
class Keys:
    """All acts of one screen or dialog: message keys of its name and of what it is for, and the acts in order."""

    id: str
    title: str
    help: str
    acts: tuple[Act, ...]


COMMON = Keys(
    "common",
    "tui.keys.common",
    "tui.keys.common.help",
    (
        Act("plans", "1", "tui.act.plans", "tui.act.plans.help", "go('plans')", footer=False),
        Act("exercises", "2", "tui.act.exercises", "tui.act.exercises.help", "go('exercises')", footer=False),
        Act("followup", "3", "tui.act.followup", "tui.act.followup.help", "go('followup')", footer=False),
        Act("help", "f1", "tui.act.help", "tui.act.help.help"),
        Act("palette", "ctrl+p", "tui.act.palette", "tui.act.palette.help", footer=False, palette=False),
        Act("theme", "ctrl+t", "tui.act.theme", "tui.act.theme.help", "turn_theme", footer=False),
        Act("quit", "q,ctrl+q", "tui.act.quit", "tui.act.quit.help", footer=False),
    ),
)
"""What works on every screen (a text field keeps the plain letters and figures to itself)."""

BACK = Act("back", "escape", "tui.act.back", "tui.act.back.help", footer=False, palette=False)
"""One step back; every screen has it."""

UNDO = Act("undo", "u", "tui.act.undo", "tui.act.undo.help")
"""Take back the latest change of the plan; for screens that change it."""

CONFIRM = Keys(
    "confirm",
    "tui.keys.confirm",
    "tui.keys.confirm.help",
    (
        Act("yes", "enter", "tui.act.yes", "tui.act.yes.help"),
        Act("no", "escape", "tui.act.no", "tui.act.no.help"),
    ),
)

LINE = Keys(
    "line",
    "tui.keys.line",
    "tui.keys.line.help",
    (
        Act("submit", "enter", "tui.act.save", "tui.act.save.help"),
        Act("swap", "up,down", "tui.act.swap", "tui.act.swap.help", footer=False),
        Act("cancel", "escape", "tui.act.cancel", "tui.act.leave_line.help"),
    ),
)

CHOICE = Keys(
    "choice",
    "tui.keys.choice",
    "tui.keys.choice.help",
    (
        Act("submit", "enter", "tui.act.choose", "tui.act.choose.help"),
        Act("up", "up", "tui.act.up", "tui.act.up.help", "move(-1)", footer=False),
        Act("down", "down", "tui.act.down", "tui.act.down.help", "move(1)", footer=False),
        Act("cancel", "escape", "tui.act.cancel", "tui.act.cancel.help"),
    ),
)

_KEEP = (
    Act("save", "f2,ctrl+s", "tui.act.keep", "tui.act.keep.help"),
    Act("leave", "escape", "tui.act.done", "tui.act.done.help"),
    Act("quit", "ctrl+q", "tui.act.quit", "tui.act.keep_quit.help", "keep_and_quit", footer=False, palette=False),
)
"""What ends a dialog whose answer is stored as it is left."""

MANY = Keys(
    "many",
    "tui.keys.many",
    "tui.keys.many.help",
    (
        Act("mark", "enter", "tui.act.mark", "tui.act.mark.help"),
        Act("up", "up", "tui.act.up", "tui.act.up.help", "move(-1)", footer=False),
        Act("down", "down", "tui.act.down", "tui.act.down.help", "move(1)", footer=False),
        Act("earlier", "shift+up,ctrl+up", "tui.act.earlier", "tui.act.earlier.help", "shift(-1)", footer=False),
        Act("later", "shift+down,ctrl+down", "tui.act.later", "tui.act.later.help", "shift(1)", footer=False),
        *_KEEP,
    ),
)

ANSWERS = Keys(
    "answers",
    "tui.keys.answers",
    "tui.keys.answers.help",
    (
        Act("next", "enter", "tui.act.next_line", "tui.act.next_line.help"),
        Act("down", "down,tab", "tui.act.down", "tui.act.line_down.help", "move(1)", footer=False, palette=False),
        Act("up", "up,shift+tab", "tui.act.up", "tui.act.line_up.help", "move(-1)", footer=False, palette=False),
        *_KEEP,
    ),
)

DECIDED = Keys(
    "decided",
    "tui.keys.decided",
    "tui.keys.decided.help",
    (
        *ANSWERS.acts[:3],
        Act("save", "f2,ctrl+s", "tui.act.decide", "tui.act.decide.help"),
        Act("leave", "escape", "tui.act.cancel", "tui.act.cancel.help"),
    ),
)

GRADES = Keys(
    "grades",
    "tui.keys.grades",
    "tui.keys.grades.help",
    (
        Act("good", "1", "tui.act.good", "tui.act.good.help", "grade('good')"),
        Act("bad", "2", "tui.act.bad", "tui.act.bad.help", "grade('bad')"),
        Act("missing", "3", "tui.act.missing", "tui.act.missing.help", "grade('missing')"),
        Act("unknown", "0,question_mark", "tui.act.unknown", "tui.act.grade_unknown.help", "grade('unknown')"),
        Act("clear", "delete,backspace", "tui.act.clear", "tui.act.grade_clear.help", "grade('')", footer=False),
        Act("done", "enter", "tui.act.keep", "tui.act.keep.help", "save", footer=False),
        *_KEEP,
    ),
)

PROSE = Keys("prose", "tui.keys.prose", "tui.keys.prose.help", _KEEP)

CLOSE = Act("back", "escape", "tui.act.back", "tui.act.back.help", palette=False)
"""The same, shown in the footer of screens on which there is little else to do."""

TOLD = Keys(
    "told",
    "tui.keys.told",
    "tui.keys.told.help",
    (Act("close", "escape,enter", "tui.act.close", "tui.act.close.help"),),
)

HELP = Keys("help", "tui.keys.help", "tui.keys.help.help", (CLOSE,))


def all_bindings() -> tuple[Keys, ...]:
    """Every screen and dialog with its acts, as the handbook lists them."""
    from kontinuitet.tui.exercise.keys import KEYS as EXERCISE
    from kontinuitet.tui.followup.keys import KEYS as FOLLOWUP
    from kontinuitet.tui.plans.keys import KEYS as PLANS

    return (
        COMMON,
        *PLANS,
        *EXERCISE,
        *FOLLOWUP,
        CONFIRM,
        LINE,
        CHOICE,
        MANY,
        ANSWERS,
        DECIDED,
        GRADES,
        PROSE,
        TOLD,
        HELP,
    )


_SIGNS = {
    "enter": "⏎",
    "escape": "esc",
    "slash": "/",
    "question_mark": "?",
    "exclamation_mark": "!",
    "plus": "+",
    "minus": "-",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "full_stop": ".",
    "comma": ",",
    "shift+up": "⇧↑",
    "shift+down": "⇧↓",
}
_SPOKEN = {"space": "tui.key.space", "tab": "tui.key.tab", "backspace": "tui.key.backspace", "delete": "tui.key.delete"}


def key_sign(key: str, words: "Words") -> str:
    """How the first of the keys is written: ``⏎``, ``/``, ``F1``, "mellanslag"."""
    first = key.split(",", maxsplit=1)[0]
    if first in _SPOKEN:
        return words(_SPOKEN[first])
    if first.startswith("f") and first[1:].isdigit():
        return first.upper()
    return _SIGNS.get(first, first)


def act_sign(act: Act, words: "Words") -> str:
    """How the footer writes the act's key."""
    return act.sign or key_sign(act.key, words)


def textual_bindings(keys: Keys) -> "Iterator[Binding]":
    """The same acts as Textual wants them; it shows none of them, since our own footer does."""
    from textual.binding import Binding

    for act in keys.acts:
        yield Binding(act.key, act.call, show=False, id=f"{keys.id}.{act.id}")
