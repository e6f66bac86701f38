"""Group B: where the copies are, and who keeps them."""

import pytest

from kontinuitet.analysis.rules import Names, Severity
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Person
from kontinuitet.domain.resource import Backup, Dependency, Resource, ResourceKind
from kontinuitet.domain.service import Service
from kontinuitet.domain.supplier import Supplier
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, DeliveryForm, Place, Unknown

APART = {"place": "arkivet", "network": "fristaende", "identity": "kopiekonto"}
BESIDE = {"place": "hallen", "network": "natet", "identity": "katalogen"}


def backup(*copies: dict[str, object], identity: str = "kopia", of: tuple[str, ...] = ("register",)) -> Backup:
    rows = tuple({"id": f"{identity}-{n}"} | row for n, row in enumerate(copies, start=1))
    return Backup.model_validate({"id": identity, "name": f"Nattkopian {identity}", "copies_of": of, "copies": rows})


def town(*backups: Backup, critical: object = True, needs: str = "register", **register: object) -> Municipality:
    service = {
        "id": "hemtjanst",
        "name": "Hemtjänst",
        "critical": critical,
        "dependencies": (Dependency(id="data", needs=(needs,)),),
    }
    data = {"id": "register", "name": "Registret", "kind": ResourceKind.INFORMATION}
    return Municipality(
        name="Åskarby",
        services=(Service.model_validate(service),),
        resources=(
            Resource.model_validate(data | BESIDE | register),
            Resource(id="system", name="Systemet", kind=ResourceKind.SYSTEM, place="kallaren", supplier="molnhuset"),
        ),
        suppliers=(Supplier(id="driftbolaget", name="Driftbolaget"), Supplier(id="molnhuset", name="Molnhuset")),
        backups=backups,
        people=(Person(id="anna", name="Anna Berg"),),
    )


# B5


def test_b5_a_copy_beside_the_original(find, told) -> None:
    (found,) = find(town(backup(BESIDE)), "B5")
    assert (found.severity, found.blocking, found.place) == (
        Severity.ERROR,
        False,
        Place(object="kopia", field="copies", item="kopia-1", part="place"),
    )
    swedish, english = told(found)
    assert "plats, nät och konton" in swedish
    assert "the place, the net and the accounts" in english
    assert "brand" in swedish
    assert "intruder" in english


@pytest.mark.parametrize(
    ("row", "part", "word"),
    [
        ({"place": "hallen"}, "place", "delar plats med"),
        ({"network": "natet"}, "network", "delar nät med"),
        ({"identity": "katalogen"}, "identity", "delar konton med"),
    ],
)
def test_b5_one_thing_in_common_is_enough(find, told, row: dict[str, object], part: str, word: str) -> None:
    (found,) = find(town(backup(APART | row)), "B5")
    assert found.place.part == part
    assert word in told(found)[0]
    assert ("brand" in told(found)[0]) == (part == "place")


def test_b5_says_nothing_of_a_copy_apart(find) -> None:
    assert find(town(backup(APART)), "B5") == []
    assert find(town(backup(BESIDE), backup(APART, identity="band")), "B5") == []


def test_b5_one_copy_for_the_fire_and_one_for_the_intruder(find) -> None:
    assert find(town(backup(BESIDE | {"place": "arkivet"}, APART | {"place": "hallen"})), "B5") == []


def test_b5_a_copy_on_no_net_is_safe_from_intruders(find) -> None:
    assert find(town(backup({"place": "arkivet", "network": NOT_APPLICABLE})), "B5") == []


def test_b5_an_intruder_who_reaches_one_copy_over_the_net_and_one_with_the_accounts(find, told) -> None:
    (found,) = find(town(backup(APART | {"network": "natet"}, APART | {"identity": "katalogen"})), "B5")
    assert "nät eller konton" in told(found)[0]


def test_b5_a_copy_beside_the_system_that_holds_the_data(find) -> None:
    plan = town(backup(APART | {"place": "kallaren"}), held_by=("system",))
    (found,) = find(plan, "B5")
    assert found.place.part == "place"


def test_b5_data_that_the_same_copy_fails_are_told_together(find, told) -> None:
    plan = town(backup(BESIDE, of=("register", "system")), held_by=("system",))
    errors = [item for item in find(plan, "B5") if item.severity is Severity.ERROR]
    assert [item.params["data"] for item in errors] == [Names(names=("Registret",))]
    beside = plan.resources[1].model_copy(update={"place": "hallen"})
    (found,) = find(plan.model_copy(update={"resources": (plan.resources[0], beside)}), "B5")
    assert all("Registret" in text and "Systemet" in text and "konton" not in text for text in told(found))


