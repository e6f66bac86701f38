"""Every number in the shipped scenario's report, worked out anew from the rows of the journal and what was pinned.

Nothing here asks the engine: the rows, the timeline and the plan are read as the JSON that is stored, and the clocks
are the plain reference ones.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.documents.rendered import Rendered, Row, rendered, seconds, shown_length
from tests.exercise.reference import story

from kontinuitet.usecases.example import play_example
from kontinuitet.usecases.reporting import report
from kontinuitet.wording import words

MINUTE = 60_000
STOCKHOLM = ZoneInfo("Europe/Stockholm")
SAY = words("sv")
OUTCOMES = ("met", "missed", "unanswered", "not applicable", "not measured")
Json = dict[str, Any]


@dataclass
class Journal:
    """What is stored of one exercise, and the report that was made of it."""

    rows: list[Any]
    timeline: Json
    plan: Json
    text: str

    @cached_property
    def report(self) -> Rendered:
        return rendered(self.text)

    @cached_property
    def anchors(self) -> list[tuple[int, int]]:
        return [(anchor["at"], anchor["moment"]) for anchor in self.timeline["anchors"]]

    @cached_property
    def undone(self) -> set[int]:
        return {row.payload["corrects"] for row in self.rows if row.kind == "correction"}

    def standing(self, *kinds: str) -> Iterator[Any]:
        return (row for row in self.rows if row.kind in kinds and row.seq not in self.undone)

    @cached_property
    def released(self) -> dict[str, int]:
        return {row.payload["inject"]: row.at_ms for row in self.standing("inject released", "inject released by hand")}

    @cached_property
    def actions(self) -> list[Json]:
        return [action for inject in self.timeline["injects"] for action in inject["expected"]]

    def mark(self, action: str) -> Any | None:
        marks = self.standing("expected action done", "expected action not done")
        return next((row for row in reversed(list(marks)) if row.payload["action"] == action), None)

    @cached_property
    def end(self) -> int:
        (ended,) = self.standing("ended")
        return int(ended.at_ms)

    @cached_property
    def pauses(self) -> list[tuple[int, int]]:
        """Exercise time of each pause, and how many ms it took on the watch."""
        found, paused = [], None
        for row in self.rows:
            if row.kind == "paused":
                paused = row
            elif row.kind == "resumed" and paused is not None:
                length = datetime.fromisoformat(row.wall) - datetime.fromisoformat(paused.wall)
                found.append((paused.at_ms, length // timedelta(milliseconds=1)))
        return found

    def story(self, at: int) -> int:
        return story(self.anchors, at)

    def effects(self, kind: str) -> Iterator[tuple[str, int]]:
        """What the effects of one kind were on, and when in the story."""
        for inject in self.timeline["injects"]:
            if inject["id"] in self.released:
                for effect in inject["effects"]:
                    moment = self.story(self.released[inject["id"]]) if effect["since"] is None else effect["since"]
                    if effect["kind"] == kind:
                        yield effect["target"], moment

    @cached_property
    def fall(self) -> int:
        return min(moment for _, moment in self.effects("falls"))

    @cached_property
    def back(self) -> int:
        return max(moment for _, moment in self.effects("back"))

    def named(self, collection: str, identity: str) -> Json:
        return next(item for item in self.plan[collection] if item["id"] == identity)

    @cached_property
    def service(self) -> Json:
        """The service with the routine: the one that the scenario's cast names."""
        bound = {member["id"] for member in self.timeline["cast"]}
        (service,) = [service for service in self.plan["services"] if service["id"] in bound]
        return service

    @cached_property
    def stop(self) -> int:
        """When it stopped, to the minute of the story at which plans are kept."""
        (row,) = [
            row
            for row in self.standing("milestone reached")
            if row.payload["built_in"] == "standing" and row.payload["service"] == self.service["id"]
        ]
        return round(self.story(row.at_ms) / MINUTE) * MINUTE


@pytest.fixture(scope="module")
def journal() -> Journal:
    with play_example(lang="sv") as (desk, played):
        assert played.identity is not None
        timeline, plan = desk.database.exercises.pinned(played.identity)
        rows = desk.database.exercises.rows(played.identity)
        text = report(desk.database, played.identity, SAY)
    return Journal(list(rows), json.loads(timeline), json.loads(plan), text)


