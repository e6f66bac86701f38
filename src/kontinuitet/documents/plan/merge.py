"""Putting what was read into a municipality: all of it or nothing, and what then does not hang together."""

from collections.abc import Collection, Iterable, Mapping

from kontinuitet.documents.plan.reader import PlanRead
from kontinuitet.documents.plan.writer import path_of
from kontinuitet.documents.problems import Problem, ProblemSeverity, has_errors, nearest, problem
from kontinuitet.domain.calendar import ALWAYS
from kontinuitet.domain.municipality import COLLECTIONS, Item, Municipality
from kontinuitet.domain.references import references
from kontinuitet.domain.resource import Resource, ResourceKind
from kontinuitet.domain.service import ImpactRow, Service
from kontinuitet.domain.values import Place

_LISTED = 100
"""Problems of one kind that are listed; the rest would say the same."""

Merged = tuple[Municipality | None, tuple[Problem, ...]]


def apply(before: Municipality | None, read: PlanRead, *, delete: Collection[str] = ()) -> Merged:
    """The municipality with the objects that were read in place of those with their ids.

    Objects in no given file stay as they are; ``delete`` names those that go. With an error among the problems
    there is no municipality: all or nothing. ``before`` is ``None`` when there is none yet.
    """
    base = read.header or before
    if base is None:
        return None, (problem("problems.plan.no_municipality"),)
    old = before or Municipality(name=base.name)
    problems = [*_wrong_deletions(old, read, delete), *_wrong_kinds(old, read)]
    if problems:
        return None, tuple(problems)
    merged = _merged(base, old, read, frozenset(delete))
    merged, problems = _aligned(merged, old, read)
    problems += [*_wrong_edges(merged, read), *_dangling(merged, read), *_wrong_rows(merged, read)]
    return (None if has_errors(problems) else merged), tuple(problems)


def _wrong_deletions(old: Municipality, read: PlanRead, delete: Iterable[str]) -> Iterable[Problem]:
    for identity in delete:
        place = read.place(identity)
        if place:
            yield problem("problems.plan.delete_given", file=place[0], line=place[1], id=identity)
        elif identity not in old.by_id:
            near = nearest(identity, old.by_id)
            yield problem(f"problems.plan.delete_unknown{'_near' if near else ''}", id=identity, near=near)


def _wrong_kinds(old: Municipality, read: PlanRead) -> Iterable[Problem]:
    """The same id for an object of another kind."""
    kinds = {item.id: collection for collection, item in old.items()}
    for collection, items in read.items.items():
        for item in items:
            kind = kinds.get(item.id, collection)
            if kind != collection:
                file, line = read.place(item.id) or ("", 0)
                yield problem(
                    "problems.plan.other_kind", file=file, line=line, id=item.id, kind_key=f"plan.kind.{kind}"
                )


def _merged(base: Municipality, old: Municipality, read: PlanRead, delete: frozenset[str]) -> Municipality:
    lists = {
        collection: _merged_list(getattr(old, collection), read.items.get(collection, ()), delete)
        for collection in COLLECTIONS
    }
    lists["resources"] = tuple(_with_edges(each, old, read) for each in lists["resources"])
    return base.model_copy(update=lists)


def _merged_list(old: tuple[Item, ...], new: tuple[Item, ...], delete: frozenset[str]) -> tuple[Item, ...]:
    """New ones take the places of old ones with ids among theirs, in their own order; further ones come last."""
    given = {item.id for item in new}
    waiting = iter(new)
    kept = [next(waiting) if item.id in given else item for item in old if item.id not in delete]
    return (*kept, *waiting)


def _with_edges(item: Item, old: Municipality, read: PlanRead) -> Item:
    """A resource with its dependencies, which stand in one file for all resources."""
    if not isinstance(item, Resource):
        return item
    known = old.resource.get(item.id)
    # Information has a file of its own: its dependencies are told only where somebody tells them.
    whole = read.edges is not None and (item is not known or item.kind is not ResourceKind.INFORMATION)
    edges = (read.edges or {}).get(
        item.id, () if whole and read.place(item.id) else known.dependencies if known else ()
    )
    return item if edges == item.dependencies else item.model_copy(update={"dependencies": edges})


def _aligned(merged: Municipality, old: Municipality, read: PlanRead) -> tuple[Municipality, list[Problem]]:
    """Impact scores in the order of the municipality's time points; scores for other ones are a problem."""
    target = merged.settings.time_points
    services, problems = [], []
    for service in merged.services:
        points = read.points.get(service.id) if read.place(service.id) else old.settings.time_points
        if not service.impact or points is None:
            services.append(service)
            continue
        lost = [
            point
            for point in points
            if point not in target and (read.place(service.id) or _scored(service, points, point))
        ]
        problems += [_lost_point(service, point, read) for point in lost]
        rows = tuple(_realigned(row, points, target) for row in service.impact)
        services.append(service if rows == service.impact else service.model_copy(update={"impact": rows}))
    return merged.model_copy(update={"services": tuple(services)}), problems


