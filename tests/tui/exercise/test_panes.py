"""What the console says of an exercise, without any terminal."""

import pytest

from kontinuitet.exercise.commands import LogDecision, MarkDone, MarkNotDone, SetStatus
from kontinuitet.exercise.events import Manner, ServiceStatus
from kontinuitet.exercise.scenario import BuiltIn
from kontinuitet.exercise.timeline import Clause, Reached
from kontinuitet.tui.exercise.asking import BadMinutes, minutes
from kontinuitet.tui.exercise.faring import service_entries
from kontinuitet.tui.exercise.injects import coming_entries, condition_text, latest_text
from kontinuitet.tui.exercise.lengths import countdown, rough
from kontinuitet.tui.exercise.pane import Entry
from kontinuitet.tui.exercise.picture import Picture, picture
from kontinuitet.tui.exercise.waiting import waiting_entries, waiting_text
from kontinuitet.usecases.exercising import LiveExercise
from kontinuitet.wording import words

SV = words("sv")


def seen(live: LiveExercise) -> Picture:
    return picture(live.state, live.pinned, live.at)


def texts(entries: list[Entry]) -> list[list[str]]:
    """Each entry's lines, with the longest text to the right."""
    return [[" | ".join((line.left, *line.right[:1])) for line in entry] for entry in entries]


@pytest.mark.parametrize(
    ("milliseconds", "text"),
    [(228_000, "3:48"), (-250_000, "4:10"), (0, "0:00"), (4_200_000, "1 h 10 min"), (3_599_999, "59:59")],
)
def test_what_is_left_is_read_at_a_glance(milliseconds: int, text: str) -> None:
    assert countdown(milliseconds, SV) == text


@pytest.mark.parametrize(
    ("minutes_long", "text"), [(0, "0 min"), (119, "119 min"), (125, "2 h"), (47 * 60, "47 h"), (80 * 60, "3 dygn")]
)
def test_long_times_are_told_roughly(minutes_long: int, text: str) -> None:
    assert rough(minutes_long * 60_000, SV) == text


def test_what_is_waited_for_tells_limit_source_and_what_is_left(room) -> None:  # type: ignore[no-untyped-def]
    live = room.live(72)
    first, second = texts(waiting_entries(seen(live), SV))
    assert first == ["○ Felanmäl till Granvik Drift | kvar 3:48", "  inom 5 min (scenario) | it-chef"]
    # Stopped at 14:55, half of four hours later is 16:55: the story decides, and the plan says so.
    assert second[1:] == [
        "  före fre 16:55 (plan) | krisledning",
        "  ur planen: Hemtjänst: acceptabel avbrottstid",
    ]


def test_a_late_action_says_so_in_words_and_with_a_sign(room) -> None:  # type: ignore[no-untyped-def]
    live = room.live(310)
    late = next(entry for entry in texts(waiting_entries(seen(live), SV)) if entry[0].startswith("!"))
    assert late[0] == "! Felanmäl till Granvik Drift | 0:10 sen"
    assert seen(live).late == 1


def test_what_was_done_tells_how_long_it_took_and_how(room) -> None:  # type: ignore[no-untyped-def]
    live = room.live(240)
    live.act(MarkDone(action="felanmal", manner=Manner.PLAN, observed_ago=60_000))
    live.act(MarkNotDone(action="reserv"))
    told = texts(waiting_entries(seen(live), SV))
    assert told[0] == ["× Besluta om reservrutin för Hemtjänst | ej klart"]
    assert told[1] == ["✓ Felanmäl till Granvik Drift | 3 min plan"]


def test_too_late_and_nobody_noted_when_are_told_apart(room) -> None:  # type: ignore[no-untyped-def]
    live = room.live(420)
    live.act(MarkDone(action="felanmal", observed_ago=0))
    live.act(MarkDone(action="reserv", observed_ago=None))
    told = texts(waiting_entries(seen(live), SV))
    assert told == [
        ["✓ Besluta om reservrutin för Hemtjänst | ej mätt"],
        ["✓ Felanmäl till Granvik Drift | 7 min, för sent"],
    ]


def test_all_that_is_waited_for_can_be_read_whole(room) -> None:  # type: ignore[no-untyped-def]
    text = waiting_text(seen(room.live(60)), SV)
    assert "# Felanmäl till Granvik Drift\n- kvar 4:00\n- inom 5 min (scenario)\n- vem: it-chef" in text
    assert "- mål M2: Reservrutinen är i gång i tid" in text


def test_what_comes_next_tells_when_and_whether_its_condition_holds(room) -> None:  # type: ignore[no-untyped-def]
    live = room.live(60)
    told = texts(coming_entries(seen(live), SV))
    assert told[0] == ["2 Ingen svarar | om 9:00", "  villkor, ej uppfyllt nu: felanmält senast 00:10"]
    assert told[1] == ["3 Har någon ringt? | om 9:00", "  villkor, uppfyllt nu: inte felanmält senast 00:10"]
    assert told[-1] == ["4 Tidningen ringer | för hand"]
    live.act(MarkDone(action="felanmal"))
    assert texts(coming_entries(seen(live), SV))[0][1].startswith("  villkor, uppfyllt nu")


def test_conditions_are_said_in_words(room) -> None:  # type: ignore[no-untyped-def]
    pinned = room.started().pinned
    named, stopped = Reached(milestone="m"), Reached(service="hemtjanst", built_in=BuiltIn.STANDING, negated=True)
    either = Clause(any_of=(named, stopped))
    assert condition_text(either, pinned, SV) == "m eller inte Hemtjänst står still"
    assert condition_text(Clause(all_of=(either, named)), pinned, SV) == "(m eller inte Hemtjänst står still) och m"


def test_now_is_what_came_last(room) -> None:  # type: ignore[no-untyped-def]
    live = room.live(60)
    told = latest_text(seen(live), SV)
    assert told.startswith("# Inspel 1 av 5: Felanmälningarna börjar\nFrån: servicedesk · Till: it-chef · telefon")
    assert "## Till dig som övningsledare\nSäg inte vad som är fel." in told
    assert "## Frågor till rummet\n- Var står numret?" in told


def test_services_are_told_in_words_the_worst_first(room) -> None:  # type: ignore[no-untyped-def]
    live = room.live(60)
    assert texts(service_entries(seen(live), SV)) == [
        ["Hemtjänst | ─ klarar sig utan 14 min till"],
        ["Hemsjukvård | ─ klarar sig utan 9 h till"],
    ]
    live.act(SetStatus(service="hemsjukvard", status=ServiceStatus.AFFECTED))
    assert texts(service_entries(seen(live), SV))[0][0].startswith("Hemsjukvård | ░ står still")


def test_an_act_of_nobody_expected_leaves_what_is_waited_for(room) -> None:  # type: ignore[no-untyped-def]
    live = room.live(60)
    before = texts(waiting_entries(seen(live), SV))
    live.act(LogDecision(text="Bakjouren kallas in"))
    assert texts(waiting_entries(seen(live), SV)) == before


@pytest.mark.parametrize(("typed", "meant"), [("", 0), ("0", 0), ("5", 300_000), ("?", None)])
def test_minutes_as_typed(typed: str, meant: int | None) -> None:
    assert minutes(typed) == meant


@pytest.mark.parametrize("typed", ["-1", "1,5", "fem", "99999", "²", "1 min"])
def test_other_than_whole_minutes_is_refused(typed: str) -> None:
    with pytest.raises(BadMinutes):
        minutes(typed)
