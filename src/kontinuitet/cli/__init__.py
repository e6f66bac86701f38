"""Commands: the only room that prints and sets exit codes."""

import gc
import sys
from collections.abc import Sequence

_SELDOM = 50_000
"""How many new things make Python look for garbage; by its own measure that is a tenth of a command on 200 services."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and end the process with its exit code: 0 fine, 1 problems, 2 wrong usage, 3 refused."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == ["--version"] and _version_told():
        sys.exit(0)
    # A plan is many small values that live as long as the command: looking for garbage among them finds none.
    gc.set_threshold(_SELDOM, 20, 50)
    from kontinuitet.cli.command import run

    sys.exit(run(given))


def _version_told() -> bool:
    # Without what reads a command line, which takes three times as long to import as the interpreter to start.
    from kontinuitet import __version__

    try:
        sys.stdout.write(f"kontinuitet {__version__}\n")
        sys.stdout.flush()
    except OSError:
        return False
    return True