def _scored(service: Service, points: tuple[int, ...], point: int) -> bool:
    index = points.index(point)
    return any(len(row.scores) > index and row.scores[index] is not None for row in service.impact)


def _realigned(row: ImpactRow, points: tuple[int, ...], target: tuple[int, ...]) -> ImpactRow:
    scores = dict(zip(points, row.scores, strict=False))
    aligned = tuple(scores.get(point) for point in target)
    return row if aligned == row.scores else row.model_copy(update={"scores": aligned})


def _lost_point(service: Service, point: int, read: PlanRead) -> Problem:
    item = service.impact[0].id
    file, line = read.place(service.id, attr="points", within="impact", item=item) or (path_of(service), 0)
    return problem("problems.plan.unknown_point", file=file, line=line, point_minutes=point)


def _wrong_edges(merged: Municipality, read: PlanRead) -> Iterable[Problem]:
    for owner, edges in (read.edges or {}).items():
        if owner not in merged.resource and edges:
            place = read.place(owner, within="dependencies", item=edges[0].id)
            yield _missing(owner, ("resources",), place or ("", 0), merged)


def _dangling(merged: Municipality, read: PlanRead) -> list[Problem]:
    """References to what does not exist, or is of another kind than can stand there."""
    kinds = {item.id: collection for collection, item in merged.items()}
    kinds |= {ALWAYS: "calendars"} if ALWAYS not in kinds else {}
    wrong = (each for each in references(merged) if kinds.get(each.target) not in each.collections)
    found = [
        *((each.place, each.target, each.collections) for each in wrong),
        *((place, target, ("categories",)) for place, target in _wrong_categories(merged)),
    ]
    return [
        _missing(target, collections, _place(place, read, merged), merged)
        for place, target, collections in found[:_LISTED]
    ]


def _wrong_categories(merged: Municipality) -> Iterable[tuple[Place, str]]:
    """Rows of impact whose id is no impact category of the municipality."""
    categories = {category.id for category in merged.settings.categories}
    for service in merged.services:
        for row in service.impact:
            if row.id not in categories:
                yield Place(object=service.id, field="impact", item=row.id, part="id"), row.id


_LOCAL = (("tasks", "forms", "forms"), ("recovery", "after", "recovery"))
"""Where a row of a service names rows of the service: its list, its field, and the list of those rows."""


def _wrong_rows(merged: Municipality, read: PlanRead) -> Iterable[Problem]:
    """Rows that name a row which the same service does not have."""
    for service in (each for each in merged.services if read.place(each.id)):
        for within, attr, named in _LOCAL:
            known = {row.id for row in getattr(service, named)}
            for row in getattr(service, within):
                for target in (each for each in getattr(row, attr) if each not in known):
                    found = read.place(service.id, attr=attr, within=within, item=row.id)
                    file, line = found or (path_of(service), 0)
                    near = nearest(target, known)
                    code = f"problems.plan.no_such_row{'_near' if near else ''}"
                    yield problem(code, file=file, line=line, text=target, near=near, list_key=f"plan.field.{named}")


def _place(place: Place, read: PlanRead, merged: Municipality) -> tuple[str, int]:
    """The file and line of a place; for an object that no given file holds, the file in which it would stand."""
    row = place.item or place.field
    if place.part and (place.object, place.field, row) in read.rows:
        found = read.place(place.object, attr=place.part, within=place.field, item=row)
    else:
        found = read.place(place.object, attr=place.field)
    return found or (path_of(merged.by_id[place.object]), 0)


def _missing(target: str, collections: tuple[str, ...], place: tuple[str, int], merged: Municipality) -> Problem:
    wanted = f"plan.wanted.{'_'.join(collections)}"
    if target in merged.by_id:
        return problem("problems.plan.wrong_reference", file=place[0], line=place[1], id=target, wanted_key=wanted)
    known = _known(merged, collections)
    # The file with people can be left out, and then nobody in it is known.
    left_out = "people" in collections and not merged.people
    near = nearest(target, known)
    code = "problems.plan.people_left_out" if left_out else f"problems.plan.missing{'_near' if near else ''}"
    severity = ProblemSeverity.WARNING if left_out else ProblemSeverity.ERROR
    params: Mapping[str, str] = {"near": near} if near and not left_out else {}
    return problem(code, file=place[0], line=place[1], severity=severity, id=target, wanted_key=wanted, **params)


def _known(merged: Municipality, collections: tuple[str, ...]) -> set[str]:
    if collections == ("categories",):
        return {category.id for category in merged.settings.categories}
    return {item.id for collection in collections for item in getattr(merged, collection)}
