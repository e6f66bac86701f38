"""A folder with the made-up municipality in it, as a database and as plan files, and a country of such as rows."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from county import ALL, write_county
from kontinuitet.domain.municipality import Municipality
from kontinuitet.storage import open_database
from municipality import municipality

SERVICES = 200
_SINGLE = 10
MADE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Town:
    """What the measurements share; each part is made when it is first asked for."""

    def __init__(self, folder: Path, *, municipalities: int = ALL) -> None:
        """``municipalities``: how many the country has."""
        self.folder = folder
        self.municipalities = municipalities

    @cached_property
    def plan(self) -> Municipality:
        """The municipality of 200 services."""
        return municipality(SERVICES)

    @cached_property
    def database(self) -> Path:
        """It as a database."""
        path = self.folder / "kommun.db"
        with open_database(path) as database:
            database.plans.save(None, self.plan, who="bench", when=MADE, why="made up")
        return path

    @cached_property
    def county(self) -> Path:
        """All municipalities of the country as rows in one file."""
        path = self.folder / "alla.db"
        write_county(path, range(self.municipalities))
        return path

    @cached_property
    def single_counties(self) -> Sequence[Path]:
        """Some of them, each in a file of its own."""
        numbers = range(0, self.municipalities, max(1, self.municipalities // _SINGLE))
        paths = [self.folder / f"ensam-{number}.db" for number in numbers]
        for number, path in zip(numbers, paths, strict=True):
            write_county(path, [number])
        return paths

    @cached_property
    def files(self) -> dict[str, str]:
        """It as plan files."""
        from kontinuitet.documents.plan import write_plan

        return dict(write_plan(self.plan, "sv"))

    @property
    def scenario(self) -> Path:
        """A shipped scenario."""
        from kontinuitet.usecases.library import shipped_files

        return shipped_files("sv")[0]
