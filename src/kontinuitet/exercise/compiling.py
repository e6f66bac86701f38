"""Compiling a scenario against a bound cast for one day: texts filled in, targets as ids, moments as instants."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.text import LINE_LIMIT, PROSE_LIMIT
from kontinuitet.domain.values import Place
from kontinuitet.exercise.casting import Casting, Speech
from kontinuitet.exercise.clock import story
from kontinuitet.exercise.limits import limit_of
from kontinuitet.exercise.moments import anchors, local, resolve, resolve_before
from kontinuitet.exercise.scenario import (
    Condition,
    Effect,
    Expected,
    Inject,
    Milestone,
    Participant,
    Scenario,
    StoryMoment,
    Trigger,
)
from kontinuitet.exercise.timeline import (
    MINUTE,
    Anchor,
    Bound,
    Clause,
    PlanGap,
    Player,
    Reached,
    Timeline,
    TimelineEffect,
    TimelineExpected,
    TimelineInject,
    TimelineOption,
    TimelinePhase,
)


@dataclass(frozen=True)
class _Compiler:
    scenario: Scenario
    casting: Casting
    anchors: tuple[Anchor, ...]

    @property
    def plan(self) -> Municipality:
        return self.casting.plan

    def line(self, text: str) -> str:
        return self.casting.fill(text)[:LINE_LIMIT]

    def prose(self, text: str) -> str:
        return self.casting.fill(text)[:PROSE_LIMIT]

    def target(self, name: str) -> str:
        """The id that a name in an effect, a deadline or a condition stands for; empty when it is unfilled."""
        if name in self.casting.bound:
            return self.casting.bound[name].id
        return name if name in self.plan.by_id or self._is_place(name) else ""

    def _is_place(self, name: str) -> bool:
        return any(resource.place == name for resource in self.plan.resources)

    def label(self, name: str) -> str:
        member = self.casting.bound.get(name)
        return member.label if member is not None else self.plan.label(name)

    def inject(self, inject: Inject) -> TimelineInject:
        trigger = inject.trigger
        return TimelineInject(
            id=inject.id,
            title=self.line(inject.title),
            at=None if trigger.at is None else trigger.at * MINUTE,
            after=self._after(trigger),
            delay=trigger.delay * MINUTE,
            kind=inject.kind,
            use=inject.use,
            sender=inject.sender,
            to=inject.to,
            channel=inject.channel,
            condition=None if inject.condition is None else self.clause(inject.condition),
            effects=tuple(self.effect(effect, inject) for effect in inject.effects),
            expected=tuple(self.expected(expected, inject) for expected in inject.expected),
            options=tuple(
                TimelineOption(id=o.id, text=self.line(o.text), milestone=o.milestone) for o in inject.options
            ),
            text=self.prose(inject.text),
            facilitator=self.prose(inject.facilitator),
            questions=tuple(self.line(question) for question in inject.questions),
            phase=inject.phase,
        )

    def _after(self, trigger: Trigger) -> Reached | None:
        if not trigger.after:
            return None
        return self.reached(Milestone(milestone=trigger.after, built_in=trigger.after_built_in))

    def effect(self, effect: Effect, inject: Inject) -> TimelineEffect:
        return TimelineEffect(
            kind=effect.kind,
            target=self.target(effect.target),
            label=self.label(effect.target),
            count=effect.count,
            since=self._occurred(effect.since, inject),
            lost_after=self._occurred(effect.lost_after, inject),
        )

    def _occurred(self, written: StoryMoment | None, inject: Inject) -> int | None:
        """What occurred before it was told of: the latest such moment before the inject.

        Without a set time it is the first such moment of the story, or the latest before the story began.
        """
        if written is None:
            return None
        begin = self.anchors[0].moment
        first_day = local(begin).date()
        if inject.trigger.at is not None:
            return resolve_before(written, story(self.anchors, inject.trigger.at * MINUTE), first_day)
        first = resolve(written, begin, first_day)
        over = story(self.anchors, self.scenario.length * MINUTE)
        return first if first <= over else resolve_before(written, begin, first_day)

    def expected(self, expected: Expected, inject: Inject) -> TimelineExpected:
        limit = limit_of(expected.deadline, self.casting) if expected.deadline is not None else None
        place = self.casting.place(expected.field) if expected.field is not None else None
        return TimelineExpected(
            id=expected.id,
            inject=inject.id,
            text=self.line(expected.text),
            actor=expected.actor,
            limit=limit,
            objective=expected.objective,
            milestone=expected.milestone,
            service=self._service(expected, limit.target if limit is not None else "", place),
            place=place or (limit.place if limit is not None else None),
            all_of=tuple(self.line(text) for text in expected.all_of),
            any_of=tuple(self.line(text) for text in expected.any_of),
        )

    def _service(self, expected: Expected, target: str, place: Place | None) -> str:
        named = (target, place.object if place is not None else "", *self.casting.services_in(expected.text))
        return next((name for name in named if name in self.plan.service), "")

    def clause(self, condition: Condition) -> Clause:
        return Clause(
            all_of=tuple(self._part(part) for part in condition.all_of),
            any_of=tuple(self._part(part) for part in condition.any_of),
        )

    def _part(self, part: "Milestone | Condition") -> "Reached | Clause":
        return self.reached(part) if isinstance(part, Milestone) else self.clause(part)

    def reached(self, milestone: Milestone) -> Reached:
        return Reached(
            milestone=milestone.milestone if milestone.built_in is None else "",
            service=self.target(milestone.milestone) if milestone.built_in is not None else "",
            built_in=milestone.built_in,
            negated=milestone.negated,
            by=None if milestone.by is None else milestone.by * MINUTE,
        )

    def player(self, participant: Participant) -> Player:
        role = self.casting.role(participant.plan) if participant.plan is not None else ""
        return Player(
            id=participant.id, kind=participant.kind, role=role, role_name=self.plan.label(role) if role else ""
        )


def compile_scenario(
    scenario: Scenario,
    plan: Municipality,
    bound: Sequence[Bound],
    *,
    day: date,
    speech: Speech,
    variant: str = "",
) -> Timeline:
    """The timeline of a scenario played on a day against a bound cast; ``variant`` leaves out the marked injects.

    Never fails on a plan that lacks values: each lack becomes one of the timeline's gaps.
    """
    casting = Casting(plan, {member.name: member for member in bound}, speech)
    played = [inject for inject in scenario.injects if not variant or variant not in inject.variants]
    left_out = [inject.id for inject in scenario.injects if inject not in played]
    compiler = _Compiler(scenario, casting, anchors(scenario, day, left_out))
    injects = tuple(compiler.inject(inject) for inject in played)
    return Timeline(
        scenario=scenario.id,
        format=scenario.format,
        lang=scenario.lang,
        title=compiler.line(scenario.title),
        variant=variant,
        length=scenario.length * MINUTE,
        anchors=compiler.anchors,
        intro=compiler.prose(scenario.intro),
        background=compiler.prose(scenario.background),
        cast=tuple(bound),
        players=tuple(compiler.player(participant) for participant in scenario.participants),
        objectives=tuple(o.model_copy(update={"text": compiler.line(o.text)}) for o in scenario.objectives),
        phases=tuple(
            TimelinePhase(id=p.id, title=compiler.line(p.title), at=p.at * MINUTE, text=compiler.prose(p.text))
            for p in scenario.phases
        ),
        injects=injects,
        lessons=tuple(compiler.line(question) for question in scenario.lessons),
        readiness=tuple(compiler.line(question) for question in scenario.readiness),
        gaps=_gaps(bound, casting, injects),
    )


def _gaps(bound: Sequence[Bound], casting: Casting, injects: Sequence[TimelineInject]) -> tuple[PlanGap, ...]:
    """Members that nothing fits, fields that are empty, and deadlines whose value the plan lacks; each place once."""
    unfilled = [PlanGap(code="unfilled", place=m.gap or Place(object="kommun"), name=m.name) for m in bound if not m.id]
    limits = [
        PlanGap(code="limit", place=expected.limit.place, name=expected.id)
        for inject in injects
        for expected in inject.expected
        if expected.limit is not None and expected.limit.minutes is None and expected.limit.place is not None
    ]
    # A member that nothing fits is always told of; what is empty or lacks a time, once for each field of the plan.
    told = {gap.place for gap in unfilled}
    others = {gap.place: gap for gap in [*limits, *casting.gaps.values()] if gap.place not in told}
    return (*unfilled, *(gap for gap in [*casting.gaps.values(), *limits] if others.get(gap.place) is gap))
