"""A list before it is taken: its rows in words, its columns chosen, its text cleaned."""

from kontinuitet.documents.lists import Decision, RowKind, dry_run
from kontinuitet.domain.municipality import Municipality
from kontinuitet.tui.plans.list_drafts import Draft, Drafts, target_of
from kontinuitet.tui.plans.list_import import list_text
from kontinuitet.tui.plans.list_words import Shown, asks, chosen_columns, column_rows, detail_text, shown
from kontinuitet.usecases.list_import import Target
from kontinuitet.wording import words

SV = words("sv")
LIST = """System;Leverantör;Ägare;Annat
Journalsystemet;Granvik Drift;Växelchef;x
Lönesystemet;Nya Lev AB;;
;Nya Lev AB;;
"""


def draft(text: str = LIST) -> Draft:
    return Draft(Target.SYSTEMS, text, "test")


def looked_through(plan: Municipality, given: Draft) -> Shown:
    run = dry_run(plan, given.data, target=given.target, columns=given.columns, decisions=given.decisions)
    return shown(run, given, SV)


def test_each_row_tells_what_becomes_of_it(plan: Municipality) -> None:
    found = looked_through(plan, draft())
    assert [row.cells[1] for row in found.rows] == ["finns, skiljer sig", "ny", "går inte"]
    assert "ägare: Enhetschef får stå kvar, listan säger Växelchef" in found.rows[0].cells[3]
    assert found.rows[2].cells[3].startswith("Raden saknar namn")
    assert [row.strong for row in found.rows] == [False, False, True]


def test_only_what_somebody_should_look_at_asks(plan: Municipality) -> None:
    found = looked_through(plan, draft())
    assert [asks(row) for row in found.run.rows] == [True, False, True]


def test_a_decision_changes_what_becomes_of_a_row(plan: Municipality) -> None:
    given = draft()
    given.rows = {2: Decision.UPDATE, 3: Decision.SKIP}
    given.leave_out_bad = True
    found = looked_through(plan, given)
    assert [row.cells[1] for row in found.rows] == ["finns, ersätts", "hoppas över", "går inte"]
    assert found.run.after is not None


def test_columns_tell_what_they_were_taken_for(plan: Municipality) -> None:
    rows = column_rows(looked_through(plan, draft()).columns, SV)
    assert [row.cells for row in rows] == [
        ("System", "namn", "Journalsystemet"),
        ("Leverantör", "leverantör", "Granvik Drift"),
        ("Ägare", "ägare", "Växelchef"),
        ("Annat", "läses inte", "x"),
    ]


def test_another_column_can_become_the_field_of_one(plan: Municipality) -> None:
    given = draft()
    given.columns = chosen_columns(given, looked_through(plan, given).columns, 3, "owner")
    fields = [column.field.attr if column.field else "-" for column in looked_through(plan, given).columns]
    assert fields == ["name", "supplier", "-", "owner"]


def test_several_columns_can_become_notes(plan: Municipality) -> None:
    given = draft()
    for position in (2, 3):
        given.columns = chosen_columns(given, looked_through(plan, given).columns, position, "notes")
    fields = [column.field.attr if column.field else "-" for column in looked_through(plan, given).columns]
    assert fields == ["name", "supplier", "notes", "notes"]


def test_a_list_without_known_headings_is_read_by_its_columns(plan: Municipality) -> None:
    given = draft("Alfa;Enhetschef\nBeta;Enhetschef\n")
    found = looked_through(plan, given)
    assert found.run.problems
    assert [column.sample for column in found.columns] == ["Alfa", "Enhetschef"]
    given.columns = chosen_columns(given, found.columns, 0, "name")
    assert [row.name for row in looked_through(plan, given).run.of_kind(RowKind.NEW)] == ["Alfa", "Beta"]


def test_details_name_the_row(plan: Municipality) -> None:
    run = looked_through(plan, draft()).run
    assert detail_text(run.rows[1], run, SV).splitlines()[0] == "# rad 3, ny: Lönesystemet"
    assert detail_text(None, run, SV) == ""


def test_a_paste_keeps_its_tabs_and_loses_what_a_terminal_would_obey() -> None:
    assert list_text("a\tb\r\nc\td\r") == "a\tb\nc\td\n"
    assert "\x1b" not in list_text("a\x1b]52;c;AAAA\x07\tb")
    assert list_text("\t\t") == "\t\t"


def test_a_begun_list_waits_until_it_is_taken() -> None:
    drafts = Drafts()
    given = draft()
    drafts.keep(given)
    assert drafts.of(Target.SYSTEMS) is given
    drafts.forget(Target.SYSTEMS)
    assert drafts.of(Target.SYSTEMS) is None
    assert target_of("calendars") is None
