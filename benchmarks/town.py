"""A folder with the made-up municipality in it: as a database, as plan files, and with a long exercise."""

from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from kontinuitet.domain.municipality import Municipality
from kontinuitet.storage import open_database
from municipality import municipality

SERVICES = 200
MADE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Town:
    """What the measurements share; each part is made when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

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
    def files(self) -> dict[str, str]:
        """It as plan files."""
        from kontinuitet.documents.plan import write_plan

        return dict(write_plan(self.plan, "sv"))

    @property
    def scenario(self) -> Path:
        """A shipped scenario."""
        from kontinuitet.usecases.library import shipped_files

        return shipped_files("sv")[0]
