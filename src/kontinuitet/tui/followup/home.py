"""The first screen of follow-up."""

from kontinuitet.tui.followup.keys import HOME
from kontinuitet.tui.screen import DeskScreen


class FollowupHome(DeskScreen):
    """Findings, reports and actions."""

    KEYS = HOME
