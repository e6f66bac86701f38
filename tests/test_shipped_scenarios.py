"""The scenarios that ship: without faults, the same in both languages, and played to their end against any plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from kontinuitet.documents.scenario.answers import read_answers
from kontinuitet.documents.scenario.reach import positions
from kontinuitet.documents.scenario.skeleton import skeleton
from kontinuitet.domain.municipality import Municipality
from kontinuitet.exercise.answers import ActKind
from kontinuitet.exercise.outcomes import Answer, Outcome, answers
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.rehearsal import rehearse
from kontinuitet.exercise.scenario import DeadlineKind, InjectKind, ParticipantKind, Scenario
from kontinuitet.exercise.state import State, Status
from kontinuitet.usecases.checking import against_plan
from kontinuitet.usecases.desk import Desk, open_desk
from kontinuitet.usecases.example import fill_with_example
from kontinuitet.usecases.headless import Played, play_file
from kontinuitet.usecases.journal import pinned_of, state_of
from kontinuitet.usecases.library import playable, prepare, read_file, shipped_files, variants
from kontinuitet.usecases.places import shipped
from kontinuitet.usecases.reporting import report
from kontinuitet.wording import words

LANGUAGES = ("sv", "en")
NAMES = sorted({path.name.split(".")[0] for path in shipped("scenarios").glob("*.md")})
DAYS = (date(2026, 11, 23), date(2027, 6, 24), date(2028, 2, 29))
OF_THE_PLAN = {ActKind.STATUS, ActKind.CONTACT, ActKind.REPORT}
"""Acts that name a service, a role or a duty, which an empty plan does not hold."""

DERIVED = {
    DeadlineKind.HALF_OUTAGE,
    DeadlineKind.OUTAGE,
    DeadlineKind.RECOVERY,
    DeadlineKind.ACTIVATION,
    DeadlineKind.NOTICE,
    DeadlineKind.DUTY,
}

in_every_language = pytest.mark.parametrize("lang", LANGUAGES)
every_scenario = pytest.mark.parametrize("name", NAMES)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The municipality that ships, opened."""
    desk = open_desk(tmp_path_factory.mktemp("example") / "example.db", who="test")
    fill_with_example(desk)
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A municipality that has written down nothing but its name."""
    desk = open_desk(tmp_path_factory.mktemp("empty") / "empty.db", who="test")
    desk.replace(Municipality(name="Tomby"), why="test")
    yield desk
    desk.close()


def answers_of(name: str, lang: str) -> Path:
    return shipped("scenarios") / "answers" / f"{name}.{lang}.txt"


@dataclass(frozen=True)
class Play:
    """A scenario played from answers, folded from its journal, with its report."""

    found: Played
    pinned: Pinned
    state: State
    report: str

    @property
    def answers(self) -> tuple[Answer, ...]:
        return answers(self.state, self.pinned, self.pinned.timeline.length)


def play(desk: Desk, name: str, lang: str, file: Path) -> Play:
    found = play_file(desk, name, file, lang=lang)
    assert found.identity is not None, found.problems
    pinned = pinned_of(desk.database, found.identity)
    state = state_of(desk.database, found.identity)
    return Play(found, pinned, state, report(desk.database, found.identity, words(lang)))


@pytest.fixture(scope="module")
def plays(example: Desk) -> dict[tuple[str, str], Play]:
    """Every shipped scenario, played against the example from the answers that ship."""
    return {(name, lang): play(example, name, lang, answers_of(name, lang)) for name in NAMES for lang in LANGUAGES}


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)


def deadlines(scenario: Scenario) -> set[DeadlineKind]:
    every = (expected for inject in scenario.injects for expected in inject.expected)
    return {expected.deadline.kind for expected in every if expected.deadline is not None}


def test_the_scenarios_ship_in_both_languages_with_answers() -> None:
    assert {"leverantor-tystnar", "krypterat-i-december"} <= set(NAMES)
    for lang in LANGUAGES:
        assert [path.name for path in shipped_files(lang)] == [f"{name}.{lang}.md" for name in NAMES]
        assert all(answers_of(name, lang).is_file() for name in NAMES)


@every_scenario
@in_every_language
def test_a_shipped_scenario_has_no_problems(name: str, lang: str) -> None:
    read = read_file(shipped("scenarios") / f"{name}.{lang}.md")
    assert read.problems == ()
    assert read.scenario is not None
    assert (read.scenario.id, read.scenario.lang) == (name, lang)


@every_scenario
def test_twins_differ_in_nothing_but_words(name: str) -> None:
    assert skeleton(playable(name, "sv")) == skeleton(playable(name, "en"))


@every_scenario
def test_a_scenario_fits_an_afternoon(name: str) -> None:
    """Scenario language, shipped scenarios: 90–150 minutes; of these two, 10–14 injects."""
    scenario = playable(name, "sv")
    assert 90 <= scenario.length <= 150
    assert 10 <= len(scenario.injects) <= 14
    assert scenario.injects[-1].kind is InjectKind.FACILITATION


@every_scenario
def test_something_happens_to_a_room_that_did_not_act_in_time(name: str) -> None:
    conditions = [inject.condition for inject in playable(name, "sv").injects if inject.condition is not None]
    late = [found for condition in conditions for found in positions(condition) if found.negated and found.by]
    assert late


@every_scenario
def test_the_story_leaps_over_days(name: str) -> None:
    scenario = playable(name, "sv")
    line = prepare(scenario, Municipality(name="Tomby"), day=DAYS[0]).timeline.anchors
    jumps = [two.moment - one.moment for one, two in pairwise(line) if one.at == two.at]
    assert len([jump for jump in jumps if jump > 12 * 3_600_000]) >= 2


@every_scenario
def test_every_objective_is_tried_and_limits_come_from_the_plan(name: str) -> None:
    scenario = playable(name, "sv")
    tried = {expected.objective for inject in scenario.injects for expected in inject.expected}
    assert tried == {objective.id for objective in scenario.objectives}
    assert all(objective.tasks for objective in scenario.objectives)
    assert len(deadlines(scenario) & DERIVED) >= 4


@every_scenario
def test_the_facilitator_is_told_who_speaks_and_what_to_ask(name: str) -> None:
    scenario = playable(name, "sv")
    role_players = {one.id for one in scenario.participants if one.kind is ParticipantKind.ROLE_PLAYER}
    for inject in scenario.injects:
        assert inject.text
        assert inject.to
        assert inject.kind is InjectKind.FACILITATION or inject.sender in role_players
    assert scenario.injects[0].facilitator
    assert sum(bool(inject.questions) for inject in scenario.injects) >= 3


@every_scenario
@in_every_language
def test_the_example_fills_the_whole_cast(name: str, lang: str, example: Desk) -> None:
    bound = prepare(playable(name, lang), example.plan, day=DAYS[0]).bound
    assert [member.name for member in bound if not member.id] == []


@every_scenario
@in_every_language
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_room_has_time_enough_against_the_example(name: str, lang: str, day: date, example: Desk) -> None:
    scenario = playable(name, lang)
    found = against_plan(scenario, example.plan, day=day, file=name)
    assert [one for one in found if one.code == "scenario.tight_deadline"] == []


@every_scenario
@in_every_language
@pytest.mark.parametrize("plan", ["example", "empty"])
def test_no_reference_is_left_in_any_text(name: str, lang: str, plan: str, request: pytest.FixtureRequest) -> None:
    """Exercise engine, invariant 12."""
    desk: Desk = request.getfixturevalue(plan)
    timeline = prepare(playable(name, lang), desk.plan, day=DAYS[0]).timeline
    assert [text for text in texts_in(timeline.model_dump(mode="json")) if "{" in text or "}" in text] == []


@every_scenario
@in_every_language
def test_it_plays_to_its_end_against_the_example(name: str, lang: str, plays: dict[tuple[str, str], Play]) -> None:
    one = plays[name, lang]
    assert (one.found.problems, one.found.unheard) == ((), ())
    assert one.state.status is Status.ENDED
    assert all(not one.state.course(inject.id).is_pending for inject in one.pinned.timeline.injects)
    assert playable(name, lang).title in one.report
    assert all(f"{member.name} " in one.report and member.label in one.report for member in one.pinned.timeline.cast)


@every_scenario
@in_every_language
def test_the_answers_show_a_room_that_did_some_of_it(name: str, lang: str, plays: dict[tuple[str, str], Play]) -> None:
    outcomes = [answer.outcome for answer in plays[name, lang].answers]
    assert outcomes.count(Outcome.MET) >= 10
    assert outcomes.count(Outcome.MISSED) >= 5
    assert outcomes.count(Outcome.NOT_APPLICABLE) >= 1


@every_scenario
def test_both_languages_are_played_alike(name: str, plays: dict[tuple[str, str], Play]) -> None:
    swedish, english = (
        [(one.action.id, one.outcome, one.observed, one.manner) for one in plays[name, lang].answers]
        for lang in LANGUAGES
    )
    assert swedish == english


@every_scenario
@in_every_language
def test_it_plays_to_its_end_against_an_almost_empty_plan(name: str, lang: str, empty: Desk, tmp_path: Path) -> None:
    written = answers_of(name, lang).read_text(encoding="utf-8")
    read, problems = read_answers(written, "answers.txt")
    assert read is not None, problems
    left_out = {act.line for act in read.acts if act.kind in OF_THE_PLAN}
    kept = [line for number, line in enumerate(written.splitlines(), 1) if number not in left_out]
    file = tmp_path / f"{name}.{lang}.txt"
    file.write_text("\n".join(kept), encoding="utf-8")
    one = play(empty, name, lang, file)
    assert (one.found.problems, one.found.unheard) == ((), ())
    assert one.state.status is Status.ENDED
    stand_ins = [member.otherwise for member in playable(name, lang).cast]
    assert [stand_in for stand_in in stand_ins if stand_in not in one.report] == []


@every_scenario
@in_every_language
def test_every_variant_and_a_room_that_does_nothing_come_to_the_end(name: str, lang: str, example: Desk) -> None:
    scenario = playable(name, lang)
    assert len(variants(scenario)) > 1
    for variant in variants(scenario):
        timeline = prepare(scenario, example.plan, day=DAYS[0], variant=variant).timeline
        state, _ = rehearse(timeline, example.plan)
        assert state.status is Status.ENDED
        assert all(not state.course(inject.id).is_pending for inject in timeline.injects)
