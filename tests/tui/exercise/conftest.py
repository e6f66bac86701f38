"""A small scenario on a small plan, a watch that stands still until told, and an app that plays them."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from tests.tui.keys import press
from textual.pilot import Pilot

from kontinuitet.documents.scenario.reader import read_scenario
from kontinuitet.domain.followup import ReportingDuty
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import AlertList, Role
from kontinuitet.domain.resource import Dependency, DependencyKind, Resource, ResourceKind
from kontinuitet.domain.service import Activation, Service, Workaround
from kontinuitet.domain.supplier import Supplier
from kontinuitet.exercise.commands import Start
from kontinuitet.exercise.scenario import Scenario
from kontinuitet.storage import open_memory
from kontinuitet.tui.app import KontinuitetApp
from kontinuitet.tui.plain import screen_text
from kontinuitet.usecases.desk import Desk
from kontinuitet.usecases.exercising import LiveExercise
from kontinuitet.usecases.library import prepare
from kontinuitet.usecases.starting import create_exercise
from kontinuitet.wording import words

TEXT = (Path(__file__).parent / "tyst.sv.md").read_bytes()


def _service(identity: str, name: str, mtpd: int, tolerance: int) -> Service:
    journal = Dependency(id="journal", needs=("journal",), kind=DependencyKind.HARD, tolerance=tolerance)
    papper = Workaround(id="papper", name="Pappersrutin", replaces=("journal",), startup=30, endurance=24 * 60)
    return Service(
        id=identity,
        name=name,
        critical=True,
        mtpd=mtpd,
        owner="enhetschef",
        dependencies=(journal,),
        workarounds=(papper,),
        activation=Activation(budget=20, alert_list="larmlista"),
    )


PLAN = Municipality(
    name="Åskarby kommun",
    services=(_service("hemtjanst", "Hemtjänst", 240, 30), _service("hemsjukvard", "Hemsjukvård", 480, 600)),
    resources=(Resource(id="journal", name="Journal", kind=ResourceKind.SYSTEM, supplier="granvik"),),
    suppliers=(Supplier(id="granvik", name="Granvik Drift"), Supplier(id="bergvik", name="Bergvik Nät")),
    roles=(Role(id="enhetschef", name="Enhetschef"), Role(id="bakjour", name="Bakjour")),
    alert_lists=(AlertList(id="larmlista", name="Larmlista", roles=("bakjour",)),),
    duties=(ReportingDuty(id="anmalan", name="Anmälan om incident", deadline=1440, receiver="Myndigheten"),),
)


class Watch:
    """A clock that moves when told to."""

    def __init__(self) -> None:
        self.passed = 0

    def wall(self) -> datetime:
        begin = datetime(2026, 11, 27, 9, 0, tzinfo=timezone(timedelta(hours=1)))
        return begin + timedelta(milliseconds=self.passed)

    def monotonic(self) -> int:
        return self.passed


class Room:
    """A desk in memory with the plan on it, the watch, and the scenario."""

    def __init__(self) -> None:
        self.watch = Watch()
        self.desk = Desk(open_memory(), who="test", clock=self.watch)
        self.desk.replace(PLAN, why="import")
        self.text = TEXT
        scenario, problems = read_scenario(TEXT, "tyst.sv.md")
        assert problems == ()
        assert scenario is not None
        self.scenario: Scenario = scenario

    def started(self) -> LiveExercise:
        """An exercise that has just begun."""
        prepared = prepare(self.scenario, self.desk.plan, day=self.desk.today)
        identity = create_exercise(
            self.desk.database, prepared.timeline, self.desk.plan, kind="live", created=self.watch.wall()
        )
        live = LiveExercise(self.desk.database, identity, self.watch)
        live.act(Start())
        return live

    def live(self, seconds: int) -> LiveExercise:
        """One that began so many seconds ago and has shown signs of life since."""
        live = self.started()
        for _ in range(seconds):
            self.watch.passed += 1000
            live.tick()
            live.beat()
        return live

    def app(self, lang: str = "sv") -> KontinuitetApp:
        """The program over the desk."""
        return KontinuitetApp(lambda: self.desk, words(lang))


Play = Callable[[KontinuitetApp, Callable[[Pilot[int]], Awaitable[None]]], None]


@pytest.fixture
def room() -> Room:
    """A fresh room."""
    return Room()


@pytest.fixture
def play() -> Callable[..., None]:
    """Runs an app at 80×24, or another size, while a test acts on it."""

    def run(app: KontinuitetApp, act: Callable[..., Awaitable[None]], *, size: tuple[int, int] = (80, 24)) -> None:
        async def played() -> None:
            async with app.run_test(size=size) as pilot:
                await pilot.pause()
                await act(pilot)

        asyncio.run(played())

    return run


@pytest.fixture
def seen() -> Callable[..., Awaitable[str]]:
    """Presses keys and gives what then stands on the screen."""

    async def after(pilot: Pilot[int], *keys: str) -> str:
        assert isinstance(pilot.app, KontinuitetApp)
        await press(pilot.app, pilot, *keys)
        return screen_text(pilot.app)

    return after
