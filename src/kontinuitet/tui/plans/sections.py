"""What stands in each section of a service's page: its question, its fields, and how far it is answered."""

from collections.abc import Iterator
from dataclasses import dataclass

from kontinuitet.analysis.objectives import derived_mtpd
from kontinuitet.analysis.rules import Finding
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Dependency, Resource, ResourceKind
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import Place, Unknown, known
from kontinuitet.tui.plans.grid import GridRow
from kontinuitet.tui.plans.slots import Slot, row_name, slots
from kontinuitet.tui.table import Row
from kontinuitet.wording import Words

SECTIONS = (
    "service",
    "impact",
    "limits",
    "peaks",
    "dependencies",
    "information",
    "workarounds",
    "activation",
    "findings",
)
"""In the order of the work."""

_FIELDS = {
    "service": ("name", "unit", "area", "critical", "critical_reason", "owner", "deputy", "hours", "definite"),
    "limits": ("mtpd", "mtpd_reason", "rto", "rto_reason", "rpo", "wrt", "level", "level_text"),
}
ROW_LISTS = ("peaks", "dependencies", "workarounds")
"""The sections that are lists of rows within the service."""

_PLACES = {
    "impact": ("impact",),
    "limits": (*_FIELDS["limits"],),
    "peaks": ("peaks",),
    "dependencies": ("dependencies",),
    "workarounds": ("workarounds",),
    "activation": ("activation",),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a section is: unanswered fields, findings that point into it, and whether there is anything at all."""

    open: int
    findings: int
    is_empty: bool = False

    def text(self) -> str:
        """``!`` findings, ``n ?`` open questions, ``–`` nothing there yet, ``✓`` none of these."""
        if self.findings:
            return f"{self.open} ? !" if self.open else "!"
        if self.open:
            return f"{self.open} ?"
        return "–" if self.is_empty else "✓"


def section_of(place: Place) -> str:
    """The section in which a field of a service stands."""
    for section, fields in _PLACES.items():
        if place.field in fields:
            return section
    return "service"


def field_slots(section: str, service: Service, plan: Municipality, words: Words) -> list[Slot]:
    """The fields of a section that has fields."""
    if section == "activation":
        return slots(service.activation, Place(object=service.id, field="activation"), plan, words)
    wanted = _FIELDS.get(section, ())
    found = {slot.attr: slot for slot in slots(service, Place(object=service.id), plan, words)}
    return [found[attr] for attr in wanted if attr in found]


def mark(section: str, service: Service, plan: Municipality, *, findings: tuple[Finding, ...], words: Words) -> Mark:
    """How far a section is."""
    here = [one for one in findings if one.place.object == service.id and section_of(one.place) == section]
    if section == "findings":
        return Mark(0, len([one for one in findings if one.accepted is None]))
    is_empty = section in ROW_LISTS and not getattr(service, section)
    return Mark(_open(section, service, plan, words), len([one for one in here if one.accepted is None]), is_empty)


def _open(section: str, service: Service, plan: Municipality, words: Words) -> int:
    if section == "impact":
        return len(derived_mtpd(service, plan.settings).unscored)
    if section == "dependencies":
        return sum(has_open_question(edge) for edge in service.dependencies)
    optional = {"critical_reason", "mtpd_reason", "rto_reason", "definite", "level_text", "deactivation", "deputy"}
    return sum(slot.is_open for slot in field_slots(section, service, plan, words) if slot.attr not in optional)


def has_open_question(edge: Dependency) -> bool:
    """Whether its kind or its tolerance has no answer: with either, the graph can only say "perhaps"."""
    return any(value is None or isinstance(value, Unknown) for value in (edge.kind, edge.tolerance))


def grid_rows(service: Service, plan: Municipality) -> list[GridRow]:
    """The municipality's categories with this service's scores."""
    scored = {row.id: row.scores for row in service.impact}
    count = len(plan.settings.time_points)
    return [
        GridRow(category.id, category.name, (*scored.get(category.id, ()), *[None] * count)[:count])
        for category in plan.settings.categories
    ]


def derived_text(service: Service, plan: Municipality, words: Words) -> str:
    """The outage that the curve allows, beside the one that was decided."""
    derived = derived_mtpd(service, plan.settings)
    decided = known(service.mtpd)
    parts = []
    if derived.value is None:
        parts.append(words("tui.derived.never" if not derived.unscored else "tui.derived.unknown"))
    else:
        area = next((one.name for one in plan.settings.categories if one.id == derived.category), "")
        parts.append(words("tui.derived", limit=words.duration(derived.value), category=area))
    if derived.unscored and derived.value is not None:
        parts.append(words.plural("tui.derived.unscored", len(derived.unscored)))
    parts.append(words("tui.undecided") if decided is None else _decided(decided, derived.value, words))
    return " ".join(parts)


def _decided(decided: int, derived: int | None, words: Words) -> str:
    key = "tui.decided.longer" if derived is not None and decided > derived else "tui.decided"
    return words(key, limit=words.duration(decided))


def list_rows(section: str, service: Service, plan: Municipality, words: Words) -> list[Row]:
    """The rows of a section that is a list."""
    return [
        Row(row.id, (row_name(row, plan), *_columns(row, plan, words)), strong=strong)
        for row, strong in _listed(section, service)
    ]


def _listed(section: str, service: Service) -> Iterator[tuple[Dependency, bool]]:
    for row in getattr(service, section):
        yield row, section == "dependencies" and has_open_question(row)


LISTED = {
    "peaks": ("first", "last", "day", "mtpd"),
    "dependencies": ("kind", "tolerance", "required"),
    "workarounds": ("outage", "endurance", "capacity"),
}
"""The fields that a list shows beside the name."""


def _columns(row: Dependency, plan: Municipality, words: Words) -> list[str]:
    section = {"Peak": "peaks", "Workaround": "workarounds"}.get(type(row).__name__, "dependencies")
    found = {slot.attr: slot for slot in slots(row, Place(object="x", field=section, item=row.id), plan, words)}
    return ["?" if found[attr].is_unknown else found[attr].written or "·" for attr in LISTED[section]]


def used_information(service: Service, plan: Municipality) -> list[Resource]:
    """The information sets that the service uses itself or through a system that it uses."""
    systems = {needed for edge in service.dependencies for needed in edge.needs}
    return [
        resource
        for resource in plan.resources
        if resource.kind is ResourceKind.INFORMATION
        and (resource.id in systems or any(held in systems for held in resource.held_by))
    ]
