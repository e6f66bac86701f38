"""The README's two commands, its dependency table and the licence are what the project says elsewhere."""

import re
import subprocess
import tomllib
from pathlib import Path

import kontinuitet

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def section(heading: str) -> str:
    sections = re.split(r"^## (.+)$", README, flags=re.MULTILINE)
    return dict(zip(sections[1::2], sections[2::2], strict=True))[heading]


def block(heading: str) -> str:
    """The one sh block under a heading; ValueError if there are none or several."""
    (only,) = re.findall(r"^```sh\n(.*?)^```$", section(heading), re.MULTILINE | re.DOTALL)
    return str(only)


def packages(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=\[; ]", requirement)[0] for requirement in requirements}


def test_trying_it_sets_up_everything_and_plays_the_example() -> None:
    lines = block("Try it").splitlines()
    assert lines[0] == "python3 -m venv .venv"
    assert lines[-1] == ".venv/bin/kontinuitet demo --play"


def test_testing_it_sets_up_everything_and_runs_all_tests() -> None:
    lines = block("Run the tests").splitlines()
    assert lines[0] == "python3 -m venv .venv"
    assert lines[-1].startswith(".venv/bin/python -m pytest")


def test_ci_runs_the_block_as_printed() -> None:
    shown = subprocess.run([ROOT / ".ci" / "run", "--show"], check=True, capture_output=True, encoding="utf-8")
    assert shown.stdout == block("Run the tests")


def test_every_dependency_has_a_reason_and_no_other_is_listed() -> None:
    listed = re.findall(r"^\| ([a-z][a-z0-9-]+) \| \S.*\|$", section("Dependencies"), re.MULTILINE)
    needed = packages(PROJECT["dependencies"]) | packages(PROJECT["optional-dependencies"]["dev"])
    assert sorted(set(listed) - {"package"}) == sorted(needed)


def test_the_version_is_the_same_everywhere() -> None:
    assert kontinuitet.__version__ == PROJECT["version"]
    assert f"## {PROJECT['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_licence_is_the_whole_eupl() -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    articles = [int(number) for number in re.findall(r"^(\d+)\. [A-Z]", licence, re.MULTILINE)]
    assert PROJECT["license"] == "EUPL-1.2"
    assert articles == list(range(1, 16))
    assert licence.endswith("EUPL version.\n")
