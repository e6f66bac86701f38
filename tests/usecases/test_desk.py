"""Working at a desk: changes stored at once, findings that come and go, undo, and two desks on one file."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.usecases.conftest import PLAN
from tests.usecases.watch import NINE, Watch

from kontinuitet.analysis.rules import Finding
from kontinuitet.analysis.whatif import UnknownCauses
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import UNKNOWN, Place
from kontinuitet.storage import ChangedMeanwhile, FileMissing
from kontinuitet.usecases.desk import Desk, open_desk
from kontinuitet.usecases.refused import Refused

HOME_CARE = Place(object="hemtjanst", field="mtpd")
PAY = Place(object="loner", field="mtpd")


@pytest.fixture
def first(tmp_path: Path, watch: Watch) -> Iterator[Desk]:
    """A window on a small municipality on the disk."""
    opened = open_desk(tmp_path / "plan.db", who="anna", clock=watch)
    opened.replace(PLAN, why="import")
    yield opened
    opened.close()


@pytest.fixture
def second(first: Desk, watch: Watch) -> Iterator[Desk]:
    """Another window on the same file."""
    assert first.path is not None
    opened = open_desk(first.path, who="bo", clock=watch)
    yield opened
    opened.close()


def test_a_change_is_stored_at_once_with_who_and_when(first: Desk, second: Desk) -> None:
    changed = first.change(HOME_CARE, 120)
    assert changed.step is not None
    assert second.database.plans.load() == first.plan
    (change,) = first.database.plans.history("hemtjanst", "mtpd")[-1:]
    assert (changed.step.who, change.after) == ("anna", 120)
    assert str(changed.step.when).startswith(NINE.isoformat()[:10])


def test_the_same_value_again_is_no_step(first: Desk) -> None:
    before = first.database.plans.steps()
    changed = first.change(HOME_CARE, first.value(HOME_CARE))
    assert (changed.step, changed.appeared, changed.gone) == (None, (), ())
    assert first.database.plans.steps() == before


def test_findings_go_with_what_mends_them_and_come_back_with_undo(first: Desk) -> None:
    too_long = ("A1", "hemtjanst/rto")
    assert too_long in names(first.findings())
    assert too_long in names(first.change(HOME_CARE, 480).gone)
    assert too_long not in names(first.findings())
    undone = first.undo()
    assert too_long in names(undone.appeared)
    assert too_long in names(first.findings())


def names(found: Iterable[Finding]) -> set[tuple[str, str]]:
    return {(one.rule, one.place_key) for one in found}


def test_undo_goes_back_step_by_step_but_never_takes_the_whole_plan_away(empty: Desk) -> None:
    empty.replace(Municipality(name="Åskarby", services=(Service(id="a", name="A"),)), why="import")
    empty.change(Place(object="a", field="mtpd"), 60)
    assert empty.undo().step is not None
    assert empty.plan.services[0].mtpd is None
    with pytest.raises(Refused, match="plan-would-go"):
        empty.undo()
    assert empty.has_plan


def test_undo_of_nothing_is_nothing(empty: Desk) -> None:
    nothing = empty.undo()
    assert (nothing.step, nothing.appeared, nothing.gone) == (None, (), ())


def test_undo_works_after_a_restart(first: Desk, watch: Watch, tmp_path: Path) -> None:
    before = first.value(HOME_CARE)
    first.change(HOME_CARE, UNKNOWN)
    first.close()
    again = open_desk(tmp_path / "plan.db", who="bo", clock=watch)
    assert again.undo().step is not None
    assert again.value(HOME_CARE) == before
    again.close()


def test_an_empty_desk_says_that_it_is_empty(empty: Desk) -> None:
    assert not empty.has_plan
    for ask in (lambda: empty.plan, empty.findings, lambda: empty.network, empty.reference):
        with pytest.raises(Refused) as refused:
            ask()
        assert refused.value.code == "no-plan"


def test_the_network_and_the_findings_are_those_of_the_plan_as_it_is(first: Desk) -> None:
    network, found = first.network, first.findings()
    assert first.network is network
    assert first.findings() is found
    first.change(HOME_CARE, 60)
    assert first.network is not network
    assert first.findings() != found


def test_another_window_is_seen_after_refresh_and_only_once(first: Desk, second: Desk) -> None:
    assert not second.refresh()
    first.change(HOME_CARE, 120)
    assert not first.refresh()
    assert second.refresh()
    assert second.value(HOME_CARE) == 120
    assert not second.refresh()


def test_the_same_object_changed_in_two_windows_is_refused_and_nothing_is_lost(first: Desk, second: Desk) -> None:
    first.change(HOME_CARE, 120)
    with pytest.raises(ChangedMeanwhile) as refused:
        second.change(Place(object="hemtjanst", field="rto"), 30)
    assert refused.value.params["ids"] == ("hemtjanst",)
    second.refresh()
    second.change(Place(object="hemtjanst", field="rto"), 30)
    first.refresh()
    assert (first.value(HOME_CARE), first.value(Place(object="hemtjanst", field="rto"))) == (120, 30)


def test_different_objects_changed_in_two_windows_are_both_there_at_once(first: Desk, second: Desk) -> None:
    first.change(HOME_CARE, 120)
    second.change(PAY, 45)
    assert (second.value(HOME_CARE), second.value(PAY)) == (120, 45)
    assert first.refresh()
    assert first.plan == second.plan


def test_undo_takes_back_what_the_other_window_did(first: Desk, second: Desk) -> None:
    before = first.value(HOME_CARE)
    first.change(HOME_CARE, 120)
    assert second.undo().step is not None
    assert second.value(HOME_CARE) == before
    assert first.refresh()
    assert first.value(HOME_CARE) == before


def test_what_if_asks_at_the_reference_moment_or_at_a_given_one(askarby: Desk) -> None:
    answer = askarby.whatif(["granvik-drift"])
    assert not isinstance(answer, UnknownCauses)
    assert (answer.start, answer.start.weekday(), answer.start.hour) == (askarby.reference(), 4, 18)
    later = askarby.whatif(["granvik-drift"], start=NINE, length=60)
    assert not isinstance(later, UnknownCauses)
    assert (later.start, later.length) == (NINE, 60)
    assert askarby.whatif(["granvik-drift", "finns-inte"]) == UnknownCauses(ids=("finns-inte",))


def test_today_is_the_local_day_of_the_watch(empty: Desk) -> None:
    assert empty.today == date(2026, 11, 27)


def test_a_file_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        open_desk(tmp_path / "ny.db", create=False)
    assert list(tmp_path.iterdir()) == []
