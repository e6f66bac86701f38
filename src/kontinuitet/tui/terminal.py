"""What comes from a terminal before it is a key: bytes that may be no text."""

import codecs
import sys
from functools import partial
from types import ModuleType
from typing import Any


def forgive_bytes() -> None:
    """A byte that is no UTF-8 becomes a replacement character, and does not end the program.

    Textual decodes what is typed and pasted strictly; a terminal set to Latin-1 would end it with its first å. There
    is no setting for it, so the name by which its input thread makes its decoder is given another one.
    """
    if sys.platform != "win32":
        from textual.drivers import linux_driver

        driver: ModuleType = linux_driver
        driver.__dict__["getincrementaldecoder"] = _forgiving


def _forgiving(encoding: str) -> Any:
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")
