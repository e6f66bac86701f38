"""Begin, copy, go back, look through; actions and templates from the command line."""

from pathlib import Path

from tests.cli.conftest import Cli


def begun(cli: Cli) -> tuple[str, str]:
    assert cli("--db", "k.db", "init", "Åskarby kommun", "--code", "2999").code == 0
    return "--db", "k.db"


def test_a_municipality_is_begun_once(cli: Cli) -> None:
    db = begun(cli)
    again = cli(*db, "init", "Bergby kommun")
    assert (again.code, again.out) == (3, "")
    assert "Åskarby kommun" in again.err
    assert "Välj en annan fil" in again.err


def test_a_name_of_nothing_is_refused(cli: Cli, tmp_path: Path) -> None:
    ran = cli("--db", "k.db", "init", "  ")
    assert ran.code == 3
    assert ran.err.startswith("Skriv ett namn")


def test_a_service_from_a_template_and_a_template_from_a_service(cli: Cli, tmp_path: Path) -> None:
    db = begun(cli)
    listed = cli(*db, "template", "list").out.splitlines()
    assert "hemtjanst\tmedföljer\tHemtjänst" in listed
    assert cli(*db, "template", "new", "hemtjanst", "--name", "Hemtjänst norr").code == 0
    assert cli(*db, "template", "save", "hemtjanst-norr").code == 0
    assert (tmp_path / "mallar" / "hemtjanst-norr.md").is_file()
    assert cli(*db, "template", "save", "hemtjanst-norr").code == 3
    assert cli(*db, "template", "list").out.startswith("hemtjanst-norr\tegen\t")
    shown = cli(*db, "template", "show", "mallar/hemtjanst-norr.md")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out == (tmp_path / "mallar" / "hemtjanst-norr.md").read_text(encoding="utf-8")


def test_a_template_with_errors_is_shown_with_them_and_not_taken(cli: Cli, tmp_path: Path) -> None:
    db = begun(cli)
    (tmp_path / "fel.md").write_text("---\nid: fel\nfarg: rod\n---\n# Fel\n", encoding="utf-8")
    for command in ("show", "add"):
        ran = cli(*db, "template", command, "fel.md")
        assert ran.code == 1
        assert "fel.md:3:" in ran.err
    assert cli(*db, "template", "new", "fel").code == 2
    assert cli(*db, "template", "new", "hemtjanst", "--unit", "nej").code == 2


def test_an_action_is_noted_listed_closed_and_verified(cli: Cli) -> None:
    db = begun(cli)
    assert cli(*db, "action", "add", "Skriv ut listor", "--due", "2020-01-01").code == 0
    late = cli(*db, "action", "list")
    assert (late.code, late.out) == (1, "skriv-ut-listor\tförsenad\t2020-01-01\t?\tSkriv ut listor\n")
    assert cli(*db, "action", "close", "skriv-ut-listor").code == 0
    assert cli(*db, "action", "list").out.split("\t")[1] == "klar"
    assert cli(*db, "action", "close", "skriv-ut-listor", "--verified").code == 0
    assert (cli(*db, "action", "list").out, cli(*db, "action", "list", "--all").out.split("\t")[1]) == (
        "",
        "verifierad",
    )


def test_wrong_actions_get_a_sentence(cli: Cli) -> None:
    db = begun(cli)
    for arguments in (("add", "x", "--due", "imorgon"), ("add", "x", "--owner", "ingen"), ("add", " "), ("close", "x")):
        ran = cli(*db, "action", *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.strip().endswith(".")


def test_a_copy_and_the_way_back(cli: Cli, tmp_path: Path) -> None:
    db = begun(cli)
    assert cli(*db, "backup", "kopia.db").code == 0
    assert cli(*db, "backup", "kopia.db").code == 3
    cli(*db, "action", "add", "Något")
    back = cli(*db, "restore", "kopia.db")
    assert (back.code, cli(*db, "action", "list", "--all").out) == (0, "")
    assert "ligger kvar i" in back.err
    assert cli(*db, "verify").code == 0
    assert cli(*db, "verify", "kopia.db").code == 0
    (tmp_path / "skräp.db").write_bytes(b"x" * 5000)
    assert cli(*db, "verify", "skräp.db").code == 3
    assert cli(*db, "restore", "skräp.db").code == 3
    assert "skräp.db" in cli(*db, "restore", "skräp.db").err
