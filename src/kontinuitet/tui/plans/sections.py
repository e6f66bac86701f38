"""What stands in each step of the walk through a service: its fields, its rows, and how far it is answered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kontinuitet.analysis.bound import applying_duties, used_information
from kontinuitet.analysis.objectives import derived_mtpd
from kontinuitet.analysis.progress import STEPS, StepState
from kontinuitet.analysis.questions import acting_roles
from kontinuitet.analysis.rules import Finding
from kontinuitet.documents.plan.rows import SINGLE
from kontinuitet.documents.plan.vocabulary import WORDS, word
from kontinuitet.domain.municipality import Item, Municipality
from kontinuitet.domain.secrecy import SecrecyPart
from kontinuitet.domain.service import Service
from kontinuitet.domain.suggestions import is_suggested
from kontinuitet.domain.values import Place, Value, known
from kontinuitet.domain.version import Version
from kontinuitet.tui.plans.grid import GridRow
from kontinuitet.tui.plans.slots import Slot, file_language, row_name, slots
from kontinuitet.tui.table import Row
from kontinuitet.wording import Words

FINDINGS = "findings"
SECTIONS = (*STEPS, FINDINGS)
"""In the order of the work; last what contradicts and what is missing."""


@dataclass(frozen=True, slots=True)
class Section:
    """What a step shows: fields of the service, a value within it with fields of its own, lists of rows.

    ``last``: fields that few need, below the rows.
    """

    fields: tuple[str, ...] = ()
    single: str = ""
    lists: tuple[str, ...] = ()
    last: tuple[str, ...] = ()


_SERVICE = (
    *("name", "unit", "area", "sector", "crisis_if_lost", "needed_in_crisis", "upholds_function", "critical"),
    *("critical_reason", "legal_demand", "owner", "deputy", "hours", "definite", "part_of"),
    *("analysed_on", "participants", "description", "summary", "scope"),
)
CONTENTS: dict[str, Section] = {
    "service": Section(_SERVICE),
    "limits": Section(("mtpd", "mtpd_reason", "rto", "rto_reason", "rpo", "wrt", "level", "level_text")),
    "peaks": Section(("deadlines",), lists=("peaks",)),
    "dependencies": Section(lists=("dependencies",), last=("not_needed",)),
    "risks": Section(lists=("risks",)),
    "workarounds": Section(("upheld", "put_aside"), lists=("workarounds",)),
    "tasks": Section(("documentation",), lists=("tasks", "forms")),
    "activation": Section(single="activation"),
    "roles": Section(("authority",)),
    "communication": Section(lists=("communication",)),
    "recovery": Section(lists=("recovery", "seen"), single="returning"),
    "secrecy": Section(("secrecy_assessed",)),
    "approval": Section(
        ("reviewed_on", "review_due", "exercised_on", "other"), lists=("paper_copies", "acknowledgements")
    ),
}
"""Steps that are not listed show nothing of the service itself but what it uses, or a grid."""

NAME = 26
"""Characters of a row's name that are shown beside what it is told by; its own page shows it whole."""

SHOWN = {
    "peaks": ("day", "first", "last", "mtpd", "rto"),
    "dependencies": ("kind", "tolerance", "required", "data_at_most"),
    "risks": ("likelihood", "consequence", "treatment"),
    "workarounds": ("outage", "startup", "endurance", "capacity"),
    "tasks": ("group", "who"),
    "forms": ("columns",),
    "communication": ("channel", "reserve"),
    "recovery": ("who", "duration"),
    "paper_copies": ("version", "placed_on"),
    "acknowledgements": ("version", "on"),
    "seen": ("minutes", "proof", "what"),
}
"""The fields that a row is told by, beside its name."""


def contents_of(section: str) -> Section:
    """What a step shows of the service itself."""
    return CONTENTS.get(section, Section())


def section_of(place: Place) -> str:
    """The step in which a field of a service stands."""
    if place.field == "impact":
        return "impact"
    if place.field == "secrecy":
        return "secrecy"
    for name, section in CONTENTS.items():
        if place.field in (*section.fields, *section.lists, *section.last) or (
            section.single and place.field == section.single
        ):
            return name
    return "service"


def row_of(place: Place) -> str:
    """The row of a step's table on which a place of the service stands."""
    if place.item:
        return f"row {place.field} {place.item}"
    return place.part if place.field in SINGLE[Service] else place.field


def place_of(row: str, service: str) -> Place | None:
    """The place that a row of a step's table leads to; ``None`` for one that is no row of the service."""
    kind, _, rest = row.partition(" ")
    field, _, item = rest.partition(" ")
    return Place(object=service, field=field, item=item) if kind == "row" else None


def field_slots(section: str, service: Service, plan: Municipality, words: Words) -> list[Slot]:
    """The fields of a step."""
    shown = contents_of(section)
    found = {slot.attr: slot for slot in slots(service, Place(object=service.id), plan, words, only=shown.fields)}
    own = [found[attr] for attr in shown.fields if attr in found]
    if not shown.single:
        return own
    return [*own, *slots(getattr(service, shown.single), Place(object=service.id, field=shown.single), plan, words)]


