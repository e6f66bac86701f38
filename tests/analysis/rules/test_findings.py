"""The rules together: order, acceptance, one fact told once, and what must never change a verdict."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from kontinuitet.analysis.rules import RULES, Finding, Severity, findings
from kontinuitet.documents.finding_text import finding_text
from kontinuitet.domain.calendar import Calendar, OpenSpan
from kontinuitet.domain.followup import Acceptance
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Backup, Dependency, Resource, ResourceKind
from kontinuitet.domain.service import Activation, Service, Workaround
from kontinuitet.domain.supplier import Agreement, Supplier
from kontinuitet.domain.values import UNKNOWN, Promise
from kontinuitet.wording import LANGUAGES, words

TODAY = date(2026, 11, 2)


def test_an_empty_municipality_has_nothing_to_find() -> None:
    assert findings(Municipality(name="Åskarby"), TODAY) == ()


def test_the_graph_example(graph_example: Municipality) -> None:
    found = findings(graph_example, TODAY)
    errors = [(item.rule, item.place_key) for item in found if item.severity is Severity.ERROR]
    assert errors == [
        ("C4", "inloggning/stated_recovery"),
        ("C4", "datahall/stated_recovery"),
        ("D2", "hemtjanst/dependencies/journal/required"),
        ("D2", "trygghetslarm/dependencies/inloggning/required"),
        ("D10", "avtal-journal/fault_report"),
        ("D10", "avtal-drift/fault_report"),
        ("E1", "trygghetslarm/workarounds//it"),
        ("E2", "hemtjanst/workarounds/papper/endurance"),
        ("F1", "hemtjanst/review_due"),
        ("F1", "trygghetslarm/review_due"),
        ("F2", "hemtjanst/activation//criteria"),
        ("F2", "trygghetslarm/activation//criteria"),
    ]


def test_severity_comes_first_then_the_rule(graph_example: Municipality) -> None:
    keys = [
        (list(Severity).index(item.severity), list(RULES).index(item.rule)) for item in findings(graph_example, TODAY)
    ]
    assert keys == sorted(keys)


def test_what_another_finding_speaks_for_is_not_listed_again(graph_example: Municipality) -> None:
    found = findings(graph_example, TODAY)
    assert not {"C1", "C2"} & {item.rule for item in found}
    assert {"C1", "C2"} <= {below.rule for item in found for below in item.speaks_for}


def test_no_two_findings_share_a_rule_and_a_place(graph_example: Municipality) -> None:
    keys = [(item.rule, item.place_key) for item in findings(graph_example, TODAY)]
    assert len(keys) == len(set(keys))


def accepted(plan: Municipality, expires: date) -> Municipality:
    place = "hemtjanst/dependencies/journal/required"
    row = Acceptance(id="a", rule="D2", place=place, reason="Nytt avtal i vår", person="Anna Berg", expires=expires)
    return plan.model_copy(update={"acceptances": (row,)})


def test_an_acceptance_holds_until_its_day_has_passed(graph_example: Municipality) -> None:
    plan = accepted(graph_example, date(2027, 3, 31))
    reasons = [item.accepted.reason for item in findings(plan, date(2027, 3, 31)) if item.accepted]
    assert reasons == ["Nytt avtal i vår"]
    after = findings(plan, date(2027, 4, 1))
    assert not any(item.accepted for item in after)
    assert "hemtjanst/dependencies/journal/required" in {item.place_key for item in after}


def test_an_accepted_finding_still_speaks_for_the_others(graph_example: Municipality) -> None:
    plan = accepted(graph_example, date(2027, 3, 31))
    assert not {"C1", "C2"} & {item.rule for item in findings(plan, TODAY)}


def shape(found: tuple[Finding, ...]) -> list[object]:
    return [
        (item.rule, item.variant, item.severity, item.place, item.path, item.notes, shape(item.speaks_for))
        for item in found
    ]


def test_renaming_changes_nothing_but_names(graph_example: Municipality) -> None:
    def renamed(items: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(item.model_copy(update={"name": f"Nytt {item.id}"}) for item in items)

    kinds = ("services", "resources", "suppliers", "agreements", "calendars")
    other = graph_example.model_copy(update={kind: renamed(getattr(graph_example, kind)) for kind in kinds})
    assert shape(findings(other, TODAY)) == shape(findings(graph_example, TODAY))
    assert "Nytt journal" in str([item.params for item in findings(other, TODAY)])


OFFICE = Calendar(id="kontorstid", name="Kontorstid", spans=(OpenSpan(first=0, last=4, start=480, end=1020),))
RESOURCES = ("a", "b", "c", "d")
minutes = st.sampled_from([0, 30, 60, 240, 480, 1440, 10080])
asked = st.one_of(minutes, st.just(UNKNOWN), st.none())


@st.composite
def dependencies(draw: st.DrawFn, names: tuple[str, ...]) -> tuple[Dependency, ...]:
    needed = draw(st.lists(st.sampled_from(names), max_size=3, unique=True)) if names else []
    return tuple(
        Dependency(
            id=name, needs=(name,), tolerance=draw(asked), up_first=draw(st.booleans()), data_at_most=draw(asked)
        )
        for name in needed
    )


@st.composite
def towns(draw: st.DrawFn) -> Municipality:
    resources = tuple(
        Resource(
            id=name,
            name=name,
            kind=draw(st.sampled_from(ResourceKind)),
            stated_recovery=draw(st.one_of(st.none(), minutes.map(lambda value: Promise(minutes=value)))),
            dependencies=draw(dependencies(RESOURCES[index + 1 :])),
        )
        for index, name in enumerate(RESOURCES)
    )
    promise = st.builds(Promise, minutes=minutes, support=st.booleans())
    agreement = Agreement(
        id="avtal",
        name="Avtal",
        supplier="lev",
        covers=tuple(draw(st.lists(st.sampled_from(RESOURCES), max_size=3, unique=True))),
        recovery=draw(st.one_of(st.none(), promise)),
        support=draw(st.sampled_from([None, "kontorstid", "alltid"])),
    )
    routine = Workaround(id="r", name="R", replaces=("a",), startup=draw(asked), endurance=draw(asked), needs=("b",))
    service = Service(
        id="tjanst",
        name="Tjänst",
        critical=draw(st.booleans()),
        rto=draw(minutes),
        mtpd=draw(asked),
        rpo=draw(asked),
        dependencies=draw(dependencies(RESOURCES)),
        workarounds=(routine,) if draw(st.booleans()) else (),
        activation=Activation(budget=draw(asked)),
    )
    backup = Backup(id="kopia", name="Kopia", copies_of=("a", "c"), interval=draw(asked), duration=0, offsite_delay=0)
    return Municipality(
        name="Åskarby",
        calendars=(OFFICE,),
        services=(service,),
        resources=resources,
        suppliers=(Supplier(id="lev", name="Leverantör"),),
        agreements=(agreement,),
        backups=(backup,),
    )


def gaps(found: tuple[Finding, ...]) -> set[tuple[str, str]]:
    told = [*found, *(below for item in found for below in item.speaks_for)]
    return {(item.rule, item.place_key) for item in told if item.rule in {"B1", "C1", "D2"}}


@settings(max_examples=60)
@given(towns(), minutes)
def test_a_shorter_recovery_time_never_removes_a_gap(plan: Municipality, rto: int) -> None:
    service = plan.services[0]
    shorter = service.model_copy(update={"rto": min(rto, service.rto)})
    harder = plan.model_copy(update={"services": (shorter,)})
    assert gaps(findings(plan, TODAY)) <= gaps(findings(harder, TODAY))


@settings(max_examples=40)
@given(towns())
def test_the_same_municipality_always_gives_the_same_findings_once_each_and_all_have_words(plan: Municipality) -> None:
    found = findings(plan, TODAY)
    assert found == findings(plan, TODAY)
    keys = [(item.rule, item.place_key) for item in found]
    assert len(keys) == len(set(keys))
    told = [*found, *(below for item in found for below in item.speaks_for)]
    assert all(finding_text(item, words(lang)) for item in told for lang in LANGUAGES)
