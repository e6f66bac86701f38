"""From anywhere to one of the registers, or to what the municipality decides for all of them."""

from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.plans.register import RegisterScreen
from kontinuitet.tui.plans.register_rows import REGISTERS, items_of
from kontinuitet.tui.screen import DeskScreen

SETTINGS = "settings"
"""Listed last among the registers."""


def choose_register(screen: DeskScreen) -> None:
    """Choose one of the registers, and open it."""
    plan, words = screen.desk.plan, screen.words
    options = [Option(name, words(f"tui.register.{name}"), str(len(items_of(name, plan)))) for name in REGISTERS]
    options.append(Option(SETTINGS, words("tui.settings")))
    screen.choose(words("tui.act.registers"), options, then=lambda name: _open(screen, name))


def _open(screen: DeskScreen, name: str) -> None:
    if name == SETTINGS:
        from kontinuitet.tui.plans.settings import open_settings

        open_settings(screen)
    elif isinstance(screen, RegisterScreen):
        screen.turn_to(name)
    else:
        screen.open_screen(RegisterScreen(name))
