"""Plans come back as they were saved; every change is kept, and can be taken back."""

import sqlite3
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.storage.sample import HOME_CARE, SAMPLE, WHEN, save, with_mtpd, with_service
from tests.strategies import HOSTILE, municipalities

from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Unit
from kontinuitet.domain.resource import Dependency, Resource, ResourceKind
from kontinuitet.domain.service import Peak, Service
from kontinuitet.domain.supplier import Supplier
from kontinuitet.storage import (
    BrokenReferences,
    ChangedMeanwhile,
    Database,
    DuplicateIds,
    InvalidStored,
    InvalidValue,
    Reference,
    open_database,
    open_memory,
)

thorough = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@thorough
@given(municipalities())
def test_what_is_saved_comes_back_equal(municipality: Municipality) -> None:
    with open_memory() as database:
        save(database, None, municipality)
        assert database.plans.load() == municipality


@thorough
@given(municipalities(most=1), municipalities(most=1))
def test_any_state_follows_any_other_and_undo_goes_all_the_way_back(one: Municipality, two: Municipality) -> None:
    with open_memory() as database:
        save(database, None, one)
        changed = save(database, one, two)
        assert database.plans.load() == two
        if changed:
            undone = database.plans.undo(who="anna", when=WHEN)
            assert undone is not None
            assert undone.undoes == changed.id
        assert database.plans.load() == one
        database.plans.undo(who="anna", when=WHEN)
        assert database.plans.load() is None
        assert database.plans.undo(who="anna", when=WHEN) is None
        assert database.verify() == ()


def test_an_empty_file_holds_no_municipality(database: Database) -> None:
    assert database.plans.load() is None
    assert database.plans.undoable() is None
    assert database.plans.steps() == ()


def test_every_kind_of_object_comes_back(database: Database) -> None:
    save(database, None, SAMPLE)
    assert database.plans.load() == SAMPLE


def test_hostile_text_comes_back_as_the_domain_cleaned_it(database: Database) -> None:
    units = tuple(Unit(id=f"u{number}", name=text) for number, text in enumerate(HOSTILE))
    save(database, None, Municipality(name="Askarby", units=units))
    stored = database.plans.load()
    assert stored is not None
    assert stored.units == units


def test_stored_order_is_kept_when_objects_move(database: Database) -> None:
    save(database, None, SAMPLE)
    turned = SAMPLE.model_copy(update={"services": SAMPLE.services[::-1]})
    save(database, SAMPLE, turned)
    assert database.plans.load() == turned
    database.plans.undo(who="anna", when=WHEN)
    assert database.plans.load() == SAMPLE


def test_a_deleted_object_comes_back_to_its_place(database: Database) -> None:
    units = tuple(Unit(id=name, name=name) for name in "abc")
    before = Municipality(name="Askarby", units=units)
    save(database, None, before)
    save(database, before, before.model_copy(update={"units": (units[0], units[2])}))
    database.plans.undo(who="anna", when=WHEN)
    assert database.plans.load() == before


def test_a_change_keeps_who_when_why_and_each_field(database: Database) -> None:
    save(database, None, SAMPLE)
    local = datetime(2027, 2, 1, 8, 0, tzinfo=timezone(timedelta(hours=1)))
    after = with_service(SAMPLE, HOME_CARE.model_copy(update={"mtpd": 0, "name": "Hemvård"}))
    step = database.plans.save(SAMPLE, after, who="Anna\x1b Berg", when=local, why="möte\n15")
    assert step is not None
    assert (step.who, step.when, step.why) == ("Anna␛ Berg", local, "möte 15")
    assert database.plans.steps()[0] == step
    changes = [one for one in database.plans.history("hemtjanst") if one.step == step]
    assert [(one.field, one.before, one.after) for one in changes] == [
        ("name", "Hemtjänst", "Hemvård"),
        ("mtpd", 480, 0),
    ]


def test_the_history_of_a_field_begins_with_the_object(database: Database) -> None:
    save(database, None, SAMPLE)
    save(database, SAMPLE, with_mtpd(SAMPLE, "hemtjanst", 60))
    history = database.plans.history("hemtjanst", "mtpd")
    assert [(one.before, one.after, one.created) for one in history] == [(None, 480, True), (480, 60, False)]


def test_the_history_of_a_field_holds_what_is_nested_in_it(database: Database) -> None:
    save(database, None, SAMPLE)
    tasks = (HOME_CARE.tasks[0].model_copy(update={"who": None}),)
    returning = HOME_CARE.returning.model_copy(update={"enters": "jour"})
    save(database, SAMPLE, with_service(SAMPLE, HOME_CARE.model_copy(update={"tasks": tasks, "returning": returning})))
    for field, before, after in (
        ("tasks", [HOME_CARE.tasks[0].model_dump(mode="json")], [tasks[0].model_dump(mode="json")]),
        ("returning", HOME_CARE.returning.model_dump(mode="json"), returning.model_dump(mode="json")),
    ):
        history = database.plans.history("hemtjanst", field)
        assert [(one.before, one.after, one.created) for one in history] == [
            (None, before, True),
            (before, after, False),
        ]


