"""Search: every text is found where it stands, words in any order, å is no a, and it is fast."""

import time
from typing import Any

from hypothesis import HealthCheck, given, settings
from tests.strategies import municipalities

from kontinuitet.documents.search import Hit, Index, Title, folded
from kontinuitet.domain.changes import value_at
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Channel, ChannelKind, Person, Role
from kontinuitet.domain.resource import Dependency, Resource, ResourceKind
from kontinuitet.domain.service import Service, Workaround
from kontinuitet.domain.supplier import Agreement, Supplier
from kontinuitet.domain.values import Place, Value
from kontinuitet.wording import words

PLAN = Municipality(
    name="Åskarby kommun",
    notes="Beredskapssamordnaren håller i det.",
    people=(
        Person(
            id="anna-berg",
            name="Anna Berg",
            channels=(Channel(id="mobil", kind=ChannelKind.MOBILE, address="070-123 45 67"),),
        ),
    ),
    roles=(Role(id="chef", name="Enhetschef", holder="anna-berg"),),
    resources=(Resource(id="journal", name="Journalsystemet", kind=ResourceKind.SYSTEM, notes="STRASSE ligger."),),
    suppliers=(Supplier(id="granvik", name="Granvik"), Supplier(id="habo", name="Håbo", notes="Ligger i Haga.")),
    agreements=(Agreement(id="drift", name="Driften", supplier="granvik", fault_report="Ring växeln"),),
    services=(
        Service(
            id="hemtjanst",
            name="Hemtjänst",
            mtpd=240,
            description="Hjälp i hemmet till många. " * 10 + "Nyckelskåpet står i källaren, " + "och så vidare. " * 10,
            dependencies=(Dependency(id="rad", needs=("journal",)),),
            workarounds=(Workaround(id="papper", name="Pappersplanering", steps="1. Hämta pärmen."),),
        ),
    ),
)
INDEX = Index(PLAN, words("sv"), titles=(Title("ovning-1", "Leverantören tystnar"),))


def places(typed: str, index: Index = INDEX) -> list[Place]:
    return [hit.place for hit in index.find(typed)]


def only(typed: str) -> Hit:
    (hit,) = INDEX.find(typed)
    return hit


def test_parts_of_words_are_found_in_any_order_and_case() -> None:
    assert places("SKÅPET nyckel") == [Place(object="hemtjanst", field="description")]
    assert places("pärm") == [Place(object="hemtjanst", field="workarounds", item="papper", part="steps")]
    assert places("inget sådant") == places("") == places("  ") == []


def test_a_is_not_a_with_a_ring() -> None:
    assert Place(object="habo", field="name") in places("håbo")
    assert places("habo") == [Place(object="habo", field="id")]
    assert places("haga") == [Place(object="habo", field="notes")]


def test_the_kind_of_thing_and_what_it_refers_to_count_as_its_words() -> None:
    assert places("avtal granvik")[0] == Place(object="drift", field="supplier")
    assert Place(object="hemtjanst", field="dependencies", item="rad", part="needs") in places("journalsystemet")
    assert places("anna enhetschef") == [Place(object="chef", field="name")]


def test_a_phone_number_is_found_however_it_is_written() -> None:
    place = Place(object="anna-berg", field="channels", item="mobil", part="address")
    assert places("0701234567") == places("070-123 45 67") == places("45 67 070") == [place]


def test_names_come_before_fields_and_fields_before_prose() -> None:
    assert [place.field for place in places("ligger") + places("journal")[:1]] == ["notes", "notes", "name"]


def test_a_hit_shows_the_field_and_where_the_word_is() -> None:
    hit = only("nyckelskåp")
    assert (hit.name, hit.kind, hit.label) == ("Hemtjänst", "services", "beskrivning")
    assert hit.snippet[hit.start : hit.end] == "Nyckelskåp"
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    hit = only("straße")
    assert hit.snippet[hit.start : hit.end] == "STRASSE"


def test_limits_are_found_as_they_are_written() -> None:
    assert only("hemtjänst 4 h").place.object == "hemtjanst"
    assert INDEX.find("4 h")[0].label == "acceptabel avbrottstid"


def test_exercises_and_the_municipality_are_found_too() -> None:
    assert only("tystnar").kind == "exercises"
    assert only("beredskapssamordnaren").place == Place(object="kommun", field="notes")


def test_no_more_than_asked_for() -> None:
    assert len(INDEX.find("e", limit=3)) == 3


def texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for each in value for text in texts(each)]
    if isinstance(value, Value):
        found = {name: each for name, each in value.__dict__.items() if name not in ("is_", "suggested", "templates")}
        return [text for each in found.values() for text in texts(each)]
    return []


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(municipalities(most=1))
def test_every_text_that_stands_in_a_plan_is_found(plan: Municipality) -> None:
    index = Index(plan, words("sv"))
    for item in plan.by_id.values():
        for text in texts(item):
            if folded(text) and type(text) is str:
                assert item.id in {hit.place.object for hit in index.find(text, limit=10_000)}, text


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(municipalities(most=1))
def test_every_hit_leads_to_a_place_that_exists(plan: Municipality) -> None:
    index = Index(plan, words("en"))
    for hit in index.find("a", limit=100) + index.find("1", limit=100):
        if hit.place.object in plan.by_id and hit.place.field not in ("subcontractors", "duties", "spans"):
            assert value_at(plan, hit.place) is not None


def test_two_hundred_services_are_searched_at_once() -> None:
    many = PLAN.model_copy(
        update={
            "services": tuple(
                PLAN.services[0].model_copy(update={"id": f"tjanst-{number}", "name": f"Tjänst {number}"})
                for number in range(200)
            )
        }
    )
    index = Index(many, words("sv"))
    spent = []
    for typed in ("nyckelskåp källare", "tjänst 150", "a", "finns inte alls"):
        begins = time.perf_counter()
        index.find(typed)
        spent.append(time.perf_counter() - begins)
    assert sorted(spent)[2] < 0.03