@dataclass
class Expected:
    """What the report must say of one expected action."""

    outcome: str
    start: tuple[int, int] | None = None
    minutes: int | None = None


def in_support_hours(journal: Journal, agreement: Json, minutes: int) -> int:
    """Minutes of ordinary time until so many minutes of support have gone by, by walking minute by minute."""
    (calendar,) = [one for one in journal.plan["calendars"] if one["id"] == agreement["support"]]
    at, left = datetime.fromtimestamp(journal.fall // 1000, STOCKHOLM), minutes
    while left:
        minute = at.hour * 60 + at.minute
        open_now = any(
            span["first"] <= at.weekday() <= span["last"] and span["start"] <= minute < span["end"]
            for span in calendar["spans"]
        )
        left -= open_now
        at += timedelta(minutes=1)
    return int(at.timestamp() * 1000 - journal.fall) // MINUTE


def begin(journal: Journal, action: Json) -> tuple[int, int]:
    """Exercise time and moment of the story from which a limit is counted."""
    released = journal.released[action["inject"]]
    start = action["limit"]["start"] if action["limit"] else "release"
    if start == "start":
        return 0, journal.story(0)
    if start == "service stops":
        return reached(journal, journal.stop), journal.stop
    if start == "failure":
        return 0, journal.fall
    if start == "detected":
        return 0, journal.story(0)
    assert start == "release"
    return released, journal.story(released)


def reached(journal: Journal, moment: int) -> int:
    """The first exercise second at which the story has come to a moment, and then to the millisecond."""
    second = next(at for at in range(0, journal.end, 1000) if journal.story(at) >= moment)
    return next(at for at in range(max(0, second - 1000), second + 1) if journal.story(at) >= moment)


def minutes(journal: Journal, action: Json) -> int | None:
    limit = action["limit"]
    if limit is None or limit["kind"] != "notice":
        return limit and limit["minutes"]
    agreement = journal.named("agreements", limit["place"]["object"])
    promise = agreement["notice"]
    return in_support_hours(journal, agreement, promise["minutes"]) if promise["support"] else promise["minutes"]


def expected(journal: Journal, action: Json) -> Expected:
    if action["inject"] not in journal.released:
        return Expected("not applicable")
    start, allowed, mark = begin(journal, action), minutes(journal, action), journal.mark(action["id"])
    on_story = action["limit"] is not None and action["limit"]["clock"] == "story"
    if mark is not None and mark.kind == "expected action not done":
        return Expected("missed", start, allowed)
    at = journal.end if mark is None else mark.payload["observed"]
    if at is None:
        return Expected("not measured", start, allowed)
    kept = allowed is None or (
        journal.story(at) - start[1] <= allowed * MINUTE if on_story else at - start[0] <= allowed * MINUTE
    )
    if mark is None:
        return Expected("unanswered" if kept else "missed", start, allowed)
    return Expected("met" if kept else "missed", start, allowed)


def test_each_expected_action_has_the_outcome_and_the_times_that_follow_from_the_rows(journal: Journal) -> None:
    rows = journal.report.table("expected")
    assert [row["what"] for row in rows] == [action["text"] for action in journal.actions]
    for row, action in zip(rows, journal.actions, strict=True):
        found, mark = expected(journal, action), journal.mark(action["id"])
        assert row["outcome"] == SAY(f"exercise.outcome.{found.outcome}"), action["id"]
        is_done = mark is not None and mark.kind == "expected action done"
        if not is_done or found.start is None:
            assert (row["measured"], row["manner"]) == ("–", "–")
        else:
            check_times(row, journal, action, found, observed=mark.payload["observed"])
            assert row["who"] == mark.payload["who"]
            assert row["manner"] == SAY(f"exercise.manner.{mark.payload['manner']}")


def check_times(row: Row, journal: Journal, action: Json, found: Expected, *, observed: int) -> None:
    """Both clocks are shown, the one that decides first; beside them the pauses in between."""
    assert found.start is not None
    exercise, told = observed - found.start[0], journal.story(observed) - found.start[1]
    on_story = action["limit"] is not None and action["limit"]["clock"] == "story"
    first, _, beside = row["measured"].partition(" (")
    decides, other = (told, exercise) if on_story else (exercise, told)
    assert (seconds(first), seconds(beside)) == (shown_length(decides), shown_length(other)), action["id"]
    assert (" scenariotid" in first) == on_story
    paused = sum(length for at, length in journal.pauses if found.start[0] <= at < observed)
    assert ("paus " in beside) == bool(paused)
    if paused:
        assert seconds(beside.partition("paus ")[2]) * 1000 == paused


def test_each_limit_is_the_one_of_the_plan_or_the_scenario_and_names_its_field(journal: Journal) -> None:
    for row, action in zip(journal.report.table("expected"), journal.actions, strict=True):
        limit, allowed = action["limit"], None
        if action["inject"] in journal.released:
            allowed = minutes(journal, action)
        elif limit is not None:
            allowed = limit["minutes"]
        if allowed is None:
            continue
        if limit["start"] == "start":
            assert f"{allowed // 60:02}:{allowed % 60:02}" in row["limit"]
        else:
            assert seconds(row["limit"]) == allowed * 60
        place = limit["place"]
        if place is None:
            assert row["origin"] == SAY("report.origin.scenario")
        else:
            names = {
                item["id"]: item["name"] for kind in ("services", "duties", "agreements") for item in journal.plan[kind]
            }
            fields = {"mtpd": "acceptabel avbrottstid", "rto": "återställningstid", "deadline": "tid"}
            fields |= {"activation": "tidsbudget", "notice": "underrättelse"}
            assert row["origin"].endswith(f", {names[place['object']]}: {fields[place['field']]}")
        if limit["kind"] == "half outage":
            assert allowed * 2 == journal.named("services", limit["target"])["mtpd"]


def test_the_counts_by_outcome_and_by_manner(journal: Journal) -> None:
    outcomes = Counter(expected(journal, action).outcome for action in journal.actions)
    marks = [mark for action in journal.actions if (mark := journal.mark(action["id"])) is not None]
    manners = Counter(mark.payload["manner"] for mark in marks if mark.kind == "expected action done")
    by_outcome = ", ".join(f"{outcomes[one]} {SAY(f'exercise.outcome.{one}')}" for one in OUTCOMES)
    by_manner = ", ".join(
        f"{manners[one]} {SAY(f'exercise.manner.{one}')}" for one in ("plan", "improvised", "not said")
    )
    bullets = journal.report.part("summary").bullets
    assert f"{len(journal.actions)} förväntade åtgärder: {by_outcome}." in bullets
    assert f"{manners.total()} av dem utfördes: {by_manner}." in bullets
    missed = [action["text"] for action in journal.actions if expected(journal, action).outcome == "missed"]
    lines = journal.report.part("missed").bullets
    assert [text for text, line in zip(missed, lines, strict=True) if line.startswith(text)] == missed


def test_time_to_the_first_decision_counts_from_when_the_room_was_told(journal: Journal) -> None:
    told = min(journal.released[inject["id"]] for inject in journal.timeline["injects"] if inject["effects"])
    deciding = list(journal.standing("decision logged"))
    deciding += [
        row
        for row in journal.standing("service status set")
        if row.payload["status"] in {"activated", "reserve routine decided"}
    ]
    first = min(row.payload["observed"] for row in deciding)
    (line,) = [line for line in journal.report.part("summary").bullets if line.startswith("Tid till första beslut: ")]
    assert seconds(line) == shown_length(first - told)


def test_the_service_with_the_routine_was_below_its_tolerable_level_until_the_routine_ran(journal: Journal) -> None:
    (running,) = [
        row for row in journal.standing("service status set") if row.payload["status"] == "reserve routine running"
    ]
    assert running.payload["service"] == journal.service["id"]
    length = journal.story(running.payload["observed"]) - journal.stop
    (row,) = [row for row in journal.report.table("measured") if row["what"] == SAY("report.what.below")]
    assert row["service"] == journal.service["name"]
    assert seconds(row["became"]) == shown_length(length)
    assert seconds(row["limit"]) == journal.service["mtpd"] * 60
    assert "acceptabel avbrottstid" in row["limit"]
    kept = length <= journal.service["mtpd"] * MINUTE
    assert row["outcome"] == SAY("exercise.outcome.met" if kept else "exercise.outcome.missed")
    first = journal.report.table("promises")[0]
    assert (first["service"], first["became"]) == (row["service"], row["became"])


def test_what_the_scenario_gave_stands_beside_the_plans_limits_without_met_or_missed(journal: Journal) -> None:
    rows = {row["service"]: row for row in journal.report.table("given")}
    moment = journal.story(journal.end)
    for service in journal.plan["services"]:
        row = rows.pop(service["name"], None)
        for column, limit in (("below", service["mtpd"]), ("outage", service["rto"])):
            if row is None or row[column] == SAY("report.measured_above"):
                continue
            known = limit if isinstance(limit, int) else None
            check_given(row[column], known, longest=moment - journal.fall)
    assert rows == {}
    assert not any(
        SAY(f"exercise.outcome.{one}") in text
        for row in journal.report.table("given")
        for text in row.values()
        for one in ("met", "missed")
    )


def check_given(text: str, limit: int | None, *, longest: int) -> None:
    length, _, against = text.partition(", planen")
    assert 0 < seconds(length) <= shown_length(longest)
    if limit is None:
        assert against == " har ingen gräns"
    else:
        assert seconds(against) == limit * 60
        assert against.endswith("(över)") == (seconds(length) > limit * 60)


def test_the_services_furthest_beyond_their_limits_come_first(journal: Journal) -> None:
    excess = []
    for row in journal.report.table("given"):
        length, _, against = row["below"].partition(", planens gräns: ")
        if against.endswith("(över)"):
            excess.append(seconds(length) - seconds(against))
    assert len(excess) > 1
    assert excess == sorted(excess, reverse=True)
    assert [row["service"] for row in journal.report.table("promises")][1:] == [
        row["service"] for row in journal.report.table("given")
    ][: len(journal.report.table("promises")) - 1]


def test_a_resource_is_away_from_its_fall_until_the_scenario_brings_it_back(journal: Journal) -> None:
    rows = journal.report.table("resources")
    assert rows
    for row in rows:
        assert seconds(row["by_scenario"]) == shown_length(journal.back - journal.fall)
    limits = {row["resource"]: row for row in rows}
    for item in journal.plan["resources"]:
        if item["name"] in limits:
            check_resource_limit(limits[item["name"]], item["id"], journal)


def needs(journal: Journal, resource: str) -> Iterator[tuple[int, str]]:
    """Within how many minutes each service needs it back, decided or derived, and from which field that comes."""
    for service in journal.plan["services"]:
        for edge in service["dependencies"]:
            row, rto, tolerance = f"planen, {service['name']}, {edge['id']}", service["rto"], edge["tolerance"]
            if resource not in edge["needs"] or edge["kind"] == "soft":
                continue
            if isinstance(edge["required"], int):
                yield edge["required"], f"{row}: behövs inom"
            elif isinstance(rto, int) and isinstance(tolerance, int):
                yield rto + tolerance, f"{row}: klarar sig utan plus återställningstid"
            elif isinstance(rto, int):
                yield rto, f"planen, {service['name']}: återställningstid"


def check_resource_limit(row: Row, resource: str, journal: Journal) -> None:
    """The shortest time within which any service needs it, and the field that says so."""
    found = sorted(needs(journal, resource))
    if not found:
        assert (row["plan_limit"], row["origin"]) == (SAY("report.no_plan_limit"), "–")
    else:
        assert seconds(row["plan_limit"]) == found[0][0] * 60
        assert row["origin"] in {origin for need, origin in found if need == found[0][0]}


def test_contacts_are_those_of_the_rows(journal: Journal) -> None:
    names = {role["id"]: role["name"] for role in journal.plan["roles"]}
    tried = list(journal.standing("contact tried"))
    table = journal.report.table("contacts")
    assert [row["role"] for row in table] == [names[row.payload["role"]] for row in tried]
    for row, event in zip(table, tried, strict=True):
        assert row["result"] == SAY("report.reached" if event.payload["reached"] else "report.not_reached")
        if not event.payload["reached"]:
            assert row["after"] == "–"
        elif event.payload["after"] is None:
            assert row["after"] == SAY("report.not_measured")
        else:
            assert seconds(row["after"]) * 1000 == event.payload["after"]
    unreached = {names[row.payload["role"]] for row in tried if not row.payload["reached"]}
    findings = journal.report.part("plan_findings").bullets
    assert {name for name in unreached if any(line.startswith(f"{name} nåddes inte") for line in findings)} == unreached


def test_alert_lists_split_their_roles_by_what_came_of_them(journal: Journal) -> None:
    names = {role["id"]: role["name"] for role in journal.plan["roles"]}
    tried: dict[str, list[bool]] = {}
    for row in journal.standing("contact tried"):
        tried.setdefault(row.payload["role"], []).append(row.payload["reached"])
    for row in journal.report.table("contacts", 1):
        (alert,) = [one for one in journal.plan["alert_lists"] if one["name"] == row["alert_list"]]
        reached = [names[role] for role in alert["roles"] if any(tried.get(role, []))]
        missed = [names[role] for role in alert["roles"] if role in tried and not any(tried[role])]
        left = [names[role] for role in alert["roles"] if role not in tried]
        cells = [", ".join(part) or "–" for part in (reached, missed, left)]
        assert [row["reached"], row["not_reached"], row["not_tried"]] == cells


def test_lengths_and_pauses_of_the_whole_exercise(journal: Journal) -> None:
    facts = journal.report.parts[0].bullets
    (lasted,) = [line for line in facts if line.startswith("Längd: ")]
    exercise, _, told = lasted.partition(" övningstid; ")
    assert seconds(exercise) == shown_length(journal.end)
    assert seconds(told) == shown_length(journal.story(journal.end) - journal.story(0))
    (paused,) = [line for line in journal.report.part("about").bullets if line.startswith("Pauser: ")]
    assert seconds(paused) * 1000 == sum(length for _, length in journal.pauses)


def test_each_reporting_duty_is_judged_from_its_own_moment(journal: Journal) -> None:
    sent = {row.payload["duty"]: row for row in journal.standing("report sent")}
    detected = journal.story(0)
    for row in journal.report.table("duties"):
        (duty,) = [one for one in journal.plan["duties"] if one["name"] == row["duty"]]
        report_row = sent.get(duty["id"])
        assert (row["sent"] == SAY("report.not_sent")) == (report_row is None)
        assert f"säkerhet {duty['certainty']}" in row["ground"]
        (counting,) = [key for key in ("occurred", "detected", "judged") if row[key].endswith("(räknas)")]
        assert counting == duty["starts"]
        assert row["judged"].startswith(SAY("exercise.outcome.not applicable"))
        if isinstance(duty["deadline"], int):
            at = journal.story(journal.end if report_row is None else report_row.payload["observed"])
            kept = at - detected <= duty["deadline"] * MINUTE
            outcome = "missed" if not kept else "unanswered" if report_row is None else "met"
            assert row["detected"].removesuffix(" (räknas)") == SAY(f"exercise.outcome.{outcome}")


def test_the_course_of_events_is_the_journal_row_by_row(journal: Journal) -> None:
    table = journal.report.table("course")
    assert [int(row["row"]) for row in table] == [row.seq for row in journal.rows]
    for row, stored in zip(table, journal.rows, strict=True):
        hours, clock_minutes, clock_seconds = map(int, row["time"].split(":"))
        assert hours * 3600 + clock_minutes * 60 + clock_seconds == stored.at_ms // 1000
        assert row["story"].endswith(stored.story[11:16])
        assert row["event"].endswith(f"({SAY('report.taken_back')})") == (stored.seq in journal.undone)


def test_services_that_stopped_are_counted(journal: Journal) -> None:
    names = {row["service"] for row in journal.report.table("given")}
    critical = {service["name"] for service in journal.plan["services"] if service["critical"] is True}
    total = len(journal.plan["services"])
    line = f"{len(names)} av {total} verksamheter stannade, {len(names & critical)} av dem samhällsviktiga."
    assert line in journal.report.part("summary").bullets
