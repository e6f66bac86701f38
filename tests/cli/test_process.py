"""The program as a process of its own: what it loads, that it opens no socket, and streams that fail it."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.cli.test_commands import BERGHALL, PLAYED
from tests.usecases.askarby import ANSWERS

PROGRAM = [sys.executable, "-m", "kontinuitet"]
EVERY = [
    ["bogus"],
    ["import", str(BERGHALL), "--dry-run"],
    ["export", "ut"],
    ["findings"],
    ["whatif", "granvik-drift"],
    ["board"],
    ["scenario", "list"],
    ["scenario", "check", "leverantor-tystnar"],
    ["exercise", "list"],
    ["exercise", "play", "leverantor-tystnar", "--answers", str(ANSWERS)],
    ["exercise", "log", PLAYED],
    ["demo", "--play"],
]

LOADED = """
import json, sys
from kontinuitet.cli.command import run
for arguments in json.loads(sys.argv[1]):
    run(arguments)
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
"""

WITHOUT_SOCKETS = """
import json, sys
def refuse(event, arguments):
    if event.startswith("socket.") or event in ("urllib.Request", "subprocess.Popen", "os.system"):
        raise RuntimeError(event)
sys.addaudithook(refuse)
from kontinuitet.cli.command import run
sys.exit(run(json.loads(sys.argv[1])))
"""


def process(
    arguments: list[str], folder: Path, environment: Mapping[str, str] | None = None, *, stdout: int = subprocess.PIPE
) -> subprocess.CompletedProcess[bytes]:
    """The process when it has ended."""
    env = {**os.environ, **(environment or {})}
    streams = {"stdin": subprocess.DEVNULL, "stdout": stdout, "stderr": subprocess.PIPE}
    return subprocess.run(arguments, check=False, cwd=folder, env=env, timeout=60, **streams)


def loaded(commands: list[list[str]], folder: Path) -> set[str]:
    """The packages that a process has loaded when it has run the commands."""
    ended = process([sys.executable, "-c", LOADED, json.dumps(commands)], folder)
    return set(json.loads(ended.stderr.decode().splitlines()[-1]))


def test_no_command_loads_the_screens(example: Path, tmp_path: Path) -> None:
    found = loaded([["--db", str(example), *arguments] for arguments in EVERY], tmp_path)
    assert {"kontinuitet", "pydantic", "sqlite3"} <= found
    assert {"textual", "rich", "pandas", "numpy", "asyncio"} & found == set()


def test_the_version_and_the_help_load_next_to_nothing(tmp_path: Path) -> None:
    found = loaded([["--version"], ["--help"], ["exercise", "--help"]], tmp_path)
    assert {"textual", "pydantic", "sqlite3", "sqlite_utils", "markdown_it", "asyncio"} & found == set()


def test_the_main_job_opens_no_socket_and_starts_no_process(tmp_path: Path) -> None:
    ended = process([sys.executable, "-c", WITHOUT_SOCKETS, json.dumps(["demo", "--play"])], tmp_path)
    assert ended.returncode == 0
    assert ended.stdout
    assert b"felrapport" not in ended.stderr


def test_the_program_runs_as_a_module_and_as_a_script(tmp_path: Path) -> None:
    module = process([*PROGRAM, "--version"], tmp_path)
    script = process([str(Path(sys.executable).with_name("kontinuitet")), "--version"], tmp_path)
    assert module.returncode == script.returncode == 0
    assert module.stdout == script.stdout


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_letters_that_the_terminal_lacks_are_no_error(example: Path, tmp_path: Path, encoding: str) -> None:
    ended = process([*PROGRAM, "--db", str(example), "findings"], tmp_path, {"PYTHONIOENCODING": encoding})
    assert ended.returncode == 1
    assert b"Traceback" not in ended.stderr
    assert "Hemtj" in ended.stdout.decode(encoding, "replace")


def test_a_reader_that_has_seen_enough_is_no_error(example: Path, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ended = process([*PROGRAM, "--db", str(example), "findings"], tmp_path, stdout=writing)
    os.close(writing)
    assert ended.returncode in (0, 1)
    assert b"Traceback" not in ended.stderr
    assert b"BrokenPipe" not in ended.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_output_that_cannot_be_written_is_a_sentence(example: Path, tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = process([*PROGRAM, "--db", str(example), "findings"], tmp_path, stdout=full.fileno())
    assert ended.returncode == 3
    assert b"Traceback" not in ended.stderr
    assert b"felrapport" not in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_without_anywhere_to_write_the_program_still_ends_quietly(example: Path, tmp_path: Path) -> None:
    shell = f'exec "$0" -m kontinuitet --db "{example}" findings >&- 2>&-'
    assert process(["sh", "-c", shell, sys.executable], tmp_path).returncode in (0, 1, 3)


def test_a_fault_of_the_program_is_a_sentence_and_a_file_without_plan_content(example: Path, tmp_path: Path) -> None:
    broken = "from kontinuitet.usecases import desk; desk.Desk.findings = lambda self: [][len(self.plan.name)]\n"
    code = f"{broken}import sys\nfrom kontinuitet.cli.command import run\nsys.exit(run(sys.argv[1:]))"
    data = tmp_path / "data"
    ended = process(
        [sys.executable, "-c", code, "--db", str(example), "findings"], tmp_path, {"XDG_DATA_HOME": str(data)}
    )
    assert (ended.returncode, ended.stdout) == (3, b"")
    (report,) = (data / "kontinuitet").glob("crash-*.txt")
    assert str(report) in ended.stderr.decode()
    assert b"Traceback" not in ended.stderr
    assert "builtins.IndexError" in report.read_text(encoding="utf-8")
    assert "Åskarby" not in report.read_text(encoding="utf-8")
