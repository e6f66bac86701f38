"""Reading scenarios: the design's example, twins in two languages, and documents with mistakes."""

from pathlib import Path

import pytest

from kontinuitet.documents.problems import Problem, problem_text
from kontinuitet.documents.scenario.reader import read_scenario
from kontinuitet.documents.scenario.skeleton import skeleton
from kontinuitet.exercise.scenario import (
    BuiltIn,
    CastField,
    CastRef,
    CastRule,
    Condition,
    Deadline,
    DeadlineKind,
    DutyClock,
    EffectKind,
    Expected,
    Inject,
    InjectKind,
    InjectUse,
    Milestone,
    MomentKind,
    ParticipantKind,
    Scenario,
    StoryMoment,
)
from kontinuitet.wording import words

FIXTURES = Path(__file__).parent / "fixtures"


def read(name: str) -> Scenario:
    """A fixture that has no problems."""
    scenario, problems = read_scenario((FIXTURES / name).read_bytes(), name)
    assert problems == ()
    assert scenario is not None
    return scenario


def inject(scenario: Scenario, name: str) -> Inject:
    """The inject of that id."""
    return next(one for one in scenario.injects if one.id == name)


def found(problems: tuple[Problem, ...]) -> list[str]:
    """Line and code of each problem."""
    return [f"{one.line} {one.code.removeprefix('scenario.')}" for one in problems]


def test_the_design_s_example() -> None:
    scenario = read("example.sv.md")
    assert (scenario.id, scenario.lang, scenario.length) == ("leverantor-tystnar", "sv", 120)
    assert scenario.begins == StoryMoment(kind=MomentKind.WEEKDAY, weekday=4, minute=14 * 60 + 40)
    assert scenario.intro == "Det är fredag eftermiddag i slutet av november. Många har redan gått hem."
    assert [(m.name, m.rule, m.of) for m in scenario.cast] == [
        ("LEVERANTÖR", CastRule.SUPPLIER_OF_MOST_CRITICAL, ""),
        ("VERKSAMHET", CastRule.SERVICE_WITHOUT, "LEVERANTÖR"),
    ]
    assert [one.id for one in scenario.participants if one.kind is ParticipantKind.PLAYER] == [
        "it-chef",
        "krisledning",
        "verksamhetsansvarig",
    ]
    assert scenario.participants[2].plan == CastRef(name="VERKSAMHET", field=CastField.OWNER)
    start, silent, nobody = scenario.injects
    assert (start.id, start.trigger.at, start.sender, start.to) == ("start", 0, "servicedesk", ("it-chef",))
    assert (start.effects[0].kind, start.effects[0].target) == (EffectKind.FALLS, "LEVERANTÖR")
    assert start.effects[0].since == StoryMoment(kind=MomentKind.WEEKDAY, weekday=4, minute=14 * 60 + 25)
    assert start.expected == (
        Expected(
            id="felanmal",
            text="Felanmäl till {LEVERANTÖR.felanmälan}",
            actor="it-chef",
            deadline=Deadline(kind=DeadlineKind.EXERCISE_WITHIN, minutes=15),
            objective="M2",
            milestone="felanmält",
            line=32,
        ),
        Expected(
            id="reserv",
            text="Besluta om reservrutin för {VERKSAMHET}",
            actor="verksamhetsansvarig",
            deadline=Deadline(kind=DeadlineKind.HALF_OUTAGE, target="VERKSAMHET"),
            objective="M1",
            milestone="reservrutin",
            line=33,
        ),
    )
    assert start.text == '"Nu har elva ringt på en kvart. Ingen kommer in i systemen."'
    assert start.facilitator == "Säg inte vad som är fel. Vänta på frågor."
    assert silent.story == StoryMoment(kind=MomentKind.TIME, minute=15 * 60 + 10)
    assert silent.condition == Condition(all_of=(Milestone(milestone="felanmält", by=12),))
    assert nobody.condition == Condition(all_of=(Milestone(milestone="felanmält", by=12, negated=True),))


@pytest.fixture(params=["full.sv.md", "full.en.md"])
def full(request: pytest.FixtureRequest) -> Scenario:
    """A scenario that uses everything that the language has, in each of the languages."""
    return read(request.param)


