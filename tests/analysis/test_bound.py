"""What an approved version freezes: what the plan reaches, and nothing of its neighbours."""

import pytest
from tests.analysis.bindings import CARE, TOWN

from kontinuitet.analysis.bound import bound
from kontinuitet.domain.municipality import COLLECTIONS, Municipality


def ids(plan: Municipality) -> dict[str, list[str]]:
    found = {kind: [item.id for item in getattr(plan, kind)] for kind in COLLECTIONS}
    return {kind: items for kind, items in found.items() if items}


def test_everything_that_the_plan_reaches_is_bound_and_nothing_else() -> None:
    assert ids(bound(TOWN, "hemtjanst")) == {
        "units": ["kommun-allt", "vard"],
        "calendars": ["kontorstid"],
        "services": ["hemtjanst", "trygghetslarm"],
        "resources": ["journal", "datahall", "skrivare", "mobilnat", "journaler"],
        "backups": ["natt"],
        "suppliers": ["omsorgssystem", "koncernen", "arkivet", "hallen"],
        "agreements": ["avtal"],
        "roles": ["chef", "bitradande", "it-chef", "larmchef"],
        "role_groups": ["stab"],
        "alert_lists": ["larm-1"],
        "people": ["anna", "bo", "cia", "dan", "eva"],
        "duties": ["imy"],
    }


def test_the_service_is_whole_and_one_that_it_depends_on_is_only_a_head() -> None:
    part = bound(TOWN, "hemtjanst")
    assert part.service["hemtjanst"] == CARE
    assert (part.service["trygghetslarm"].rto, part.service["trygghetslarm"].description) == (30, "")


def test_an_agreement_and_a_backup_name_only_what_is_bound_too() -> None:
    part = bound(TOWN, "hemtjanst")
    assert part.agreements[0].covers == ("journal",)
    assert part.backups[0].copies_of == ("journaler",)


def test_what_is_bound_alone_is_bound_again_as_it_was() -> None:
    for service in TOWN.services:
        part = bound(TOWN, service.id)
        assert bound(part, service.id) == part


def test_a_circle_of_parents_and_references_to_nothing_do_no_harm() -> None:
    first, second = TOWN.units
    units = (first.model_copy(update={"parent": second.id}), second)
    broken = TOWN.model_copy(update={"units": units, "resources": (), "people": ()})
    assert ids(bound(broken, "hemtjanst"))["units"] == ["kommun-allt", "vard"]


def test_an_unknown_service_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        bound(TOWN, "finns-inte")
