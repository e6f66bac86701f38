"""Who took part in an exercise: one dialog in which people, roles and suppliers are marked, or a name is typed."""

from collections.abc import Callable

from kontinuitet.domain.municipality import Municipality
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.state import State
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.plans.pickers import PickMany
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.usecases.attendance import asked_about
from kontinuitet.wording import Words


def ask_attendance(
    screen: DeskScreen, state: State, pinned: Pinned, *, submit: Callable[[tuple[str, ...]], str]
) -> None:
    """Ask who took part; ``submit`` gets all who did and returns "" or the sentence of what is wrong."""
    words, plan = screen.words, pinned.municipality
    options = [Option(one, plan.label(one), _kind(plan, one, words)) for one in asked_about(state, pinned)]
    present = [one for one, was_there in state.attendance.items() if was_there]
    dialog = PickMany(
        words("followup.attendance"),
        options,
        present,
        submit=submit,
        text=words("followup.attendance.ask"),
        add=lambda name, take: take(Option(name, name)),
    )
    screen.app.push_screen(dialog)


def _kind(plan: Municipality, identity: str, words: Words) -> str:
    if identity in plan.supplier:
        return words("followup.supplier")
    if identity in plan.role:
        return words("followup.role")
    return words("followup.person") if identity in plan.person else ""
