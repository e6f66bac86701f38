"""Help for a screen and the palette: the same acts, once with sentences and once to choose from."""

from collections.abc import Sequence

from textual.app import ComposeResult

from kontinuitet.tui.bindings import COMMON, HELP, Act, Keys, key_sign
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.document import LongText
from kontinuitet.tui.screen import DeskScreen, Keyed
from kontinuitet.wording import Words


class HelpScreen(DeskScreen):
    """What the screen is for and what its keys do, in plain words."""

    KEYS = HELP

    def __init__(self, of: DeskScreen) -> None:
        super().__init__()
        self._of = of

    def crumbs(self) -> Sequence[str]:
        """Help, and for which screen."""
        return (self.words(HELP.title), self.words(self._of.KEYS.title))

    def compose_body(self) -> ComposeResult:
        """The text."""
        yield LongText(help_text([keys_of(self._of)], self.words))


def keys_of(screen: DeskScreen) -> Keys:
    """The screen's keys together with those of its widgets, whether or not they can be used this moment."""
    acts = list(screen.KEYS.acts)
    for widget in screen.query("*"):
        if isinstance(widget, Keyed) and widget.display:
            acts.extend(act for act in widget.KEYS.acts if act not in acts)
    return Keys(screen.KEYS.id, screen.KEYS.title, screen.KEYS.help, tuple(acts))


def help_text(screens: Sequence[Keys], words: Words) -> str:
    """Help as Markdown: each screen, then what works everywhere."""
    return "\n\n".join(_section(keys, words) for keys in (*screens, COMMON))


def _section(keys: Keys, words: Words) -> str:
    rows = [f"|{_cell(key_names(act, words))}|{_cell(words(act.help))}|" for act in keys.acts]
    head = f"|{words('tui.help.key')}|{words('tui.help.does')}|\n|---|---|"
    return "\n".join([f"# {words(keys.title)}", "", words(keys.help), "", head, *rows])


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|")


def key_names(act: Act, words: Words) -> str:
    """All keys of an act: "q, ctrl+q"."""
    return ", ".join(key_sign(key, words) for key in act.key.split(","))


def palette_options(screen: DeskScreen) -> tuple[list[Option], dict[str, tuple[Keyed, str]]]:
    """The acts that work now as options, and what each of them does."""
    options: list[Option] = []
    acts: dict[str, tuple[Keyed, str]] = {}
    for node, act in screen.acts_now():
        identity = f"{node.KEYS.id}.{act.id}"
        if act.palette and identity not in acts:
            label = screen.words(act.label)
            options.append(Option(identity, label[:1].upper() + label[1:], key_names(act, screen.words)))
            acts[identity] = (node, act.call)
    return options, acts
