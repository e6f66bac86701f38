"""Whole processes, and how long they take: to their end, or to their first frame in a terminal."""

import os
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path
from select import select
from time import perf_counter

ROWS, COLUMNS = 24, 80
_LEFT_OUT = ("KONTINUITET_", "XDG_", "PYTHON", "NO_COLOR")
_LONGEST = 60
"""Seconds after which something is broken and not slow."""

PYTHON = (sys.executable,)
_SCRIPT = Path(sysconfig.get_path("scripts"), "kontinuitet")
PROGRAM = (str(_SCRIPT),) if _SCRIPT.exists() else (sys.executable, "-m", "kontinuitet")


def surroundings(home: Path) -> dict[str, str]:
    """An environment with a home of its own, so that nobody's own database or settings count.

    Modules are compiled there once, as an installation does it; a checkout may never have been compiled.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_LEFT_OUT)}
    own = {"HOME": str(home), "PYTHONPYCACHEPREFIX": str(home / "pycache"), "TERM": "xterm-256color"}
    return {**kept, **own, "COLUMNS": str(COLUMNS), "LINES": str(ROWS)}


def asked(command: Sequence[str], home: Path) -> str:
    """What a process wrote; raises ``subprocess.CalledProcessError`` unless all went well."""
    return subprocess.run(command, env=surroundings(home), capture_output=True, check=True, text=True).stdout


def whole(command: Sequence[str], home: Path, *, codes: tuple[int, ...] = (0,)) -> float:
    """Seconds from start to end of a process; raises ``RuntimeError`` unless it ends with one of the exit codes."""
    begin = perf_counter()
    done = subprocess.run(command, env=surroundings(home), capture_output=True, check=False, timeout=_LONGEST)
    length = perf_counter() - begin
    if done.returncode not in codes:
        raise RuntimeError(f"{' '.join(command)}: {done.returncode}\n{done.stderr.decode(errors='replace')}")
    return length


def first_frame(command: Sequence[str], home: Path, *, showing: str = "") -> float:
    """Seconds from start until the first whole frame has been written to a terminal of 80×24.

    A frame is whole when its last row has been written; ``showing`` is text that must have been on the screen by
    then, or in a later frame. The process is ended after that.
    """
    import fcntl
    import pty
    import struct
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    begin = perf_counter()
    process = subprocess.Popen(
        command, env=surroundings(home), stdin=slave, stdout=slave, stderr=slave, start_new_session=True
    )
    try:
        os.close(slave)
        return _read_frame(master, showing.encode()) - begin
    finally:
        process.kill()
        process.wait()
        os.close(master)


def _read_frame(master: int, showing: bytes) -> float:
    written = b""
    last_row = f"\x1b[{ROWS};1H".encode()
    end = perf_counter() + _LONGEST
    while perf_counter() < end and select([master], [], [], _LONGEST)[0]:
        written += os.read(master, 1 << 16)
        if last_row in written and showing in written:
            return perf_counter()
    raise RuntimeError(f"no frame: {written[-500:]!r}")
