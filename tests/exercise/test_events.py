"""Events as the journal keeps them."""

import pytest
from tests.exercise.world import effect

from kontinuitet.exercise import events as ev
from kontinuitet.exercise.events import KINDS, Unreadable, from_row, to_payload
from kontinuitet.exercise.scenario import EffectKind


def test_every_kind_is_stored_under_a_string_of_its_own() -> None:
    subclasses = ev.Event.__subclasses__()
    assert len(KINDS) == len(subclasses) == 30
    assert all(KINDS[one.kind] is one for one in subclasses)


@pytest.mark.parametrize(
    "event",
    [
        ev.ActionDone(at=5, story=7, wall="2026-11-27T09:00:00+01:00", action="a", manner=ev.Manner.PLAN, observed=0),
        ev.InjectAdded(at=5, story=7, inject="+1", title="x", effects=(effect(EffectKind.FALLS),)),
        ev.ServiceStatusSet(at=5, story=7, service="s", status=ev.ServiceStatus.RESTORED),
        ev.AttendanceNoted(at=5, story=7, participant="it-chef", present=False),
    ],
)
def test_what_is_written_is_read_back(event: ev.Event) -> None:
    assert from_row(event.kind, to_payload(event)) == event


def test_a_row_from_before_a_field_existed_gets_its_default() -> None:
    read = from_row("jumped", {"at": 1, "story": 2, "phase": "två", "to": 9})
    assert read == ev.Jumped(at=1, story=2, phase="två", to=9, effects=True)


def test_attendance_without_a_word_of_presence_means_that_somebody_was_there() -> None:
    read = from_row("attendance noted", {"at": 1, "story": 2, "participant": "it-chef"})
    assert read == ev.AttendanceNoted(at=1, story=2, participant="it-chef", present=True)


def test_a_row_that_cannot_be_read_is_told_of_and_not_raised() -> None:
    assert from_row("teleported", {}) == Unreadable(kind="teleported")
    assert from_row("note", {"at": 1, "story": 2}) == Unreadable(kind="note", field="text")
    assert from_row("note", {"at": -1, "story": 2, "text": "x"}) == Unreadable(kind="note", field="at")
