"""Writing a municipality as a plan folder, in the normal form: the same values always give the same bytes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kontinuitet.documents.plan import layouts, markdown
from kontinuitet.documents.plan.codecs import SCORE, write_duration
from kontinuitet.documents.plan.layouts import Form, Layout, Part
from kontinuitet.documents.plan.rows import flat
from kontinuitet.documents.plan.shape import Field, Shape
from kontinuitet.documents.plan.suggested import key_of, standing, written
from kontinuitet.documents.plan.vocabulary import RESOURCE_HEADINGS, word
from kontinuitet.domain.assessment import SelfAssessment
from kontinuitet.domain.followup import Acceptance, Action, ReportingDuty
from kontinuitet.domain.municipality import Item, Municipality, Settings
from kontinuitet.domain.organisation import AlertList, Person, Role, RoleGroup, Unit
from kontinuitet.domain.resource import Backup, Resource, ResourceKind
from kontinuitet.domain.service import Service
from kontinuitet.domain.supplier import Agreement, Supplier
from kontinuitet.domain.values import Value

Tree = Mapping[str, Any]
"""The values of a file by attribute; lists of further trees where the file has tables and headings."""


def write_plan(municipality: Municipality, lang: str = "sv") -> dict[str, str]:
    """The files of the plan folder by name, in fixed order; a register without objects has no file.

    An agreement whose supplier is not among the suppliers is written under one with that id for its name.
    """
    files = {layout.path: write_file(layout, tree, municipality, lang) for layout, tree in _registers(municipality)}
    for service in municipality.services:
        files[path_of(service)] = write_file(layouts.SERVICE, flat(service), municipality, lang)
    for supplier, agreements in _suppliers(municipality):
        tree = {**flat(supplier), "agreements": [flat(each) for each in agreements]}
        files[path_of(supplier)] = write_file(layouts.SUPPLIER, tree, municipality, lang)
    order = {layout.path: number for number, layout in enumerate(layouts.LAYOUTS)}
    place = {layout.path.partition("/")[0]: order[layout.path] for layout in layouts.LAYOUTS}
    return dict(sorted(files.items(), key=lambda file: place[file[0].partition("/")[0]]))


def path_of(item: Item) -> str:
    """The file in which an object stands."""
    if isinstance(item, Service | Supplier):
        layout = layouts.SERVICE if isinstance(item, Service) else layouts.SUPPLIER
        return layout.path.replace("{id}", item.id)
    if isinstance(item, Agreement):
        return layouts.SUPPLIER.path.replace("{id}", item.supplier)
    if isinstance(item, Resource):
        return (layouts.INFORMATION if item.kind is ResourceKind.INFORMATION else layouts.RESOURCES).path
    return _PATHS.get(type(item), layouts.MUNICIPALITY.path)


_PATHS: dict[type[Value], str] = {
    Unit: layouts.UNITS.path,
    Backup: layouts.INFORMATION.path,
    Role: layouts.ROLES.path,
    RoleGroup: layouts.ROLES.path,
    AlertList: layouts.ROLES.path,
    Person: layouts.PEOPLE.path,
    ReportingDuty: layouts.DUTIES.path,
    Action: layouts.ACTIONS.path,
    Acceptance: layouts.ACTIONS.path,
    SelfAssessment: layouts.ASSESSMENTS.path,
}


def normal(municipality: Municipality) -> Municipality:
    """What reading the written files gives: resources by kind, agreements by supplier, backups by what they copy.

    Nothing else changes, except that each row of impact has a place for every time point.
    """
    municipality = _with_marks_in_order(municipality)
    count = len(municipality.settings.time_points)
    services = tuple(
        service.model_copy(
            update={
                "impact": tuple(
                    row.model_copy(update={"scores": (*row.scores, *[None] * count)[:count]}) for row in service.impact
                )
            }
        )
        for service in municipality.services
    )
    kinds = [*RESOURCE_HEADINGS, ResourceKind.INFORMATION]
    return municipality.model_copy(
        update={
            "services": services,
            "resources": tuple(sorted(municipality.resources, key=lambda each: kinds.index(each.kind))),
            "suppliers": tuple(supplier for supplier, _ in _suppliers(municipality)),
            "agreements": tuple(each for _, agreements in _suppliers(municipality) for each in agreements),
            "backups": tuple(each for _, backups in _backups(municipality) for each in backups),
        }
    )


def _with_marks_in_order(municipality: Municipality) -> Municipality:
    """Suggestions listed as a reader meets them, and none for what is not written."""
    lists = {
        name: tuple(
            each.model_copy(update={"suggested": tuple(key for key in standing(each) if key in each.suggested)})
            if each.suggested
            else each
            for each in getattr(municipality, name)
        )
        for name in ("services", "resources", "roles")
    }
    return municipality.model_copy(update=lists)


def _registers(municipality: Municipality) -> Iterator[tuple[Layout, Tree]]:
    """The files that hold many objects each, with their trees; those without objects are left out."""
    default = Settings()
    settings = {
        name: value for name, value in municipality.settings.__dict__.items() if value != getattr(default, name)
    }
    if "categories" in settings:
        settings["categories"] = _flats(municipality.settings.categories)
    header = {name: getattr(municipality, name) for name in ("name", "code", "county", "notes")}
    yield layouts.MUNICIPALITY, {**header, **settings, "calendars": _flats(municipality.calendars)}
    trees = (
        (layouts.UNITS, {"units": _flats(municipality.units)}),
        (layouts.RESOURCES, _resources(municipality)),
        (layouts.INFORMATION, _information(municipality)),
        (
            layouts.ROLES,
            {name: _flats(getattr(municipality, name)) for name in ("roles", "role_groups", "alert_lists")},
        ),
        (layouts.PEOPLE, _people(municipality)),
        (layouts.DUTIES, {"duties": _flats(municipality.duties)}),
        (layouts.ACTIONS, {name: _flats(getattr(municipality, name)) for name in ("actions", "acceptances")}),
        (layouts.ASSESSMENTS, {"assessments": _flats(municipality.assessments)}),
    )
    yield from ((layout, tree) for layout, tree in trees if any(tree.values()))


def _flats(values: Iterable[Value]) -> list[dict[str, Any]]:
    return [flat(value) for value in values]


def _resources(municipality: Municipality) -> Tree:
    kinds: dict[str, list[Any]] = {kind.value: [] for kind in RESOURCE_HEADINGS}
    edges: list[Any] = []
    notes: list[Any] = []
    ordered = [*RESOURCE_HEADINGS, ResourceKind.INFORMATION]
    for each in sorted(municipality.resources, key=lambda each: ordered.index(each.kind)):
        edges += [{**flat(edge), "owner": each.id} for edge in each.dependencies]
        if each.kind is not ResourceKind.INFORMATION:
            kinds[each.kind.value].append(flat(each))
            notes += [flat(each)] if each.notes else []
    return {**kinds, "edges": edges, "notes": notes}


def _information(municipality: Municipality) -> Tree:
    sets = [each for each in municipality.resources if each.kind is ResourceKind.INFORMATION]
    backups = {first: [_backup(each) for each in found] for first, found in _backups(municipality)}
    information = [{**flat(each), "backups": backups.get(each.id, [])} for each in sets]
    return {"information": information, "loose": backups.get("", [])}


def _backup(backup: Backup) -> dict[str, Any]:
    return {**flat(backup), "copies": _flats(backup.copies)}


def _backups(municipality: Municipality) -> list[tuple[str, list[Backup]]]:
    """Backups by the information set that they copy first; last those of anything else, under an empty id."""
    sets = [each.id for each in municipality.resources if each.kind is ResourceKind.INFORMATION]
    found: dict[str, list[Backup]] = {each: [] for each in (*sets, "")}
    for backup in municipality.backups:
        first = backup.copies_of[0] if backup.copies_of else ""
        found[first if first in found else ""].append(backup)
    return list(found.items())


def _suppliers(municipality: Municipality) -> list[tuple[Supplier, list[Agreement]]]:
    found: dict[str, tuple[Supplier, list[Agreement]]] = {each.id: (each, []) for each in municipality.suppliers}
    for agreement in municipality.agreements:
        name = agreement.supplier
        found.setdefault(name, (Supplier(id=name, name=name), []))[1].append(agreement)
    return list(found.values())


def _people(municipality: Municipality) -> Tree:
    channels = [{**flat(each), "person": person.id} for person in municipality.people for each in person.channels]
    return {"people": _flats(municipality.people), "channels": channels}


def write_file(layout: Layout, tree: Tree, municipality: Municipality, lang: str) -> str:
    """The text of one file, from the values that it holds."""
    title = word(layout.title, lang) if layout.title else tree["name"]
    pen = _Pen(municipality, lang, frozenset(tree.get("suggested", ())))
    front = list(_entries(layout.front, tree, pen, "")) if layout.front else []
    lines = ["---", *front, "---"] if front else []
    lines.append(f"# {title if layout.title else pen.text(title, 'name')}".rstrip())
    if layout.prose and tree[layout.prose]:
        lines += ["", pen.prose(tree[layout.prose], layout.prose)]
    if layout.top:
        lines += ["", *_part(layout.top, tree[layout.top.attr], pen)]
    for part in layout.parts:
        value = tree.get(part.attr)
        if part.heading and (_is_filled(part, value)):
            lines += ["", f"## {word(part.heading, lang)}", *_part(part, value, pen)]
    return "\n".join(lines) + "\n"


def _is_filled(part: Part, value: Any) -> bool:
    if isinstance(value, Value):
        return value != type(value)()
    return bool(value) or (part.attr == "categories" and value == [])


@dataclass(frozen=True)
class _Pen:
    """What writing needs everywhere: the time points, the language, and what is only suggested (``within`` a row)."""

    municipality: Municipality
    lang: str
    marks: frozenset[str]
    within: str = ""
    row: str = ""

    def at(self, within: str, row: Tree | None = None) -> "_Pen":
        """The pen for a row of a list, or for a single value. A row that is an object has marks of its own."""
        if row is None:
            return replace(self, within=within)
        if "suggested" in row:
            return replace(self, marks=frozenset(row["suggested"]), within="", row="")
        return replace(self, within=within, row=row["id"]) if self.marks else self

    def text(self, text: str, attr: str) -> str:
        """A short text, with the mark if it is suggested."""
        return written(text, self.lang, suggested=self._is_suggested(attr)) if text else ""

    def prose(self, text: str, attr: str, *, listed: bool | None = None) -> str:
        """Prose, with the mark in a paragraph of its own if it is suggested."""
        marked = written(text, self.lang, suggested=self._is_suggested(attr), between="\n\n")
        return markdown.escape(marked, listed=listed)

    def _is_suggested(self, attr: str) -> bool:
        return bool(self.marks) and key_of(attr, within=self.within, row=self.row) in self.marks


def _part(part: Part, value: Any, pen: _Pen) -> list[str]:
    if part.form is Form.PROSE:
        return ["", pen.prose(value, part.attr)]
    if part.form is Form.LIST:
        values = value if isinstance(value, Mapping) else flat(value)
        return list(_entries(part.shape, values, pen.at(part.attr), "- "))
    rows = [each if isinstance(each, Mapping) else flat(each) for each in value]
    if part.form is Form.TABLE:
        return _table(part, rows, pen)
    level = "##" if part.heading is None else "###"
    blocks = [_block(part, each, level, pen.at(part.attr, each)) for each in rows]
    return [line for number, block in enumerate(blocks) for line in ([""] if number else []) + block]


def _block(part: Part, row: Tree, level: str, pen: _Pen) -> list[str]:
    entries = list(_entries(part.shape, row, pen, "- "))
    lines = [" ".join(filter(None, (level, pen.text(row["name"], "name"), f"{{#{row['id']}}}"))), *entries]
    if part.prose and row[part.prose]:
        listed = bool(entries) if part.shape.fields else None
        lines += ["", pen.prose(row[part.prose], part.prose, listed=listed)]
    inner = replace(pen, marks=frozenset())
    if part.table and row[part.table.attr]:
        lines += ["", *_table(part.table, row[part.table.attr], inner)]
    if part.blocks:
        for each in row[part.blocks.attr]:
            lines += ["", *_block(part.blocks, each, level + "#", inner)]
    return lines


def _entries(shape: Shape, row: Tree, pen: _Pen, mark: str) -> Iterator[str]:
    for field in shape.fields:
        text = _text(field, row, pen)
        if text:
            yield f"{mark}{field.key(pen.lang)}: {text}"


def _text(field: Field, row: Tree, pen: _Pen) -> str:
    value = row.get(field.attr)
    return "" if value is None else pen.text(field.codec.write(value, pen.lang), field.attr)


def _table(part: Part, rows: Sequence[Tree], pen: _Pen) -> list[str]:
    pens = [pen.at(part.attr, row) for row in rows]
    columns = [
        [
            field.key(pen.lang),
            *(markdown.cell(_text(field, row, own)) for row, own in zip(rows, pens, strict=True)),
        ]
        for field in part.shape.fields
    ]
    kept = [
        column for column, field in zip(columns, part.shape.fields, strict=True) if not field.spare or any(column[1:])
    ]
    if part.points:
        kept[1:1] = _score_columns(rows, pen)
    head, *body = ["|" + "|".join(cells) + "|" for cells in zip(*kept, strict=True)]
    return [head, "|" + "---|" * len(kept), *body]


def _score_columns(rows: Sequence[Tree], pen: _Pen) -> list[list[str]]:
    points = pen.municipality.settings.time_points
    scores = [(*row["scores"], *[None] * len(points)) for row in rows]
    return [
        [write_duration(point, pen.lang), *(SCORE.write(each[number], pen.lang) for each in scores)]
        for number, point in enumerate(points)
    ]
