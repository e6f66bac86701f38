"""The findings of one service as its page shows them, also while they are being worked out."""

from kontinuitet.analysis.rules import Finding
from kontinuitet.tui.screen import DeskScreen


class FoundHere:
    """What concerns one service or stands in it; between a change and its answer, what did before the change."""

    def __init__(self, screen: DeskScreen, service: str) -> None:
        """``screen`` has the desk, ``service`` is the id."""
        self._screen = screen
        self._service = service
        self._every: tuple[Finding, ...] | None = None
        self._here: tuple[Finding, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether there has been an answer at all."""
        self.now()
        return self._every is not None

    def now(self) -> tuple[Finding, ...]:
        """The latest that is known."""
        desk = self._screen.desk
        if desk.findings_soon:
            every = desk.findings()
            if every is not self._every:
                self._every, self._here = every, tuple(one for one in every if self._concerns(one))
        return self._here

    def _concerns(self, finding: Finding) -> bool:
        return self._service in finding.services or finding.place.object == self._service
