"""Checking a scenario file, alone and against the plan that it would be played with."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from kontinuitet.documents.plan import place_text
from kontinuitet.documents.problems import Problem, ProblemSeverity, problem
from kontinuitet.domain.municipality import Municipality
from kontinuitet.exercise.rehearsal import tight_deadlines
from kontinuitet.exercise.scenario import Scenario
from kontinuitet.usecases.clock import SystemClock, today
from kontinuitet.usecases.desk import open_desk
from kontinuitet.usecases.library import Read, prepare, read_file
from kontinuitet.usecases.places import database

WARNING = ProblemSeverity.WARNING


def plan_for_checks(db: str | None) -> Municipality | None:
    """The plan of the chosen database, if it is there; a check makes no database."""
    path = database(db)
    if not path.is_file():
        return None
    desk = open_desk(path, create=False)
    try:
        return desk.plan if desk.has_plan else None
    finally:
        desk.close()


def check_file(path: Path, plan: Municipality | None) -> Read:
    """Every problem of a scenario file; with a plan also, as warnings, what the plan lacks for it."""
    read = read_file(path)
    if read.scenario is None or plan is None or not read.is_playable:
        return read
    found = against_plan(read.scenario, plan, day=today(SystemClock()), file=str(path))
    return replace(read, problems=(*read.problems, *found))


def against_plan(scenario: Scenario, plan: Municipality, *, day: date, file: str) -> tuple[Problem, ...]:
    """Deadlines whose value the plan lacks, and story deadlines that give the room less than five minutes."""
    timeline = prepare(scenario, plan, day=day).timeline
    lines = {expected.id: expected.line for inject in scenario.injects for expected in inject.expected}
    lines |= {member.name: member.line for member in scenario.cast}
    found = [
        problem(
            f"scenario.plan_gap_{gap.code}",
            file=file,
            line=lines.get(gap.name, 0),
            severity=WARNING,
            name=gap.name,
            place=place_text(plan, gap.place, scenario.lang),
        )
        for gap in timeline.gaps
    ]
    for tight in tight_deadlines(timeline, plan):
        left = problem(
            "scenario.tight_deadline",
            file=file,
            line=lines.get(tight.action, 0),
            severity=WARNING,
            action=tight.action,
            seconds=tight.left // 1000,
        )
        found.append(left)
    return tuple(sorted(found, key=lambda one: one.line))
