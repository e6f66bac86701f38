"""Concentration on the command line: here, handed over under a key, and added up by who receives it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Cli

from kontinuitet.documents.joint import read_key

Handed = Callable[..., Path]


@pytest.fixture
def handed(cli: Cli, example: Path, tmp_path: Path) -> Handed:
    """Makes the file of a municipality called so, from the example, with the key ``nyckel``."""

    def made(name: str, key: str = "nyckel") -> Path:
        if not (tmp_path / key).exists():
            assert cli("concentration", "key", key).code == 0
        path = tmp_path / f"{name}.json"
        assert cli("--db", example, "concentration", "export", path, "--key", key).code == 0
        told = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps({**told, "municipality": name, "code": ""}), encoding="utf-8")
        return path

    return made


def test_within_the_municipality_what_carries_most_comes_first(cli: Cli, example: Path) -> None:
    ran = cli("--db", example, "concentration")
    assert ran.code == 0
    heading, first, *_ = ran.out.splitlines()
    assert heading.split() == ["Leverantör", "Samhällsviktiga", "Verksamheter", "Andel"]
    told = json.loads(cli("--db", example, "concentration", "--json").out)
    assert first.startswith(told[0]["name"])
    counts = [(len(row["critical"]), len(row["services"])) for row in told]
    assert counts == sorted(counts, reverse=True)
    assert all(row["services"] for row in told)


def test_a_key_is_new_each_time_and_its_owners_alone(cli: Cli, tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert cli("concentration", "key", name).code == 0
    keys = {read_key((tmp_path / name).read_text(encoding="utf-8"), name) for name in ("a", "b")}
    assert len(keys) == 2
    assert (tmp_path / "a").stat().st_mode & 0o077 == 0
    before = (tmp_path / "a").read_bytes()
    assert cli("concentration", "key", "a").code == 3
    assert (tmp_path / "a").read_bytes() == before


def test_no_name_of_the_plan_is_in_the_file(cli: Cli, example: Path, handed: Handed) -> None:
    text = handed("Granby").read_text(encoding="utf-8")
    plan = json.loads(cli("--db", example, "concentration", "--json").out)
    names = (
        [row["name"] for row in plan] + [row["id"] for row in plan] + [one for row in plan for one in row["services"]]
    )
    assert [name for name in names if name in text] == []


def test_two_municipalities_hang_on_the_same(cli: Cli, handed: Handed) -> None:
    files = (handed("Granby"), handed("Bergåker"))
    ran = cli("concentration", "merge", *files)
    assert ran.code == 0
    assert all(line.startswith("okänd ") for line in ran.out.splitlines()[1:])
    one = json.loads(files[0].read_text(encoding="utf-8"))
    told = json.loads(cli("concentration", "merge", *files, "--json").out)
    assert len(told["suppliers"]) == len(one["suppliers"])
    assert all(row["municipalities"] == ["Granby", "Bergåker"] and row["name"] is None for row in told["suppliers"])
    assert sum(row["services"] for row in told["suppliers"]) == 2 * sum(row["services"] for row in one["suppliers"])


def test_names_are_told_to_who_holds_key_and_list(cli: Cli, handed: Handed, tmp_path: Path) -> None:
    file = handed("Granby")
    (tmp_path / "lista.csv").write_text("Namn;Organisationsnummer\nGRANVIK DRIFT;\n", encoding="utf-8")
    ran = cli("concentration", "merge", file, "--key", "nyckel", "--suppliers", "lista.csv")
    assert [line for line in ran.out.splitlines() if line.startswith("GRANVIK DRIFT*")]
    assert cli("concentration", "merge", file, "--suppliers", "lista.csv").code == 2


def test_if_anything_is_wrong_nothing_is_added_up(cli: Cli, handed: Handed, tmp_path: Path) -> None:
    good, other = handed("Granby"), handed("Bergåker", key="annan")
    (tmp_path / "trasig.json").write_text(good.read_text(encoding="utf-8")[:200], encoding="utf-8")
    (tmp_path / "lista.csv").write_text("Namn;Org.nr\nGranvik;12\n", encoding="utf-8")
    cases = [
        ((good, "trasig.json"), "trasig.json:1: "),
        ((good, good), "Granby finns redan i"),
        ((good, other), "annan nyckel än"),
        ((good, "--key", "annan"), "annan nyckel än den som anges"),
        ((good, "--key", good), "ingen nyckel"),
        ((good, "--key", "nyckel", "--suppliers", "lista.csv"), "lista.csv:2: "),
    ]
    for arguments, said in cases:
        ran = cli("concentration", "merge", *arguments)
        assert (ran.code, ran.out) == (1, "")
        assert said in ran.err
        assert ran.err.splitlines()[-1] == "Inget lades ihop."


def test_a_file_that_is_not_there_is_said_and_a_bad_key_writes_nothing(cli: Cli, example: Path, tmp_path: Path) -> None:
    assert cli("concentration", "merge", "finns-inte.json").code == 2
    (tmp_path / "nyckel").write_text("hemligt", encoding="utf-8")
    ran = cli("--db", example, "concentration", "export", "ut.json", "--key", "nyckel")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.splitlines()[-1] == "Inget är skrivet."
    assert not (tmp_path / "ut.json").exists()


def test_a_municipality_without_suppliers_says_so(cli: Cli) -> None:
    assert cli("--db", "ny.db", "init", "Granby").code == 0
    ran = cli("--db", "ny.db", "concentration")
    assert (ran.code, ran.out, ran.err) == (0, "", "Ingen verksamhet stannar av att en leverantör faller bort.\n")
