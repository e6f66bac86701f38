"""Bytes and text as a table: encodings, separators, headings, and the rows that are no part of the list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.lists.town import EXCEL, MESSY, PASTED, QUOTED, TOWN

from kontinuitet.documents.lists import LARGEST, DryRun, RowKind, Target, dry_run
from kontinuitet.documents.lists.columns import is_heading
from kontinuitet.documents.lists.decoding import list_text
from kontinuitet.documents.lists.grid import Grid, read_grid
from kontinuitet.documents.problems import Problem

TEXT = "Namn;Telefon\nÅsa Öst;031-390 06 01\n"


def grid(text: str) -> Grid:
    found = read_grid(text, lambda cell: is_heading(Target.SYSTEMS, cell))
    assert isinstance(found, Grid)
    return found


def fields(run: DryRun) -> dict[str, str]:
    return {column.heading: column.field.attr if column.field else "" for column in run.columns}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_letters_come_out_right_in_every_encoding(encoding: str) -> None:
    assert list_text(TEXT.encode(encoding)) == TEXT


def test_a_pasted_text_needs_no_decoding() -> None:
    assert list_text("\ufeff" + TEXT.replace("\n", "\r\n")) == TEXT


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (" \n\t\n", "empty"),
        (b"PK\x03\x04 a workbook", "workbook"),
        (b"%PDF-1.7", "not_text"),
        (b"abc\x00\x01", "not_text"),
        (b"a\x81\x8d\x8f", "not_text"),
        ("Åsa Öst åäö ".encode() + "ö".encode("cp1252"), "mixed_encodings"),
        (b"x" * (LARGEST + 1), "too_large"),
    ],
)
def test_what_is_no_list_is_told_why(data: bytes | str, code: str) -> None:
    found = list_text(data)
    assert isinstance(found, Problem)
    assert found.code == f"lists.problem.{code}"


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("Namn;Drift\nA, B och C;egen, lokal\n", ";"),
        ("Namn,Drift\nA;egen\n", ","),
        ("Namn\tDrift\nA; B, C\tegen\n", "\t"),
        ('sep=,\nNamn,Drift\n"A;B";egen,x\n', ","),
        ("a;b;c\n1,5;2,5;3,5\n1,5;2,5;3,5\n", ";"),
    ],
)
def test_the_separator_is_found(text: str, separator: str) -> None:
    assert grid(text).separator == separator


def test_one_column_keeps_its_commas() -> None:
    run = dry_run(TOWN, "System\nBokning, lokaler\nBokning, bilar\nVäxel, telefoni\n", target=Target.SYSTEMS)
    assert [row.name for row in run.rows] == ["Bokning, lokaler", "Bokning, bilar", "Växel, telefoni"]


def test_quotes_hold_separators_quotes_and_line_ends() -> None:
    rows = grid('Namn;Drift\n"A ""b"";\nc";egen\n\nD;moln\n').rows
    assert [(row.number, row.cells) for row in rows] == [
        (1, ("Namn", "Drift")),
        (2, ('A "b";\nc', "egen")),
        (4, ("D", "moln")),
    ]


def test_a_quote_that_is_never_closed_stands_for_itself() -> None:
    assert [row.cells for row in grid('Namn;Drift\n"A;egen\nB;moln\n').rows][1:] == [('"A', "egen"), ("B", "moln")]


def test_headings_are_understood_as_people_write_them() -> None:
    excel = dry_run(TOWN, EXCEL, target=Target.SYSTEMS)
    assert list(fields(excel).values()) == ["name", "supplier", "owner", "run", "personal_data", "notes", ""]
    assert list(fields(dry_run(TOWN, QUOTED, target=Target.AGREEMENTS)).values()) == [
        "name", "supplier", "number", "ends", "notice_period", "covers",
    ]  # fmt: skip


def test_a_name_beside_a_role_is_the_name_of_its_holder() -> None:
    run = dry_run(TOWN, PASTED, target=Target.ROLES)
    assert list(fields(run).values()) == ["name", "holder", "phone", "mobile", "email"]
    alone = dry_run(TOWN, "Namn;Enhet\nKurator;Skola\n", target=Target.ROLES)
    assert list(fields(alone).values()) == ["name", "unit"]


def test_a_messy_list_is_sorted_out() -> None:
    run = dry_run(TOWN, MESSY, target=Target.SYSTEMS)
    assert run.header == 5
    assert [(left.number, left.reason.value) for left in run.left_out] == [
        (2, "above"), (3, "above"), (10, "headings-again"), (11, "totals"),
    ]  # fmt: skip
    assert [column.position for column in run.columns] == [1, 3, 5, 6]
    assert [(row.number, row.name) for row in run.rows] == [(6, "Journalen"), (8, "Omsorg"), (9, "Nyckelgömman")]
    assert [problem.code for problem in run.rows[1].problems] == ["lists.problem.only_a_name"]


def test_a_person_chooses_columns_by_heading_or_by_number() -> None:
    text = "System;Ansvarig grupp;Leverantör\nX;Skolchef;Y\n"
    chosen = dry_run(TOWN, text, target=Target.SYSTEMS, columns={"Ansvarig grupp": "ägare", "#3": "-"})
    assert fields(chosen) == {"System": "name", "Ansvarig grupp": "owner", "Leverantör": ""}
    bare = dry_run(TOWN, "X;Y\nZ;Å\n", target=Target.SYSTEMS, columns={"#1": "name"})
    assert (bare.header, [row.name for row in bare.rows]) == (0, ["X", "Z"])


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"Sistem": "name"}, "no_such_column_near"),
        ({"Qqqq": "name"}, "no_such_column"),
        ({"System": "qqqq"}, "no_such_field"),
        ({"System": "name", "Drift": "name"}, "field_twice"),
        ({"System": "-"}, "no_name_column"),
    ],
)
def test_a_wrong_choice_of_columns_is_told(columns: dict[str, str], code: str) -> None:
    run = dry_run(TOWN, "System;Drift\nX;egen\n", target=Target.SYSTEMS, columns=columns)
    assert run.after is None
    assert [problem.code for problem in run.problems] == [f"lists.problem.{code}"]


@pytest.mark.parametrize(
    ("text", "code"), [("a;b\nc;d\n", "no_headings"), ("System;Drift\n", "no_rows"), ("x\n" * 10_002, "too_many_rows")]
)
def test_a_list_without_what_it_needs_is_told(text: str, code: str) -> None:
    assert [problem.code for problem in dry_run(TOWN, text, target=Target.SYSTEMS).problems] == [
        f"lists.problem.{code}"
    ]


def test_a_formula_is_text_and_stays_text() -> None:
    run = dry_run(TOWN, "System;Kommentar\n=cmd();+1+1\n", target=Target.SYSTEMS)
    assert run.after is not None
    assert (run.after.resources[-1].name, run.after.resources[-1].notes) == ("=cmd()", "+1+1")


HEADINGS = st.sampled_from(
    ["System", "Namn", "Leverantör", "Org.nr", "Telefon", "Roll", "Avtal t.o.m.", "K", "Slag", "id"]
)
CELLS = st.sampled_from(
    ["", "-", "?", "x", "Journalen", "Granvik", "070-174 06 05", "2027-03-01", "a@b.example", "Anna Berg", "MAS", "2",
     '"', "\n", ";", "kommun", "journal", "system", "552000-0018", "\x1b[0m", "4 h", "dygnet runt", "X" * 600]
)  # fmt: skip
LISTS = st.builds(
    lambda heads, rows, mark: "\n".join(mark.join(row) for row in [heads, *rows]),
    st.lists(HEADINGS, min_size=1, max_size=6),
    st.lists(st.lists(st.one_of(CELLS, st.text(max_size=8)), max_size=6), max_size=8),
    st.sampled_from(";,\t"),
)


@given(data=st.one_of(st.binary(), st.text(), LISTS), target=st.sampled_from(Target))
def test_no_input_raises_an_error_and_nothing_is_half_done(data: bytes | str, target: Target) -> None:
    run = dry_run(TOWN, data, target=target)
    refused = run.of_kind(RowKind.REFUSED)
    assert (run.after is None) == bool(run.problems or refused)
    assert all(row.problems for row in refused)
    assert run.rows or run.problems
