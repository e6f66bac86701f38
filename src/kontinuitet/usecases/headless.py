"""A scenario played against the plan from an answers file: read, checked, pinned, played."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kontinuitet.documents.problems import Problem, ProblemSeverity, nearest
from kontinuitet.documents.scenario.answers import read_answers
from kontinuitet.documents.scenario.answers_check import check_answers
from kontinuitet.exercise.answers import ActKind, Answers
from kontinuitet.exercise.moments import STOCKHOLM
from kontinuitet.exercise.timeline import Timeline
from kontinuitet.usecases.desk import Desk
from kontinuitet.usecases.library import content_of, playable, prepare
from kontinuitet.usecases.playing import Unheard, play
from kontinuitet.usecases.starting import create_exercise


@dataclass(frozen=True, kw_only=True)
class Played:
    """What came of playing: ``identity`` is ``None`` when the answers had errors, and then nothing was played."""

    answers: Path
    identity: str | None = None
    problems: tuple[Problem, ...] = ()
    unheard: tuple[Unheard, ...] = ()


def play_file(desk: Desk, scenario: str, answers: Path, *, lang: str) -> Played:
    """Play a scenario, given by id or path, from an answers file. Raises ``Refused`` and ``StorageError``."""
    chosen = playable(scenario, lang)
    acts, problems = _read(answers)
    if acts is None:
        return Played(answers=answers, problems=problems)
    timeline = prepare(chosen, desk.plan, day=acts.begins.date()).timeline
    unknown = (*check_answers(acts, chosen, str(answers)), *_unknown(acts, timeline, desk, str(answers)))
    if unknown:
        return Played(answers=answers, problems=(*problems, *unknown))
    begins = acts.begins.replace(tzinfo=STOCKHOLM)
    identity = create_exercise(desk.database, timeline, desk.plan, kind="headless", created=begins)
    unheard = play(desk.database, identity, acts.acts, begins=begins)
    return Played(answers=answers, identity=identity, problems=problems, unheard=unheard)


def _read(path: Path) -> tuple[Answers | None, tuple[Problem, ...]]:
    acts, problems = read_answers(content_of(path), str(path))
    if any(problem.severity is ProblemSeverity.ERROR for problem in problems):
        return None, problems
    return acts, problems


def _unknown(answers: Answers, timeline: Timeline, desk: Desk, file: str) -> Iterator[Problem]:
    """Acts that speak of a service, a role or a duty that the plan does not hold."""
    plan = desk.plan
    cast = {member.name for member in timeline.cast if member.id}
    known: dict[ActKind, set[str]] = {
        ActKind.STATUS: cast & {m.name for m in timeline.cast if m.id in plan.service} | plan.service.keys(),
        ActKind.CONTACT: cast | plan.role.keys() | {player.id for player in timeline.players},
        ActKind.REPORT: {duty.id for duty in plan.duties},
    }
    for act in answers.acts:
        if act.kind in known and act.target not in known[act.kind]:
            near = nearest(act.target, known[act.kind]) or ""
            code = f"scenario.not_in_plan{'_near' if near else ''}"
            yield Problem(code=code, params=(("near", near), ("word", act.target)), file=file, line=act.line)
