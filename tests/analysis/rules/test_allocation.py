"""Rule E5: reserve routines that count on the same cars, rooms and people."""

from typing import Any

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Resource, ResourceKind
from kontinuitet.domain.service import Activation, Allocation, Service, Workaround
from kontinuitet.domain.supplier import Supplier
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, Place, Unknown


def routine(replaces: str, cars: int | None = None, **fields: Any) -> Workaround:
    rows = () if cars is None else (Allocation(resource="bilar", number=cars),)
    basis = {"id": "papper", "name": "Papper", "replaces": (replaces,), "startup": 0, "endurance": 10080}
    return Workaround.model_validate(basis | {"allocations": rows} | fields)


def town(first: Workaround, second: Workaround, *, cars: Any, needs: Any, system: Any) -> Municipality:
    pool = Resource.model_validate(
        {"id": "bilar", "name": "Bilpoolen", "kind": ResourceKind.TRANSPORT, "quantity": cars}
    )
    delivered = {"supplier": "granvik"}
    return Municipality(
        name="Åskarby",
        services=(
            Service(
                id="hemtjanst",
                name="Hemtjänst",
                dependencies=(needs("journal", 0),),
                workarounds=(first,),
                activation=Activation(budget=0),
            ),
            Service(
                id="vaxel",
                name="Växel",
                dependencies=(needs("telefoni", 60),),
                workarounds=(second,),
                activation=Activation(budget=0),
            ),
        ),
        resources=(
            system("journal", 24).model_copy(update=delivered),
            system("telefoni", 24).model_copy(update=delivered),
            pool,
        ),
        suppliers=(Supplier(id="granvik", name="Granvik Drift"),),
    )


def test_e5_two_services_claim_more_cars_than_there_are(find, told, needs, own_system) -> None:
    plan = town(routine("journal", 3), routine("telefoni", 2), cars=4, needs=needs, system=own_system)
    (found,) = find(plan, "E5")
    assert (found.severity, found.place) == (Severity.ERROR, Place(object="bilar", field="quantity"))
    assert found.services == ("hemtjanst", "vaxel")
    assert told(found) == (
        (
            "Om Granvik Drift faller bort en fredag 18:00 används flera reservrutiner samtidigt: "
            "Papper (Hemtjänst, 3) och Papper (Växel, 2). Tillsammans tar de 5 av Bilpoolen, men det finns 4."
        ),
        (
            "If Granvik Drift falls on a Friday at 18:00, several reserve routines are used at the same time: "
            "Papper (Hemtjänst, 3) and Papper (Växel, 2). Together they take 5 of Bilpoolen, but there are 4."
        ),
    )


def test_e5_just_enough_or_never_at_the_same_time(find, needs, own_system) -> None:
    enough = town(routine("journal", 3), routine("telefoni", 2), cars=5, needs=needs, system=own_system)
    assert find(enough, "E5") == []
    short = routine("journal", 3, endurance=60)
    in_turn = town(short, routine("telefoni", 2), cars=4, needs=needs, system=own_system)
    assert find(in_turn, "E5") == []
    apart = town(routine("journal", 3), routine("telefoni", 2), cars=4, needs=needs, system=own_system)
    resources = tuple(item.model_copy(update={"supplier": None}) for item in apart.resources)
    assert find(apart.model_copy(update={"resources": resources}), "E5") == []


def test_e5_a_single_room_that_two_routines_need(find, told, needs, own_system) -> None:
    first, second = (routine(name, needs=("bilar",)) for name in ("journal", "telefoni"))
    (found,) = find(town(first, second, cars=1, needs=needs, system=own_system), "E5")
    assert all("2" in text and "1" in text for text in told(found))
    assert find(town(first, second, cars=2, needs=needs, system=own_system), "E5") == []
    assert find(town(first, second, cars=None, needs=needs, system=own_system), "E5") == []


def test_e5_one_routine_alone_takes_more_than_there_is(find, told, needs, own_system) -> None:
    (found,) = find(town(routine("annat", 5), routine("telefoni"), cars=4, needs=needs, system=own_system), "E5")
    assert (found.variant, found.severity) == ("alone", Severity.ERROR)
    assert told(found)[0] == "Reservrutinen Papper (Hemtjänst, 5) tar 5 av Bilpoolen, men det finns 4."


def test_e5_how_many_there_are_is_asked_for_once(find, told, needs, own_system) -> None:
    pair = routine("journal", 3), routine("telefoni", 2)
    (found,) = find(town(*pair, cars=Unknown(who="chef"), needs=needs, system=own_system), "E5")
    assert (found.severity, found.place.object) == (Severity.INFORMATION, "bilar")
    assert all("5" in text and "chef" in text for text in told(found))
    assert find(town(*pair, cars=NOT_APPLICABLE, needs=needs, system=own_system), "E5") == []


def test_e5_a_routine_of_which_a_time_is_unknown_does_not_count(find, needs, own_system) -> None:
    unsure = routine("journal", 3, startup=UNKNOWN)
    assert find(town(unsure, routine("telefoni", 2), cars=4, needs=needs, system=own_system), "E5") == []


def test_e5_nothing_is_claimed(find, needs, own_system) -> None:
    assert find(town(routine("journal"), routine("telefoni"), cars=0, needs=needs, system=own_system), "E5") == []
