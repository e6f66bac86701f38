"""Made-up municipalities that a plan folder can hold: every reference is to something of the right kind."""

from typing import Any, get_type_hints

from hypothesis import strategies as st
from tests.strategies import answered, of_kind, slugs, texts

from kontinuitet.documents.plan.suggested import standing
from kontinuitet.domain.calendar import ALWAYS
from kontinuitet.domain.municipality import COLLECTIONS, Municipality, Settings
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.service import Activation, ImpactRow, Service
from kontinuitet.domain.supplier import Subcontractor
from kontinuitet.domain.text import Prose, clean_line
from kontinuitet.domain.values import NotApplicable, Unknown, Value

# Lines that look like the structure of a plan file, and are prose.
LOOKALIKES = (
    "## Beroenden",
    "# En",
    "### Namn {#id}",
    "   # indragen",
    "#### fyra",
    "#utan blank",
    "\\## redan skyddad",
    "\\\\# två",
    "- a: b",
    "\\- a: b",
    "- nyckel:",
    "---",
    "|a|b|",
    "|---|---|",
    "> citat",
    "```",
    "````",
    "``` kod",
    "~~~",
    "\\```",
    "```a`b",
    "id: x",
    "",
    "   fyra blanka",
    "1. Hämta pärmen.",
)

prose = st.one_of(texts, st.lists(st.sampled_from(LOOKALIKES) | texts, max_size=8).map("\n".join))
lines = st.one_of(texts, st.sampled_from(LOOKALIKES), st.sampled_from(("a|b", "a\\|b", "slut\\", "\\", "|", "\\\\|")))

_LIMITS = {"mtpd", "rto"}
_REFERENCES: dict[str, tuple[str, ...]] = {
    "unit": ("units",),
    "parent": (),  # depends on whose
    "owner": ("roles",),
    "deputy": ("roles",),
    "decider": ("roles",),
    "role": ("roles",),
    "roles": ("roles",),
    "hours": ("calendars",),
    "support": ("calendars",),
    "alert_list": ("alert_lists",),
    "replaces": ("resources", "services"),
    "covers": ("resources",),
    "held_by": ("resources",),
    "copies_of": ("resources",),
    "fault_report_needs": ("resources",),
    "supplier": ("suppliers",),
    "holder": ("people",),
    "deputies": ("people",),
    "sender": ("roles",),
    "who": ("roles",),
    "declares": ("roles",),
    "enters": ("roles",),
    "verifies": ("roles",),
    "resource": ("resources", "services"),
    "resources": ("resources", "services"),
    "reserve_needs": ("resources", "services"),
    "part_of": ("services",),
    "service": ("services",),
    "callers": ("roles",),
    "on_call": ("roles",),
    "reception": ("calendars",),
}
_NO_ROWS = {("Task", "forms"), ("RecoveryStep", "after")}
"""What names rows of the same service is given where those rows are known."""
_OF_MODEL: dict[tuple[str, str], tuple[str, ...]] = {
    ("Unit", "parent"): ("units",),
    ("Supplier", "parent"): ("suppliers",),
    ("Dependency", "needs"): ("resources", "services"),
    ("Workaround", "needs"): ("resources", "services"),
    ("CommunicationItem", "needs"): ("resources", "services"),
    ("Channel", "needs"): ("resources",),
    ("ReportingDuty", "needs"): ("resources", "services"),
    ("Acknowledgement", "person"): ("people",),
    ("Allocation", "resource"): ("resources",),
    ("Action", "owner"): ("roles", "people"),
}
_NUMBERS = {
    "day": st.integers(1, 31),
    "contact_days": st.integers(0, 999),
    "concentration_services": st.integers(1, 10_000),
    "roles_per_person": st.integers(1, 100),
    "absent": st.integers(0, 10),
    "staffed": st.integers(1, 100),
    **{each: st.integers(0, 999) for each in Settings.model_fields if each.endswith("_months")},
}
_NEEDED = {"Acknowledgement": ("people",), "Allocation": ("resources",)}
"""What the rows of these kinds cannot be without."""
_MONTH_DAYS = {("Peak", "first"), ("Peak", "last"), ("Calendar", "season_first"), ("Calendar", "season_last")}
month_days = st.dates().map(lambda day: f"{day:%m-%d}")

