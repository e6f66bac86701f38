"""The first screen of follow-up: what the rules have found, and what is done about it."""

from collections.abc import Sequence
from dataclasses import replace

from textual import events
from textual.app import ComposeResult
from textual.widgets import Input

from kontinuitet.analysis.rules import Finding, Severity
from kontinuitet.documents.finding_text import finding_title
from kontinuitet.tui.bindings import COMMON
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.followup.asking import Accepting, NewAction, tell
from kontinuitet.tui.followup.keys import HOME
from kontinuitet.tui.followup.narrowing import NOBODY, Accepted, Narrowing, concerned, group_of
from kontinuitet.tui.followup.pages import columns, finding_page, finding_rows, subject
from kontinuitet.tui.followup.panes import Panes
from kontinuitet.tui.plans.jump import open_place
from kontinuitet.tui.typed import LINE_LENGTH
from kontinuitet.usecases.follow_up import Draft, origin_of, owner_of, withdraw

OF_ONE = ("open", "act", "accept", "withdraw", "whatif", "map")
"""Acts on the finding under the cursor."""


class FollowupHome(Panes):
    """Findings, the worst first; what one types narrows the list."""

    KEYS = HOME
    DEFAULT_CSS = """
    FollowupHome #typed { display: none; border: none; height: 1; padding: 0 1; }
    FollowupHome #typed { background: $panel; color: $foreground; }
    FollowupHome #typed:focus { border: none; background: $panel; background-tint: transparent; }
    FollowupHome.-typing #typed { display: block; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.narrowing = Narrowing()
        self._found: dict[str, Finding] = {}
        self._of: Sequence[Finding] = ()
        self._is_known = False

    def crumbs(self) -> Sequence[str]:
        """The municipality › Follow-up."""
        here = self.words("tui.act.followup")
        return (self.desk.plan.name, here) if self._has_plan else (here,)

    def modes_text(self) -> str:
        """The other modes: in which one stands is said by the path, which needs the room."""
        return "  ".join(f"{act.key} {self.words(act.label)}" for act in COMMON.acts[:2])

    def compose_body(self) -> ComposeResult:
        """What one types, the findings, and the text."""
        yield Input(id="typed", max_length=LINE_LENGTH, placeholder=self.words("followup.typed"))
        yield from super().compose_body()

    @property
    def _has_plan(self) -> bool:
        return self.desk_app.is_open and self.desk.has_plan

    @property
    def current(self) -> Finding | None:
        """The finding under the cursor."""
        return self._found.get(self.table.current)

    def show(self) -> None:
        """The findings as they stand now."""
        if not self._has_plan:
            self.stand(self.words("followup.no_plan"))
            return
        if not self.desk.findings_soon:
            self._show_findings()
        self.when_found(self._take_findings)

    def _take_findings(self) -> None:
        self._of, self._is_known = self.desk.findings(), True
        self._show_findings()

    def _show_findings(self) -> None:
        findings = self.narrowing.of(self._of, self.desk.plan, self.words)
        rows, self._found = finding_rows(findings, self.desk.plan, self.words)
        self.table.fill(columns(self.words), rows)
        self.stand(self._standing(findings) if self._is_known else self.words("tui.looking"))
        self.show_page()

    def on_screen_resume(self) -> None:
        """An exercise that has ended changes the findings without changing the plan."""
        super().on_screen_resume()
        if self._has_plan and not (self.desk.findings_soon and self._of is self.desk.findings()):
            self.when_found(self._take_findings)

    def page_text(self) -> str:
        """All about the finding under the cursor."""
        if self.current is not None:
            return finding_page(self.current, self.desk.plan, self.words, today=self.desk.today)
        if not self._is_known:
            return self.words("tui.looking")
        return self.words("followup.nothing_fits" if self.narrowing.is_set else "followup.nothing_found")

    # How many, and which

    def _standing(self, findings: Sequence[Finding]) -> str:
        words = self.words
        counts = [
            words.plural(f"followup.count.{severity.value}", number)
            for severity in Severity
            if (number := sum(one.severity is severity for one in findings))
        ]
        hidden = self._hidden()
        if hidden:
            counts.append(words.plural("followup.count.hidden", hidden))
        if self.narrowing.accepted is Accepted.SHOWN:
            counts.append(words("followup.accepted.shown"))
        parts = [" · ".join(counts or [words("followup.count.none")]), *self._narrowed()]
        return words("followup.only", counts=parts[0], only=", ".join(parts[1:])) if parts[1:] else parts[0]

    def _hidden(self) -> int:
        """How many accepted ones would be shown if accepted ones were."""
        if self.narrowing.accepted is not Accepted.HIDDEN:
            return 0
        accepted = replace(self.narrowing, accepted=Accepted.ONLY)
        return len(accepted.of(self._of, self.desk.plan, self.words))

    def _narrowed(self) -> list[str]:
        asked, plan, words = self.narrowing, self.desk.plan, self.words
        said = []
        if asked.severity is not None:
            said.append(words(f"followup.severity.{asked.severity.value}"))
        if asked.service:
            said.append(plan.label(asked.service))
        if asked.owner:
            said.append(words("followup.nobody") if asked.owner == NOBODY else plan.label(asked.owner))
        if asked.group:
            said.append(words(f"followup.group.{asked.group}"))
        if asked.accepted is Accepted.ONLY:
            said.append(words("followup.accepted.only"))
        return [*said, *([words("followup.quoted", text=asked.text)] if asked.text else [])]

    def _narrow(self, narrowing: Narrowing) -> None:
        self.narrowing = narrowing
        self.show()

    def action_severity(self) -> None:
        """All, then one severity after the other."""
        self._narrow(self.narrowing.turned_severity())

    def action_accepted(self) -> None:
        """Without the accepted ones, with them, only them."""
        self._narrow(self.narrowing.turned_accepted())

    def action_service(self) -> None:
        """Only what concerns one service."""
        plan, words = self.desk.plan, self.words
        numbers = [identity for finding in self._of for identity in concerned(finding, plan)]
        options = [Option(one.id, one.name, str(numbers.count(one.id))) for one in plan.services]
        options = [Option("", words("followup.every_service")), *options]
        title = words("followup.act.service.title")
        self.choose(title, options, then=lambda chosen: self._narrow(replace(self.narrowing, service=chosen)))

    def action_owner(self) -> None:
        """Only what one role owns."""
        plan, words = self.desk.plan, self.words
        numbers = [owner_of(plan, finding) or NOBODY for finding in self._of]
        options = [Option("", words("followup.every_owner"))]
        options += [
            Option(one, plan.label(one), str(numbers.count(one))) for one in dict.fromkeys(numbers) if one != NOBODY
        ]
        if NOBODY in numbers:
            options.append(Option(NOBODY, words("followup.nobody"), str(numbers.count(NOBODY))))
        title = words("followup.act.owner.title")
        self.choose(title, options, then=lambda chosen: self._narrow(replace(self.narrowing, owner=chosen)))

    def action_group(self) -> None:
        """Only what one group of rules found."""
        words = self.words
        numbers = [group_of(finding) for finding in self._of]
        options = [Option("", words("followup.every_group"))]
        options += [Option(one, words(f"followup.group.{one}"), str(numbers.count(one))) for one in sorted({*numbers})]
        title = words("followup.act.group.title")
        self.choose(title, options, then=lambda chosen: self._narrow(replace(self.narrowing, group=chosen)))

    # What one types

    @property
    def _typed(self) -> Input:
        return self.query_one("#typed", Input)

    def action_search(self) -> None:
        """Type, and the list grows shorter."""
        self.add_class("-typing")
        self._typed.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """The findings that say what was typed."""
        if self._has_plan:
            self._narrow(replace(self.narrowing, text=event.value.strip()))

    def on_input_submitted(self) -> None:
        """From what was typed to the list."""
        self.table.focus()

    def on_key(self, event: events.Key) -> None:
        """Down from what was typed to the list."""
        if event.key == "down" and self._typed.has_focus:
            self.table.focus()

    def on_descendant_focus(self) -> None:
        """Other keys work while one types."""
        self.refresh_bindings()

    def action_back(self) -> None:
        """First all findings again; then a step back."""
        if not self.narrowing.is_set and not self.has_class("-typing"):
            super().action_back()
            return
        self.remove_class("-typing")
        with self.prevent(Input.Changed):
            self._typed.value = ""
        self.table.focus()
        self._narrow(Narrowing())

    # What one does

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While one types the letters are text; an act on a finding needs one."""
        if action == "back" or not self.is_mounted:
            return super().check_action(action, parameters)
        if not self._has_plan or self._typed.has_focus:
            return False
        finding = self.current
        if action in OF_ONE and finding is None:
            return False
        if finding is not None and action in ("accept", "withdraw"):
            return (finding.accepted is None) is (action == "accept")
        return super().check_action(action, parameters)

    def action_open(self) -> None:
        """The field that the finding is about; esc there comes back to the same row."""
        if self.current is not None:
            open_place(self, self.current.place, and_back=True)

    def action_whatif(self) -> None:
        """What stops if that falls which the finding is about."""
        from kontinuitet.tui.plans.causes import causes_of, what_if

        if self.current is not None:
            what_if(self, causes_of(self.current, self.desk.plan, self.desk.network))

    def action_map(self) -> None:
        """What needs the thing that the finding is about, and what it needs."""
        from kontinuitet.tui.plans.map import open_map

        if self.current is not None:
            open_map(self, self.current.place)

    def action_act(self) -> None:
        """Make an action of the finding."""
        finding, plan = self.current, self.desk.plan
        if finding is not None:
            name = f"{finding_title(finding.rule, self.words)}: {subject(finding, plan)}"
            draft = Draft(name=name, origin=origin_of(finding), field=finding.place_key)
            NewAction(self, draft, suggested=owner_of(plan, finding)).ask()

    def action_accept(self) -> None:
        """Live with the finding, for a reason and until a day."""
        if self.current is not None:
            Accepting(self, self.current).ask()

    def action_withdraw(self) -> None:
        """Accept it no longer."""
        if self.current is not None:
            tell(self, withdraw(self.desk, self.current), self.words("followup.done.withdrawn"))

    def action_reports(self) -> None:
        """The exercises that are over."""
        from kontinuitet.tui.followup.reports import ReportsScreen

        self.app.push_screen(ReportsScreen())

    def action_actions(self) -> None:
        """What has been decided to do."""
        from kontinuitet.tui.followup.actions import ActionsScreen

        self.app.push_screen(ActionsScreen())
