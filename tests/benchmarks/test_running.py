"""The benchmarks run; what they measure is read by people, since no test asserts a time."""

import subprocess
import sys
from pathlib import Path

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(BENCHMARKS), *arguments], capture_output=True, text=True, check=False, timeout=120
    )


def test_one_measurement_prints_its_line_of_the_table() -> None:
    done = _run("--quick", "--only", "version")
    assert (done.returncode, done.stderr) == (0, "")
    line = next(line for line in done.stdout.splitlines() if line.startswith("version "))
    assert "python -c pass" in line
    assert line.count(" ms") == 2
    assert line.count("×") == 2


def test_a_name_that_is_no_measurement_is_refused_with_those_that_are() -> None:
    done = _run("--only", "nothing")
    assert done.returncode == 2
    assert "first-frame" in done.stderr


def test_what_if_over_municipalities_is_measured_in_time_and_memory() -> None:
    done = _run("--quick", "--only", "all-rows", "--only", "all-memory", "--only", "all-flat")
    assert (done.returncode, done.stderr) == (0, "")
    lines = {line.split()[0]: line for line in done.stdout.splitlines() if line.startswith("all-")}
    assert list(lines) == ["all-memory", "all-rows", "all-flat"]
    assert lines["all-memory"].count(" MB") == 2
