"""One text file read, or written where there was none."""

import os
from pathlib import Path

from kontinuitet.usecases.refused import Refused

LARGEST = 1024 * 1024
"""Bytes; no text that a person writes is longer."""


def read_text(path: Path) -> str:
    """The text of an ordinary file in UTF-8. Raises ``Refused``."""
    if not path.is_file():
        # A pipe or a device would be waited for without end.
        raise Refused("no-ordinary-file" if path.exists() else "no-such-path", path=path)
    try:
        if path.stat().st_size > LARGEST:
            raise Refused("file-too-large", path=path, limit=LARGEST // 1024 // 1024)
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("not-text", path=path) from None
    except OSError:
        raise Refused("cannot-read", path=path) from None


def write_new(path: Path, text: str) -> None:
    """Write a file for its owner alone; raises ``Refused`` when there is one already, and leaves that as it is."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        private = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Refused("file-exists", path=path) from None
    except OSError:
        raise Refused("cannot-write", path=path) from None
    with os.fdopen(private, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