def last_slots(section: str, service: Service, plan: Municipality, words: Words) -> list[Slot]:
    """The fields of a step that stand below its rows."""
    wanted = contents_of(section).last
    return slots(service, Place(object=service.id), plan, words, only=wanted) if wanted else []


def rows_of(
    section: str, service: Service, plan: Municipality, words: Words, *, versions: Sequence[Version]
) -> list[Row]:
    """The rows below the fields of a step: of its lists, or of what the service uses and who acts."""
    rows = [
        _row(attr, row, service, plan, words) for attr in contents_of(section).lists for row in _listed(service, attr)
    ]
    rows += [_object(item, plan, words) for item in _objects(section, service, plan)]
    if not rows and (contents_of(section).lists or section == "information"):
        rows.append(Row("new", (words("walk.none_yet"), words("walk.add_first"))))
    if section == "secrecy":
        rows += [_part(part, service, words) for part in SecrecyPart]
    if section == "approval":
        rows += [_version(version, words) for version in reversed(versions)]
        rows.append(Row("approve", (words("walk.approve"), "›"), strong=True))
    return rows


def _listed(service: Service, attr: str) -> Sequence[Value]:
    found: Sequence[Value] = getattr(service, attr)
    return found


def _row(attr: str, row: Value, service: Service, plan: Municipality, words: Words) -> Row:
    identity = str(getattr(row, "id", ""))
    place = Place(object=service.id, field=attr, item=identity)
    found = {slot.attr: slot for slot in slots(row, place, plan, words, only=SHOWN[attr])}
    told = [_told(found[name]) for name in SHOWN[attr] if name in found and found[name].written]
    whole = place.model_copy(update={"part": "id"})
    suggested = f"{words('tui.suggested')} " if is_suggested(plan, whole) else ""
    is_open = any(slot.is_unknown for slot in found.values())
    return Row(
        f"row {attr} {identity}",
        (_short(f"{_of_what(attr, words)}{row_name(row, plan)}"), f"{suggested}{' · '.join(told)} ›"),
        strong=is_open,
    )


def _of_what(attr: str, words: Words) -> str:
    """What a row is, where its step lists other things too that its name alone does not tell it from."""
    if attr not in ("acknowledgements", "seen"):
        return ""
    part = words(f"tui.part.{attr}")
    return f"{part[:1].upper()}{part[1:]}: "


def _short(name: str) -> str:
    """A name that leaves room for what is told beside it."""
    return name if len(name) <= NAME else f"{name[: NAME - 1]}…"


def _told(slot: Slot) -> str:
    """A value that says itself what it is about, else with its label."""
    return f"{slot.label}: ?" if slot.is_unknown else slot.shown


def _objects(section: str, service: Service, plan: Municipality) -> tuple[Item, ...]:
    if section == "information":
        sets = used_information(plan, service)
        held = {one.id for one in sets}
        return (*sets, *(one for one in plan.backups if not held.isdisjoint(one.copies_of)))
    if section == "roles":
        lists = (one for one in plan.alert_lists if one.id == service.activation.alert_list)
        return (*acting_roles(plan, service), *lists)
    if section == "duties":
        used = (plan.resource.get(name) for edge in service.dependencies for name in edge.needs)
        return applying_duties(plan, service, [*used_information(plan, service), *(one for one in used if one)])
    return ()


_TOLD = {
    "information": ("confidentiality", "integrity", "availability", "traceability", "owner"),
    "roles": ("holder", "deputies", "reaction"),
    "alert_lists": ("roles",),
    "backups": ("interval", "restore", "tested_on"),
    "duties": ("deadline", "receiver", "role"),
}


def _object(item: Item, plan: Municipality, words: Words) -> Row:
    from kontinuitet.tui.plans.slots import collection_name

    collection = collection_name(item)
    attrs = _TOLD.get("information" if collection == "resources" else collection, ())
    found = {slot.attr: slot for slot in slots(item, Place(object=item.id), plan, words, only=attrs)}
    told = [found[attr].shown for attr in attrs if attr in found and found[attr].shown]
    if collection == "resources":
        told = [_classes(found), *told[sum(bool(found[attr].shown) for attr in attrs[:4]) :]]
    text = " · ".join(part for part in told if part) or words("walk.not_told")
    suggested = f"{words('tui.suggested')} " if is_suggested(plan, Place(object=item.id, field="id")) else ""
    return Row(f"object {item.id}", (_short(plan.label(item.id)), f"{suggested}{text} ›"))


def _classes(found: dict[str, Slot]) -> str:
    """The four information classes with their letters: "K3 R3 T? S2"; nothing where none was asked for."""
    letters = zip("KRTS", _TOLD["information"][:4], strict=True)
    return " ".join(
        f"{letter}{'?' if found[attr].is_unknown else found[attr].shown}"
        for letter, attr in letters
        if found[attr].shown
    )


