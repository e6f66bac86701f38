"""What the keys do on the screens of exercises."""

from kontinuitet.tui.bindings import Keys

HOME = Keys("exercise.home", "tui.act.exercises", "tui.act.exercises.help", ())

KEYS: tuple[Keys, ...] = (HOME,)
