"""Reading a plan folder: texts in, what they say of which objects out, and all that is wrong with them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from kontinuitet.documents.plan import layouts, vocabulary
from kontinuitet.documents.plan.decode import Row, decode
from kontinuitet.documents.plan.layouts import LAYOUTS, Form, Layout, layout_of
from kontinuitet.documents.plan.markdown import scan
from kontinuitet.documents.plan.rows import AnyValue, whole
from kontinuitet.documents.plan.suggested import SUGGESTABLE, key_of
from kontinuitet.documents.plan.vocabulary import RESOURCE_HEADINGS, word
from kontinuitet.documents.problems import Problem, ProblemLog, ProblemSeverity, has_errors
from kontinuitet.documents.source import refused
from kontinuitet.domain.assessment import ANSWERS, SEVERAL, SelfAssessment, answers
from kontinuitet.domain.calendar import ALWAYS, Calendar
from kontinuitet.domain.changes import MUNICIPALITY
from kontinuitet.domain.disturbance import (
    Acknowledgement,
    CommunicationItem,
    PaperCopy,
    RecoveryStep,
    Return,
    SeenRecovery,
    Task,
)
from kontinuitet.domain.disturbance import Form as Blank
from kontinuitet.domain.followup import Acceptance, Action, ReportingDuty
from kontinuitet.domain.municipality import ImpactCategory, Item, Municipality, Settings
from kontinuitet.domain.organisation import AlertList, Channel, Person, Role, RoleGroup, Unit
from kontinuitet.domain.resource import Backup, BackupCopy, Dependency, Resource, ResourceKind
from kontinuitet.domain.risk import Risk
from kontinuitet.domain.secrecy import SecrecyMark
from kontinuitet.domain.service import Activation, ImpactRow, Peak, Service, Workaround
from kontinuitet.domain.supplier import Agreement, Supplier
from kontinuitet.domain.values import Value

Spot = tuple[str, str, str]
"""Where something stands in the plan: the id of an object, the attribute with the list, the id of the row in it."""


_RESERVED = {MUNICIPALITY, ALWAYS}
"""Ids that mean something without any object: the municipality itself, and the calendar that is always open."""


@dataclass(frozen=True)
class PlanRead:
    """What the given files say. A file is the whole truth about the objects whose ids it holds.

    ``header``: the municipality without its objects, if its file was given. ``items``: the objects by collection,
    in the order of the files. ``edges``: the dependencies of resources by resource, which stand in one file for
    all of them; ``None`` if that file was not given. ``points``: for each service with impact scores the time
    points (minutes) that they stand for. ``rows``: where everything stands.
    """

    files: tuple[str, ...]
    header: Municipality | None = None
    items: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    edges: Mapping[str, tuple[Dependency, ...]] | None = None
    points: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    rows: Mapping[Spot, tuple[str, Row]] = field(default_factory=dict)

    def place(self, identity: str, *, attr: str = "", within: str = "", item: str = "") -> tuple[str, int] | None:
        """The file and line of an object, of one of its fields, or of a field of a row in one of its lists."""
        found = self.rows.get((identity, within, item)) or self.rows.get((identity, "", ""))
        return (found[0], found[1].line_of(attr)) if found else None

    @property
    def found(self) -> dict[str, tuple[str, ...]]:
        """The ids of the objects that each file holds."""
        ids: dict[str, list[str]] = {file: [] for file in self.files}
        for (identity, _, item), (file, _) in self.rows.items():
            if identity and not item:
                ids[file].append(identity)
        return {file: tuple(each) for file, each in ids.items()}


def read_plan(files: Mapping[str, str]) -> tuple[PlanRead | None, tuple[Problem, ...]]:
    """Read the texts of plan files, given by their names in the folder (``verksamheter/hemtjanst.md``).

    Never fails: whatever cannot be read is a problem with its file and line. With an error among the problems
    nothing was read: all or nothing.
    """
    reading = Reading()
    problems: list[Problem] = []
    for file, layout in _in_order(files):
        text, log = files[file], ProblemLog(file)
        refusal = refused(text, file=file)
        if layout is None:
            log.add("problems.plan.unknown_file", line=0, severity=ProblemSeverity.WARNING)
        elif refusal:
            problems.append(refusal)
        elif layout.path in reading.single:
            log.add("problems.plan.file_twice", line=0, text=reading.single[layout.path])
        else:
            if "{" not in layout.path:
                reading.single[layout.path] = file
            reading.file, reading.log = file, log
            _ASSEMBLERS[layout.path](decode(scan(text, log=log), layout, log=log), reading)
        problems += log.problems()
    return (None if has_errors(problems) else reading.result(tuple(files))), tuple(problems)


def _in_order(files: Iterable[str]) -> list[tuple[str, Layout | None]]:
    """The files in the order in which a writer makes them, so that no listing of a folder decides about objects."""
    found = [(file, layout_of(file)) for file in files]
    return sorted(found, key=lambda each: LAYOUTS.index(each[1]) if each[1] else len(LAYOUTS))


class Reading:
    """The objects as they are collected from file after file."""

    def __init__(self) -> None:
        self.single: dict[str, str] = {}
        self.file = ""
        self.log = ProblemLog("")
        self.header: Municipality | None = None
        self.edges: dict[str, tuple[Dependency, ...]] | None = None
        self.points: dict[str, tuple[int, ...]] = {}
        self._items: dict[str, list[Item]] = {}
        self._rows: dict[Spot, tuple[str, Row]] = {}

    def result(self, files: tuple[str, ...]) -> PlanRead:
        """All that was read."""
        return PlanRead(
            files=files,
            header=self.header,
            items={name: tuple(items) for name, items in self._items.items()},
            edges=self.edges,
            points=self.points,
            rows=self._rows,
        )

    def add(self, collection: str, model: type[Item], row: Row, **more: Any) -> None:
        """Keep one object, unless another one with its id was read before."""
        if row.suggested and model in SUGGESTABLE:
            more["suggested"] = tuple(map(key_of, row.suggested))
            row.suggested.clear()
        item = self.make(model, row, **more)
        if item and item.id in _RESERVED:
            self.log.add("problems.plan.id_reserved", line=row.line_of("id"), id=item.id)
        elif item and self.claim(row, item.id):
            self._items.setdefault(collection, []).append(item)

    def add_all(self, collection: str, model: type[Item], rows: Iterable[Row]) -> None:
        """Keep the objects of a table or of headings that need nothing from elsewhere."""
        for row in rows:
            self.add(collection, model, row)

    def claim(self, row: Row, identity: str, *, within: str = "", item: str = "") -> bool:
        """Note where something stands; false, and a problem, when its id is taken."""
        earlier = self._rows.setdefault((identity, within, item), (self.file, row))
        if earlier[1] is row:
            return True
        place = f"{earlier[0]}:{earlier[1].line}"
        self.log.add("problems.plan.id_twice", line=row.line_of("id"), id=item or identity, place=place)
        return False

    def make(self, model: type[AnyValue], row: Row, **more: Any) -> AnyValue | None:
        """The value of a row; ``None`` when a part that it cannot be without was refused."""
        if row.suggested:
            self.log.add("problems.plan.suggestion_not_here", line=row.line_of(row.suggested[0]))
        try:
            return whole(model, {**row.values, **more})
        except ValidationError:
            # Every value was checked as it was read, so this speaks only if the format and the domain disagree.
            if self.log.is_clean:
                self.log.add("problems.plan.invalid", line=row.line)
            return None

    def one(self, model: type[AnyValue], row: Row, attr: str, marks: list[str]) -> AnyValue | None:
        """The one value that stands under a heading of an object; its suggestions are added to the marks."""
        found = row.values.get(attr, Row(row.line))
        if attr in row.values:
            self.claim(found, row.values.get("id", ""), within=attr, item=attr)
        marks += [key_of(each, within=attr) for each in found.suggested]
        found.suggested.clear()
        return self.make(model, found)

    def nested(
        self, model: type[AnyValue], row: Row, attr: str, marks: list[str] | None = None
    ) -> tuple[AnyValue, ...]:
        """The values of a list of an object, each id once; their suggestions are added to the marks."""
        if marks is not None:
            for each in row.values.get(attr, ()):
                marks += [key_of(one, within=attr, row=each.values["id"]) for one in each.suggested]
                each.suggested.clear()
        return self.listed(model, row.values.get(attr, ()), owner=row.values.get("id", ""), attr=attr)

    def listed(self, model: type[AnyValue], rows: Iterable[Row], *, owner: str, attr: str) -> tuple[AnyValue, ...]:
        """The values of rows that belong to the object with the id ``owner``, each id once."""
        made = [self.make(model, each) for each in rows if self.claim(each, owner, within=attr, item=each.values["id"])]
        return tuple(value for value in made if value is not None)


def _municipality(row: Row, reading: Reading) -> None:
    values = dict(row.values)
    reading.add_all("calendars", Calendar, values.pop("calendars", ()))
    if "categories" in values:
        values["categories"] = reading.listed(ImpactCategory, values["categories"], owner="", attr="categories")
    settings = {name: values.pop(name) for name in tuple(values) if name in Settings.model_fields}
    reading.claim(row, "")
    reading.header = reading.make(
        Municipality, Row(row.line, values), settings=reading.make(Settings, Row(1, settings))
    )


def _units(row: Row, reading: Reading) -> None:
    reading.add_all("units", Unit, row.values.get("units", ()))


def read_service(row: Row, reading: Reading) -> None:
    """Keep the service that a file describes."""
    _check_file_name(row, reading)
    impact = row.values.get("impact", ())
    if impact:
        reading.points[row.values.get("id", "")] = impact[0].points
    texts = {part.attr for part in layouts.SERVICE.parts if part.form is Form.PROSE}
    marks = [key_of(each) for each in row.suggested if each not in texts]
    parts: dict[str, Any] = {}
    for part in layouts.SERVICE.parts:
        if part.form is Form.LIST:
            parts[part.attr] = reading.one(_SINGLES[part.attr], row, part.attr, marks)
        elif part.form is Form.PROSE:
            marks += [each for each in row.suggested if each == part.attr]
        else:
            parts[part.attr] = reading.nested(_ROWS[part.attr], row, part.attr, marks)
    row.suggested.clear()
    reading.add("services", Service, row, **parts, suggested=tuple(marks))


_SINGLES: dict[str, type[Value]] = {"activation": Activation, "returning": Return}
_ROWS: dict[str, type[Value]] = {
    "impact": ImpactRow,
    "peaks": Peak,
    "dependencies": Dependency,
    "risks": Risk,
    "workarounds": Workaround,
    "tasks": Task,
    "forms": Blank,
    "communication": CommunicationItem,
    "recovery": RecoveryStep,
    "secrecy": SecrecyMark,
    "paper_copies": PaperCopy,
    "acknowledgements": Acknowledgement,
    "seen": SeenRecovery,
}


def _supplier(row: Row, reading: Reading) -> None:
    _check_file_name(row, reading)
    agreements = row.values.pop("agreements", ())
    reading.add("suppliers", Supplier, row)
    for each in agreements:
        reading.add("agreements", Agreement, each, supplier=row.values.get("id", ""))


def _check_file_name(row: Row, reading: Reading) -> None:
    """A copied file whose id nobody changed would otherwise overwrite what it was copied from."""
    stem = reading.file.replace("\\", "/").rpartition("/")[2].removesuffix(".md")
    if row.values.get("id", stem) != stem:
        reading.log.add("problems.plan.id_file", line=row.line_of("id"), id=row.values["id"], stem=stem)


def _resources(row: Row, reading: Reading) -> None:
    notes = {each.values["id"]: each for each in row.values.get("notes", ())}
    for each in row.values.get("notes", ()):
        reading.claim(each, each.values["id"], within="notes", item=each.values["id"])
    for kind in RESOURCE_HEADINGS:
        for each in row.values.get(kind.value, ()):
            noted = notes.pop(each.values["id"], None)
            reading.add("resources", Resource, each, kind=kind, notes=noted.values.get("notes", "") if noted else "")
    for each in notes.values():
        reading.log.add("problems.plan.note_of_nothing", line=each.line, id=each.values["id"])
    _edges(row.values.get("edges", ()), reading)


def _edges(rows: Iterable[Row], reading: Reading) -> None:
    by_owner: dict[str, list[Row]] = {}
    for each in rows:
        if "owner" in each.values:
            by_owner.setdefault(each.values.pop("owner"), []).append(each)
    reading.edges = {
        owner: reading.listed(Dependency, edges, owner=owner, attr="dependencies") for owner, edges in by_owner.items()
    }


def _information(row: Row, reading: Reading) -> None:
    for each in row.values.get("information", ()):
        backups = each.values.pop("backups", ())
        reading.add("resources", Resource, each, kind=ResourceKind.INFORMATION)
        for backup in backups:
            also = backup.values.pop("also_copies", ())
            _backup(backup, reading, copies_of=(each.values["id"], *also))
    for each in row.values.get("loose", ()):
        _backup(each, reading, copies_of=each.values.get("copies_of", ()))


def _backup(row: Row, reading: Reading, *, copies_of: tuple[str, ...]) -> None:
    reading.add("backups", Backup, row, copies_of=copies_of, copies=reading.nested(BackupCopy, row, "copies"))


def _roles(row: Row, reading: Reading) -> None:
    reading.add_all("roles", Role, row.values.get("roles", ()))
    reading.add_all("role_groups", RoleGroup, row.values.get("role_groups", ()))
    reading.add_all("alert_lists", AlertList, row.values.get("alert_lists", ()))


def _people(row: Row, reading: Reading) -> None:
    channels: dict[str, list[Row]] = {}
    for each in row.values.get("channels", ()):
        if "person" in each.values:
            channels.setdefault(each.values.pop("person"), []).append(each)
    for each in row.values.get("people", ()):
        owner = each.values["id"]
        own = reading.listed(Channel, channels.pop(owner, ()), owner=owner, attr="channels")
        reading.add("people", Person, each, channels=own)
    for owner, strays in channels.items():
        reading.log.add("problems.plan.channel_of_nobody", line=strays[0].line, id=owner)


def _duties(row: Row, reading: Reading) -> None:
    reading.add_all("duties", ReportingDuty, row.values.get("duties", ()))


def _actions(row: Row, reading: Reading) -> None:
    reading.add_all("actions", Action, row.values.get("actions", ()))
    reading.add_all("acceptances", Acceptance, row.values.get("acceptances", ()))


def _assessments(row: Row, reading: Reading) -> None:
    for each in row.values.get("assessments", ()):
        question = each.values.get("question")
        given = each.values.get("answers", ())
        if question is not None and not answers(question, given):
            known = ", ".join(word(vocabulary.ANSWERS[one], row.lang) for one in ANSWERS[question])
            key = "problems.plan.bad_answers" if question in SEVERAL else "problems.plan.bad_answer"
            reading.log.add(key, line=each.line_of("answers"), known=known)
        else:
            reading.add("assessments", SelfAssessment, each)


_ASSEMBLERS: dict[str, Callable[[Row, Reading], None]] = {
    layouts.MUNICIPALITY.path: _municipality,
    layouts.UNITS.path: _units,
    layouts.SERVICE.path: read_service,
    layouts.SUPPLIER.path: _supplier,
    layouts.RESOURCES.path: _resources,
    layouts.INFORMATION.path: _information,
    layouts.ROLES.path: _roles,
    layouts.PEOPLE.path: _people,
    layouts.DUTIES.path: _duties,
    layouts.ACTIONS.path: _actions,
    layouts.ASSESSMENTS.path: _assessments,
}
