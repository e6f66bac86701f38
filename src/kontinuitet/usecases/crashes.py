"""The crash file: where in the program it happened, and nothing of what the program held."""

import os
import platform
import sys
import traceback
from datetime import datetime
from pathlib import Path

from kontinuitet import __version__
from kontinuitet.usecases.places import data_folder


def crash_report(error: BaseException) -> str:
    """The kinds of the errors and the lines they passed; no messages and no variables, which could hold plan text."""
    lines = [f"kontinuitet {__version__}, Python {platform.python_version()}, {sys.platform}"]
    current: BaseException | None = error
    told: list[BaseException] = []
    while current is not None and current not in told:
        told.append(current)
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        frames = traceback.extract_tb(current.__traceback__)
        lines += [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        current = current.__cause__ or current.__context__
    return "\n".join(lines) + "\n"


def write_crash(error: BaseException) -> Path | None:
    """Write the crash file in the data folder and return its path, or ``None`` when even that cannot be written."""
    folder = data_folder(os.environ)
    path = folder / f"crash-{datetime.now().astimezone():%Y%m%d-%H%M%S}.txt"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_text(crash_report(error), encoding="utf-8")
        path.chmod(0o600)
    except OSError:
        return None
    return path
