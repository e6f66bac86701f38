"""What the keys do on the screens of follow-up."""

from kontinuitet.tui.bindings import Keys

HOME = Keys("followup.home", "tui.act.followup", "tui.act.followup.help", ())

KEYS: tuple[Keys, ...] = (HOME,)