Ids = dict[str, tuple[str, ...]]


def _ids_for(model: str, attr: str, ids: Ids) -> tuple[str, ...] | None:
    collections = _OF_MODEL.get((model, attr)) or _REFERENCES.get(attr)
    return None if collections is None else tuple(each for name in collections for each in ids[name])


def _field(model: type[Value], attr: str, kind: Any, ids: Ids) -> st.SearchStrategy[Any] | None:
    """What the field can hold; ``None`` when it needs something that this municipality has none of."""
    if kind == Prose:
        return prose
    if (model.__name__, attr) in _NO_ROWS or attr == "suggested":
        return st.just(())
    if attr == "columns":
        return st.lists(lines.map(clean_line).filter(lambda text: text and ";" not in text), max_size=3).map(tuple)
    if (model.__name__, attr) in _MONTH_DAYS:
        return st.just("") | month_days
    if attr in _NUMBERS:
        return _NUMBERS[attr] | st.none() if attr == "day" else _NUMBERS[attr]
    known = _ids_for(model.__name__, attr, ids)
    found = _nested(attr, kind, ids) if known is None else of_kind(kind, "id" if known else "", known)
    if known is not None:
        if not known:
            return None
        found = _of_known(kind, known)
    return found.filter(lambda value: value != 0) if attr in _LIMITS else found


def _of_known(kind: Any, known: tuple[str, ...]) -> st.SearchStrategy[Any]:
    if str(kind).startswith("tuple"):
        return st.lists(st.sampled_from(known), max_size=3).map(tuple)
    choices = [st.sampled_from(known)]
    if type(None) in getattr(kind, "__args__", ()):
        choices.append(st.none())
    if Unknown in getattr(kind, "__args__", ()):
        choices.append(st.just(Unknown()))
    if NotApplicable in getattr(kind, "__args__", ()):
        choices.append(st.just(NotApplicable()))
    return st.one_of(choices)


def _nested(attr: str, kind: Any, ids: Ids) -> st.SearchStrategy[Any]:
    inner = next(
        (part for part in getattr(kind, "__args__", ()) if isinstance(part, type) and issubclass(part, Value)), None
    )
    if str(kind).startswith("tuple") and inner is not None and inner not in {Unknown, NotApplicable}:
        if any(not ids[name] for name in _NEEDED.get(inner.__name__, ())):
            return st.just(())
        unique = (lambda each: each.id) if "id" in inner.model_fields else None
        return st.lists(value(inner, ids), max_size=2, unique_by=unique).map(tuple)
    if isinstance(kind, type) and issubclass(kind, Value):
        return value(kind, ids)
    return of_kind(kind, attr, ())


@st.composite
def value(draw: st.DrawFn, model: type[Value], ids: Ids, **given: Any) -> Any:
    """One value of a model, with fields left out now and then."""
    if model is Subcontractor:
        if not ids["resources"]:
            return Subcontractor(resource="ingen", supplier=Unknown())
        supplier = st.just(Unknown()) | (st.sampled_from(ids["suppliers"]) if ids["suppliers"] else st.nothing())
        return Subcontractor(resource=draw(st.sampled_from(ids["resources"])), supplier=draw(supplier))
    fields: dict[str, Any] = dict(given)
    for attr, kind in get_type_hints(model, include_extras=True).items():
        if attr in fields or attr not in model.model_fields:
            continue
        strategy = _field(model, attr, kind, ids)
        required = model.model_fields[attr].is_required()
        if strategy is None:
            if required:
                fields[attr] = ()
        elif required or draw(st.booleans()):
            fields[attr] = draw(strategy)
    return model(**_plausible(model, fields, ids))


