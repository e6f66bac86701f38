"""Rules G5, G6 and G8: reached at every hour, by more than one route, and still here."""

from datetime import date, timedelta
from typing import Any

import pytest

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.calendar import Calendar, OpenSpan
from kontinuitet.domain.municipality import Municipality, Settings
from kontinuitet.domain.organisation import AlertList, Channel, ChannelKind, Person, Role
from kontinuitet.domain.service import Activation, Service
from kontinuitet.domain.supplier import Agreement, Supplier
from kontinuitet.domain.values import UNKNOWN, Place, Promise

TODAY = date(2026, 11, 2)
WEEKDAYS = OpenSpan(first=0, last=4, start=480, end=1020)
CALENDARS = (
    Calendar(id="kontorstid", name="Kontorstid", spans=(WEEKDAYS,)),
    Calendar(id="natt", name="Natt", spans=(OpenSpan(first=0, last=6, start=0, end=1440),), holidays_open=True),
    Calendar(id="vardag", name="Alla dagar", spans=()),
    Calendar(
        id="sommar",
        name="Sommarbemanning",
        holidays_open=True,
        season_first="06-20",
        season_last="08-20",
        season_spans=(WEEKDAYS,),
    ),
)


def staffed(chief: str | None, deputy: str | None = None, **fields: Any) -> Municipality:
    basis = {"id": "larm", "name": "Trygghetslarm", "hours": "alltid", "critical": True}
    service = Service.model_validate(basis | {"activation": Activation(decider="chef", deputy="jour")} | fields)
    roles = (Role(id="chef", name="Enhetschef", hours=chief), Role(id="jour", name="Jouren", hours=deputy))
    return Municipality(name="Åskarby", calendars=CALENDARS, services=(service,), roles=roles)


def test_g5_nobody_decides_at_night(find, told) -> None:
    (found,) = find(staffed("kontorstid", "kontorstid"), "G5")
    assert (found.severity, found.place) == (Severity.ERROR, Place(object="chef", field="hours"))
    assert told(found)[0] == (
        "Trygghetslarm pågår dygnet runt, men 123 h av veckans 168 timmar är ingen i tjänst som får besluta att "
        "planen ska användas. Det är Enhetschef och Jouren som beslutar."
    )
    assert "123 h of the 168 hours" in told(found)[1]


@pytest.mark.parametrize(
    ("chief", "deputy", "variants"),
    [
        ("alltid", None, []),
        ("kontorstid", "alltid", []),
        ("kontorstid", "natt", []),
        ("sommar", "alltid", []),
        ("vardag", "kontorstid", ["holidays"]),
        ("sommar", "kontorstid", ["season"]),
        ("kontorstid", None, ["unknown"]),
        (None, None, ["unknown"]),
    ],
)
def test_g5_what_those_who_decide_cover_together(find, chief: Any, deputy: Any, variants: list[str]) -> None:
    assert [item.variant for item in find(staffed(chief, deputy), "G5")] == variants


def test_g5_tells_the_season_and_the_holidays(find, told) -> None:
    (season,) = find(staffed("sommar", "sommar"), "G5")
    assert "från 20 juni 2026 till 20 augusti 2026" in told(season)[0]
    assert "123 h" in told(season)[1]
    (holidays,) = find(staffed("vardag", "vardag"), "G5")
    assert "på helgdagar" in told(holidays)[0]


def test_g5_unknown_hours_are_no_error(find, told) -> None:
    (found,) = find(staffed(None, "kontorstid"), "G5")
    assert found.severity is Severity.INFORMATION
    assert "inte känt" in told(found)[0]


@pytest.mark.parametrize("fields", [{"hours": "kontorstid"}, {"hours": None}, {"activation": Activation()}])
def test_g5_asks_only_of_what_is_always_open_and_has_a_decider(find, fields: dict[str, Any]) -> None:
    assert find(staffed("kontorstid", "kontorstid", **fields), "G5") == []


def on_call(hours: str | None, support: str | None, needs: Any, system: Any, **service: Any) -> Municipality:
    plan = staffed("alltid", dependencies=(needs("journal", 0),), **service)
    agreement = Agreement(
        id="avtal", name="Driftavtalet", supplier="granvik", covers=("journal",), support=support, on_call="jour"
    )
    roles = (plan.roles[0], Role(id="jour", name="Jouren", hours=hours))
    return plan.model_copy(
        update={
            "roles": roles,
            "resources": (system("journal", 4),),
            "suppliers": (Supplier(id="granvik", name="Granvik Drift"),),
            "agreements": (agreement,),
        }
    )


def test_g5_on_call_that_does_not_fill_the_gap_of_the_support(find, told, needs, own_system) -> None:
    (found,) = find(on_call("kontorstid", "kontorstid", needs, own_system), "G5")
    assert (found.severity, found.place, found.services) == (
        Severity.ERROR,
        Place(object="avtal", field="on_call"),
        ("larm",),
    )
    assert all("123 h" in text and "Driftavtalet" in text and "Jouren" in text for text in told(found))


@pytest.mark.parametrize(
    ("hours", "support", "variants"),
    [
        ("natt", "kontorstid", []),
        ("kontorstid", "alltid", []),
        ("alltid", None, []),
        ("kontorstid", None, []),
        ("sommar", "kontorstid", ["on-call-season"]),
        ("vardag", "kontorstid", ["on-call-holidays"]),
        (None, "kontorstid", ["on-call-unknown"]),
    ],
)
def test_g5_support_and_on_call_together(
    find, needs, own_system, hours: Any, support: Any, variants: list[str]
) -> None:
    assert [item.variant for item in find(on_call(hours, support, needs, own_system), "G5")] == variants


