"""A service's plan as text, as it stands in its file."""

from collections.abc import Sequence

from textual.app import ComposeResult

from kontinuitet.documents.plan import write_plan
from kontinuitet.tui.document import LongText
from kontinuitet.tui.plans.keys import TEXT
from kontinuitet.tui.plans.slots import file_language
from kontinuitet.tui.screen import DeskScreen


class PlanText(DeskScreen):
    """The whole plan of a service, to read."""

    KEYS = TEXT

    def __init__(self, service: str) -> None:
        super().__init__()
        self._service_id = service

    def crumbs(self) -> Sequence[str]:
        """Plans › the service › text."""
        return (self.words("tui.act.plans"), self.desk.plan.label(self._service_id), self.words("tui.plan_text"))

    def compose_body(self) -> ComposeResult:
        """The text."""
        yield LongText(id="plan")

    def show(self) -> None:
        """The file that the plan would be exported to."""
        plan = self.desk.plan
        # The rest of the municipality is left out, not because it is secret but because writing it takes time.
        alone = plan.model_copy(update={"services": (plan.service[self._service_id],)})
        files = write_plan(alone, file_language(self.words))
        text = next((text for path, text in files.items() if path.endswith(f"/{self._service_id}.md")), "")
        self.query_one(LongText).show_text(text)
