"""What must hold for the rules on any municipality, before "one fact, one finding"."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysis.rules.conftest import TODAY
from tests.analysis.rules.towns import RESOURCES, SERVICES, SUPPLIERS, minutes, resources, towns

from kontinuitet.analysis.rules import RULES, Finding, findings
from kontinuitet.analysis.rules.snapshot import Snapshot
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Resource
from kontinuitet.domain.service import Service
from kontinuitet.domain.supplier import Supplier


def told(found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings with those that they speak for."""
    for item in found:
        yield item
        yield from told(item.speaks_for)


def gaps(plan: Municipality) -> set[tuple[str, ...]]:
    """What is too slow, by rule, place and cause; and the services that may lose too much data, or it is not known.

    Of a copy of which something is not known, the same loss is told at another place once it is known to be too much.
    """
    found = list(told(findings(plan, TODAY)))
    slow = {(item.rule, item.place_key, item.cause) for item in found if item.rule in {"C1", "C2", "D2"}}
    return slow | {(item.rule, service) for item in found if item.rule == "B1" for service in item.services}


def at_most(value: Any, limit: int) -> Any:
    return min(value, limit) if isinstance(value, int) else value


def harder(plan: Municipality, limit: int) -> Municipality:
    """With every recovery time, data loss and required time that is known no longer than the limit."""

    def rows(item: Service | Resource) -> dict[str, Any]:
        fields = ("required", "data_at_most")
        shorter = (
            row.model_copy(update={field: at_most(getattr(row, field), limit) for field in fields})
            for row in item.dependencies
        )
        return {"dependencies": tuple(shorter)}

    return plan.model_copy(
        update={
            "services": tuple(
                one.model_copy(update={"rto": at_most(one.rto, limit), "rpo": at_most(one.rpo, limit), **rows(one)})
                for one in plan.services
            ),
            "resources": tuple(one.model_copy(update=rows(one)) for one in plan.resources),
        }
    )


@settings(max_examples=35)
@given(towns(), minutes)
def test_a_shorter_time_never_removes_what_is_too_slow_or_lost(plan: Municipality, limit: int) -> None:
    assert gaps(plan) <= gaps(harder(plan, limit))


def shape(found: Iterable[Finding]) -> list[object]:
    """Everything about findings but the names in their texts."""
    return [
        (
            (item.rule, item.variant, item.severity, item.blocking, item.place, item.services),
            (item.cause, item.path, item.notes, tuple(item.params), shape(item.speaks_for)),
        )
        for item in found
    ]


@settings(max_examples=30)
@given(towns())
def test_renaming_changes_nothing_but_names(plan: Municipality) -> None:
    def renamed(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(item.model_copy(update={"name": f"Nytt {item.id}"}) for item in items)

    kinds = ("services", "resources", "suppliers", "agreements", "calendars", "backups", "roles", "people")
    other = plan.model_copy(update={kind: renamed(getattr(plan, kind)) for kind in kinds})
    assert shape(findings(other, TODAY)) == shape(findings(plan, TODAY))


def heads(found: Iterable[Finding]) -> Counter[tuple[object, ...]]:
    """What is found, where and for whom; a count of what somebody has in the register may stand in a text."""
    return Counter((item.rule, item.variant, item.severity, item.place, item.services) for item in told(found))


idle_resources = resources("ledig", RESOURCES)
idle_suppliers = st.builds(
    Supplier, id=st.just("ledig"), name=st.just("Ledig"), parent=st.sampled_from([None, *SUPPLIERS])
)


@settings(max_examples=35)
@given(towns(), st.one_of(idle_resources, idle_suppliers))
def test_removing_what_nothing_uses_removes_its_own_c9_and_nothing_else(
    plan: Municipality, idle: Resource | Supplier
) -> None:
    collection = "resources" if isinstance(idle, Resource) else "suppliers"
    wider = plan.model_copy(update={collection: (*getattr(plan, collection), idle)})
    before, after = heads(findings(wider, TODAY)), heads(findings(plan, TODAY))
    assert [rule for rule, *_ in (before - after).elements()] == ["C9"]
    assert not after - before


@settings(max_examples=30)
@given(towns())
def test_every_place_to_jump_to_is_one_of_the_plan(plan: Municipality) -> None:
    ids = {*plan.by_id, "kommun"}
    found = list(told(findings(plan, TODAY)))
    assert all(item.place.object in ids for item in found)
    assert all(set(item.services) <= set(SERVICES) for item in found)


@settings(max_examples=30)
@given(towns())
def test_what_another_finding_speaks_for_is_never_lost(plan: Municipality) -> None:
    view = Snapshot(municipality=plan, today=TODAY, exercised={})
    given_by_rules = [item for rule in RULES.values() for item in rule(view) if item is not None]
    assert heads(given_by_rules) == heads(findings(plan, TODAY))
