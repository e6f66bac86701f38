"""What the keys do on the screens of plans."""

from kontinuitet.tui.bindings import BACK, UNDO, Keys

OVERVIEW = Keys(
    "plans.overview",
    "tui.overview",
    "tui.overview.help",
    (
        UNDO,
        BACK,
    ),
)

KEYS: tuple[Keys, ...] = (OVERVIEW,)
