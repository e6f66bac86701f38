"""Commands run in this process, on the example municipality, with what they wrote to which stream."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.usecases.askarby import example_copy, played_copy

from kontinuitet.cli.command import run

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a terminal would obey, or what turns text around; line ends and tabs are the program's own."""


class Ran(NamedTuple):
    """How a command ended: its exit code, its data and its speech."""

    code: int
    out: str
    err: str


Cli = Callable[..., Ran]


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the example's database is kept for the whole run."""
    return tmp_path_factory.mktemp("example")


@pytest.fixture
def example(shared: Path, tmp_path: Path) -> Path:
    """The example municipality's database, a test's own copy."""
    return example_copy(shared, tmp_path)


@pytest.fixture
def played(shared: Path, tmp_path: Path) -> Path:
    """The same with an exercise that was played from answers."""
    return played_copy(shared, tmp_path)


@pytest.fixture
def cli(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Cli:
    """Runs a command line as if typed in an empty folder. Whatever it says holds no traceback and nothing to obey."""
    monkeypatch.chdir(tmp_path)

    def ran(*arguments: object) -> Ran:
        code = run([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        assert "Traceback" not in out + err
        assert OBEYED.search(out + err) is None
        return Ran(code, out, err)

    return ran
