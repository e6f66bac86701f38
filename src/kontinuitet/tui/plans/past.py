"""What was: an approved version with what has changed since, and the history of a field."""

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError
from textual.app import ComposeResult

from kontinuitet.documents.plan import FieldChange, change_text, place_text, write_plan
from kontinuitet.domain.changes import NoSuchPlace, with_item
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import Place
from kontinuitet.domain.version import Version
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.document import LongText
from kontinuitet.tui.plans.keys import VERSION
from kontinuitet.tui.plans.slots import file_language, slot_at
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.usecases.desk import Desk
from kontinuitet.usecases.versions import changes_between, changes_since, history_of, version, versions_of
from kontinuitet.wording import Words


class VersionScreen(DeskScreen):
    """One approved version: the decision, what was known then, what differs today; or compared, or as text."""

    KEYS = VERSION

    def __init__(self, service: str, number: int) -> None:
        super().__init__()
        self._service_id = service
        self._number = number
        self._against: int | None = None
        self._is_text = False

    @property
    def version(self) -> Version:
        """The version."""
        return version(self.desk, self._service_id, self._number)

    def crumbs(self) -> Sequence[str]:
        """Plans › the service › the version."""
        name = self.version.plan.label(self._service_id)
        return (self.words("tui.act.plans"), name, self.words("walk.version", number=self._number))

    def compose_body(self) -> ComposeResult:
        """The text."""
        yield LongText(id="version")

    def show(self) -> None:
        """The decision and the differences, or the whole plan as it was."""
        self.query_one(LongText).show_text(self._plan_text() if self._is_text else self._told())

    def _plan_text(self) -> str:
        files = write_plan(self.version.plan, file_language(self.words))
        return next((text for path, text in files.items() if path.endswith(f"/{self._service_id}.md")), "")

    def _told(self) -> str:
        words, found = self.words, self.version
        facts = (
            ("decided", words.date(found.decided_on)),
            ("approver", found.approver),
            ("body", found.body),
            ("registration", found.registration),
            ("author", found.author),
            ("review", words.date(found.next_review)),
        )
        lines = [f"# {words('walk.version', number=found.number)}", ""]
        lines += [f"- {words(f'walk.past.{key}')}: {value}" for key, value in facts if value]
        lines += ["", f"## {self._heading()}", *self._changes()]
        known = [f"- {each.rule} {each.text}" for each in found.known]
        return "\n".join([*lines, "", f"## {words('walk.past.known')}", *(known or [words("walk.past.nothing")])])

    def _heading(self) -> str:
        if self._against is None:
            return self.words("walk.past.since")
        return self.words("walk.past.between", number=self._against)

    def _changes(self) -> Iterator[str]:
        changes: tuple[FieldChange, ...] = ()
        if self._against is not None:
            changes = changes_between(version(self.desk, self._service_id, self._against), self.version)
        elif self._service_id in self.desk.plan.service:
            changes = changes_since(self.desk, self.version)
        yield from (f"- {change_text(change, self.words)}" for change in changes)
        if not changes:
            yield self.words("walk.past.same")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be another version to compare with."""
        if action == "compare":
            return self.desk_app.is_open and len(versions_of(self.desk, self._service_id)) > 1
        return super().check_action(action, parameters)

    def action_compare(self) -> None:
        """Choose what to compare with: another version, or the plan of today."""
        words = self.words
        others = [one for one in versions_of(self.desk, self._service_id) if one.number != self._number]
        options = [Option("0", words("walk.past.today"))]
        options += [Option(str(one.number), words("walk.version", number=one.number)) for one in others]
        self.choose(words("walk.past.compare"), options, then=self._compare)

    def _compare(self, number: str) -> None:
        self._against = int(number) or None
        self._is_text = False
        self.show()

    def action_readable(self) -> None:
        """The plan as it was, or the decision again."""
        self._is_text = not self._is_text
        self.show()


def history_text(desk: Desk, place: Place, words: Words) -> str:
    """Who changed a field or a row, when, from what to what; the latest first."""
    lines = [f"# {place_text(desk.plan, place, file_language(words))}", ""]
    changes = history_of(desk, place)
    for change in changes:
        who = change.step.who or words("walk.history.somebody")
        when = words.long_moment(change.step.when.astimezone())
        before, after = (_shown(desk.plan, place, value, words) for value in (change.before, change.after))
        told = (
            words("walk.history.change", before=before, after=after) if before or after else words("walk.history.row")
        )
        lines.append(f"- {when}, {who}: {told}")
    return "\n".join(lines if changes else [*lines, words("walk.history.none")])


def _shown(plan: Municipality, place: Place, value: Any, words: Words) -> str:
    """A value as it is kept in the history, as the screen shows it; "" where it is a whole row."""
    item = plan.by_id.get(place.object)
    if item is None or (place.item and not place.part):
        return ""
    try:
        then = type(item).model_validate({**item.model_dump(mode="json"), place.field: value})
        return slot_at(with_item(plan, then), place, words).shown or words("tui.nothing")
    except (ValidationError, NoSuchPlace):
        return words("tui.nothing")
