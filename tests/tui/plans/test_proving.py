"""Who has read a plan, the times that were seen, and what a reserve routine takes of what others need too."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date

from tests.tui.keys import press

from kontinuitet.domain.changes import replaced, with_item
from kontinuitet.domain.disturbance import Proof, SeenRecovery
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Person
from kontinuitet.domain.resource import Resource, ResourceKind
from kontinuitet.domain.service import Activation, Allocation
from kontinuitet.domain.values import Place
from kontinuitet.tui.app import KontinuitetApp
from kontinuitet.tui.plain import screen_text
from kontinuitet.tui.plans.editing import ask
from kontinuitet.tui.plans.proving import read_by
from kontinuitet.tui.plans.rows_of_service import new_row
from kontinuitet.tui.plans.sections import rows_of
from kontinuitet.tui.plans.slots import slot_at
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.usecases.versions import Decision, approve
from kontinuitet.wording import words

Build = Callable[..., KontinuitetApp]
SV = words("sv")
TODAY = date(2026, 11, 24)
DECISION = Decision(author="A", approver="B", decided_on=TODAY, next_review=date(2027, 11, 1))
TAKES = Place(object="hemtjanst", field="workarounds", item="papper", part="allocations")


def played(
    app: KontinuitetApp, do: Callable[[DeskScreen], None], keys: Sequence[str]
) -> tuple[list[str], Municipality]:
    """Do something on the first screen, press keys: the screen at the start and after each key, and the plan."""

    async def play() -> tuple[list[str], Municipality]:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert isinstance(app.screen, DeskScreen)
            do(app.screen)
            await pilot.pause()
            screens = [screen_text(app)]
            for key in keys:
                await press(app, pilot, key)
                screens.append(screen_text(app))
            return screens, app.desk.plan

    return asyncio.run(play())


# Who has read it


def test_who_has_read_a_version_is_noted_with_the_day(plan: Municipality) -> None:
    more = with_item(plan, Person(id="bo", name="Bo Ek"))
    once = read_by(more, "hemtjanst", 1, ["anna-berg"], date(2026, 1, 2))
    twice = read_by(once, "hemtjanst", 2, ["bo", "anna-berg"], TODAY)
    later = read_by(twice, "hemtjanst", 1, ["anna-berg", "bo"], TODAY)
    found = [(one.version, one.person, one.on) for one in later.service["hemtjanst"].acknowledgements]
    assert found == [
        (1, "anna-berg", date(2026, 1, 2)),
        (2, "bo", TODAY),
        (2, "anna-berg", TODAY),
        (1, "bo", TODAY),
    ]
    left = read_by(later, "hemtjanst", 2, [], TODAY).service["hemtjanst"].acknowledgements
    assert {one.version for one in left} == {1}
    assert len({one.id for one in later.service["hemtjanst"].acknowledgements}) == 4


def test_nobody_has_read_what_is_not_approved(app_with: Build, plan: Municipality) -> None:
    (screen,), after = played(app_with(plan), lambda on: new_row(on, "hemtjanst", "acknowledgements"), [])
    assert "Planen är inte godkänd än." in screen
    assert after == plan


def test_readers_are_marked_and_a_new_one_is_added(app_with: Build, plan: Municipality) -> None:
    def begin(screen: DeskScreen) -> None:
        sound = replaced(plan, Place(object="hemtjanst", field="workarounds"), ())
        screen.desk.replace(sound, why="test")
        approve(screen.desk, "hemtjanst", DECISION, SV)
        new_row(screen, "hemtjanst", "acknowledgements")

    screens, after = played(app_with(plan), begin, ["enter", *"Eva", "down", "enter", "f2"])
    assert "Vilka har läst version 1" in screens[0]
    assert "2 personer har läst version 1." in screens[-1]
    found = after.service["hemtjanst"].acknowledgements
    assert [(one.person, one.version) for one in found] == [("anna-berg", 1), ("eva", 1)]
    rows = rows_of("approval", after.service["hemtjanst"], after, SV, versions=())
    assert rows[0].cells[0] == "Läst av: Anna Berg"


# What was seen


def test_a_time_that_was_seen_is_stored_with_how_it_was_seen(app_with: Build, plan: Municipality) -> None:
    keys = [*"verk", "enter", *"snart", "enter", "ctrl+u", *"9", "space", "h", "enter"]
    screens, after = played(app_with(plan), lambda on: new_row(on, "hemtjanst", "seen"), keys)
    assert "× ”snart” är ingen tid" in screens[11]
    (seen,) = after.service["hemtjanst"].seen
    assert (seen.proof, seen.minutes) == (Proof.OUTAGE, 540)
    assert "Uppmätt tid" in screens[-1]
    rows = rows_of("recovery", after.service["hemtjanst"], after, SV, versions=())
    assert rows[0].cells == (f"Uppmätt tid: {seen.on}", "9 h · verkligt avbrott ›")


def test_what_was_seen_can_be_told_apart(plan: Municipality) -> None:
    seen = SeenRecovery(id="a", on=TODAY, proof=Proof.BY_HAND, minutes=45, what="Vinterövningen")
    after = replaced(plan, Place(object="hemtjanst", field="seen"), (seen,))
    assert (
        rows_of("recovery", after.service["hemtjanst"], after, SV, versions=())[0]
        .cells[1]
        .startswith("45 min · drift för hand · Vinterövningen")
    )


# What a routine takes


def with_cars(plan: Municipality) -> Municipality:
    return with_item(plan, Resource(id="bilar", name="Poolbilarna", kind=ResourceKind.TRANSPORT))


def test_a_routine_takes_a_number_of_what_others_need(app_with: Build, plan: Municipality) -> None:
    keys = [*"pool", "enter", "x", "enter", "ctrl+u", "3", "enter", "escape"]
    screens, after = played(app_with(with_cars(plan)), lambda on: ask(on, slot_at(on.desk.plan, TAKES, SV)), keys)
    assert screens[0].index("Poolbilarna") < screens[0].index("Journalsystemet")
    assert "× ”x” är inget antal." in screens[7]
    assert after.service["hemtjanst"].workarounds[0].allocations == (Allocation(resource="bilar", number=3),)
    assert slot_at(after, TAKES, SV).shown == "Poolbilarna: 3"


def test_a_number_that_is_emptied_is_taken_away(app_with: Build, plan: Municipality) -> None:
    taking = replaced(with_cars(plan), TAKES, (Allocation(resource="bilar", number=3),))
    keys = ["enter", "ctrl+u", "enter", "escape"]
    _, after = played(app_with(taking), lambda on: ask(on, slot_at(on.desk.plan, TAKES, SV)), keys)
    assert after.service["hemtjanst"].workarounds[0].allocations == ()


def test_without_resources_there_is_nothing_to_take(app_with: Build, plan: Municipality) -> None:
    service = plan.service["hemtjanst"].model_copy(update={"dependencies": (), "unit": None, "owner": None})
    routine = service.workarounds[0].model_copy(update={"replaces": ()})
    alone = service.model_copy(update={"workarounds": (routine,), "activation": Activation()})
    bare = Municipality(name="Åskarby kommun", services=(alone,))
    (screen,), _ = played(app_with(bare), lambda on: ask(on, slot_at(on.desk.plan, TAKES, SV)), [])
    assert "Lägg först till bilarna" in screen