def test_g5_a_supplier_that_begins_within_an_ordinary_time_has_somebody_on_call(find, needs, own_system) -> None:
    plan = on_call("kontorstid", "kontorstid", needs, own_system)
    for promise, count in ((Promise(minutes=60), 0), (Promise(minutes=60, support=True), 1)):
        agreements = tuple(one.model_copy(update={"response": promise}) for one in plan.agreements)
        assert len(find(plan.model_copy(update={"agreements": agreements}), "G5")) == count


def test_g5_on_call_matters_only_to_critical_services(find, needs, own_system) -> None:
    plan = on_call("kontorstid", "kontorstid", needs, own_system, critical=UNKNOWN)
    assert find(plan, "G5") == []


# ---------------------------------------------------------------- G6


def route(identity: str, *, days: int | None = 0, needs: str | None = None, kind: str = "mobile") -> Channel:
    verified = None if days is None else TODAY - timedelta(days=days)
    return Channel(id=identity, kind=ChannelKind(kind), address="070-174 06 05", verified=verified, needs=needs)


def person(*routes: Channel, left: date | None = None, **fields: Any) -> Municipality:
    return Municipality(
        name="Åskarby",
        roles=(Role(id="chef", name="Enhetschef", holder="anna", deputies=("bo",)),),
        people=(
            Person(id="anna", name="Anna Berg", channels=routes, left=left),
            Person(id="bo", name="Bo Ek", channels=(route("a"), route("b", kind="home"))),
            Person(id="eva", name="Eva Ask"),
        ),
    ).model_copy(update=fields)


def test_g6_two_routes_that_were_checked(find) -> None:
    assert find(person(route("a", days=90), route("b", kind="home")), "G6", today=TODAY) == []


def test_g6_a_route_checked_a_day_too_long_ago(find, told) -> None:
    (found,) = find(person(route("a", days=91), route("b", kind="home")), "G6", today=TODAY)
    assert (found.severity, found.place) == (
        Severity.WARNING,
        Place(object="anna", field="channels", item="a", part="verified"),
    )
    assert "Det är mer än 90 dagar sedan mobil kontrollerades, senast 3 augusti 2026." in told(found)[0]
    assert "90 days" in told(found)[1]
    longer = person(route("a", days=91), route("b"), settings=Settings(contact_days=91))
    assert find(longer, "G6", today=TODAY) == []


def test_g6_a_route_that_was_never_checked_counts_only_when_none_was(find, told) -> None:
    assert find(person(route("a"), route("b", days=None)), "G6", today=TODAY) == []
    (found,) = find(person(route("a", days=None), route("b", days=None, kind="home")), "G6", today=TODAY)
    assert "Ingen har kontrollerat mobil och hemtelefon." in told(found)[0]


def test_g6_one_route_or_none(find, told) -> None:
    (one,) = find(person(route("a")), "G6", today=TODAY)
    assert (one.variant, one.place) == ("one", Place(object="anna", field="channels"))
    assert "bara en kontaktväg: mobil" in told(one)[0]
    (none,) = find(person(), "G6", today=TODAY)
    assert none.variant == "none"
    assert all("Anna Berg" in text for text in told(none))


def test_g6_routes_that_fail_together(find, told, needs, own_system) -> None:
    same = person(route("a", needs="nat"), route("b", needs="nat"), resources=(own_system("nat", 4),))
    (found,) = find(same, "G6", today=TODAY)
    assert (found.variant, "de behöver Nat" in told(found)[0]) == ("together", True)
    systems = (own_system("nat", 4), own_system("epost", 4, needs("nat", 0)))
    through = person(route("a", needs="nat"), route("b", needs="epost", kind="email"), resources=systems)
    assert [item.variant for item in find(through, "G6", today=TODAY)] == ["together"]
    apart = person(route("a", needs="nat"), route("b", needs="epost"), resources=(own_system("epost", 4), systems[0]))
    assert find(apart, "G6", today=TODAY) == []
    assert find(person(route("a", needs="nat"), route("b")), "G6", today=TODAY) == []


def test_g6_asks_only_of_those_who_have_a_role_and_are_here(find) -> None:
    assert find(person(left=TODAY), "G6", today=TODAY) == []
    assert find(person(route("a"), route("b"), roles=()), "G6", today=TODAY) == []


def test_g6_leaves_to_g2_a_list_that_reaches_nobody(find) -> None:
    lists = (AlertList(id="larm", name="Larm", roles=("chef",)),)
    nobody = person(alert_lists=lists).model_copy(update={"people": (Person(id="anna", name="Anna Berg"),)})
    assert len(find(nobody, "G2", today=TODAY)) == 1
    assert find(nobody, "G6", today=TODAY) == []


# ---------------------------------------------------------------- G8


def test_g8_somebody_who_has_left_still_holds_roles(find, told) -> None:
    (found,) = find(person(left=date(2026, 6, 30)), "G8", today=TODAY)
    assert (found.severity, found.place) == (Severity.ERROR, Place(object="chef", field="holder"))
    assert told(found) == (
        "Anna Berg slutade 30 juni 2026 men står fortfarande kvar som Enhetschef.",
        "Anna Berg left on 30 June 2026 but is still listed as Enhetschef.",
    )


def test_g8_a_deputy_who_has_left(find, told) -> None:
    plan = person(left=TODAY, roles=(Role(id="chef", name="Enhetschef", holder="bo", deputies=("anna",)),))
    (found,) = find(plan, "G8", today=TODAY)
    assert found.place == Place(object="anna", field="left")
    assert "ersättare för Enhetschef" in told(found)[0]


def test_g8_somebody_who_leaves_tomorrow_or_has_no_role(find) -> None:
    assert find(person(left=TODAY + timedelta(days=1)), "G8", today=TODAY) == []
    assert find(person(left=TODAY, roles=()), "G8", today=TODAY) == []
