"""Whether answers fit their scenario: every id, participant and cast member that they name exists."""

from kontinuitet.documents.problems import Problem
from kontinuitet.documents.scenario.reading import Reading
from kontinuitet.documents.scenario.words import VOCABULARIES
from kontinuitet.exercise.answers import Act, ActKind, Answers
from kontinuitet.exercise.scenario import Scenario


def check_answers(answers: Answers, scenario: Scenario, name: str) -> tuple[Problem, ...]:
    """Names in the answers that the scenario does not hold; ``name`` is the answers' file. None: all exist."""
    reading = Reading(name, VOCABULARIES[answers.lang])
    if answers.scenario != scenario.id:
        reading.add("other_scenario", 0, word=answers.scenario, known=scenario.id)
    known = _Known(scenario)
    for participant in answers.participants:
        if participant not in known.people:
            reading.unknown("unknown_participant", 0, participant, known.people)
    for act in answers.acts:
        _check(act, known, reading)
    return tuple(reading.problems)


class _Known:
    """What the scenario holds, by what an act may name."""

    def __init__(self, scenario: Scenario) -> None:
        injects = scenario.injects
        self.people = dict.fromkeys(one.id for one in scenario.participants)
        self.injects = dict.fromkeys(inject.id for inject in injects)
        self.expected = dict.fromkeys(one.id for inject in injects for one in inject.expected)
        self.options = dict.fromkeys(one.id for inject in injects for one in inject.options)

    def of(self, kind: ActKind) -> dict[str, None] | None:
        """The ids that an act of that kind may name; None when only the plan can tell."""
        return {
            ActKind.DONE: self.expected,
            ActKind.NOT_DONE: self.expected,
            ActKind.RELEASE: self.injects,
            ActKind.SKIP: self.injects,
            ActKind.OPTION: self.options,
            ActKind.UNDO: {"": None, **self.expected, **self.injects, **self.options},
        }.get(kind)


def _check(act: Act, known: _Known, reading: Reading) -> None:
    ids = known.of(act.kind)
    if ids is not None and act.target not in ids:
        reading.unknown("unknown_act_id", act.line, act.target, (one for one in ids if one))
    for name in (act.by, act.sender, *act.to):
        if name and name not in known.people:
            reading.unknown("unknown_participant", act.line, name, known.people)
