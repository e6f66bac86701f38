"""What is to be done: whose, by when, done, and whether it had effect."""

from collections.abc import Callable, Sequence
from datetime import date

from kontinuitet.documents.plan import place_text
from kontinuitet.documents.problems import Problem
from kontinuitet.domain.followup import Action, ActionStatus
from kontinuitet.domain.values import AskedDate, Place, known
from kontinuitet.tui.followup.asking import NewAction, ask_due, choose_owner, tell, told
from kontinuitet.tui.followup.keys import ACTIONS
from kontinuitet.tui.followup.pages import due_text, owner_text, status_text
from kontinuitet.tui.followup.panes import Panes
from kontinuitet.tui.followup.places import origin_text, place_from
from kontinuitet.tui.plans.jump import open_place
from kontinuitet.tui.plans.slots import file_language
from kontinuitet.tui.table import Column, Row
from kontinuitet.usecases.desk import Changed, Desk
from kontinuitet.usecases.follow_up import (
    Draft,
    assign_action,
    close_action,
    in_order,
    is_overdue,
    reopen_action,
    schedule_action,
    verify_action,
)

POSSIBLE = {
    "close": (ActionStatus.OPEN,),
    "verify": (ActionStatus.DONE,),
    "reopen": (ActionStatus.DONE, ActionStatus.VERIFIED),
    "owner": tuple(ActionStatus),
    "due": tuple(ActionStatus),
    "open": tuple(ActionStatus),
}
"""Acts on one action, and how it must stand for them."""


class ActionsScreen(Panes):
    """Actions: open ones first, and of these the ones whose day has passed."""

    KEYS = ACTIONS

    def crumbs(self) -> Sequence[str]:
        """Follow-up › Actions."""
        return (self.words("tui.act.followup"), self.words("followup.actions"))

    @property
    def current(self) -> Action | None:
        """The action under the cursor."""
        return next((one for one in self.desk.plan.actions if one.id == self.table.current), None)

    def show(self) -> None:
        """The actions as they stand now."""
        words = self.words
        columns = (
            Column(words("followup.column.status")),
            Column(words("followup.column.due")),
            Column(words("followup.column.action"), flexible=True),
            Column(words("followup.column.owner")),
        )
        self.table.fill(columns, [self._row(action) for action in in_order(self.desk.plan)])
        self.stand(self._standing())
        self.show_page()

    def _row(self, action: Action) -> Row:
        plan, words, today = self.desk.plan, self.words, self.desk.today
        owner = owner_text(action, plan, words)
        cells = (
            f"{_sign(action, today)} {status_text(action, words, today)}",
            due_text(action, words),
            action.name,
            owner if len(owner) <= 22 else owner[:21] + "…",
        )
        return Row(action.id, cells, strong=is_overdue(action, today))

    def _standing(self) -> str:
        actions, words = self.desk.plan.actions, self.words
        if not actions:
            return words("followup.actions.none")
        open_ones = [one for one in actions if one.status is ActionStatus.OPEN]
        late = sum(is_overdue(one, self.desk.today) for one in open_ones)
        homeless = sum(known(one.owner) is None or known(one.due) is None for one in open_ones)
        unseen = sum(one.status is ActionStatus.DONE for one in actions)
        return words(
            "followup.actions.counts",
            open=len(open_ones),
            late=late,
            homeless=homeless,
            unseen=unseen,
            all=len(actions),
        )

    def page_text(self) -> str:
        """All about the action under the cursor."""
        action, plan, words = self.current, self.desk.plan, self.words
        if action is None:
            return words("followup.actions.empty")
        place = place_from(action.field, plan)
        field = place_text(plan, place, file_language(words)) if place is not None else action.field
        lines = [action.name, ""]
        lines += [f"- {words('followup.page.origin', origin=origin_text(action.origin, self.desk, words))}"]
        if field:
            lines.append(f"- {words('followup.page.to_field', place=field)}")
        if action.kind is not None:
            lines.append(f"- {words('followup.page.kind', kind=words(f'followup.kind.{action.kind.value}'))}")
        return "\n".join([*lines, *(["", action.notes] if action.notes else [])])

    # What one does

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what fits how the action stands."""
        if self.is_mounted and action in {*POSSIBLE, "jump"}:
            one = self.current
            if one is None:
                return False
            if action == "jump":
                return place_from(one.field, self.desk.plan) is not None
            return one.status in POSSIBLE[action]
        return super().check_action(action, parameters)

    def action_open(self) -> None:
        """The action with all its fields."""
        if self.current is not None:
            open_place(self, Place(object=self.current.id))

    def action_jump(self) -> None:
        """The field of the plan that the action is about."""
        place = place_from(self.current.field, self.desk.plan) if self.current is not None else None
        if place is not None:
            open_place(self, place)

    def action_new(self) -> None:
        """An action that comes from nothing in the program."""
        NewAction(self, Draft(name="")).ask()

    def action_close(self) -> None:
        """Done."""
        self._do(close_action, "followup.done.closed")

    def action_verify(self) -> None:
        """It had the effect that was meant."""
        self._do(verify_action, "followup.done.verified")

    def action_reopen(self) -> None:
        """Not done after all."""
        self._do(reopen_action, "followup.done.reopened")

    def _do(self, act: Callable[[Desk, str], Changed | Problem], said: str) -> None:
        if self.current is not None:
            name = self.current.name
            tell(self, act(self.desk, self.current.id), self.words(said, name=name))

    def action_owner(self) -> None:
        """Another owner."""
        action = self.current
        if action is not None:
            said = self.words("followup.done.assigned", name=action.name)
            choose_owner(
                self,
                self.words("followup.ask.owner"),
                lambda owner: tell(self, assign_action(self.desk, action.id, owner), said),
                suggested=known(action.owner),
            )

    def action_due(self) -> None:
        """Another day."""
        action = self.current
        if action is not None:
            due = known(action.due)
            value = due.isoformat() if due else ""
            ask_due(self, action.name, lambda day: self._schedule(action, day), value=value)

    def _schedule(self, action: Action, due: AskedDate) -> str:
        said = self.words("followup.done.scheduled", name=action.name)
        return told(self, schedule_action(self.desk, action.id, due), said)


def _sign(action: Action, today: date) -> str:
    if is_overdue(action, today):
        return "!"
    return {ActionStatus.OPEN: "○", ActionStatus.DONE: "●", ActionStatus.VERIFIED: "✓"}[action.status]
