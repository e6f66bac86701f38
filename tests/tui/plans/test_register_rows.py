"""What a register shows, filters and sorts, and how its columns share the width: functions without a screen."""

import pytest

from kontinuitet.domain.changes import with_item
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Channel, ChannelKind, Person
from kontinuitet.domain.resource import Resource, ResourceKind
from kontinuitet.domain.values import UNKNOWN, Promise, Unknown
from kontinuitet.tui.plans.cell_table import natural_widths, window
from kontinuitet.tui.plans.register_rows import (
    REGISTERS,
    Entry,
    Told,
    column_title,
    columns_of,
    entries,
    fitting,
    in_alphabet,
    in_order,
    items_of,
)
from kontinuitet.tui.plans.using import counts, users_of
from kontinuitet.tui.table import Column
from kontinuitet.wording import words

SV = words("sv")
NOTHING = Told({}, {})


def rows(register: str, plan: Municipality) -> list[Entry]:
    return entries(register, plan, SV, Told(counts(plan), {}))


def systems(*given: tuple[str, Promise | Unknown | None]) -> Municipality:
    made = tuple(
        Resource(id=f"s{number}", name=name, kind=ResourceKind.SYSTEM, stated_recovery=time)
        for number, (name, time) in enumerate(given)
    )
    return Municipality(name="Åskarby kommun", resources=made)


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_column_of_every_register_has_a_title(register: str, lang: str) -> None:
    titles = [column_title(register, attr, words(lang)) for attr in columns_of(register)]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_a_resource_stands_in_one_register_only(plan: Municipality) -> None:
    found = [one.id for register in ("systems", "resources", "information") for one in items_of(register, plan)]
    assert sorted(found) == sorted(one.id for one in plan.resources)
    assert [one.id for one in items_of("information", plan)] == ["journaldata"]


def test_a_row_tells_names_and_how_many_use_it(plan: Municipality) -> None:
    (journal,) = rows("systems", plan)
    assert journal.cells[:3] == ("Journalsystemet", "Enhetschef", "Granvik Drift AB")
    assert journal.cells[-1] == str(len(users_of(plan, "journal")))
    assert {one.id for one in users_of(plan, "journal")} == {"hemtjanst", "journaldata", "driftavtal"}


def test_people_are_found_by_their_numbers(plan: Municipality) -> None:
    channels = (
        Channel(id="epost", kind=ChannelKind.EMAIL, address="anna@askarby.example"),
        Channel(id="mobil", kind=ChannelKind.MOBILE, address="070-174 06 05"),
    )
    found = rows("people", with_item(plan, Person(id="anna-berg", name="Anna Berg", channels=channels)))
    assert found[0].cells[1] == "070-174 06 05"
    assert [entry.id for entry in fitting(found, "174 berg")] == ["anna-berg"]
    assert fitting(found, "175") == []


def test_a_filter_looks_at_every_column_and_whatever_case(plan: Municipality) -> None:
    found = rows("systems", plan)
    assert fitting(found, "GRANVIK journal") == found
    assert fitting(found, "granvik löner") == []


def test_swedish_letters_come_after_z() -> None:
    names = ["Östra", "Zon", "Ängen", "Åsen", "Alfa"]
    assert sorted(names, key=in_alphabet) == ["Alfa", "Zon", "Åsen", "Ängen", "Östra"]


def test_times_are_sorted_as_times_and_what_is_not_known_comes_last_either_way() -> None:
    plan = systems(
        ("a", None), ("b", Promise(minutes=600)), ("c", UNKNOWN), ("d", Promise(minutes=30)), ("e", Promise(minutes=90))
    )
    found = rows("systems", plan)
    column = columns_of("systems").index("stated_recovery")
    assert [entry.cells[0] for entry in in_order(found, column)] == ["d", "e", "b", "c", "a"]
    assert [entry.cells[0] for entry in in_order(found, column, backwards=True)] == ["b", "e", "d", "c", "a"]
    assert in_order(found, None) == found


def test_hostile_names_are_only_text(hostile: str) -> None:
    (entry,) = rows("systems", systems((hostile, None)))
    assert fitting([entry], "[/] nu") == [entry]


def test_a_name_keeps_its_place_beside_many_columns() -> None:
    columns = [Column(title) for title in ("Namn", "A", "B", "C", "D", "Används")]
    widths = natural_widths(columns, [("x" * 60, "y" * 20, "y" * 20, "y" * 20, "y" * 20, "3")])
    first = window(widths, 76, at=0, first=1)
    assert first.columns == (0, 1, 5)
    assert first.widths[0] >= 28
    assert first.right
    assert not first.left


@pytest.mark.parametrize("at", range(6))
@pytest.mark.parametrize("room", [40, 76, 116, 240])
def test_the_column_under_the_cursor_is_always_in_sight(at: int, room: int) -> None:
    widths = (44, 22, 9, 20, 20, 9)
    shown = window(widths, room, at=at, first=1)
    assert at in shown.columns
    assert shown.columns[0] == 0
    assert shown.columns[-1] == 5
    assert sum(shown.widths) + 2 * (len(shown.widths) - 1) <= room or room == 40


def test_columns_move_only_when_they_must() -> None:
    widths = (30, 20, 20, 20, 20, 9)
    right = window(widths, 76, at=3, first=1)
    back = window(widths, 76, at=3, first=right.columns[1])
    assert right.columns == back.columns
    assert right.left


def test_a_table_of_a_name_alone_has_one_column() -> None:
    assert window((12, 8), 76, at=0, first=1).columns == (0, 1)
