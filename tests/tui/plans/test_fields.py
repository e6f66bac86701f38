"""Changing one field: by lists, small forms and texts, and what another window does meanwhile."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from tests.tui.keys import press

from kontinuitet.domain.calendar import Calendar
from kontinuitet.domain.changes import replaced, value_at, with_item
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import AlertList, Channel, ChannelKind, Person, Role
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.service import TolerableLevel
from kontinuitet.domain.supplier import DutyState, DutyStatus, IncidentDuty
from kontinuitet.domain.values import UNKNOWN, Place, Promise, Unknown
from kontinuitet.storage import open_database
from kontinuitet.tui.app import KontinuitetApp
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.plain import screen_text
from kontinuitet.tui.plans.adding import Kind, added, free_id, kinds, new
from kontinuitet.tui.plans.days import read_day, read_month_day
from kontinuitet.tui.plans.editing import ask
from kontinuitet.tui.plans.pickers import fitting, is_new
from kontinuitet.tui.plans.record import RecordScreen
from kontinuitet.tui.plans.slots import question_of, slot_at, slots
from kontinuitet.tui.plans.visit import Visit, accepted, with_text
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.usecases.desk import Desk, open_desk
from kontinuitet.wording import LANGUAGES, words

Build = Callable[..., KontinuitetApp]
SV = words("sv")
TODAY = date(2026, 11, 24)

JOURNAL = Place(object="hemtjanst", field="dependencies", item="journal")
LIMIT = Place(object="hemtjanst", field="mtpd")


def at(place: Place, part: str) -> Place:
    return place.model_copy(update={"part": part})


def typed(text: str) -> list[str]:
    names = {" ": "space", "-": "minus", "+": "plus", "%": "percent_sign", "?": "question_mark", "–": "–"}
    return [names.get(char, char) for char in text]


def asked(app: KontinuitetApp, place: Place, keys: Sequence[str]) -> tuple[list[str], Municipality]:
    """Ask for a field, press keys: the screens at the start and after each key, and the plan at the end."""

    async def play() -> tuple[list[str], Municipality]:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            screen = app.screen
            assert isinstance(screen, DeskScreen)
            ask(screen, slot_at(app.desk.plan, place, app.words))
            await pilot.pause()
            screens = [screen_text(app)]
            for key in keys:
                await press(app, pilot, key)
                screens.append(screen_text(app))
            return screens, app.desk.plan

    return asyncio.run(play())


# One object


def test_a_reference_is_chosen_by_its_name(app_with: Build, plan: Municipality) -> None:
    screens, after = asked(app_with(plan), Place(object="journaldata", field="owner"), [*typed("enhets"), "enter"])
    assert "Enhetschef" in screens[0]
    assert "roll" in screens[0]
    assert after.resource["journaldata"].owner == "chef"


def test_what_is_missing_is_added_and_chosen_in_one_step(app_with: Build, plan: Municipality) -> None:
    app = app_with(plan)
    screens, after = asked(app, Place(object="journal", field="supplier"), [*typed("Ny Drift"), "down", "enter", "u"])
    assert "+ lägg till ”Ny Drift” som ny" in screens[-3]
    assert "leverantör är nu Ny Drift" in " ".join(screens[-2].split())
    assert after == plan


def test_the_kind_of_something_new_is_asked_when_several_are_possible(app_with: Build, plan: Municipality) -> None:
    place = Place(object="driftavtal", field="fault_report_needs")
    screens, after = asked(app_with(plan), place, [*typed("Växeln"), "down", "enter", *typed("telefoni"), "enter"])
    assert "Vad är ”Växeln”?" in "".join(screens)
    assert after.agreements[0].fault_report_needs == "vaxeln"
    assert after.resource["vaxeln"].kind.value == "network"


def test_a_reference_can_be_emptied_unknown_or_not_apply(app_with: Build, plan: Municipality) -> None:
    screens, after = asked(app_with(plan), Place(object="journal", field="supplier"), [*typed("töm"), "enter"])
    shown = screens[0]
    assert all(text in shown for text in ("Vet inte …", "Gäller inte", "Töm fältet", "leverantör · nu"))
    assert after.resource["journal"].supplier is None


def test_a_list_of_words_has_no_line_to_write_in(app_with: Build, plan: Municipality) -> None:
    screens, after = asked(app_with(plan), at(JOURNAL, "kind"), [*typed("mju"), "enter"])
    assert "hårt – verksamheten stannar utan det" in screens[0]
    assert "Skriv själv" not in screens[0]
    assert value_at(after, at(JOURNAL, "kind")) == "soft"


# Several


def test_several_are_marked_and_how_many_must_work_is_asked(app_with: Build, plan: Municipality) -> None:
    keys = [*typed("journald"), "enter", "f2", *typed("minst 1"), "enter"]
    screens, after = asked(app_with(plan), at(JOURNAL, "needs"), keys)
    assert "2 valda" in screens[9]
    assert "Hur många av dem måste fungera samtidigt?" in " ".join(screens[10].split())
    edge = after.service["hemtjanst"].dependencies[0]
    assert (edge.needs, edge.at_least) == (("journal", "journaldata"), 1)


def test_a_dependency_keeps_at_least_one_thing(app_with: Build, plan: Municipality) -> None:
    screens, after = asked(app_with(plan), at(JOURNAL, "needs"), ["space", "escape", "escape"])
    assert "Välj minst en sak." in screens[2]
    assert "Välj minst en sak." not in screens[3]
    assert after == plan


def test_the_order_of_an_alert_list_is_kept(app_with: Build, plan: Municipality) -> None:
    roles = (*plan.roles, Role(id="jour", name="Jouren"))
    alerted = plan.model_copy(update={"roles": roles, "alert_lists": (AlertList(id="larm", name="Larm"),)})
    keys = ["enter", "down", "space", "shift+up", *typed("Ny roll"), "down", "enter", "escape"]
    screens, after = asked(app_with(alerted), Place(object="larm", field="roles"), keys)
    assert after.alert_list["larm"].roles == ("jour", "chef", "ny-roll")
    assert after.role["ny-roll"].name == "Ny roll"
    assert "1.  Jouren" in screens[4]


# Values of several parts


def test_the_tolerable_level_is_asked_part_by_part(app_with: Build, plan: Municipality) -> None:
    keys = [*typed("60"), "enter", *typed("snart"), "enter", "5", "enter", "ctrl+u", *typed("4 h"), "f2"]
    screens, after = asked(app_with(plan), Place(object="hemtjanst", field="level"), keys)
    assert "× ”snart” är ingen tid" in screens[11]
    assert "60" in screens[11]
    assert after.service["hemtjanst"].level == TolerableLevel(percent=60, within=240, staff=5)


def test_a_promise_says_when_the_clock_runs(app_with: Build, plan: Municipality) -> None:
    _, after = asked(app_with(plan), Place(object="driftavtal", field="recovery"), [*typed("8 h"), "enter", "2", "f2"])
    assert after.agreements[0].recovery == Promise(minutes=480, support=True)


def test_an_outage_does_not_end_before_it_begins(app_with: Build, plan: Municipality) -> None:
    place = Place(object="hemtjanst", field="workarounds", item="papper", part="outage_from")
    keys = [*typed("4 h"), "enter", *typed("1 h"), "enter", "ctrl+u", *typed("24 h"), "enter"]
    screens, after = asked(app_with(plan), place, keys)
    assert "Slutet måste vara längre" in screens[8]
    routine = after.service["hemtjanst"].workarounds[0]
    assert (routine.outage_from, routine.outage_to) == (240, 1440)


def test_duties_are_graded_with_one_key_each(app_with: Build, plan: Municipality) -> None:
    screens, after = asked(app_with(plan), Place(object="driftavtal", field="duties"), ["1", "2", "3", "0", "enter"])
    assert "Underrätta er vid en incident" in screens[0]
    assert [state.status for state in after.agreements[0].duties] == list(DutyStatus)
    assert slot_at(after, Place(object="driftavtal", field="duties"), SV).shown == "1 bra, 1 dåligt, 1 saknas, 1 vet ej"


def test_who_carries_what_for_a_supplier(app_with: Build, plan: Municipality) -> None:
    keys = ["enter", *typed("Under AB"), "down", "enter", "escape"]
    screens, after = asked(app_with(plan), Place(object="driftavtal", field="subcontractors"), keys)
    assert after.agreements[0].subcontractors[0].supplier == "under-ab"
    assert "Under AB" in screens[-2]


def test_opening_hours_are_added_where_they_are_needed(app_with: Build, plan: Municipality) -> None:
    keys = [
        *typed("Dagtid"),
        "down",
        "enter",
        *typed("8-17"),
        "tab",
        *typed("8-17"),
        "f2",
    ]
    _, after = asked(app_with(plan), Place(object="chef", field="hours"), keys)
    calendar = after.calendars[0]
    assert (after.role["chef"].hours, calendar.name) == ("dagtid", "Dagtid")
    assert slot_at(after, Place(object="dagtid", field="spans"), SV).written == "mån–tis 08–17"


def test_a_season_without_any_hours_is_closed(plan: Municipality) -> None:
    hours = with_item(plan, Calendar(id="dagtid", name="Dagtid", season_first="06-15", season_last="08-15"))
    assert slot_at(hours, Place(object="dagtid", field="season_spans"), SV).shown == "stängt"
    usual = with_item(plan, Calendar(id="dagtid", name="Dagtid"))
    assert slot_at(usual, Place(object="dagtid", field="season_spans"), SV).shown == ""


def test_the_hours_of_a_season_are_asked_day_by_day(app_with: Build, plan: Municipality) -> None:
    hours = with_item(plan, Calendar(id="dagtid", name="Dagtid", season_first="06-15", season_last="08-15"))
    place = Place(object="dagtid", field="season_spans")
    _, after = asked(app_with(hours), place, [*typed("9-15"), "f2"])
    assert slot_at(after, place, SV).written == "mån 09–15"
    _, emptied = asked(app_with(after), place, ["ctrl+u", "f2"])
    assert emptied.calendars[0].season_spans == ()


def test_kinds_that_are_not_needed_are_marked(app_with: Build, plan: Municipality) -> None:
    place = Place(object="hemtjanst", field="not_needed")
    screens, after = asked(app_with(plan), place, [*typed("vatt"), "enter", *typed("bet"), "enter", "escape"])
    assert "2 valda" in screens[-2]
    assert after.service["hemtjanst"].not_needed == (ResourceKind.WATER, ResourceKind.PAYMENT)


# Texts, numbers and days


def test_a_text_is_stored_as_it_is_left(app_with: Build, plan: Municipality) -> None:
    place = Place(object="hemtjanst", field="workarounds", item="papper", part="steps")
    _, after = asked(app_with(plan), place, ["enter", *typed("2 Ring"), "escape"])
    assert after.service["hemtjanst"].workarounds[0].steps == "1. Pärmen\n2 Ring"


def test_a_telephone_number_is_checked_and_stored_as_it_is_read(plan: Municipality) -> None:
    person = Person(id="bo", name="Bo", channels=(Channel(id="mobil", kind=ChannelKind.MOBILE, address="112"),))
    known = plan.model_copy(update={"people": (*plan.people, person)})
    place = Place(object="bo", field="channels", item="mobil", part="address")
    assert "12" in str(with_text(known, place, "12", SV))
    after = with_text(known, place, "0701740635", SV)
    assert isinstance(after, Municipality)
    assert value_at(after, place) == "070-174 06 35"


@pytest.mark.parametrize(
    ("text", "lang", "day"),
    [
        ("2027-03-01", "sv", date(2027, 3, 1)),
        ("2027-3-1", "sv", date(2027, 3, 1)),
        ("om 2 veckor", "sv", date(2026, 12, 8)),
        ("om 3 månader", "sv", date(2027, 2, 24)),
        ("för 1 år sedan", "sv", date(2025, 11, 24)),
        ("1 mars 2027", "sv", date(2027, 3, 1)),
        ("I morgon", "sv", date(2026, 11, 25)),
        ("in 10 days", "en", date(2026, 12, 4)),
        ("1 Mar 2027", "en", date(2027, 3, 1)),
        ("1 mars", "sv", None),
        ("3/4 2027", "sv", None),
        ("2027-02-30", "sv", None),
        ("om 2 år till", "sv", None),
        ("", "sv", None),
    ],
)
def test_days_as_they_are_spoken(text: str, lang: str, day: date | None) -> None:
    assert read_day(text, TODAY, lang) == day


def test_a_day_to_come_needs_no_year() -> None:
    found = [read_day(text, TODAY, "sv", ahead=True) for text in ("1 mars", "24 november", "23 nov", "31 april")]
    assert found == [date(2027, 3, 1), date(2026, 11, 24), date(2027, 11, 23), None]


def test_a_day_of_every_year() -> None:
    assert [read_month_day(text, "sv") for text in ("20 juni", "29 feb", "31 april", "06-20")] == [
        *("06-20", "02-29", None, None)
    ]


# What is left, and what does not fit


def reopened(play: Callable[..., list[str]], app: KontinuitetApp, keys: Sequence[str]) -> list[str]:
    """Ask for the reason of a limit, press keys, ask for it again and press ↑: the last three screens."""
    to_reason = ["enter", "down", "down", "enter", "down", "enter"]
    return [" ".join(screen.split()) for screen in play(app, [*to_reason, *keys, "enter", "up"])[-3:]]


def test_what_was_left_with_esc_stands_there_the_next_time(
    app_with: Build, play: Callable[..., list[str]], plan: Municipality
) -> None:
    reasoned = replaced(plan, Place(object="hemtjanst", field="mtpd_reason"), "Enligt lag")
    app = app_with(reasoned)
    left, again, swapped = reopened(play, app, ["ctrl+u", *"Ny", "escape"])
    assert "Inget är sparat. Det ni skrev står kvar" in left
    assert app.desk.plan == reasoned
    assert "Det här skrev ni förra gången utan att spara det. Sparat är: Enligt" in again
    assert " Ny " in again
    assert "Det här är sparat. ↑ byter till det ni skrev förra gången: Ny" in swapped


@pytest.mark.parametrize("keys", [["N", "enter"], ["escape"], ["N", "backspace", "escape"]])
def test_what_was_stored_or_not_changed_is_no_draft(
    app_with: Build, play: Callable[..., list[str]], plan: Municipality, keys: list[str]
) -> None:
    app = app_with(plan)
    _, again, _ = reopened(play, app, keys)
    assert "förra gången" not in again
    assert app.left_lines == {}


def test_what_does_not_fit_is_not_added_by_enter_alone(app_with: Build, plan: Municipality) -> None:
    place = Place(object="journal", field="supplier")
    screens, after = asked(app_with(plan), place, [*typed("Granvk"), "enter", "enter"])
    assert "Inget här stämmer med det ni skrev. Lägga till det? ↓" in screens[-1]
    assert "Inget heter ”Granvk”." in screens[-1]
    assert after == plan
    several, after = asked(app_with(plan), at(JOURNAL, "needs"), [*typed("Jornal"), "enter"])
    assert "Inget heter ”Jornal”." in several[-1]
    assert after == plan


# Not known


def test_not_known_says_who_finds_out_and_when(app_with: Build, plan: Municipality) -> None:
    keys = [*typed("vet"), "enter", *typed("anna"), "enter", *typed("om 2 veckor"), "enter"]
    screens, after = asked(app_with(plan), Place(object="journaldata", field="owner"), keys)
    owner = after.resource["journaldata"].owner
    assert isinstance(owner, Unknown)
    assert owner.who == "anna-berg"
    assert owner.by is not None
    assert f"= {owner.by.isoformat()}" in screens[-2]


# Suggestions


def suggesting(plan: Municipality) -> Municipality:
    keys = ("mtpd", "dependencies/journal/tolerance", "dependencies/journal/id", "dependencies/data/id")
    return replaced(plan, Place(object="hemtjanst", field="suggested"), keys)


def test_a_suggestion_is_marked_and_confirmed_where_it_stands(plan: Municipality) -> None:
    suggested = suggesting(plan)
    assert slot_at(suggested, LIMIT, SV).suggested
    once = accepted(suggested, at(JOURNAL, "tolerance"))
    assert "dependencies/journal/tolerance" not in once.service["hemtjanst"].suggested
    twice = accepted(once, at(JOURNAL, "tolerance"))
    assert twice.service["hemtjanst"].suggested == ("mtpd", "dependencies/data/id")
    assert accepted(suggested, JOURNAL).service["hemtjanst"].suggested == ("mtpd", "dependencies/data/id")
    assert accepted(twice, at(JOURNAL, "tolerance")) is twice


def test_changing_a_suggestion_confirms_it_and_nothing_beside_it(plan: Municipality) -> None:
    after = with_text(suggesting(plan), at(JOURNAL, "tolerance"), "3 h", SV)
    assert isinstance(after, Municipality)
    assert after.service["hemtjanst"].suggested == ("mtpd", "dependencies/journal/id", "dependencies/data/id")
    other = with_text(suggesting(plan), LIMIT, "3 h", SV)
    assert isinstance(other, Municipality)
    assert "mtpd" not in other.service["hemtjanst"].suggested


def test_one_key_confirms(app_with: Build, plan: Municipality) -> None:
    app = app_with(suggesting(plan))

    async def play() -> tuple[str, str, Municipality]:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await app.push_screen(RecordScreen(JOURNAL, at=at(JOURNAL, "tolerance")))
            await pilot.pause()
            before = screen_text(app)
            await press(app, pilot, "j")
            return before, screen_text(app), app.desk.plan

    before, after, stored = asyncio.run(play())
    assert "förslag: 2 h" in before
    assert "j bekräfta" in before
    assert "✓ Bekräftat." in after
    assert "dependencies/journal/tolerance" not in stored.service["hemtjanst"].suggested


# Two windows


def two_windows(plan: Municipality, path: Path, *, field: str, keys: Sequence[str]) -> tuple[list[str], Municipality]:
    """One window answers the acceptable outage while another one writes a field of the same service."""
    with open_database(path) as database:
        Desk(database, who="anna").replace(plan, why="import")
    app = KontinuitetApp(lambda: open_desk(path, who="bo"), SV)

    async def play() -> tuple[list[str], Municipality]:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            screen = app.screen
            assert isinstance(screen, DeskScreen)
            ask(screen, slot_at(app.desk.plan, LIMIT, SV))
            await pilot.pause()
            with open_database(path) as other:
                Desk(other, who="anna").change(Place(object="hemtjanst", field=field), 120)
            screens = []
            for key in keys:
                await press(app, pilot, key)
                screens.append(" ".join(screen_text(app).split()))
            after = app.desk.plan
            app.desk.close()
            return screens, after

    return asyncio.run(play())


def test_writing_over_a_changed_field_asks(plan: Municipality, tmp_path: Path) -> None:
    keys = [*typed("24 h"), "enter"]
    (*_, asking), after = two_windows(plan, tmp_path / "a.db", field="mtpd", keys=keys)
    assert "Fältet ändrades till ”2 h” av anna medan du skrev. Skriva" in asking
    assert "24 h" in asking
    assert after.service["hemtjanst"].mtpd == 120
    _, after = two_windows(plan, tmp_path / "b.db", field="mtpd", keys=[*keys, "enter"])
    assert after.service["hemtjanst"].mtpd == 1440
    _, after = two_windows(plan, tmp_path / "c.db", field="mtpd", keys=[*keys, "escape"])
    assert after.service["hemtjanst"].mtpd == 120


def test_another_field_of_the_same_thing_is_kept(plan: Municipality, tmp_path: Path) -> None:
    _, after = two_windows(plan, tmp_path / "a.db", field="rto", keys=[*typed("24 h"), "enter"])
    assert (after.service["hemtjanst"].mtpd, after.service["hemtjanst"].rto) == (1440, 120)


def test_a_field_that_is_gone_says_so(app_with: Build, plan: Municipality) -> None:
    app = app_with(plan)

    async def play() -> str:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            screen = app.screen
            assert isinstance(screen, DeskScreen)
            visit = Visit(screen, slot_at(app.desk.plan, at(JOURNAL, "tolerance"), SV))
            app.desk.change(Place(object="hemtjanst", field="dependencies"), ())
            return visit.enter("3 h")

    assert asyncio.run(play()) == SV("tui.gone")


# What is added, and words


def test_something_new_gets_a_free_id(plan: Municipality) -> None:
    one = new(plan, "Journal", Kind("suppliers"))
    assert one is not None
    assert one.id == "journal-2"
    after, identity = added(plan, one)
    assert after.supplier[identity].name == "Journal"
    assert added(after, one)[1] not in after.by_id
    assert new(plan, "!?", Kind("roles")) is None
    assert free_id("kommun", {"kommun"}) == "kommun-2"


def test_only_what_a_name_is_enough_for_can_be_added() -> None:
    assert kinds(("calendars",)) == ()
    assert [kind.collection for kind in kinds(("roles", "people"))] == ["roles", "people"]
    assert kinds(("resources",))[0].id == "resources system"


def test_what_begins_with_the_letters_comes_first() -> None:
    options = [Option("a", "Lilla journalen"), Option("b", "Journalsystemet"), Option("c", "Papper", "journal")]
    assert [one.id for one in fitting(options, "jour")] == ["b", "a", "c"]
    assert [is_new(options, text) for text in ("papper", "pap", " ")] == [False, True, False]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_field_has_a_question_of_its_own(plan: Municipality, lang: str) -> None:
    say = words(lang)
    hemma = plan.service["hemtjanst"]
    places = [
        *((item, Place(object=item.id)) for _, item in plan.items()),
        *((row, Place(object="hemtjanst", field="dependencies", item=row.id)) for row in hemma.dependencies),
        *((row, Place(object="hemtjanst", field="workarounds", item=row.id)) for row in hemma.workarounds),
        *((row, Place(object="hemtjanst", field="peaks", item=row.id)) for row in hemma.peaks),
        (hemma.activation, Place(object="hemtjanst", field="activation")),
        (hemma.returning, Place(object="hemtjanst", field="returning")),
    ]
    found = [slot for value, place in places for slot in slots(value, place, plan, say)]
    plain = say("tui.ask")
    assert len(found) > 100
    assert sorted({slot.attr for slot in found if question_of(slot, say) == plain} - {"at_least"}) == []
    assert [slot.label for slot in found if slot.label[:1] != slot.label[:1].upper()] == []


def test_not_known_and_empty_look_open(plan: Municipality) -> None:
    found = {slot.attr: slot for slot in slots(plan.service["hemtjanst"], Place(object="hemtjanst"), plan, SV)}
    assert (found["rpo"].value, found["rpo"].is_open, found["description"].is_open) == (UNKNOWN, True, True)
    assert found["description"].is_prose


def test_the_duties_of_an_agreement_in_words(plan: Municipality) -> None:
    given = (DutyState(duty=IncidentDuty.NOTIFY, status=DutyStatus.BAD),)
    after = replaced(plan, Place(object="driftavtal", field="duties"), given)
    assert slot_at(after, Place(object="driftavtal", field="duties"), SV).shown == "1 dåligt"


DIALOGS = {
    "one": Place(object="journal", field="supplier"),
    "listed": Place(object="hemtjanst", field="area"),
    "many": at(JOURNAL, "needs"),
    "line": LIMIT,
    "day": Place(object="hemtjanst", field="analysed_on"),
    "level": Place(object="hemtjanst", field="level"),
    "promise": Place(object="driftavtal", field="recovery"),
    "duties": Place(object="driftavtal", field="duties"),
    "carriers": Place(object="driftavtal", field="subcontractors"),
    "shared": Place(object="journal", field="place"),
    "prose": Place(object="hemtjanst", field="description"),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_fits_and_shows_its_keys(app_with: Build, plan: Municipality, name: str, lang: str) -> None:
    crowd = tuple(Role(id=f"roll-{number}", name=f"Roll {number}") for number in range(30))
    resources = tuple(plan.resources[0].model_copy(update={"id": f"r{n}", "name": f"System {n}"}) for n in range(30))
    crowded = plan.model_copy(update={"roles": (*plan.roles, *crowd), "resources": (*plan.resources, *resources)})
    (screen,), _ = asked(app_with(crowded, lang), DIALOGS[name], [])
    lines = screen.splitlines()
    assert len(lines) == 24
    assert max(map(len, lines)) <= 80
    assert "esc " in next(line for line in reversed(lines) if "│" in line)


def test_a_field_that_another_window_took_away_is_not_asked_for(app_with: Build, plan: Municipality) -> None:
    app = app_with(plan)

    async def play() -> str:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            screen = app.screen
            assert isinstance(screen, DeskScreen)
            slot = slot_at(app.desk.plan, at(JOURNAL, "at_least"), SV)
            app.desk.change(Place(object="hemtjanst", field="dependencies"), ())
            ask(screen, slot)
            await pilot.pause()
            return screen_text(app)

    assert SV("tui.gone") in asyncio.run(play())


def test_a_text_that_was_overtaken_is_not_lost(app_with: Build, plan: Municipality) -> None:
    app = app_with(plan)
    place = Place(object="hemtjanst", field="description")

    async def play() -> tuple[str, str]:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            screen = app.screen
            assert isinstance(screen, DeskScreen)
            ask(screen, slot_at(app.desk.plan, place, SV))
            await pilot.pause()
            app.desk.change(place, "Den andras text")
            await press(app, pilot, *"Min", "escape")
            asking = " ".join(screen_text(app).split())
            await press(app, pilot, "f2")
            return asking, app.desk.plan.service["hemtjanst"].description

    asking, stored = asyncio.run(play())
    assert "Skriva över?" in asking
    assert "Min" in asking
    assert stored == "Min"
