"""What the service needs, asked kind by kind: each kind has its question, and several are picked at a time."""

from collections.abc import Callable, Mapping, Sequence

from textual.app import ComposeResult
from textual.widgets import Static

from kontinuitet.documents.plan.codecs import MINUTES
from kontinuitet.domain.resource import DependencyKind
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.plans.adding import Kind, New, kind_text, new
from kontinuitet.tui.plans.answers import Answers, Ask, AskOne
from kontinuitet.tui.plans.composites import checker
from kontinuitet.tui.plans.keys import NEEDS
from kontinuitet.tui.plans.needed import (
    ALL,
    SERVICES,
    chosen,
    is_done_without,
    of_kind,
    question_key,
    with_answers,
    with_chosen,
    without_kind,
)
from kontinuitet.tui.plans.pickers import PickMany
from kontinuitet.tui.plans.slots import file_language, row_name
from kontinuitet.tui.plans.speech import led_to
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.tui.table import Column, Row, RowTable
from kontinuitet.tui.text import content


class NeedsScreen(DeskScreen):
    """The kinds of things that a service can need, what is chosen of each, and the question of the one under it."""

    KEYS = NEEDS
    DEFAULT_CSS = """
    NeedsScreen #question { height: 4; padding: 0 1; color: $foreground; background: $background; }
    """

    def __init__(self, service: str) -> None:
        super().__init__()
        self._service_id = service

    def crumbs(self) -> Sequence[str]:
        """Plans › the service › kind by kind."""
        return (self.words("tui.act.plans"), self.desk.plan.label(self._service_id), self.words("walk.needs"))

    def compose_body(self) -> ComposeResult:
        """The question, and the kinds."""
        yield Static(id="question")
        yield RowTable(id="kinds", header=False)

    def show(self) -> None:
        """What is chosen of each kind."""
        plan = self.desk.plan
        if self._service_id not in plan.service:
            self.action_back()
            return
        rows = []
        for kind in ALL:
            names = [plan.label(each) for each in chosen(plan, self._service_id, kind)]
            name = self._called(kind)
            told = ", ".join(names) or self.words("walk.needs.done_without")
            if not names and not is_done_without(plan, self._service_id, kind):
                told = "·"
            rows.append(Row(kind.id, (name[:1].upper() + name[1:], told)))
        table = self.query_one("#kinds", RowTable)
        table.fill((Column(""), Column("", flexible=True)), rows)
        table.focus()
        self._ask()

    def _kind(self) -> Kind:
        current = self.query_one("#kinds", RowTable).current
        return next(kind for kind in ALL if kind.id == current)

    def _called(self, kind: Kind) -> str:
        return self.words("walk.needs.services") if kind == SERVICES else kind_text(kind, self.words)

    def _question(self, kind: Kind) -> str:
        service = self.desk.plan.service[self._service_id]
        return self.words(f"walk.need.{question_key(kind)}", service=service.definite or service.name)

    def _ask(self) -> None:
        self.query_one("#question", Static).update(content(self._question(self._kind())))

    def on_row_table_moved(self) -> None:
        """Another kind."""
        self._ask()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a kind of resource of which nothing is chosen can be done without."""
        if action == "without":
            kind = self._kind() if self.desk_app.is_open and self.query_one("#kinds", RowTable).rows else SERVICES
            return kind.resource is not None and not chosen(self.desk.plan, self._service_id, kind)
        return super().check_action(action, parameters)

    def action_without(self) -> None:
        """Answer that the service does without the kind, or take the answer back; and on to the next."""
        self.desk_app.follow()
        kind, plan = self._kind(), self.desk.plan
        if kind.resource is None or self._service_id not in plan.service:
            return
        is_without = is_done_without(plan, self._service_id, kind)
        after = without_kind(plan, self._service_id, kind.resource, needed=is_without)
        changed = self.desk.replace(after, why=f"{self._service_id}/not_needed")
        said = "walk.needs.asked_again" if is_without else "walk.needs.without_kind"
        name = self._called(kind)
        self.changed(*led_to(self.words(said, kind=name[:1].upper() + name[1:]), changed, self.words))
        if not is_without:
            self.query_one("#kinds", RowTable).action_move(1)

    def on_row_table_chosen(self) -> None:
        """A click on the kind that one stands on."""
        self.action_pick()

    def action_pick(self) -> None:
        """Pick what of the kind is needed, or add it."""
        kind = self._kind()
        plan = self.desk.plan
        pending: dict[str, New] = {}

        def add(text: str, give: Callable[[Option], None]) -> None:
            one = new(self.desk.plan, text, kind, beside=[*pending.values()])
            if one is not None:
                pending[one.id] = one
                give(Option(one.id, one.name))

        options = [Option(each, plan.label(each)) for each in of_kind(plan, self._service_id, kind)]
        self.app.push_screen(
            PickMany(
                self._called(kind),
                options,
                chosen(plan, self._service_id, kind),
                submit=lambda ids: self._take(kind, ids, pending),
                text=self._question(kind),
                add=add,
            )
        )

    def _take(self, kind: Kind, ids: Sequence[str], pending: Mapping[str, New]) -> str:
        self.desk_app.follow()
        desk, words = self.desk, self.words
        if tuple(ids) == chosen(desk.plan, self._service_id, kind):
            return ""
        after, fresh = with_chosen(desk.plan, self._service_id, kind, ids, new=pending.values())
        changed = desk.replace(after, why=f"{self._service_id}/dependencies")
        self.changed(*led_to(words.plural("walk.needs.kept", len(ids)), changed, words))
        if fresh:
            self.app.call_later(self._ask_of, fresh)
        return ""

    def _ask_of(self, edges: Sequence[str]) -> None:
        """How long without each of the new ones, and whether the service stops; empty is answered later."""
        words, plan = self.words, self.desk.plan
        rows = {edge.id: edge for edge in plan.service[self._service_id].dependencies}
        kinds = [Option(kind.value, words(f"walk.needs.{kind.value}")) for kind in DependencyKind]
        asks: list[Ask | AskOne] = []
        for identity in edges:
            name = row_name(rows[identity], plan)
            question = words("walk.needs.without", name=name)
            asks.append(Ask(f"time-{identity}", question, "", checker(MINUTES, words)))
            asks.append(AskOne(f"kind-{identity}", "", [Option("", words("walk.needs.later")), *kinds], ""))
        self.app.push_screen(
            Answers(
                words("walk.needs.how_long"),
                words("walk.needs.how_long.text"),
                asks,
                submit=lambda values: self._told(edges, values),
            )
        )

    def _told(self, edges: Sequence[str], values: Mapping[str, str]) -> str:
        self.desk_app.follow()
        words, lang = self.words, file_language(self.words)
        answers = []
        for identity in edges:
            text = values[f"time-{identity}"]
            answers.append((identity, values[f"kind-{identity}"], MINUTES.read(text, lang) if text else None))
        after = with_answers(self.desk.plan, self._service_id, answers)
        changed = self.desk.replace(after, why=f"{self._service_id}/dependencies")
        self.changed(*led_to(words("walk.needs.answered"), changed, words))
        return ""
