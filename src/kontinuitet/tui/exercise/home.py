"""The first screen of exercises."""

from kontinuitet.tui.exercise.keys import HOME
from kontinuitet.tui.screen import DeskScreen


class ExerciseHome(DeskScreen):
    """Scenarios and exercises."""

    KEYS = HOME