def test_what_a_row_refers_to_must_exist_unless_it_is_a_row_of_the_same_service(database: Database) -> None:
    save(database, None, SAMPLE)
    (told,) = HOME_CARE.communication
    lost = HOME_CARE.model_copy(
        update={
            "communication": (told.model_copy(update={"reserve_needs": ("borta",)}),),
            "recovery": (HOME_CARE.recovery[0].model_copy(update={"after": ("inget-steg",)}),),
            "returning": HOME_CARE.returning.model_copy(update={"verifies": "ingen"}),
            "template": "ingen-mall",
        }
    )
    with pytest.raises(BrokenReferences) as caught:
        save(database, SAMPLE, with_service(SAMPLE, lost))
    assert caught.value.places == (
        Reference("hemtjanst", "communication_reserve_need", "needs", "borta"),
        Reference("hemtjanst", "service", "returning_verifies", "ingen"),
    )


def test_nothing_that_differs_is_no_step(database: Database) -> None:
    save(database, None, SAMPLE)
    assert save(database, SAMPLE, SAMPLE.model_copy()) is None
    assert len(database.plans.steps()) == 1


def test_undo_takes_steps_back_one_after_another_over_restarts(path: Path) -> None:
    second = with_mtpd(SAMPLE, "lon", 60)
    third = with_mtpd(second, "lon", 120)
    with open_database(path) as database:
        for before, after in ((None, SAMPLE), (SAMPLE, second), (second, third)):
            save(database, before, after)
    for expected in (second, SAMPLE):
        with open_database(path) as database:
            database.plans.undo(who="sven", when=WHEN)
            assert database.plans.load() == expected


def test_a_step_after_an_undo_is_the_next_to_be_undone(database: Database) -> None:
    save(database, None, SAMPLE)
    save(database, SAMPLE, with_mtpd(SAMPLE, "lon", 60))
    database.plans.undo(who="anna", when=WHEN)
    step = save(database, SAMPLE, with_mtpd(SAMPLE, "lon", 5))
    assert database.plans.undoable() == step


def test_two_windows_may_change_different_objects(path: Path) -> None:
    with open_database(path) as one, open_database(path) as two:
        save(one, None, SAMPLE)
        seen = two.plans.load()
        added = Service(id="vatten", name="Vatten")
        save(one, SAMPLE, SAMPLE.model_copy(update={"services": (*SAMPLE.services, added)}))
        save(two, seen, with_mtpd(SAMPLE, "lon", 60))
        stored = one.plans.load()
        assert stored is not None
        assert [service.id for service in stored.services] == ["hemtjanst", "lon", "vatten"]
        assert stored.service["lon"].mtpd == 60


def test_the_second_to_change_an_object_is_told(path: Path) -> None:
    with open_database(path) as one, open_database(path) as two:
        save(one, None, SAMPLE)
        seen = two.plans.load()
        save(one, SAMPLE, with_mtpd(SAMPLE, "lon", 60))
        with pytest.raises(ChangedMeanwhile) as caught:
            save(two, seen, with_mtpd(SAMPLE, "lon", 120))
        assert caught.value.params["ids"] == ("lon",)
        assert two.plans.load() == with_mtpd(SAMPLE, "lon", 60)


def test_the_same_id_added_twice_is_told_whatever_the_kind(path: Path) -> None:
    with open_database(path) as one, open_database(path) as two:
        save(one, None, SAMPLE)
        save(one, SAMPLE, SAMPLE.model_copy(update={"units": (*SAMPLE.units, Unit(id="ny", name="Ny"))}))
        with pytest.raises(ChangedMeanwhile) as caught:
            save(two, SAMPLE, SAMPLE.model_copy(update={"services": (*SAMPLE.services, Service(id="ny", name="Ny"))}))
        assert caught.value.params["ids"] == ("ny",)


def test_a_municipality_is_not_saved_over_another(database: Database) -> None:
    save(database, None, SAMPLE)
    with pytest.raises(ChangedMeanwhile):
        save(database, None, Municipality(name="Björkvik"))
    assert database.plans.load() == SAMPLE


def test_a_reference_to_nothing_is_refused_with_its_places(database: Database) -> None:
    save(database, None, SAMPLE)
    lost = Dependency(id="x", needs=("finns-inte",))
    after = with_service(SAMPLE, HOME_CARE.model_copy(update={"dependencies": (lost,), "owner": "ingen-roll"}))
    with pytest.raises(BrokenReferences) as caught:
        save(database, SAMPLE, after)
    assert caught.value.params["ids"] == ("finns-inte", "ingen-roll")
    assert caught.value.places == (
        Reference("hemtjanst", "dependency_need", "needs", "finns-inte"),
        Reference("hemtjanst", "service", "owner", "ingen-roll"),
    )
    assert database.plans.load() == SAMPLE
    assert len(database.plans.steps()) == 1