def _part(part: SecrecyPart, service: Service, words: Words) -> Row:
    lang = file_language(words)
    mark = next((one for one in service.secrecy if one.id is part), None)
    level = words("walk.unmarked") if mark is None else word(WORDS[type(mark.level)][mark.level], lang)
    text = " · ".join(filter(None, (level, mark.ground, mark.reason) if mark else (level,)))
    return Row(f"part {part.value}", (words("tui.text", text=word(WORDS[SecrecyPart][part], lang).capitalize()), text))


def _version(version: Version, words: Words) -> Row:
    told = (words.date(version.decided_on), version.approver, version.body)
    return Row(
        f"version {version.number}",
        (words("walk.version", number=version.number), " · ".join(part for part in told if part) + " ›"),
    )


# ---------------------------------------------------------------- how far


def mark(section: str, state: StepState | None, *, findings: Sequence[Finding], service: str, words: Words) -> str:
    """How far a step is, in a few signs: what is left to ask, else what waits to be confirmed, else what is unknown."""
    open_findings = [one for one in findings if one.accepted is None]
    if state is None:
        return str(len(open_findings)) if open_findings else "✓"
    here = [one for one in open_findings if one.place.object == service and section_of(one.place) == section]
    alarm = "!" if here else ""
    if state.missing:
        text = words("walk.mark.missing", n=state.missing)
    elif state.suggested:
        text = words("walk.mark.suggested", n=state.suggested)
    else:
        text = words("walk.mark.unknown", n=state.unknown) if state.unknown else "" if alarm else "✓"
    return " ".join(part for part in (text, alarm) if part)


def left_text(state: StepState, words: Words) -> str:
    """What is left in a step, in words."""
    parts = [
        words.plural(f"walk.left.{kind}", count)
        for kind, count in (("missing", state.missing), ("suggested", state.suggested), ("unknown", state.unknown))
        if count
    ]
    return words("walk.left", parts=", ".join(parts)) if parts else words("walk.nothing_left")


def overall_text(states: Sequence[StepState], words: Words) -> str:
    """How far the whole walk is."""
    done = sum(state.is_asked for state in states)
    suggested = sum(state.suggested for state in states)
    text = words("walk.overall", done=done, of=len(states))
    return f"{text} · {words.plural('walk.left.suggested', suggested)}" if suggested else text


# ---------------------------------------------------------------- impact


def grid_rows(service: Service, plan: Municipality) -> list[GridRow]:
    """The municipality's categories with this service's scores."""
    scored = {row.id: row.scores for row in service.impact}
    count = len(plan.settings.time_points)
    return [
        GridRow(category.id, category.name, (*scored.get(category.id, ()), *[None] * count)[:count])
        for category in plan.settings.categories
    ]


def short_duration(text: str) -> str:
    """A time point as a column heading: "3 dygn" is "3 d"."""
    number, _, unit = text.partition(" ")
    return f"{number} {unit[:1]}" if unit else text


def falling(service: Service, plan: Municipality) -> Iterator[str]:
    """The categories whose harm is said to become less with time, without a reason for it."""
    names = {one.id: one.name for one in plan.settings.categories}
    for row in service.impact:
        scores = [score for score in row.scores if isinstance(score, int)]
        if not row.reason and any(later < earlier for earlier, later in pairwise(scores)):
            yield names.get(row.id, row.id)


def said_of(section: str, service: Service, plan: Municipality, words: Words) -> str:
    """What follows from the answers of a step, beside what is left in it; "" where nothing does."""
    if section == "impact":
        return f"{words('walk.legend')}\n{derived_text(service, plan, words)}"
    if section == "limits":
        return derived_text(service, plan, words)
    return judged_text(service, words) if section == "service" else ""


def judged_text(service: Service, words: Words) -> str:
    """What the answers to both definitions of *samhällsviktig* suggest, where something else is decided, or nothing."""
    answers = (service.crisis_if_lost, service.needed_in_crisis, service.upholds_function)
    if True in answers and service.critical is not True:
        return words("walk.judged.critical")
    if service.critical is True and all(answer is False for answer in answers):
        return words("walk.judged.not_critical")
    return ""


def derived_text(service: Service, plan: Municipality, words: Words) -> str:
    """The outage that the curve allows, beside the one that was decided; and harm that is said to grow less."""
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
    parts.append(words("tui.undecided") if decided is None else _told_limit(service, decided, derived.value, words))
    parts += [words("walk.falling", category=name) for name in falling(service, plan)]
    return " ".join(parts)


def longer_than_derived(service: Service, plan: Municipality) -> int | None:
    """The decided outage in minutes if it is longer than the curve allows and nobody has said why; else ``None``."""
    decided, derived = known(service.mtpd), derived_mtpd(service, plan.settings).value
    is_longer = decided is not None and derived is not None and decided > derived
    return decided if is_longer and not service.mtpd_reason else None


def _told_limit(service: Service, decided: int, derived: int | None, words: Words) -> str:
    """A value that only the template suggests is not yet decided by anybody."""
    if "mtpd" in service.suggested:
        return words("walk.proposed", limit=words.duration(decided))
    return _decided(decided, derived, words)


def _decided(decided: int, derived: int | None, words: Words) -> str:
    key = "tui.decided.longer" if derived is not None and decided > derived else "tui.decided"
    return words(key, limit=words.duration(decided))
