"""Preparing an exercise: who in the plan plays which part and why, what the plan lacks, and the start."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult

from kontinuitet.documents.plan import place_text
from kontinuitet.exercise.commands import Start
from kontinuitet.exercise.moments import local
from kontinuitet.exercise.scenario import ParticipantKind, Scenario
from kontinuitet.exercise.timeline import Bound, PlanGap
from kontinuitet.tui.document import LongText
from kontinuitet.tui.exercise.console import Console
from kontinuitet.tui.exercise.keys import PREPARE
from kontinuitet.tui.exercise.reasons import choices, reason, runners_up, short_reason
from kontinuitet.tui.exercise.waiting import file_language
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.tui.table import Column, Row, RowTable
from kontinuitet.usecases.desk import Desk
from kontinuitet.usecases.exercising import LiveExercise
from kontinuitet.usecases.library import Prepared, prepare, variants
from kontinuitet.usecases.starting import Kind, create_exercise


class Prepare(DeskScreen):
    """One scenario bound to the plan, as it would be played today."""

    KEYS = PREPARE
    DEFAULT_CSS = """
    Prepare #cast { height: auto; max-height: 8; }
    Prepare #about { height: 1fr; border-top: solid $muted; }
    """

    def __init__(self, scenario: Scenario, desk: Desk) -> None:
        super().__init__()
        self._scenario = scenario
        self._chosen: dict[str, str] = {}
        self._variant = ""
        self._practice = False
        self._prepared: Prepared = self._bind(desk)

    def _bind(self, desk: Desk) -> Prepared:
        return prepare(self._scenario, desk.plan, day=desk.today, chosen=self._chosen, variant=self._variant)

    def crumbs(self) -> Sequence[str]:
        """The mode, the scenario, preparing."""
        return (self.words("tui.act.exercises"), self._scenario.title, self.words("room.prepare"))

    def compose_body(self) -> ComposeResult:
        """The cast, and all else that is to be known."""
        yield RowTable(id="cast")
        yield LongText(id="about")

    def show(self) -> None:
        """The cast as the plan has it now."""
        self._prepared = self._bind(self.desk)
        words = self.words
        columns = [
            Column(words("room.head.name")),
            Column(words("room.head.in_plan")),
            Column(words("room.head.why"), flexible=True),
        ]
        rows = [
            Row(one.name, (one.name, one.label, short_reason(one, self.desk.plan, self.words)), strong=not one.id)
            for one in self._prepared.bound
        ]
        self.query_one("#cast", RowTable).fill(columns, rows)
        self._tell()
        self.stand(self._settings())

    def on_row_table_moved(self) -> None:
        """Why another one was chosen."""
        self._tell()

    def on_row_table_chosen(self) -> None:
        """A click on the row that one stands on."""
        self.action_change()

    def _why(self, bound: Bound) -> str:
        return reason(bound, self._prepared.bound, self.desk.plan, self.words)

    def _settings(self) -> str:
        words, timeline = self.words, self._prepared.timeline
        kind = words("room.kind.practice" if self._practice else "room.kind.live")
        variant = self._variant or words("room.whole")
        begins = words.long_moment(local(timeline.anchors[0].moment))
        length = words.duration(self._scenario.length)
        return words("room.settings", kind=kind, variant=variant, length=length, begins=begins)

    def _bound(self) -> Bound | None:
        current = self.query_one("#cast", RowTable).current
        return next((one for one in self._prepared.bound if one.name == current), None)

    def _tell(self) -> None:
        parts = [*self._about_member(), *self._about_gaps(), *self._about_people(), *self._about_rest()]
        self.query_one("#about", LongText).show_text("\n".join(parts))

    def _about_member(self) -> Iterator[str]:
        bound = self._bound()
        if bound is None:
            return
        yield f"# {bound.name}: {bound.label}"
        yield self._why(bound)
        if bound.gap is not None:
            yield self.words("room.fill_in", place=self._place(bound.gap))
        others = runners_up(bound, self.words)
        if others:
            yield self.words("room.runners_up", names=others)

    def _place(self, place: object) -> str:
        return place_text(self.desk.plan, place, file_language(self.words))  # type: ignore[arg-type]

    def _about_gaps(self) -> Iterator[str]:
        gaps = self._prepared.timeline.gaps
        yield from ("", f"# {self.words('room.gaps')}")
        yield from (f"- {self._gap(gap)}" for gap in gaps)
        if not gaps:
            yield self.words("report.no_gaps")

    def _gap(self, gap: PlanGap) -> str:
        actions = {one.id: one.text for inject in self._prepared.timeline.injects for one in inject.expected}
        place = self._place(gap.place)
        if gap.code == "limit" and gap.name in actions:
            return self.words("report.gap.limit", action=actions[gap.name], place=place)
        key = "report.gap.unfilled" if gap.code == "unfilled" else "report.gap.field"
        return self.words(key, name=gap.name, place=place)

    def _about_people(self) -> Iterator[str]:
        timeline = self._prepared.timeline
        yield from ("", f"# {self.words('room.participants')}")
        for kind in ParticipantKind:
            names = [
                f"{one.id} ({one.role_name})" if one.role_name else one.id
                for one in timeline.players
                if one.kind is kind
            ]
            if names:
                yield f"- {self.words(f'room.participant.{kind.name.lower()}', names=', '.join(names))}"

    def _about_rest(self) -> Iterator[str]:
        words, timeline = self.words, self._prepared.timeline
        yield from ("", f"# {words('room.objectives')}")
        yield from (f"- {one.id}: {one.text}" for one in timeline.objectives)
        yield from ("", f"# {words('room.read_first')}", timeline.intro)
        yield from ("", f"# {words('room.records')}", words("room.records.text"))

    # Acts

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what there is to change."""
        if action == "variant":
            return len(variants(self._scenario)) > 1
        if action == "by_rule":
            return bool(self._chosen)
        return super().check_action(action, parameters)

    def action_change(self) -> None:
        """Another one for the name under the cursor."""
        bound = self._bound()
        if bound is not None:
            options = choices(bound, self.desk.plan, self.words)
            title = self.words("room.choose_for", name=bound.name)
            self.choose(title, options, then=lambda chosen: self._take(bound.name, chosen))

    def _take(self, name: str, chosen: str) -> None:
        self._chosen[name] = chosen
        self.show()
        self.say(self.words("room.chosen", name=name, label=self.desk.plan.label(chosen)), "done")

    def action_by_rule(self) -> None:
        """All as the rules choose."""
        self._chosen.clear()
        self.show()
        self.say(self.words("room.chosen_by_rule"), "done")

    def action_practice(self) -> None:
        """Live or practice."""
        self._practice = not self._practice
        self.show()

    def action_variant(self) -> None:
        """The next variant."""
        every = list(variants(self._scenario))
        self._variant = every[(every.index(self._variant) + 1) % len(every)]
        self.show()

    def action_start(self) -> None:
        """Start; the first time one is told what the log is."""
        if self.desk.database.exercises.list():
            self._start()
        else:
            self.confirm(self.words("room.records"), self.words("room.records.text"), then=self._start)

    def _start(self) -> None:
        database, clock = self.desk.database, self.desk.clock
        kind: Kind = "practice" if self._practice else "live"
        self._prepared = self._bind(self.desk)
        identity = create_exercise(database, self._prepared.timeline, self.desk.plan, kind=kind, created=clock.wall())
        live = LiveExercise(database, identity, clock)
        live.act(Start())
        self.desk_app.note_change()
        self.app.switch_screen(Console(live))