def test_every_rule_effect_and_deadline(full: Scenario) -> None:
    assert {member.rule for member in full.cast} == set(CastRule)
    effects = {effect.kind for one in full.injects for effect in one.effects}
    assert effects == set(EffectKind) - {EffectKind.CLOSES}
    limits = {one.deadline.kind for part in full.injects for one in part.expected if one.deadline}
    assert limits == set(DeadlineKind)
    assert {one.use for one in full.injects} == set(InjectUse)
    assert {one.kind for one in full.injects} == set(InjectKind)


def test_parts_of_an_action(full: Scenario) -> None:
    _, reserve, report = inject(full, "start").expected
    assert reserve.id == "start.2"
    assert reserve.field == CastRef(name=full.cast[1].name, field=CastField.WORKAROUND)
    assert len(reserve.all_of) == 2
    assert reserve.milestone
    assert report.deadline == Deadline(kind=DeadlineKind.DUTY, target="anmal-incident", clock=DutyClock.DETECTED)
    assert (len(report.any_of), report.objective) == (2, "")


def test_options_and_their_bars(full: Scenario) -> None:
    close, wait = inject(full, "start").options
    assert (close.id, wait.id, wait.milestone) == ("stang", "vanta", "")
    assert "|" in wait.text
    assert close.milestone


def test_fenced_text_is_text_and_questions_are_none_of_it(full: Scenario) -> None:
    start = inject(full, "start")
    assert "```\n## " in start.text
    assert len(start.questions) == 2
    assert start.questions[0] not in start.text
    assert start.facilitator
    assert start.facilitator not in start.text


def test_absent_holders_of_a_role(full: Scenario) -> None:
    absent = inject(full, "start").effects[3]
    assert (absent.count, absent.target) == (2, full.cast[5].name)
    assert absent.since == StoryMoment(kind=MomentKind.TIME, minute=8 * 60)


def test_triggers(full: Scenario) -> None:
    assert inject(full, "ringer").trigger.delay == 90
    assert inject(full, "ringer").trigger.after == inject(full, "start").expected[0].milestone
    assert inject(full, "marks").trigger.after_built_in is BuiltIn.STANDING
    assert inject(full, "marks").trigger.after == full.cast[1].name
    assert inject(full, "press").trigger.by_hand
    assert len(inject(full, "press").title.split()) > 1


def test_conditions_with_parentheses(full: Scenario) -> None:
    reported, closed = (inject(full, "start").expected[0].milestone, inject(full, "start").options[0].milestone)
    reserve = inject(full, "start").expected[1].milestone
    assert inject(full, "tyst").condition == Condition(
        all_of=(
            Condition(any_of=(Milestone(milestone=reported, by=12), Milestone(milestone=closed))),
            Milestone(milestone=reserve, negated=True),
        )
    )


def test_phases(full: Scenario) -> None:
    (phase,) = full.phases
    assert (phase.id, phase.at) == ("morgon", 60)
    assert phase.story == StoryMoment(kind=MomentKind.WEEKDAY, weekday=5, minute=6 * 60 + 30)
    assert inject(full, "ater").phase == "morgon"
    assert inject(full, "tyst").phase == ""


def test_what_stands_around_the_injects(full: Scenario) -> None:
    assert (len(full.lessons), len(full.readiness), len(full.variants)) == (1, 2, 2)
    assert inject(full, "ringer").variants == full.variants
    assert [len(one.tasks) for one in full.objectives] == [2, 0]
    assert full.intro.count("\n- ") == 1
    assert "{" in full.background


def test_twins_have_equal_skeletons() -> None:
    swedish, english = read("full.sv.md"), read("full.en.md")
    assert skeleton(swedish) == skeleton(english)
    first, *rest = swedish.injects
    changed = swedish.model_copy(update={"injects": (first.model_copy(update={"to": ()}), *rest)})
    assert skeleton(changed) != skeleton(english)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_mistake_at_once_with_its_line(lang: str) -> None:
    name = f"mistakes.{lang}.md"
    scenario, problems = read_scenario((FIXTURES / name).read_bytes(), name)
    assert scenario is None
    assert found(problems) == (FIXTURES / "mistakes.problems").read_text().splitlines()
    assert all(problem_text(one, words(lang)).startswith(f"{name}:{one.line}: ") for one in problems)


def test_line_ends_and_byte_order_mark_change_nothing() -> None:
    data = (FIXTURES / "full.sv.md").read_bytes()
    plain, _ = read_scenario(data, "a")
    windows, problems = read_scenario(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"), "a")
    assert problems == ()
    assert windows == plain
