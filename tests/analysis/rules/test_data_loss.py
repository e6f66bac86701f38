"""Group B: what those who run it may lose, against what the services may."""

import pytest

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Person
from kontinuitet.domain.resource import Backup, Dependency, Resource, ResourceKind
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, Place, Unknown


def service(identity: str, *, rpo: object = 240, needs: str = "journal", data_at_most: object = None) -> Service:
    edge = Dependency.model_validate({"id": needs, "needs": (needs,), "data_at_most": data_at_most})
    return Service.model_validate({"id": identity, "name": identity.capitalize(), "rpo": rpo, "dependencies": (edge,)})


def town(*services: Service, loss: object = None, backups: tuple[Backup, ...] = (), **register: object) -> Municipality:
    """A system, and a register that it holds."""
    journal = {"id": "journal", "name": "Journalen", "kind": ResourceKind.SYSTEM, "data_loss": loss}
    held = {"id": "register", "name": "Registret", "kind": ResourceKind.INFORMATION, "held_by": ("journal",)}
    return Municipality(
        name="Åskarby",
        services=services or (service("hemtjanst"),),
        resources=(Resource.model_validate(journal), Resource.model_validate(held | register)),
        backups=backups,
        people=(Person(id="anna", name="Anna Berg"),),
    )


def copy(interval: object, of: str = "journal") -> Backup:
    return Backup.model_validate(
        {"id": "kopia", "name": "Kopian", "copies_of": (of,), "interval": interval, "duration": 0, "offsite_delay": 0}
    )


def test_b2_more_may_be_lost_than_a_service_tolerates(find, told) -> None:
    (found,) = find(town(loss=1440), "B2")
    assert (found.severity, found.blocking, found.place) == (
        Severity.ERROR,
        False,
        Place(object="journal", field="data_loss"),
    )
    assert all("24 h" in text and "4 h" in text and "Journalen" in text for text in told(found))


@pytest.mark.parametrize("loss", [240, 0, None, NOT_APPLICABLE])
def test_b2_says_nothing_of_just_as_much_or_of_what_nobody_asked(find, loss: object) -> None:
    assert find(town(loss=loss), "B2") == []


def test_b2_is_told_once_of_the_tightest_and_names_the_others(find, told) -> None:
    plan = town(service("hemtjanst"), service("skola", rpo=60), service("park", rpo=2880), loss=1440)
    (found,) = find(plan, "B2")
    assert found.services == ("skola", "hemtjanst")
    assert all("1 h" in text and "Hemtjanst" in text and "Park" not in text for text in told(found))


def test_b2_a_limit_of_the_dependency_alone_is_enough(find) -> None:
    assert len(find(town(service("hemtjanst", rpo=UNKNOWN, data_at_most=60), loss=120), "B2")) == 1
    assert find(town(service("hemtjanst", rpo=None), loss=1440), "B2") == []


def test_b2_what_can_be_made_again_is_not_lost(find) -> None:
    plan = town(service("hemtjanst", needs="register"), loss=1440)
    assert len(find(plan, "B2")) == 1
    again = town(service("hemtjanst", needs="register"), loss=1440, reconstruction="Ur signeringslistorna")
    assert find(again, "B2") == []


def test_b2_is_silent_where_a_backup_loses_too_much_already(find) -> None:
    assert find(town(loss=1440, backups=(copy(1440),)), "B2") == []
    assert len(find(town(loss=1440, backups=(copy(1440),)), "B1")) == 1
    held = town(service("hemtjanst", needs="register"), loss=1440, backups=(copy(1440, of="register"),))
    assert find(held, "B2") == []


def test_b2_a_good_backup_does_not_hide_what_those_who_run_it_say(find) -> None:
    assert len(find(town(loss=1440, backups=(copy(60),)), "B2")) == 1


def test_b2_reports_an_unknown_once_for_all_who_have_a_limit(find, told) -> None:
    plan = town(service("hemtjanst"), service("skola"), service("park", rpo=None), loss=Unknown(who="anna"))
    (found,) = find(plan, "B2")
    assert (found.severity, found.services) == (Severity.INFORMATION, ("hemtjanst", "skola"))
    assert all("Anna Berg" in text for text in told(found))


def test_b2_leaves_an_unknown_to_b1_where_there_is_or_should_be_a_backup(find) -> None:
    assert find(town(loss=UNKNOWN, backups=(copy(60),)), "B2") == []
    needing = town(service("hemtjanst", needs="register"), data_loss=UNKNOWN)
    assert find(needing, "B2") == []