def _plausible(model: type[Value], fields: dict[str, Any], ids: Ids) -> dict[str, Any]:
    """Without the finders of what is unknown, who are tested by themselves, and without what refers to nothing."""
    for attr, each in fields.items():
        if isinstance(each, Unknown):
            finder = next(iter((*ids["people"], *ids["roles"])), None) if each.who else None
            fields[attr] = Unknown(who=finder, by=each.by)
    if "subcontractors" in fields and not ids["resources"]:
        fields["subcontractors"] = ()
    if model is ImpactRow:
        fields["scores"] = tuple(
            Unknown(by=each.by) if isinstance(each, Unknown) else each for each in fields.get("scores", ())
        )
    return fields


@st.composite
def settings(draw: st.DrawFn) -> Settings:
    """Settings whose time points and categories are what a municipality could mean."""
    points = draw(st.lists(st.integers(0, 50_000), max_size=5, unique=True))
    own: Any = draw(value(Settings, dict.fromkeys(COLLECTIONS, ()), time_points=tuple(points)))
    default = Settings()
    return own.model_copy(update={} if draw(st.booleans()) else {"time_points": default.time_points})


@st.composite
def municipalities(draw: st.DrawFn, *, most: int = 2) -> Municipality:
    """Municipalities with up to ``most`` objects of each kind."""
    sizes = {name: draw(st.integers(0, most)) for name in COLLECTIONS}
    every = iter(
        draw(
            st.lists(
                slugs.filter(lambda text: text not in {"kommun", ALWAYS}),
                min_size=sum(sizes.values()),
                max_size=sum(sizes.values()),
                unique=True,
            )
        )
    )
    ids: Ids = {name: tuple(next(every) for _ in range(size)) for name, size in sizes.items()}
    known = {**ids, "calendars": (*ids["calendars"], ALWAYS)}
    scale = draw(settings())
    parts: dict[str, Any] = {}
    for name, model in COLLECTIONS.items():
        if name == "agreements" and not ids["suppliers"]:
            continue
        parts[name] = tuple(
            draw(value(model, known, id=each, **_given(draw, name, scale, known))) for each in ids[name]
        )
    for name in ("services", "resources", "roles"):
        parts[name] = tuple(draw(_with_own_rows(each)) for each in parts[name])
    return Municipality(
        name=draw(lines), code=draw(texts), county=draw(lines), notes=draw(prose), settings=scale, **parts
    )


# What ends like the mark of a suggestion without being one.
_MARKED = ("(förslag)", "Blankett (förslag)", "x \\(förslag)", "(suggestion)", "(förslag) (suggestion)")


@st.composite
def _with_own_rows(draw: st.DrawFn, item: Any) -> Any:
    """With references between its own rows, texts that look like marks, and some of what it holds only suggested."""
    if isinstance(item, Service):
        forms, steps = [each.id for each in item.forms], [each.id for each in item.recovery]
        chosen = {"definite": draw(st.sampled_from((item.definite, *_MARKED)))}
        chosen |= {"other": draw(st.sampled_from((item.other, "Text.\n\n(förslag)", *_MARKED)))}
        tasks = tuple(each.model_copy(update={"forms": draw(_some(forms))}) for each in item.tasks)
        recovery = tuple(each.model_copy(update={"after": draw(_some(steps))}) for each in item.recovery)
        item = item.model_copy(update={**chosen, "tasks": tasks, "recovery": recovery})
    keys = ("nothing/here/id", *standing(item))
    return item.model_copy(update={"suggested": draw(_some(list(keys)))})


def _some(among: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(among), max_size=4, unique=True).map(tuple) if among else st.just(())


def _given(draw: st.DrawFn, collection: str, scale: Settings, ids: Ids) -> dict[str, Any]:
    if collection == "resources":
        return {"kind": draw(st.sampled_from(ResourceKind))}
    if collection == "assessments":
        return draw(answered())
    if collection != "services":
        return {}
    rows = [
        draw(value(ImpactRow, ids, id=category.id, scores=draw(_scores(len(scale.time_points)))))
        for category in scale.categories
    ]
    return {"impact": tuple(rows), "activation": draw(st.just(Activation()) | value(Activation, ids))}


def _scores(count: int) -> st.SearchStrategy[Any]:
    score = st.one_of(st.none(), st.integers(0, 4), st.just(Unknown()), st.just(NotApplicable()))
    return st.lists(score, min_size=count, max_size=count).map(tuple)
