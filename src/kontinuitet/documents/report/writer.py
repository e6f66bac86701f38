"""The after-action report in Markdown: the same journal, language and program version give the same bytes."""

from collections.abc import Callable

from kontinuitet.documents.report.about import about_part
from kontinuitet.documents.report.actions import actions_part, points_part
from kontinuitet.documents.report.contacts import contacts_part, duties_part
from kontinuitet.documents.report.course import course_part
from kontinuitet.documents.report.expected import expected_part, objectives_part
from kontinuitet.documents.report.findings import gaps_part
from kontinuitet.documents.report.head import head_part
from kontinuitet.documents.report.services import given_part, services_part
from kontinuitet.documents.report.source import Source
from kontinuitet.documents.report.summary import summary_part
from kontinuitet.domain.followup import Action
from kontinuitet.exercise.measurements import measure
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.state import State
from kontinuitet.wording import Words

# The first page for those who decide, what it rests on for those who own a service, the log for those who check.
_PARTS: tuple[Callable[[Source], list[str]], ...] = (
    head_part,
    summary_part,
    expected_part,
    services_part,
    given_part,
    contacts_part,
    duties_part,
    objectives_part,
    points_part,
    gaps_part,
    actions_part,
    about_part,
    course_part,
)


def report_text(state: State, pinned: Pinned, *, identity: str, words: Words, actions: tuple[Action, ...] = ()) -> str:
    """The whole report. ``actions`` are those of the plan that came out of this exercise, as they stand now."""
    source = Source(identity, state, pinned, measure(state, pinned), words, actions)
    return "\n".join(line for part in _PARTS for line in part(source)).rstrip("\n") + "\n"
