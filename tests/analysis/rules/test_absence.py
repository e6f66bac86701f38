"""Rules G3, G4 and G7: enough people, also when somebody is away and when it takes days."""

from datetime import date
from typing import Any

import pytest

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.municipality import Municipality, Settings
from kontinuitet.domain.organisation import AlertList, Channel, ChannelKind, Person, Role, RoleGroup
from kontinuitet.domain.resource import Resource
from kontinuitet.domain.service import Activation, Service
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, Place

PEOPLE = {"anna": "Anna Berg", "bo": "Bo Ek", "cia": "Cia Dahl", "david": "David Hed"}
PHONE = (Channel(id="mobil", kind=ChannelKind.MOBILE, address="070-174 06 05"),)


def role(identity: str, holder: object, *deputies: str, **fields: Any) -> Role:
    basis = {"id": identity, "name": identity.capitalize(), "holder": holder, "deputies": deputies}
    return Role.model_validate(basis | fields)


def town(*roles: Role, gone: tuple[str, ...] = (), **fields: Any) -> Municipality:
    people = tuple(
        Person(id=key, name=name, channels=PHONE, left=date(2026, 1, 1) if key in gone else None)
        for key, name in PEOPLE.items()
    )
    group = RoleGroup(id="stab", name="Staben", roles=tuple(one.id for one in roles))
    plan = Municipality(name="Åskarby", roles=roles, people=people, role_groups=(group,))
    return plan.model_copy(update=fields)


EACH_OTHER = (role("chef", "anna", "bo"), role("jour", "bo", "anna"))


def test_g3_two_who_stand_in_for_each_other(find, told) -> None:
    (found,) = find(town(*EACH_OTHER, role("press", "cia", "david")), "G3")
    assert (found.severity, found.place) == (Severity.ERROR, Place(object="stab", field="roles"))
    assert told(found) == (
        (
            "Chef och Jour i rollgruppen Staben ska kunna verka samtidigt, men det finns bara Anna Berg och Bo Ek att "
            "välja på. Är någon av dem borta räcker de inte."
        ),
        (
            "Chef and Jour in the role group Staben are to act at the same time, but there is only Anna Berg and Bo Ek "
            "to choose from. With one of them away they are not enough."
        ),
    )


def test_g3_one_more_deputy_is_enough(find) -> None:
    assert find(town(role("chef", "anna", "bo"), role("jour", "bo", "cia")), "G3") == []


def test_g3_how_many_are_away_is_a_setting(find, told) -> None:
    roles = role("chef", "anna", "bo"), role("jour", "bo", "cia")
    (found,) = find(town(*roles, settings=Settings(absent=2)), "G3")
    assert "2 av dem" in told(found)[0]
    assert find(town(*EACH_OTHER, settings=Settings(absent=0)), "G3") == []


def test_g3_too_few_even_with_everybody_there(find, told) -> None:
    (found,) = find(town(role("chef", "anna", "bo"), role("jour", "bo", "anna"), role("press", "anna", "bo")), "G3")
    assert found.variant == "now"
    assert all("Anna Berg" in text and "Press" in text for text in told(found))


def test_g3_somebody_who_has_left_takes_no_role(find, told) -> None:
    (found,) = find(town(role("chef", "anna", "bo"), role("jour", "cia", "david"), gone=("bo",)), "G3")
    assert (found.variant, "Bo Ek" in told(found)[0]) == ("one-role", False)
    assert "Chef i rollgruppen Staben har bara Anna Berg att välja på" in told(found)[0]


def test_g3_others_that_are_as_badly_off_are_named(find, told) -> None:
    (found,) = find(town(role("chef", "anna", "bo"), role("jour", "cia", "david"), gone=("bo", "david")), "G3")
    assert "Detsamma gäller Jour." in told(found)[0]


@pytest.mark.parametrize(
    "roles",
    [
        (role("chef", "anna"), role("jour", "bo", "cia")),
        (role("chef", None), role("jour", "bo", "cia")),
        (role("chef", UNKNOWN, "bo"), role("jour", "bo", "cia")),
        (role("chef", NOT_APPLICABLE), role("jour", "bo", "cia")),
    ],
    ids=["G1: no deputy", "G1: nobody", "G1: not known who", "nobody holds it by name"],
)
def test_g3_leaves_to_g1_what_is_told_of_one_role(find, roles: tuple[Role, ...]) -> None:
    assert find(town(*roles), "G3") == []


def test_g3_a_role_with_one_person_still_takes_that_person(find) -> None:
    (found,) = find(town(role("chef", "anna"), role("jour", "bo", "anna")), "G3")
    assert found.services == ()


