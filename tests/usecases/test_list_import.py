"""A list taken into the plan: looked at without a trace, stored as one step, and never over somebody else's change."""

from pathlib import Path

import pytest

from kontinuitet.domain.values import Place
from kontinuitet.usecases.desk import Desk
from kontinuitet.usecases.list_import import Decision, Decisions, Target, preview, read_list_file, take
from kontinuitet.usecases.refused import Refused

SYSTEMS = "System;Leverantör;Systemägare\nJournalen;Granvik Drift;Enhetschef\nLönesystemet;Granvik Drift AB;\n"


def test_looking_at_a_list_stores_nothing(desk: Desk) -> None:
    before, steps = desk.plan, desk.database.plans.steps()
    found = preview(desk, SYSTEMS, target=Target.SYSTEMS)
    assert (len(found.rows), found.changes_anything) == (2, True)
    assert (desk.plan, desk.database.plans.steps()) == (before, steps)


def test_a_list_is_one_step_that_undo_takes_back(desk: Desk) -> None:
    before = desk.plan
    changed = take(desk, preview(desk, SYSTEMS, target=Target.SYSTEMS), source="system.csv")
    assert changed.step is not None
    assert changed.step.why == "system.csv"
    assert desk.database.plans.load() == desk.plan
    assert [(item.id, item.supplier, item.owner) for item in desk.plan.resources] == [
        ("journalen", "granvik-drift", "chef"), ("lonesystemet", "granvik-drift", None),
    ]  # fmt: skip
    desk.undo()
    assert desk.plan == before


def test_the_same_list_again_stores_nothing(desk: Desk) -> None:
    take(desk, preview(desk, SYSTEMS, target=Target.SYSTEMS))
    assert take(desk, preview(desk, SYSTEMS, target=Target.SYSTEMS)).step is None


def test_a_list_with_a_refused_row_is_not_taken_unless_it_is_left_out(desk: Desk) -> None:
    text = "Namn;Mobil\nEva Stenhed;4711\nBo Lidhage;070-174 06 07\n"
    with pytest.raises(Refused, match="list-stopped"):
        take(desk, preview(desk, text, target=Target.PEOPLE))
    take(desk, preview(desk, text, target=Target.PEOPLE, decisions=Decisions(leave_out_bad=True)))
    assert [person.name for person in desk.plan.people] == ["Anna Berg", "Bo Lidhage"]


def test_a_plan_that_has_changed_since_is_not_written_over(desk: Desk) -> None:
    found = preview(desk, SYSTEMS, target=Target.SYSTEMS)
    desk.change(Place(object="hemtjanst", field="mtpd"), 300)
    with pytest.raises(Refused, match="list-outdated"):
        take(desk, found)
    assert desk.plan.resources == ()


def test_decisions_reach_the_rows(desk: Desk) -> None:
    take(desk, preview(desk, SYSTEMS, target=Target.SYSTEMS))
    text = "System;Leverantör\nJournalen;Asp Data\nLönesystemet;Asp Data\n"
    take(desk, preview(desk, text, target=Target.SYSTEMS, decisions=Decisions(rows={2: Decision.UPDATE})))
    assert [item.supplier for item in desk.plan.resources] == ["asp-data", "granvik-drift"]


def test_a_list_needs_a_plan_to_go_into(empty: Desk) -> None:
    with pytest.raises(Refused, match="no-plan"):
        preview(empty, SYSTEMS, target=Target.SYSTEMS)


def test_a_file_is_read_or_refused(tmp_path: Path) -> None:
    file = tmp_path / "lista.csv"
    file.write_bytes(b"abc")
    assert read_list_file(file) == b"abc"
    with pytest.raises(Refused, match="no-such-path"):
        read_list_file(tmp_path / "annan.csv")
    with pytest.raises(Refused, match="cannot-read"):
        read_list_file(tmp_path)
    with file.open("wb") as large:
        large.truncate(6 * 1024 * 1024)
    with pytest.raises(Refused, match="list-too-large"):
        read_list_file(file)