def test_an_object_that_others_need_is_not_deleted(database: Database) -> None:
    save(database, None, SAMPLE)
    with pytest.raises(BrokenReferences) as caught:
        save(database, SAMPLE, SAMPLE.model_copy(update={"suppliers": ()}))
    assert caught.value.params["ids"] == ("nordlys", "under")
    assert database.plans.load() == SAMPLE


def test_people_may_be_left_out_and_the_order_of_references_does_not_matter(database: Database) -> None:
    without = SAMPLE.model_copy(update={"people": ()})
    save(database, None, without)
    assert database.plans.load() == without


def test_an_object_may_become_another_kind_under_the_same_id(database: Database) -> None:
    before = Municipality(name="Askarby", units=(Unit(id="bolaget", name="Bolaget"),))
    after = Municipality(name="Askarby", suppliers=(Supplier(id="bolaget", name="Bolaget"),))
    save(database, None, before)
    save(database, before, after)
    assert database.plans.load() == after
    database.plans.undo(who="anna", when=WHEN)
    assert database.plans.load() == before


@pytest.mark.parametrize(
    "twins",
    [
        Municipality(name="A", units=(Unit(id="a", name="A"),), services=(Service(id="a", name="A"),)),
        Municipality(name="A", units=(Unit(id="kommun", name="A"),)),
        Municipality(name="A", units=(Unit(id="alltid", name="A"),)),
        Municipality(
            name="A", services=(Service(id="s", name="S", peaks=(Peak(id="p", name="P"), Peak(id="p", name="Q"))),)
        ),
    ],
)
def test_an_id_is_used_once(database: Database, twins: Municipality) -> None:
    with pytest.raises(DuplicateIds):
        save(database, None, twins)
    assert database.plans.load() is None


def test_a_number_that_no_file_can_hold_is_refused(database: Database) -> None:
    service = Service(id="s", name="S", peaks=(Peak(id="p", name="P", day=2**70),))
    with pytest.raises(InvalidValue):
        save(database, None, Municipality(name="A", services=(service,)))
    assert database.plans.load() is None


def test_a_moment_without_offset_is_refused(database: Database) -> None:
    with pytest.raises(InvalidValue):
        database.plans.save(None, SAMPLE, who="anna", when=WHEN.replace(tzinfo=None), why="")


def test_an_impossible_value_put_in_by_another_program_is_named(file: Database) -> None:
    save(file, None, SAMPLE)
    raw = sqlite3.connect(str(file.path))
    raw.execute("UPDATE service SET mtpd_min = 'åtta timmar' WHERE id = 'lon'")
    raw.commit()
    raw.close()
    with pytest.raises(InvalidStored) as caught:
        file.plans.load()
    assert caught.value.params == {"object": "lon", "field": "mtpd.constrained-int"}


def test_undo_is_refused_when_another_program_changed_the_file(file: Database) -> None:
    save(file, None, SAMPLE)
    save(file, SAMPLE, with_mtpd(SAMPLE, "lon", 60))
    raw = sqlite3.connect(str(file.path))
    raw.execute("UPDATE service SET mtpd_min = 61 WHERE id = 'lon'")
    raw.commit()
    raw.close()
    with pytest.raises(ChangedMeanwhile):
        file.plans.undo(who="anna", when=WHEN)


def test_values_are_readable_in_any_sqlite_browser(file: Database) -> None:
    save(file, None, SAMPLE)
    raw = sqlite3.connect(str(file.path))
    cells = raw.execute(
        "SELECT mtpd_min, rto_min, rpo_min, wrt_min, owner, deputy, deputy_asked, critical, area FROM service"
    ).fetchone()
    assert cells == (480, 0, "?", "–", "enhetschef", None, "? anna-berg 2027-03-01", 0, None)
    scores = [row[0] for row in raw.execute("SELECT score FROM impact_score ORDER BY position")]
    assert scores == [0, 2, "?", "–", None]
    raw.close()


@pytest.mark.parametrize("table", ["step", "change"])
def test_the_change_log_only_grows(file: Database, table: str) -> None:
    save(file, None, SAMPLE)
    raw = sqlite3.connect(str(file.path))
    for statement in (
        f"DELETE FROM {table}",
        f"UPDATE {table} SET rowid = rowid + 100",
        f"REPLACE INTO {table} SELECT * FROM {table}",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            raw.execute(statement)
    raw.close()


def test_many_objects_are_one_step(database: Database) -> None:
    resources = tuple(Resource(id=f"r{number}", name="R", kind=ResourceKind.GOODS) for number in range(300))
    municipality = Municipality(name="Askarby", resources=resources)
    save(database, None, municipality)
    assert database.plans.load() == municipality
    assert len(database.plans.steps()) == 1
