"""Where files lie: the municipality's database, the example's, and what ships with the program."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from kontinuitet.usecases.refused import Refused

APPLICATION = "kontinuitet"
DATABASE = "kontinuitet.db"
DEMO = "askarby-exempel.db"
ENVIRONMENT = "KONTINUITET_DB"


def data_folder(environment: Mapping[str, str], platform: str = sys.platform, home: Path | None = None) -> Path:
    """The platform's folder for a person's application data."""
    base = home or Path.home()
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or base / "AppData" / "Local") / APPLICATION
    if platform == "darwin":
        return base / "Library" / "Application Support" / APPLICATION
    return Path(environment.get("XDG_DATA_HOME") or base / ".local" / "share") / APPLICATION


def database(given: str | Path | None = None) -> Path:
    """The database to use: the given one, else ``KONTINUITET_DB``, else the one in the data folder."""
    chosen = given or os.environ.get(ENVIRONMENT)
    return Path(chosen).expanduser() if chosen else data_folder(os.environ) / DATABASE


def existing(given: str | Path | None = None) -> Path:
    """The database to read. Raises ``Refused`` when it is the usual one and nothing was ever stored in it."""
    path = database(given)
    if not given and not os.environ.get(ENVIRONMENT) and not path.exists():
        raise Refused("no-plan", path=path)
    return path


def demo_database() -> Path:
    """The example municipality's own database, never a person's real one."""
    return data_folder(os.environ) / DEMO


def shipped(kind: str) -> Path:
    """The folder of shipped ``scenarios`` or ``plans``: in the installed package, else beside the sources."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "shipped" / kind
    return installed if installed.is_dir() else package.parent.parent / kind
