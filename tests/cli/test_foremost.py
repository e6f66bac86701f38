"""The global options may stand anywhere on the command line."""

import pytest

from kontinuitet.cli.command import foremost, run


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (["findings", "--db", "a.db", "--json"], ["--db", "a.db", "findings", "--json"]),
        (["demo", "--lang=en"], ["--lang=en", "demo"]),
        (["--lang", "en", "demo", "--play"], ["--lang", "en", "demo", "--play"]),
        (["whatif", "x", "--", "--db"], ["whatif", "x", "--", "--db"]),
        (["demo", "--db"], ["demo", "--db"]),
        ([], []),
    ],
)
def test_they_are_read_first(typed: list[str], read: list[str]) -> None:
    assert foremost(typed) == read


def test_a_language_after_the_command_is_spoken(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["scenario", "list", "--lang", "en"]) == 0
    assert "The operations supplier" in capsys.readouterr().out
