"""Made-up municipalities for property tests: every field of every model, hostile text, unknowns, zeros."""

import types
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from kontinuitet.domain.assessment import ANSWERS, SEVERAL, SurveyQuestion
from kontinuitet.domain.calendar import ALWAYS
from kontinuitet.domain.disturbance import FormColumn
from kontinuitet.domain.municipality import COLLECTIONS, Municipality
from kontinuitet.domain.text import Line, Prose, Slug, clean_line, is_slug
from kontinuitet.domain.values import NotApplicable, Unknown, Value

HOSTILE = (
    "Larm [/] nu [@click=app.quit]x[/] \x1b]52;c;AAAA\x07",
    "?",
    "–",
    "? anna-berg 2027-03-01",
    "=cmd|'/c calc'!A1",
    "a|b\\|c",
    "'; DROP TABLE service; --",
    "NUL \x00 och DEL \x7f",
    "\u202eomvänt\u202c \u200b",
    "e\u0301 å ä ö 🚒👩‍🚒",
    "<script>alert(1)</script>",
    "rad ett\r\nrad två\u2028rad tre   ",
    "\ud800",
    "0",
    "null",
)

# Labels, people, rows of the same service and templates: they need not be objects of the municipality.
_FREE = {"place", "power", "network", "identity", "holder", "deputies", "after", "forms", "template"}

texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=20))
"""Text as somebody might type or paste it, before it is cleaned."""

headings = texts.map(lambda text: clean_line(text).replace(";", ",") or "Tid")
"""Headings of the columns in a form."""

slugs = st.one_of(
    st.sampled_from(("anna-berg", "2027-03-01", "20270301", "0", "hemtjanst")),
    st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,3})?", fullmatch=True),
).filter(is_slug)
"""Ids, some of which look like dates and numbers."""

unknowns = st.builds(Unknown, who=st.none() | slugs, by=st.none() | st.dates())


@cache
def _hints(model: type[Value]) -> dict[str, Any]:
    return get_type_hints(model, include_extras=True)


def _whole_number(parts: tuple[Any, ...]) -> st.SearchStrategy[int]:
    low, high = 0, 2**40
    for field in (part for part in parts if isinstance(part, FieldInfo)):
        low = next((rule.ge for rule in field.metadata if hasattr(rule, "ge")), low)
        high = next((rule.le for rule in field.metadata if hasattr(rule, "le")), high)
    return st.one_of(st.just(low), st.integers(low, high))


def _listed(kind: Any, name: str, ids: tuple[str, ...]) -> st.SearchStrategy[Any]:
    with_id = isinstance(kind, type) and issubclass(kind, Value) and "id" in kind.model_fields
    items = of_kind(kind, name, ids)
    return st.lists(items, max_size=2, unique_by=(lambda item: item.id) if with_id else None).map(tuple)


def of_kind(kind: Any, name: str = "", ids: tuple[str, ...] = ()) -> st.SearchStrategy[Any]:
    """Values of a field's type; references are to ``ids`` unless the field's ``name`` is one of a free label."""
    if kind == Slug:
        return slugs if name in _FREE or name == "id" or not ids else st.sampled_from(ids)
    if kind in (Line, Prose):
        return texts
    if kind == FormColumn:
        return headings
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _whole_number(parts[1:])
    if origin is tuple:
        return _listed(parts[0], name, ids)
    if origin in (Union, types.UnionType):
        return st.one_of([of_kind(part, name, ids) for part in parts])
    return _plain(kind, ids)


def _plain(kind: Any, ids: tuple[str, ...]) -> st.SearchStrategy[Any]:
    if kind is Unknown:
        return unknowns
    if kind is type(None):
        return st.none()
    if issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    if issubclass(kind, Value):
        return st.just(NotApplicable()) if kind is NotApplicable else values(kind, ids)
    return {int: _whole_number(()), bool: st.booleans(), date: st.dates()}[kind]


def values(model: type[Value], ids: tuple[str, ...] = (), *, given: Mapping[str, Any] | None = None) -> Any:
    """Values of one model; each field with a default is left out now and then."""
    fixed = {name: st.just(value) for name, value in (given or {}).items()}
    required, optional = {}, {}
    for name, field in model.model_fields.items():
        strategy = fixed[name] if name in fixed else of_kind(_hints(model)[name], name, ids)
        (required if name in fixed or field.is_required() else optional)[name] = strategy
    return st.fixed_dictionaries(required, optional=optional).map(lambda fields: model(**fields))


@st.composite
def answered(draw: st.DrawFn) -> dict[str, Any]:
    """A question of the survey and some of its answers."""
    question = draw(st.sampled_from(SurveyQuestion))
    most = len(ANSWERS[question]) if question in SEVERAL else 1
    some = st.lists(st.sampled_from(ANSWERS[question]), max_size=most, unique=True)
    return {"question": question, "answers": tuple(draw(some))}


@st.composite
def municipalities(draw: st.DrawFn, *, most: int = 2) -> Municipality:
    """Municipalities with up to ``most`` objects of each kind, all of whose references are to their own objects."""
    sizes = {name: draw(st.integers(0, most)) for name in COLLECTIONS}
    every = draw(
        st.lists(
            slugs.filter(lambda text: text not in {"kommun", ALWAYS}),
            min_size=sum(sizes.values()),
            max_size=sum(sizes.values()),
            unique=True,
        )
    )
    ids = (*every, ALWAYS)
    rest = iter(every)
    parts = {
        name: tuple(
            draw(values(model, ids, given={"id": next(rest), **(draw(answered()) if name == "assessments" else {})}))
            for _ in range(sizes[name])
        )
        for name, model in COLLECTIONS.items()
    }
    head = draw(values(Municipality, ids, given=dict.fromkeys(COLLECTIONS, ())))
    return head.model_copy(update=parts)
