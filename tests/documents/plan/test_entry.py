"""One field typed at its place: it reads back, the rest stays, and what cannot be taken is told in a sentence."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.plan.test_example import EXAMPLE, files_of, plan_of
from tests.strategies import HOSTILE

from kontinuitet.documents.plan import (
    apply,
    entry_text,
    field_name,
    is_typed,
    place_text,
    read_plan,
    with_entry,
    write_plan,
)
from kontinuitet.documents.plan.fields import MUNICIPALITY
from kontinuitet.documents.plan.rows import SHAPES
from kontinuitet.documents.problems import Problem, problem_text
from kontinuitet.domain.changes import NoSuchPlace, confirmed, value_at
from kontinuitet.domain.municipality import ImpactCategory, Municipality
from kontinuitet.domain.organisation import Channel
from kontinuitet.domain.service import Workaround
from kontinuitet.domain.values import NOT_APPLICABLE, Place, Promise, Unknown, Value
from kontinuitet.wording import words

PLAN = plan_of(files_of(EXAMPLE))


def within(place: Place, value: object, attr: str) -> Iterator[Place]:
    """The places below one attribute: of a value in it, or of the rows that it lists."""
    if isinstance(value, Value) and attr in {"activation", "returning", "classes"}:
        yield from (place.model_copy(update={"field": attr, "part": part}) for part in type(value).model_fields)
    rows = value if isinstance(value, tuple) else ()
    for row in rows:
        if type(row) in SHAPES:
            found = Place(object=place.object, field=attr, item=row.id)
            yield from (found.model_copy(update={"part": part}) for part in type(row).model_fields)


def places() -> Iterator[Place]:
    """Every place of the example that a plan file could name."""
    yield from (Place(object="kommun", field=field.attr) for field in MUNICIPALITY.fields)
    for item in PLAN.by_id.values():
        for attr in type(item).model_fields:
            yield Place(object=item.id, field=attr)
            yield from within(Place(object=item.id), getattr(item, attr), attr)


TYPED = [place for place in places() if is_typed(PLAN, place)]


def named(place: Place) -> str:
    return ".".join(part for part in (place.object, place.field, place.item, place.part) if part)


def typed(place: Place, text: str, lang: str = "sv") -> Municipality:
    after = with_entry(PLAN, place, text, lang)
    assert isinstance(after, Municipality), after
    return after


def refused(place: Place, text: str, lang: str = "sv") -> str:
    """The sentence of why not."""
    found = with_entry(PLAN, place, text, lang)
    assert isinstance(found, Problem), (place, text)
    said = problem_text(found, words(lang))
    assert said.endswith((".", "2027-03-01."))
    return said


def test_every_field_of_every_kind_of_thing_can_be_typed() -> None:
    """All that stands in files as one line, but the ids, which never change."""
    reached = {(type(holder_of(place)), attr_of(place)) for place in TYPED}
    wanted = {(kind, field.attr) for kind, shape in SHAPES.items() for field in shape.fields if field.attr != "id"}
    # Both ends of a routine's span of outages are typed as one; whose a channel is, is no field of the channel; of
    # what a category is nothing is typed here.
    elsewhere = {(Workaround, "outage"), (Channel, "person"), (ImpactCategory, "name")}
    wanted -= elsewhere
    assert wanted - reached == set()
    assert {field.attr for field in MUNICIPALITY.fields} == {one.field for one in TYPED if one.object == "kommun"}


def holder_of(place: Place) -> object:
    if place.item:
        return value_at(PLAN, place.model_copy(update={"part": ""}))
    return (
        value_at(PLAN, Place(object=place.object, field=place.field))
        if place.field in {"activation", "returning"}
        else owner(place)
    )


def owner(place: Place) -> object:
    return PLAN.by_id.get(place.object, PLAN)


def attr_of(place: Place) -> str:
    return place.part or place.field


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("place", TYPED, ids=named)
def test_what_stands_there_reads_back_and_leaves_all_else_alone(place: Place, lang: str) -> None:
    text = entry_text(PLAN, place, lang)
    if text:
        assert typed(place, text, lang) == confirmed(PLAN, place)
    assert field_name(PLAN, place, lang)
    assert place_text(PLAN, place, lang).endswith(f": {field_name(PLAN, place, lang)}")


@pytest.mark.parametrize("place", TYPED, ids=named)
def test_nothing_typed_empties_the_field_as_an_absent_key_in_a_file_does(place: Place) -> None:
    after = with_entry(PLAN, place, "  ", "sv")
    if isinstance(after, Problem):
        assert problem_text(after, words("sv")).endswith("kan inte vara tomt – skriv ett värde.")
        return
    emptied = typed(place, "")
    assert emptied == after
    # Typed again it stands as before: nothing else had gone.
    text = entry_text(PLAN, place, "sv")
    again = with_entry(emptied, place, text, "sv") if text else emptied
    assert again == confirmed(PLAN, place)


@pytest.mark.parametrize("place", TYPED, ids=named)
def test_what_was_typed_can_be_written_to_a_file_and_read_from_it(place: Place) -> None:
    after = with_entry(PLAN, place, "? ", "sv")
    if isinstance(after, Problem):
        assert problem_text(after, words("sv"))
        return
    read, problems = read_plan(write_plan(after))
    assert problems == ()
    assert read is not None
    assert apply(None, read)[0] == after


@given(place=st.sampled_from(TYPED), text=st.sampled_from(HOSTILE) | st.text(), lang=st.sampled_from(("sv", "en")))
def test_whatever_is_typed_is_taken_or_told_and_never_fails(place: Place, text: str, lang: str) -> None:
    after = with_entry(PLAN, place, text, lang)
    if isinstance(after, Problem):
        said = problem_text(after, words(lang))
        assert said
        assert "\x1b" not in said
    else:
        assert with_entry(after, place, entry_text(after, place, lang) or text, lang) == after


# ---- the notation


def at(field: str, part: str = "", *, item: str = "", object: str = "hemtjanst") -> Place:  # noqa: A002
    return Place(object=object, field=field, part=part, item=item)


@pytest.mark.parametrize(
    ("place", "text", "value"),
    [
        (at("mtpd"), "8 h", 480),
        (at("mtpd"), "?", Unknown()),
        (at("mtpd"), "? enhetschef", Unknown(who="enhetschef")),
        (at("mtpd"), "–", NOT_APPLICABLE),
        (at("mtpd"), "-", NOT_APPLICABLE),
        (at("mtpd"), "", None),
        (at("wrt"), "0 min", 0),
        (at("critical"), "nej", False),
        (at("critical"), "", None),
        (at("activation", "budget"), "45 min", 45),
        (at("dependencies", "tolerance", item="journal"), "0 min", 0),
        (at("dependencies", "needs", item="journal"), "mobil-a, mobil-b", ("mobil-a", "mobil-b")),
        (at("dependencies", "needs", item="journal"), "", ()),
        (at("classes", "integrity", object="journal"), "3", 3),
        (at("classes", "integrity", object="journal"), "0", 0),
        (at("margin", object="kommun"), "25 %", 25),
        (at("notice", object="avtal-drift"), "8 supporttimmar", Promise(minutes=480, support=True)),
    ],
)
def test_a_value_is_stored_as_it_was_meant(place: Place, text: str, value: object) -> None:
    after = typed(place, text)
    stored = after.settings.margin if place.object == "kommun" else value_at(after, place)
    assert stored == value


def test_the_municipalitys_own_fields_are_typed_too() -> None:
    after = typed(at("code", object="kommun"), "9999")
    assert (after.code, after.county, after.settings) == ("9999", PLAN.county, PLAN.settings)


def test_an_emptied_span_of_outages_is_empty() -> None:
    place = at("workarounds", "outage_from", item="papper")
    assert entry_text(typed(place, "2 h till 24 h"), place, "sv") == "2 h till 24 h"
    emptied = typed(place, "")
    routine = emptied.services[0].workarounds[0]
    assert (routine.outage_from, routine.outage_to, entry_text(emptied, place, "sv")) == (0, None, "")


@pytest.mark.parametrize("text", ["0", "0 min", "0 h"])
@pytest.mark.parametrize("place", [at("mtpd"), at("rto"), at("peaks", "mtpd", item="storhelg")], ids=named)
def test_a_limit_of_nothing_is_refused(place: Place, text: str) -> None:
    assert refused(place, text) == "0 min betyder inget avbrott alls. Skriv ? om ni inte vet."


def test_a_class_of_four_does_not_belong_here() -> None:
    said = refused(at("classes", "confidentiality", object="journal"), "4")
    assert said == "Säkerhetsskyddsklassificerat hör inte hemma i det här verktyget – klasserna är 0 till 3."


@pytest.mark.parametrize(
    ("place", "text", "said"),
    [
        (at("mtpd"), "1,5 h", "”1,5 h” är ingen tid"),
        (at("owner"), "ingen-alls", "ingen-alls finns inte, eller är något annat än vad ”ägare” kan hänvisa till"),
        (at("owner"), "journal", "journal finns inte, eller är något annat"),
        (at("mtpd"), "? ingen-alls", "ingen-alls finns inte"),
        (at("dependencies", "needs", item="journal"), "journal, ingen-alls", "ingen-alls finns inte"),
        (at("critical"), "kanske", "kanske"),
        (at("critical"), "–", "”–” (gäller inte) går inte här"),
        (at("channels", "address", item="mobil", object="anna-prov"), "", "”adress” kan inte vara tomt"),
        (at("copies_of", object="systemkopia"), "", "”kopierar” kan inte vara tomt"),
        (at("due", object="kop-mobiler"), "i morgon", "i morgon"),
    ],
)
def test_what_cannot_be_taken_is_told_by_the_fields_own_name(place: Place, text: str, said: str) -> None:
    assert said in refused(place, text)


def test_the_always_open_calendar_needs_no_object() -> None:
    assert typed(at("hours"), "alltid").services[0].hours == "alltid"


@pytest.mark.parametrize(
    "place",
    [
        at("id"),
        at("dependencies", "id", item="journal"),
        at("name"),
        at("description"),
        at("dependencies"),
        at("dependencies", "tolerance", item="borta"),
        at("mtpd", object="borta"),
        at("name", object="kommun"),
        at("services", object="kommun"),
    ],
    ids=named,
)
def test_what_is_no_line_of_a_file_cannot_be_typed(place: Place) -> None:
    """Ids never change; names and prose stand under headings of their own."""
    assert not is_typed(PLAN, place)
    with pytest.raises(NoSuchPlace):
        entry_text(PLAN, place, "sv")
    with pytest.raises(NoSuchPlace):
        with_entry(PLAN, place, "x", "sv")


@pytest.mark.parametrize(
    ("place", "swedish", "english"),
    [
        (at("mtpd"), "Hemtjänst: acceptabel avbrottstid", "Hemtjänst: acceptable outage"),
        (at("activation", "budget"), "Hemtjänst: tidsbudget", "Hemtjänst: time budget"),
        (
            at("dependencies", "tolerance", item="journal"),
            "Hemtjänst, journal: klarar sig utan",
            "Hemtjänst, journal: tolerance",
        ),
        (at("workarounds"), "Hemtjänst: reservrutiner", "Hemtjänst: reserve routines"),
        (at(""), "Hemtjänst", "Hemtjänst"),
        (at("margin", object="kommun"), f"{PLAN.name}: marginal", f"{PLAN.name}: margin"),
    ],
)
def test_a_place_in_words(place: Place, swedish: str, english: str) -> None:
    assert (place_text(PLAN, place, "sv"), place_text(PLAN, place, "en")) == (swedish, english)