def test_g3_leaves_to_g2_a_group_in_which_nobody_is_reached(find) -> None:
    plan = town(*EACH_OTHER, gone=("anna", "bo"))
    assert find(plan, "G3") == []
    assert len(find(plan, "G2")) == 1


def test_g4_more_roles_than_anybody_should_have(find, told) -> None:
    three = tuple(role(name, "anna", "bo") for name in ("chef", "jour", "press"))
    plan = town(
        *three, role_groups=(), alert_lists=(AlertList(id="larm", name="Larm", roles=("chef", "jour", "press")),)
    )
    (found,) = find(plan, "G4")
    assert (found.severity, found.place) == (Severity.WARNING, Place(object="press", field="holder"))
    assert "Anna Berg har 3 roller som behövs vid en störning: Chef, Jour och Press." in told(found)[0]
    assert "3 roles" in told(found)[1]
    assert find(plan.model_copy(update={"settings": Settings(roles_per_person=3)}), "G4") == []
    assert find(plan.model_copy(update={"alert_lists": ()}), "G4") == []


def test_g4_deputy_for_two_roles_of_one_group(find, told) -> None:
    (found,) = find(town(role("chef", "anna", "cia"), role("jour", "bo", "cia")), "G4")
    assert found.place == Place(object="stab", field="roles")
    assert all("Cia Dahl" in text and "Chef" in text and "Jour" in text for text in told(found))
    assert find(town(role("chef", "anna", "cia"), role("jour", "bo", "david")), "G4") == []
    assert find(town(role("chef", "anna", "cia"), role("jour", "bo", "cia"), role_groups=()), "G4") == []


def test_g4_does_not_repeat_g3_or_g8(find) -> None:
    told_by_g3 = town(role("chef", "anna", "cia"), role("jour", "bo", "cia"), gone=("anna", "bo"))
    assert [item.rule for item in find(told_by_g3, "G3")] == ["G3"]
    assert find(told_by_g3, "G4") == []
    gone = town(role("chef", "anna", "cia"), role("jour", "bo", "cia"), gone=("cia",))
    assert find(gone, "G4") == []


def led(*deputies: str, resources: tuple[Resource, ...] = (), settings: Settings | None = None, **fields: Any) -> Any:
    basis = {"id": "hemtjanst", "name": "Hemtjänst", "hours": "alltid", "mtpd": 1441}
    service = Service.model_validate(basis | {"activation": Activation(decider="chef", deputy="jour")} | fields)
    plan = town(role("chef", "anna", *deputies), role("jour", "bo", "anna"), role_groups=())
    return plan.model_copy(update={"services": (service,), "resources": resources, "settings": settings or Settings()})


def test_g7_two_people_for_more_than_a_day(find, told) -> None:
    (found,) = find(led("bo"), "G7")
    assert (found.severity, found.place) == (Severity.WARNING, Place(object="chef", field="deputies"))
    assert (
        "24 h 1 min (MTPD), men det finns bara Anna Berg och Bo Ek som kan turas om. Det behövs minst 3."
        in (told(found)[0])
    )
    assert "At least 3" in told(found)[1]


@pytest.mark.parametrize(
    ("deputies", "fields"),
    [
        (("bo", "cia"), {}),
        (("bo",), {"mtpd": 1440}),
        (("bo",), {"mtpd": UNKNOWN}),
        (("bo",), {"hours": None}),
        (("bo",), {"hours": "kontorstid"}),
        (("bo",), {"settings": Settings(staffed=2)}),
        (("bo",), {"activation": Activation()}),
    ],
    ids=["three", "a day", "not known how long", "not known when", "not always", "a setting", "nobody decides"],
)
def test_g7_says_nothing(find, deputies: tuple[str, ...], fields: dict[str, Any]) -> None:
    assert find(led(*deputies, **fields), "G7") == []


def test_g7_an_outage_that_is_expected(find, told, needs, own_system) -> None:
    edges = (needs("journal", 0),)
    (found,) = find(led("bo", resources=(own_system("journal", 48),), dependencies=edges, mtpd=60), "G7")
    assert (found.variant, found.services) == ("outage", ("hemtjanst",))
    assert all("Journal" in text for text in told(found))
    assert "2 dygn" in told(found)[0]
    assert find(led("bo", resources=(own_system("journal", 24),), dependencies=edges, mtpd=60), "G7") == []


def test_g7_leaves_to_g1_a_role_that_one_person_or_nobody_holds(find) -> None:
    alone = Activation(decider="chef")
    assert find(led(activation=alone), "G7") == []
    plan = led("bo", activation=alone)
    roles = (role("chef", UNKNOWN, "bo", "cia"), role("jour", None))
    assert find(plan.model_copy(update={"roles": roles}), "G7") == []
