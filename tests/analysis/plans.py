"""Generated municipalities: small graphs, plans with reserve routines, and the same with fields left empty."""

from typing import Any

from hypothesis import strategies as st
from tests.analysis.build import need, resource, service, town
from tests.analysis.reference import Need, Thing

from kontinuitet.analysis.effects import MINUTE, Effect
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Dependency, Resource
from kontinuitet.domain.service import Activation, TolerableLevel, Workaround
from kontinuitet.domain.values import UNKNOWN


@st.composite
def graphs(
    draw: Any, *, circles: bool = False, up_first: bool | None = None
) -> tuple[Municipality, list[Thing], list[Effect]]:
    """A small graph in both forms, and one to three falls; "must be up first" as well as circles only if asked for."""
    count = draw(st.integers(2, 6))
    names = [f"r{n}" for n in range(count)]
    things = []
    for n, name in enumerate(names):
        others = [one for one in names if one != name] if circles else names[:n]
        things.append(
            Thing(
                name,
                draw(st.integers(1, 12)),
                draw(needs(others, up_first=not circles if up_first is None else up_first)),
            )
        )
    effects = []
    for thing in draw(st.lists(st.sampled_from(things), min_size=1, max_size=3)):
        moment = draw(st.integers(0, 20))
        thing.falls.append(moment)
        effects.append(Effect(thing.name, at=moment * MINUTE))
    return town(*(_as_resource(thing) for thing in things)), things, effects


def needs(others: list[str], *, up_first: bool) -> st.SearchStrategy[list[Need]]:
    if not others:
        return st.just([])
    members = st.lists(st.sampled_from(others), min_size=1, max_size=3, unique=True)
    one = members.flatmap(
        lambda group: st.builds(
            Need,
            st.just(group),
            st.integers(1, len(group)),
            st.integers(0, 8),
            st.booleans() if up_first else st.just(False),
        )
    )
    return st.lists(one, max_size=3)


def _as_resource(thing: Thing) -> Resource:
    rows = (
        need(*row.needs, at_least=row.at_least, tolerance=row.tolerance, up_first=row.up_first, name=f"d{n}")
        for n, row in enumerate(thing.needs)
    )
    return resource(thing.name, *rows, recovery=thing.recovery)


def forgotten(municipality: Municipality, names: set[str]) -> Municipality:
    """The same with recoveries that nobody knows."""
    rows = tuple(
        one.model_copy(update={"stated_recovery": UNKNOWN}) if one.id in names else one
        for one in municipality.resources
    )
    return municipality.model_copy(update={"resources": rows})


@st.composite
def gaps_in_plans(draw: Any) -> tuple[Municipality, Municipality, list[Effect]]:
    """A plan with fields that nobody has filled in, the same filled in, and what falls in both."""
    municipality, _, effects = draw(graphs(circles=draw(st.booleans()), up_first=draw(st.booleans())))
    names = [one.id for one in municipality.resources]
    rows = draw(needs(names, up_first=False))
    edges = tuple(
        need(*row.needs, at_least=row.at_least, tolerance=row.tolerance, name=f"s{n}") for n, row in enumerate(rows)
    )
    used = st.lists(st.sampled_from(names), max_size=2, unique=True).map(tuple)
    plans = tuple(
        plan.model_copy(update={"replaces": draw(used), "needs": draw(used), "capacity": draw(st.integers(0, 100))})
        for plan in draw(st.lists(known_routines(), max_size=3, unique_by=lambda one: one.id))
    )
    owner = service(
        "vard",
        *edges,
        mtpd=draw(st.integers(1, 30)),
        level=TolerableLevel(percent=50),
        activation=Activation(budget=draw(st.integers(0, 10))),
        workarounds=plans,
    )
    filled = municipality.model_copy(update={"services": (owner,)})
    return _emptied(draw, filled), filled, effects


@st.composite
def known_routines(draw: Any) -> Workaround:
    """A reserve routine of which everything is known."""
    first = draw(st.integers(0, 10))
    return Workaround(
        id=draw(st.sampled_from(["a", "b", "c"])),
        name="Papper",
        outage_from=first,
        outage_to=draw(st.one_of(st.none(), st.integers(first, 40))),
        startup=draw(st.integers(0, 10)),
        endurance=draw(st.integers(0, 20)),
    )


def _emptied(draw: Any, filled: Municipality) -> Municipality:
    """Some of the times of a plan forgotten."""

    def value(known: Any) -> Any:
        return UNKNOWN if draw(st.booleans()) else known

    def rows(dependencies: tuple[Dependency, ...]) -> tuple[Dependency, ...]:
        return tuple(row.model_copy(update={"tolerance": value(row.tolerance)}) for row in dependencies)

    resources = tuple(
        one.model_copy(update={"stated_recovery": value(one.stated_recovery), "dependencies": rows(one.dependencies)})
        for one in filled.resources
    )
    owner = filled.services[0]
    workarounds = tuple(
        row.model_copy(update={"startup": value(row.startup), "endurance": value(row.endurance)})
        for row in owner.workarounds
    )
    activation = owner.activation.model_copy(update={"budget": value(owner.activation.budget)})
    emptied = owner.model_copy(
        update={"dependencies": rows(owner.dependencies), "workarounds": workarounds, "activation": activation}
    )
    return filled.model_copy(update={"resources": resources, "services": (emptied,)})