@pytest.mark.parametrize("value", [None, Unknown(who="anna")])
def test_b5_an_unknown_is_asked_for_and_is_no_error(find, told, value: object) -> None:
    (found,) = find(town(backup(APART | {"identity": value})), "B5")
    assert (found.severity, found.variant) == (Severity.INFORMATION, "unknown")
    assert found.place == Place(object="kopia", field="copies", item="kopia-1", part="identity")
    assert ("Anna Berg" in told(found)[0]) == (value is not None)
    assert "konton" in told(found)[0]


def test_b5_an_unknown_of_the_original_is_asked_for_there(find) -> None:
    (found,) = find(town(backup(APART), place=UNKNOWN), "B5")
    assert (found.severity, found.place) == (Severity.INFORMATION, Place(object="register", field="place"))
    assert find(town(backup(APART), place=NOT_APPLICABLE), "B5") == []


def test_b5_what_is_known_to_be_shared_is_told_before_an_unknown(find) -> None:
    (found,) = find(town(backup({"place": "hallen"})), "B5")
    assert (found.severity, found.place.part) == (Severity.ERROR, "place")


def test_b5_an_unknown_copy_may_be_the_one_apart(find) -> None:
    (found,) = find(town(backup(BESIDE, {})), "B5")
    assert (found.severity, found.place.item) == (Severity.INFORMATION, "kopia-2")


def test_b5_a_backup_of_which_nobody_said_where_it_is(find, told) -> None:
    (found,) = find(town(backup()), "B5")
    assert (found.severity, found.variant) == (Severity.INFORMATION, "nowhere")
    assert found.place == Place(object="kopia", field="copies")
    assert all("Hemtjänst" in text for text in told(found))


def test_b5_a_backup_without_rows_beside_one_with_them_asks_nothing(find) -> None:
    assert find(town(backup(), backup(APART, identity="band")), "B5") == []


def test_b5_is_not_asked_of_data_that_no_service_needs(find) -> None:
    assert find(town(backup(BESIDE), backup(identity="tom"), needs="system"), "B5") == []


# B6

RUN = {"supplier": "driftbolaget", "run": DeliveryForm.OUTSOURCED_WHOLE}


def kept(supplier: object) -> dict[str, object]:
    return APART | {"supplier": supplier}


def test_b6_whoever_runs_it_keeps_every_copy(find, told) -> None:
    (found,) = find(town(backup(kept("driftbolaget"), kept("driftbolaget")), **RUN), "B6")
    assert (found.severity, found.place) == (
        Severity.WARNING,
        Place(object="kopia", field="copies", item="kopia-1", part="supplier"),
    )
    assert all("Driftbolaget" in text and "Registret" in text and "Hemtjänst" in text for text in told(found))


@pytest.mark.parametrize("other", ["molnhuset", NOT_APPLICABLE])
def test_b6_says_nothing_of_a_copy_with_somebody_else_or_of_our_own(find, other: object) -> None:
    assert find(town(backup(kept("driftbolaget"), kept(other)), **RUN), "B6") == []
    assert find(town(backup(kept("driftbolaget")), backup(kept(other), identity="band"), **RUN), "B6") == []


def test_b6_whoever_runs_the_system_that_holds_the_data_counts(find, told) -> None:
    (found,) = find(town(backup(kept("molnhuset")), held_by=("system",)), "B6")
    assert all("Molnhuset" in text for text in told(found))


@pytest.mark.parametrize("critical", [False, None, UNKNOWN])
def test_b6_is_asked_for_critical_services_only(find, critical: object) -> None:
    assert find(town(backup(kept("driftbolaget")), critical=critical, **RUN), "B6") == []


@pytest.mark.parametrize("run", [{}, {"supplier": UNKNOWN}, RUN | {"run": DeliveryForm.OWN}])
def test_b6_is_not_asked_where_no_supplier_runs_it(find, run: dict[str, object]) -> None:
    assert find(town(backup(kept("driftbolaget")), **run), "B6") == []


@pytest.mark.parametrize("value", [None, Unknown(who="anna")])
def test_b6_an_unknown_keeper_is_asked_for_and_is_no_warning(find, told, value: object) -> None:
    (found,) = find(town(backup(kept("driftbolaget"), kept(value)), **RUN), "B6")
    assert (found.severity, found.place.item) == (Severity.INFORMATION, "kopia-2")
    assert all("Driftbolaget" in text for text in told(found))
    assert ("Anna Berg" in told(found)[0]) == (value is not None)


def test_b6_a_backup_of_which_nobody_said_where_it_is_is_left_to_b5(find) -> None:
    assert find(town(backup(), **RUN), "B6") == []
