"""The program in a real terminal: it leaves it as it was, and draws no colour where none is wanted."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time

import pytest

PROGRAM = """
import sys
from kontinuitet.tui.app import run_screens
from kontinuitet.wording import words
def desk():
    from kontinuitet.domain.municipality import Municipality
    from kontinuitet.storage import open_memory
    from kontinuitet.usecases.desk import Desk
    desk = Desk(open_memory(), who="x")
    desk.replace(Municipality(name="Åskarby"), why="import")
    return desk
sys.exit(run_screens(desk, words("sv")))
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_as_it_was(number: signal.Signals) -> None:
    primary, secondary = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color"}
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdin=secondary, stdout=secondary, stderr=secondary, env=environment
    ) as process:
        os.close(secondary)
        before = _read_until(primary, "Åskarby".encode())
        process.send_signal(number)
        after = _read_until(primary, b"\x1b[?25h")
        assert process.wait(timeout=30) == 128 + number
    os.close(primary)
    assert b"\x1b[?1049h" in before
    assert b"\x1b[?1049l" in after


def test_without_colours_there_are_none() -> None:
    primary, secondary = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "NO_COLOR": "1"}
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdin=secondary, stdout=secondary, stderr=secondary, env=environment
    ) as process:
        os.close(secondary)
        drawn = _read_until(primary, "Åskarby".encode())
        process.terminate()
        process.wait(timeout=30)
    os.close(primary)
    assert "Åskarby".encode() in drawn
    assert not re.search(rb"\x1b\[[0-9;]*\b[34]8;", drawn)


def test_bytes_that_are_no_text_do_not_end_it() -> None:
    primary, secondary = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color"}
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdin=secondary, stdout=secondary, stderr=secondary, env=environment
    ) as process:
        os.close(secondary)
        drawn = _read_until(primary, "Åskarby".encode())
        for typed in (b"\xe5\x9b\xe5a\xff", b"\x1bOP", b"\x1b"):
            os.write(primary, typed)
            drawn += _read_for(primary, 1)
        assert process.poll() is None
        os.write(primary, b"q")
        drawn += _read_until(primary, b"\x1b[?1049l")
        process.kill()
    os.close(primary)
    assert b"\x1b[?1049l" in drawn
    assert b"Traceback" not in drawn


def _read_for(terminal: int, seconds: float) -> bytes:
    """What is drawn within a while; a program whose terminal nobody reads stands still."""
    read, deadline = b"", time.monotonic() + seconds
    while time.monotonic() < deadline:
        if select.select([terminal], [], [], 0.1)[0]:
            read += os.read(terminal, 65536)
    return read


def _read_until(terminal: int, wanted: bytes) -> bytes:
    read, deadline = b"", time.monotonic() + 30
    while wanted not in read and time.monotonic() < deadline:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                read += os.read(terminal, 65536)
            except OSError:
                break
    return read
