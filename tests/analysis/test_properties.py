"""What must hold for any graph, and that the one pass gives what a walk through time gives."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.build import follow, minutes, need, resource, service, span, town
from tests.analysis.plans import forgotten, gaps_in_plans, graphs
from tests.analysis.reference import Thing, walk, walk_in_circles

from kontinuitet.analysis.consequences import Consequences
from kontinuitet.analysis.effects import MINUTE, Effect, EffectKind
from kontinuitet.analysis.figures import Figure, ResourceFigures, ServiceFigures
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Resource
from kontinuitet.domain.service import Workaround
from kontinuitet.domain.values import UNKNOWN

LONG = 400


def _walked(history: list[bool]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for minute, down in enumerate(history):
        if down and spans and spans[-1][1] == minute:
            spans[-1] = (spans[-1][0], minute + 1)
        elif down:
            spans.append((minute, minute + 1))
    return spans


def _computed(answer: Consequences, name: str) -> list[tuple[int | None, int | None]]:
    return [(minutes(start), minutes(end)) for start, end in answer.resource(name).spans]


@given(graphs())
def test_one_pass_gives_what_a_walk_through_time_gives(case: tuple[Municipality, list[Thing], list[Effect]]) -> None:
    """Any small graph without circles, with groups, "up first" and repeated falls."""
    municipality, things, effects = case
    answer = follow(municipality, effects)
    history = walk(things, LONG)
    for thing in things:
        assert _computed(answer, thing.name) == _walked(history[thing.name])


@given(graphs(circles=True))
def test_circles_of_plain_edges_come_back_together(case: tuple[Municipality, list[Thing], list[Effect]]) -> None:
    """Any small graph with circles, none of them with "up first"."""
    municipality, things, effects = case
    answer = follow(municipality, effects)
    history = walk_in_circles(things, LONG)
    for thing in things:
        assert _computed(answer, thing.name) == _walked(history[thing.name])


def _changed(municipality: Municipality, name: str, **row: Any) -> Municipality:
    resources = []
    for one in municipality.resources:
        if one.id == name and one.dependencies:
            first = one.dependencies[0].model_copy(update=row)
            one = one.model_copy(update={"dependencies": (first, *one.dependencies[1:])})  # noqa: PLW2901
        resources.append(one)
    return municipality.model_copy(update={"resources": tuple(resources)})


def _at(moment: int | None) -> float:
    return float("inf") if moment is None else moment


@given(graphs(), st.integers(0, 8), st.data())
def test_a_shorter_tolerance_never_stops_anything_later(
    case: tuple[Municipality, list[Thing], list[Effect]], cut: int, data: st.DataObject
) -> None:
    municipality, things, effects = case
    chosen = data.draw(st.sampled_from(things))
    old = chosen.needs[0].tolerance if chosen.needs else 0
    shorter = _changed(municipality, chosen.name, tolerance=max(0, old - cut))
    before, after = follow(municipality, effects), follow(shorter, effects)
    for thing in things:
        assert _at(after.stop(thing.name).at) <= _at(before.stop(thing.name).at)
        assert (after.back(thing.name).at or 0) >= (before.back(thing.name).at or 0)


@st.composite
def turns(draw: Any) -> tuple[Municipality, list[Effect]]:
    """Any graph, in which things also are said to be back, or are given a time at which they are."""
    municipality, _, _ = draw(graphs(circles=True, up_first=True))
    minute = st.integers(0, 60).map(lambda one: one * MINUTE)
    effect = st.builds(
        Effect,
        st.sampled_from([one.id for one in municipality.resources]),
        kind=st.sampled_from(EffectKind),
        at=minute,
        until=st.none() | minute,
        own_repair=st.booleans(),
    )
    names = draw(st.sets(st.sampled_from([one.id for one in municipality.resources])))
    return forgotten(municipality, names), draw(st.lists(effect, min_size=1, max_size=6))


@given(turns())
def test_whatever_happens_in_a_circle_it_is_worked_out_to_an_end(case: tuple[Municipality, list[Effect]]) -> None:
    municipality, effects = case
    for figures in follow(municipality, effects).resources:
        moments = [moment for start, end in figures.spans for moment in (start, _at(end))]
        assert moments == sorted(set(moments))
        assert (figures.up.at is None) <= bool(not figures.spans or figures.spans[-1][1] is None)


@given(graphs() | graphs(circles=True), st.data())
def test_one_more_member_of_a_group_never_makes_anything_worse(
    case: tuple[Municipality, list[Thing], list[Effect]], data: st.DataObject
) -> None:
    municipality, things, effects = case
    chosen = data.draw(st.sampled_from(things))
    unknown = data.draw(st.sets(st.sampled_from([*(thing.name for thing in things), "spare"])))
    municipality = forgotten(municipality, unknown)
    row = next(one for one in municipality.resources if one.id == chosen.name)
    needs = row.dependencies[0].needs if row.dependencies else ()
    quorum = row.dependencies[0].quorum if row.dependencies else None
    spare = resource("spare", recovery=data.draw(st.integers(1, 12)))
    wider = _changed(municipality, chosen.name, needs=(*needs, "spare"), at_least=quorum)
    wider = forgotten(wider.model_copy(update={"resources": (*wider.resources, spare)}), unknown)
    falls = [*effects, Effect("spare", at=data.draw(st.integers(0, 20)) * MINUTE)]
    before, after = follow(municipality, effects), follow(wider, falls)
    for thing in things:
        assert _at(after.stop(thing.name).at) >= _at(before.stop(thing.name).at)
        assert _back(after.back(thing.name)) <= _back(before.back(thing.name))


def _back(figure: Figure) -> float:
    """When something is back, at the latest: what nobody knows the end of may last for ever."""
    return float("inf") if figure.unknowns or figure.cycle else figure.at or 0


@given(graphs(circles=True, up_first=True), st.data())
def test_names_and_order_change_no_figure(
    case: tuple[Municipality, list[Thing], list[Effect]], data: st.DataObject
) -> None:
    municipality, things, effects = case
    shuffled = data.draw(st.permutations(municipality.resources))
    names = {thing.name: f"x{9 - n}-{thing.name}" for n, thing in enumerate(things)}
    renamed = town(*(_renamed(one, names) for one in shuffled))
    before = follow(municipality, effects)
    after = follow(renamed, [Effect(names[effect.target], at=effect.at) for effect in effects])
    for thing in things:
        told, again = before.resource(thing.name), after.resource(names[thing.name])
        assert (told.spans, told.down, told.up) == (again.spans, again.down, again.up)


def _renamed(one: Resource, names: dict[str, str]) -> Resource:
    rows = tuple(row.model_copy(update={"needs": tuple(names[name] for name in row.needs)}) for row in one.dependencies)
    return one.model_copy(update={"id": names[one.id], "name": "Annat namn", "dependencies": rows})


@given(graphs(), st.data())
def test_an_unknown_tolerance_is_named_and_never_counted_as_nothing(
    case: tuple[Municipality, list[Thing], list[Effect]], data: st.DataObject
) -> None:
    """Forgetting a tolerance never makes a known stop earlier, and zero in its place shows what may happen."""
    municipality, things, effects = case
    chosen = data.draw(st.sampled_from(things))
    forgotten = follow(_changed(municipality, chosen.name, tolerance=UNKNOWN), effects)
    before = follow(municipality, effects)
    at_worst = follow(_changed(municipality, chosen.name, tolerance=0), effects)
    for thing in things:
        figure, worst = forgotten.stop(thing.name), at_worst.stop(thing.name)
        assert _at(figure.at) >= _at(before.stop(thing.name).at)
        assert bool(figure.unknowns) == (_at(worst.at) < _at(figure.at))


@given(graphs() | graphs(circles=True), st.data())
def test_an_unknown_recovery_gives_at_the_earliest(
    case: tuple[Municipality, list[Thing], list[Effect]], data: st.DataObject
) -> None:
    """A recovery that nobody knows is never counted as over: no return before it is a known one."""
    municipality, things, effects = case
    chosen = data.draw(st.sampled_from(things)).name
    answer = follow(forgotten(municipality, {chosen}), effects)
    before = follow(municipality, effects)
    for thing in things:
        assert _at(answer.stop(thing.name).at) <= _at(before.stop(thing.name).at)
        for ask in (Consequences.stop, Consequences.back, Consequences.outage):
            assert_promise(ask(answer, thing.name), ask(before, thing.name))


def assert_promise(told: Figure, truth: Figure) -> None:
    """What is told with unknowns in it holds when the truth comes out, of which everything is known."""
    if told.is_exact:
        assert told == truth
    if not told.cycle:
        assert truth.cycle <= bool(told.unknowns)


def assert_bounds(told: ServiceFigures | ResourceFigures, truth: ServiceFigures | ResourceFigures) -> None:
    """Unknowns make a stop earlier or a return later; what a figure rests on may do the opposite, nothing else may."""
    starts, ends = (
        (("stop", "intolerable"), ("back", "outage")) if isinstance(told, ServiceFigures) else (("down",), ("up",))
    )
    for name in (*starts, *ends):
        figure, real = getattr(told, name), getattr(truth, name)
        assert_promise(figure, real)
        early, late = (figure.unknowns, figure.rests_on) if name in starts else (figure.rests_on, figure.unknowns)
        if not early and not figure.cycle:
            assert _at_last(real, never=name in starts) >= _at_last(figure, never=name in starts)
        if not late and not figure.cycle:
            assert _at_last(real, never=name in starts) <= _at_last(figure, never=name in starts)


def _at_last(figure: Figure, *, never: bool) -> float:
    """A figure to compare: what never stops does so last of all, what never stopped is back first of all."""
    if figure.at is not None:
        return figure.at
    return float("inf") if never or figure.cycle else -1


@given(gaps_in_plans())
def test_filling_in_an_unknown_never_changes_a_figure_that_was_known(
    case: tuple[Municipality, Municipality, list[Effect]],
) -> None:
    """Nor does it go the other way than the figure said that it could; so no unknown was ever counted as nothing."""
    empty, filled, effects = case
    before, after = follow(empty, effects), follow(filled, effects)
    for one in empty.resources:
        assert_bounds(before.resource(one.id), after.resource(one.id))
    assert_bounds(before.service("vard"), after.service("vard"))


@st.composite
def routines(draw: Any) -> Workaround:
    """A reserve routine for the one system."""
    length = st.one_of(st.integers(0, 200), st.just(UNKNOWN), st.none())
    first = draw(st.integers(0, 100))
    return Workaround(
        id=draw(st.sampled_from(["a", "b", "c"])),
        name="Papper",
        replaces=("system",),
        outage_from=first,
        outage_to=draw(st.one_of(st.none(), st.integers(first, 300))),
        startup=draw(length),
        endurance=draw(length),
        capacity=draw(st.one_of(st.none(), st.integers(0, 100))),
    )


@given(st.lists(routines(), max_size=3, unique_by=lambda one: one.id), st.integers(1, 300), st.integers(1, 300))
def test_states_follow_one_another_and_the_clock_counts_only_time_below_the_level(
    rows: list[Workaround], recovery: int, limit: int
) -> None:
    owner = service("vard", need("system"), mtpd=limit, workarounds=tuple(rows))
    answer = follow(town(resource("system", recovery=recovery), owner), ["system"])
    figures = answer.service("vard")
    assert span(answer, "vard") == (0, recovery)
    assert figures.states[0].start == 0
    assert figures.states[-1].end is None
    assert all(one.end == other.start for one, other in zip(figures.states, figures.states[1:], strict=False))
    assert all(one.start < run.end for run in figures.routines if run.end is not None for one in [run])
    standing = [one for one in figures.states if one.state.value in ("standing", "intolerable")]
    counted = sum((minutes(one.end) or 0) - (minutes(one.start) or 0) for one in standing)
    assert (figures.intolerable.at is not None) == (counted > limit)
