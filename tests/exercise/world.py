"""A small municipality, a timeline with every kind of inject, and a room with a watch to play it in."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from kontinuitet.domain.followup import DutyScope, DutyStart, ReportingDuty
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import AlertList, Role
from kontinuitet.domain.resource import Backup, Dependency, DependencyKind, Resource, ResourceKind
from kontinuitet.domain.service import Activation, Service, TolerableLevel, Workaround
from kontinuitet.domain.supplier import Agreement, Supplier
from kontinuitet.domain.values import Place, Promise
from kontinuitet.exercise import commands as cmd
from kontinuitet.exercise.clock import Reference
from kontinuitet.exercise.decide import decide
from kontinuitet.exercise.events import Event
from kontinuitet.exercise.evolve import fold
from kontinuitet.exercise.moments import STOCKHOLM
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.scenario import BuiltIn, DeadlineKind, EffectKind
from kontinuitet.exercise.state import State
from kontinuitet.exercise.timeline import (
    MINUTE,
    Anchor,
    Clause,
    Limit,
    LimitClock,
    LimitStart,
    Reached,
    Timeline,
    TimelineEffect,
    TimelineExpected,
    TimelineInject,
    TimelineOption,
    TimelinePhase,
)

HOUR = 60


def instant(text: str) -> int:
    """Milliseconds since 1970 of a local moment."""
    return int(datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM).timestamp()) * 1000


BEGIN = instant("2026-11-27 14:40")

HOME_CARE = Service(
    id="hemtjanst",
    name="Hemtjänst",
    critical=True,
    mtpd=4 * HOUR,
    rto=2 * HOUR,
    rpo=4 * HOUR,
    level=TolerableLevel(percent=60),
    dependencies=(
        Dependency(id="journal", needs=("journal",), kind=DependencyKind.HARD, tolerance=30, data_at_most=2 * HOUR),
    ),
    workarounds=(
        Workaround(id="papper", name="Papper", replaces=("journal",), startup=30, endurance=24 * HOUR, capacity=70),
    ),
    activation=Activation(budget=20, alert_list="larmlista"),
)
PAY = Service(
    id="loner",
    name="Löner",
    dependencies=(Dependency(id="lon", needs=("lonsystem",), kind=DependencyKind.HARD, tolerance=0),),
)
PLAN = Municipality(
    name="Åskarby",
    services=(HOME_CARE, PAY),
    resources=(
        Resource(id="journal", name="Journal", kind=ResourceKind.SYSTEM, supplier="granvik", personal_data=True),
        Resource(id="lonsystem", name="Lönesystem", kind=ResourceKind.SYSTEM),
    ),
    backups=(Backup(id="kopia", name="Kopia", copies_of=("journal",), interval=1440, duration=60, offsite_delay=120),),
    suppliers=(Supplier(id="granvik", name="Granvik Drift"),),
    agreements=(
        Agreement(
            id="avtal", name="Drift", supplier="granvik", covers=("journal",), notice=Promise(minutes=60, support=False)
        ),
    ),
    roles=(Role(id="it-chef", name="It-chef"), Role(id="bakjour", name="Bakjour"), Role(id="vakt", name="Vakt")),
    alert_lists=(AlertList(id="larmlista", name="Larmlista", roles=("it-chef", "bakjour", "vakt")),),
    duties=(
        ReportingDuty(
            id="incident", name="Incident", scope=DutyScope.CRITICAL, deadline=24 * HOUR, starts=DutyStart.DETECTED
        ),
    ),
)


def limit(minutes: int | None, **fields: Any) -> Limit:
    """A limit in exercise time from the release, unless told otherwise."""
    given = {"kind": DeadlineKind.EXERCISE_WITHIN, "clock": LimitClock.EXERCISE, "start": LimitStart.RELEASE, **fields}
    return Limit(minutes=minutes, **given)


def outage_limit(minutes: int | None, service: str = "hemtjanst") -> Limit:
    """Before the acceptable outage of a service, counted from when it stops."""
    return limit(
        minutes,
        kind=DeadlineKind.OUTAGE,
        clock=LimitClock.STORY,
        start=LimitStart.SERVICE_STOPS,
        target=service,
        place=Place(object=service, field="mtpd"),
    )


def expects(name: str, inject: str, limit: Limit | None = None, **fields: Any) -> TimelineExpected:
    """An expected action."""
    return TimelineExpected(id=name, inject=inject, text=name, limit=limit, **fields)


def inject(name: str, minute: int | None = None, **fields: Any) -> TimelineInject:
    """An inject at an exercise minute, or without one."""
    return TimelineInject(id=name, title=name, at=None if minute is None else minute * MINUTE, **fields)


def effect(kind: EffectKind, target: str = "granvik", **fields: Any) -> TimelineEffect:
    """An effect on the plan."""
    return TimelineEffect(kind=kind, target=target, **fields)


def timeline(injects: Iterable[TimelineInject], **fields: Any) -> Timeline:
    """A timeline that begins on a Friday at 14:40 and runs as fast as a watch, unless told otherwise."""
    given = {"anchors": (Anchor(at=0, moment=BEGIN),), "length": 120 * MINUTE, **fields}
    return Timeline(scenario="prov", lang="sv", title="Prov", injects=tuple(injects), **given)


def milestone(name: str, *, negated: bool = False, by: int | None = None) -> Reached:
    """A named milestone in a condition; ``by`` in minutes."""
    return Reached(milestone=name, negated=negated, by=None if by is None else by * MINUTE)


def of_service(word: BuiltIn, *, negated: bool = False) -> Reached:
    """A built-in milestone of home care."""
    return Reached(service="hemtjanst", built_in=word, negated=negated)


RICH = timeline(
    (
        inject(
            "start",
            0,
            effects=(effect(EffectKind.FALLS, since=BEGIN - 15 * MINUTE),),
            expected=(
                expects("anmal", "start", limit(15), milestone="anmält"),
                expects("reserv", "start", outage_limit(4 * HOUR), service="hemtjanst"),
                expects("fritt", "start"),
            ),
        ),
        inject("svar", 12, condition=Clause(all_of=(milestone("anmält", by=12),))),
        inject("ingen", 12, condition=Clause(all_of=(milestone("anmält", negated=True, by=12),))),
        inject("står", after=of_service(BuiltIn.STANDING), delay=2 * MINUTE, expected=(expects("lägg", "står"),)),
        inject(
            "val", 20, options=(TimelineOption(id="a", text="A", milestone="vägen"), TimelineOption(id="b", text="B"))
        ),
        inject("vidare", after=milestone("vägen"), expected=(expects("efter", "vidare", limit(30)),)),
        inject("hand", expected=(expects("via-hand", "hand", limit(5)),)),
        inject("sent", 60, expected=(expects("sist", "sent", limit(20)),)),
        inject("åter", 90, effects=(effect(EffectKind.BACK),)),
        inject("oacceptabelt", after=of_service(BuiltIn.INTOLERABLE)),
    ),
    phases=(TimelinePhase(id="två", title="Två", at=60 * MINUTE),),
    anchors=(
        Anchor(at=0, moment=BEGIN),
        Anchor(at=30 * MINUTE, moment=BEGIN + 90 * MINUTE),
        Anchor(at=60 * MINUTE, moment=BEGIN + 180 * MINUTE),
        Anchor(at=60 * MINUTE, moment=BEGIN + 600 * MINUTE),
    ),
)


class Room:
    """A facilitator with a watch: time goes by, commands are given, events are written, all as a use case does it."""

    def __init__(self, played: Timeline = RICH, plan: Municipality = PLAN) -> None:
        self.pinned = Pinned(played, plan)
        self.state = State()
        self.events: list[Event] = []
        self.wall = datetime.fromisoformat("2026-11-27 09:00").replace(tzinfo=STOCKHOLM)
        self._elapsed = 0
        self._reference = Reference(at=0, running=False)

    @property
    def at(self) -> int:
        """Exercise time now."""
        return self.state.now(self._reference.now(self._elapsed, last=self.state.floor))

    def wait(self, ms: int) -> None:
        """Time goes by on the watch."""
        self._elapsed += ms
        self.wall = (self.wall.astimezone(tz=None) + timedelta(milliseconds=ms)).astimezone(STOCKHOLM)

    def give(self, command: cmd.Command) -> cmd.Refusal | None:
        """A command now; the events are written, or the refusal comes back."""
        decided = decide(self.state, self.pinned, command, at=self.at)
        if isinstance(decided, cmd.Refusal):
            return decided
        at = self.at
        written = tuple(event.written(self.wall.isoformat()) for event in decided)
        before = (self.state.status, self.state.pace, self.state.floor)
        self.state = fold(written, self.state)
        self.events.extend(written)
        if before[:2] != (self.state.status, self.state.pace) or self.state.floor > at:
            running = self.state.status.value == "running"
            self._reference = Reference(at=max(at, self.state.floor), pace=self.state.pace, running=running)
            self._elapsed = 0
        return None

    def begin(self) -> "Room":
        """Prepared and started."""
        self.give(cmd.Prepare())
        self.give(cmd.Start())
        return self

    def after(self, minutes: int, command: cmd.Command) -> cmd.Refusal | None:
        """A command so many minutes later."""
        self.wait(minutes * MINUTE)
        return self.give(command)

    def kinds(self) -> list[str]:
        """What has been written, in order."""
        return [event.kind for event in self.events]


def begun(*injects: TimelineInject, **fields: Any) -> Room:
    """A room that has begun to play these injects."""
    return Room(timeline(injects, **fields)).begin()
