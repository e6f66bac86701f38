"""The kinds of harm that services are judged against: added, renamed, moved and removed with what hangs on them."""

from collections.abc import Callable

import pytest

from kontinuitet.domain.municipality import CATEGORIES, Municipality
from kontinuitet.domain.service import ImpactRow, Service
from kontinuitet.storage import open_memory
from kontinuitet.usecases.categories import (
    add_category,
    move_category,
    remove_category,
    rename_category,
    scored_in,
)
from kontinuitet.usecases.desk import Changed, Desk
from kontinuitet.usecases.refused import Refused

ROWS = (ImpactRow(id="ekonomi", scores=(1, 2)), ImpactRow(id="miljo", scores=(0, 0)))


@pytest.fixture
def desk() -> Desk:
    """Two services, one of them judged in economy and environment."""
    found = Desk(open_memory(), who="test")
    services = (Service(id="loner", name="Löner", impact=ROWS), Service(id="bad", name="Bad"))
    found.replace(Municipality(name="Åskarby kommun", services=services), why="import")
    return found


def names(desk: Desk) -> list[str]:
    return [one.name for one in desk.plan.settings.categories]


def test_a_new_one_stands_last_with_an_id_of_its_own(desk: Desk) -> None:
    add_category(desk, "  Djurs hälsa ")
    add_category(desk, "Ekonomi!")
    assert names(desk)[-2:] == ["Djurs hälsa", "Ekonomi!"]
    assert [one.id for one in desk.plan.settings.categories[-2:]] == ["djurs-halsa", "ekonomi-2"]


def test_a_renamed_one_keeps_what_was_judged(desk: Desk) -> None:
    rename_category(desk, "ekonomi", "Kommunens ekonomi")
    assert names(desk)[2] == "Kommunens ekonomi"
    assert desk.plan.service["loner"].impact == ROWS


def test_a_removed_one_takes_its_levels_along_and_undo_brings_both_back(desk: Desk) -> None:
    before = desk.plan
    assert scored_in(before, "ekonomi") == ("loner",)
    remove_category(desk, "ekonomi")
    assert len(names(desk)) == len(CATEGORIES) - 1
    assert desk.plan.service["loner"].impact == ROWS[1:]
    assert desk.plan.service["bad"] is before.service["bad"]
    desk.undo()
    assert desk.plan == before


@pytest.mark.parametrize(("by", "place"), [(-1, 1), (1, 3), (-9, 0), (9, 5)])
def test_one_is_moved_and_stays_in_the_list(desk: Desk, by: int, place: int) -> None:
    move_category(desk, "ekonomi", by)
    assert names(desk).index("Ekonomi") == place
    assert sorted(names(desk)) == sorted(one.name for one in CATEGORIES)


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda desk: add_category(desk, " ! "), "name-missing"),
        (lambda desk: add_category(desk, "MILJÖ"), "category-taken"),
        (lambda desk: rename_category(desk, "miljo", "ekonomi"), "category-taken"),
        (lambda desk: [remove_category(desk, one.id) for one in CATEGORIES], "category-last"),
    ],
)
def test_what_cannot_be_is_refused(desk: Desk, act: Callable[[Desk], Changed], code: str) -> None:
    with pytest.raises(Refused) as refused:
        act(desk)
    assert refused.value.code == code


def test_a_name_may_be_written_otherwise(desk: Desk) -> None:
    rename_category(desk, "miljo", "MILJÖ")
    assert names(desk)[4] == "MILJÖ"
