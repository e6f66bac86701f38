"""Commands: the only room that prints and sets exit codes."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and end the process with its exit code: 0 fine, 1 problems, 2 wrong usage, 3 refused."""
    from kontinuitet.cli.command import run

    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments)))
