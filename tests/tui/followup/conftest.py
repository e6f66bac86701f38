"""A municipality with a finding, an action and an exercise behind it, and a watch that stands still."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from tests.exercise import world

from kontinuitet.domain.followup import Acceptance, Action, ActionKind, ActionStatus
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Person, Role
from kontinuitet.exercise.answers import Act, ActKind, ContactResult
from kontinuitet.exercise.events import Manner, ServiceStatus
from kontinuitet.exercise.moments import STOCKHOLM
from kontinuitet.exercise.scenario import EffectKind
from kontinuitet.storage import open_memory
from kontinuitet.tui.app import KontinuitetApp
from kontinuitet.usecases.desk import Desk
from kontinuitet.usecases.playing import play
from kontinuitet.usecases.starting import create_exercise
from kontinuitet.wording import words

BEGINS = datetime(2026, 11, 27, 9, 0, tzinfo=STOCKHOLM)
TIMELINE = world.timeline(
    (
        world.inject(
            "start",
            0,
            effects=(world.effect(EffectKind.FALLS),),
            expected=(
                world.expects("anmäl felet", "start", world.limit(15)),
                world.expects("besluta om reservrutin", "start", world.outage_limit(240), service="hemtjanst"),
            ),
        ),
    )
).model_copy(update={"title": "Leverantören tystnar"})
ACTS = (
    Act(at=600, kind=ActKind.DONE, target="anmäl felet", by="it-chef", manner=Manner.PLAN),
    Act(at=1200, kind=ActKind.CONTACT, target="bakjour", contact=ContactResult.NOT_REACHED),
    Act(at=3000, kind=ActKind.STATUS, target="hemtjanst", status=ServiceStatus.ROUTINE_RUNNING),
)


class StillClock:
    """It is noon on 30 November 2026, all day."""

    def wall(self) -> datetime:
        """Noon."""
        return datetime(2026, 11, 30, 12, tzinfo=UTC)

    def monotonic(self) -> int:
        """Nothing here measures a length."""
        return 0


@pytest.fixture
def plan() -> Municipality:
    """Home care whose recovery time is longer than its interruption may be, with an owner and two actions."""
    service = world.HOME_CARE.model_copy(update={"rto": 480, "owner": "it-chef"})
    return world.PLAN.model_copy(
        update={
            "services": (service, world.PAY),
            "people": (Person(id="anna-berg", name="Anna Berg"),),
            "roles": tuple(Role(id=role.id, name=role.name, holder="anna-berg") for role in world.PLAN.roles),
            "actions": (
                Action(id="ova", name="Öva reservrutinen", owner="it-chef", due=date(2027, 3, 1), field="hemtjanst"),
                Action(id="ring", name="Prova jouren", kind=ActionKind.TECHNICAL, due=date(2026, 11, 1), notes="Natt."),
                Action(id="klar", name="Skriva avtal", status=ActionStatus.DONE, origin="Revision 2025"),
            ),
            "acceptances": (
                Acceptance(
                    id="godtagen",
                    rule="G1",
                    place="vakt/deputies",
                    reason="Vakten är inhyrd.",
                    person="Anna Berg",
                    expires=date(2027, 1, 1),
                ),
            ),
        }
    )


@pytest.fixture
def app_after() -> Callable[..., KontinuitetApp]:
    """Builds an app over a plan with an exercise that is over."""

    def build(plan: Municipality, lang: str = "sv") -> KontinuitetApp:
        return KontinuitetApp(lambda: _desk(plan), words(lang))

    return build


def _desk(plan: Municipality) -> Desk:
    desk = Desk(open_memory(), who="test", clock=StillClock())
    desk.replace(plan, why="import")
    identity = create_exercise(desk.database, TIMELINE, plan, kind="live", created=BEGINS)
    play(desk.database, identity, ACTS, begins=BEGINS)
    desk.forget()
    return desk
