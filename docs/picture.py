"""Make the README's picture of the console from the program itself: ``.venv/bin/python docs/picture.py``."""

import asyncio
import re
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from kontinuitet.exercise.commands import LogDecision, MarkDone, SetStatus, Start, Tick
from kontinuitet.exercise.events import Manner, ServiceStatus
from kontinuitet.exercise.moments import STOCKHOLM
from kontinuitet.tui.app import KontinuitetApp
from kontinuitet.usecases.desk import Desk, open_desk
from kontinuitet.usecases.example import fill_with_example
from kontinuitet.usecases.exercising import LiveExercise
from kontinuitet.usecases.library import playable, prepare
from kontinuitet.usecases.starting import create_exercise
from kontinuitet.wording import words

TARGET = Path(__file__).parent / "console.svg"
SIZE = (104, 32)
BEGINS = datetime(2026, 11, 27, 9, 0, tzinfo=STOCKHOLM)


class Watch:
    """A watch that moves only when it is told to."""

    def __init__(self) -> None:
        self.passed = 0

    def wall(self) -> datetime:
        """Wall time."""
        return BEGINS + timedelta(milliseconds=self.passed)

    def monotonic(self) -> int:
        """Milliseconds since the beginning."""
        return self.passed

    def wait(self, minutes: int) -> None:
        """Let time pass."""
        self.passed += minutes * 60_000


def exercise(desk: Desk, watch: Watch) -> str:
    """An exercise that has run for half an hour."""
    timeline = prepare(playable("leverantor-tystnar", "sv"), desk.plan, day=BEGINS.date()).timeline
    identity = create_exercise(desk.database, timeline, desk.plan, kind="live", created=watch.wall())
    live = LiveExercise(desk.database, identity, watch)
    live.act(Start())
    watch.wait(6)
    live.act(MarkDone(action="felanmal", who="it-chef", manner=Manner.PLAN))
    watch.wait(12)
    live.act(LogDecision(text="Larmgruppen åker ut till dem som larmat det senaste dygnet", who="verksamhetsansvarig"))
    live.act(SetStatus(service="trygghetslarm", status=ServiceStatus.ROUTINE_RUNNING))
    watch.wait(6)
    live.act(LogDecision(text="Bakjouren kallas in", who="it-chef", why="ingen svarar hos leverantören"))
    watch.wait(2)
    live.act(Tick())
    live.beat()
    return identity


async def draw(desk: Desk) -> str:
    """The console as SVG."""
    app = KontinuitetApp(lambda: desk, words("sv"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause(1.5)
        return app.export_screenshot(title="kontinuitet")


def without_fonts(svg: str) -> str:
    """The picture without anything that a reader would have to fetch from elsewhere."""
    return re.sub(r"@font-face \{.*?\}\s*|<!--.*?-->\s*", "", svg, flags=re.DOTALL)


def main() -> None:
    """Write the picture."""
    watch = Watch()
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Path(folder) / "bild.db", who="bild", clock=watch)
        fill_with_example(desk)
        exercise(desk, watch)
        TARGET.write_text(without_fonts(asyncio.run(draw(desk))), encoding="utf-8")


if __name__ == "__main__":
    main()
