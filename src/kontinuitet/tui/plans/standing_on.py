"""Screens on whose rows and fields one can ask what happens without them, and who else needs them."""

from kontinuitet.domain.values import Place
from kontinuitet.tui.plans.causes import what_if_at
from kontinuitet.tui.plans.map import open_map
from kontinuitet.tui.screen import DeskScreen


class ThingScreen(DeskScreen):
    """A screen that knows what the row or the field under the cursor is about: two keys lead on from there."""

    def standing_on(self) -> Place | None:
        """The row, field or thing under the cursor; nothing where there is none."""
        return None

    def action_whatif(self) -> None:
        """What stops if that falls; for what cannot fall itself, choose."""
        what_if_at(self, self.standing_on())

    def action_map(self) -> None:
        """What needs it and what it needs."""
        open_map(self, self.standing_on())
