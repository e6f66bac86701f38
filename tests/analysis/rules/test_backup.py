"""Group B: how much data a backup can lose."""

import pytest

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Backup, Dependency, Resource, ResourceKind
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, Place, Unknown


def town(*backups: Backup, rpo: object = 240, data_at_most: object = None) -> Municipality:
    """A service that needs a system, which needs a register held by a database."""
    edge = Dependency.model_validate({"id": "system", "needs": ("system",), "data_at_most": data_at_most})
    below = Dependency(id="register", needs=("register",))
    return Municipality(
        name="Åskarby",
        services=(
            Service.model_validate({"id": "hemtjanst", "name": "Hemtjänst", "rpo": rpo, "dependencies": (edge,)}),
        ),
        resources=(
            Resource(id="system", name="Systemet", kind=ResourceKind.SYSTEM, dependencies=(below,)),
            Resource(id="register", name="Registret", kind=ResourceKind.INFORMATION, held_by=("databas",)),
            Resource(id="databas", name="Databasen", kind=ResourceKind.SYSTEM),
        ),
        backups=backups,
    )


def backup(interval: object, duration: object = 0, offsite: object = 0, *, of: str = "databas") -> Backup:
    return Backup.model_validate(
        {
            "id": f"kopia-{of}",
            "name": "Nattkopian",
            "copies_of": (of,),
            "interval": interval,
            "duration": duration,
            "offsite_delay": offsite,
        }
    )


def test_b1_interval_duration_and_delay_are_added(find, told) -> None:
    (found,) = find(town(backup(1440, 60, 120)), "B1")
    assert (found.severity, found.place) == (
        Severity.ERROR,
        Place(object="hemtjanst", field="dependencies", item="system", part="data_at_most"),
    )
    assert [step.needed for step in found.path] == ["system", "register", "databas"]
    assert all("27 h" in text and "4 h" in text and "Databasen" in text for text in told(found))


def test_b1_says_nothing_when_the_sum_is_just_what_may_be_lost(find) -> None:
    assert find(town(backup(180, 30, 30)), "B1") == []
    assert find(town(backup(180, 60, NOT_APPLICABLE)), "B1") == []


def test_b1_the_tighter_of_two_limits_counts(find) -> None:
    assert len(find(town(backup(120), data_at_most=60), "B1")) == 1
    assert find(town(backup(120), data_at_most=480), "B1") == []


def test_b1_the_better_of_two_backups_counts(find) -> None:
    better = backup(60).model_copy(update={"id": "timkopia"})
    assert find(town(backup(1440), better), "B1") == []


def test_b1_what_is_known_can_be_enough_to_tell(find, told) -> None:
    (found,) = find(town(backup(300, UNKNOWN)), "B1")
    assert found.variant == "at-least"
    assert all("5 h" in text for text in told(found))


@pytest.mark.parametrize(
    ("parts", "field"),
    [((UNKNOWN, 0, 0), "interval"), ((60, None, 0), "duration"), ((60, 0, Unknown(who="anna")), "offsite_delay")],
)
def test_b1_reports_an_unknown_once_and_not_as_an_error(find, told, parts: tuple[object, ...], field: str) -> None:
    (found,) = find(town(backup(*parts)), "B1")
    assert (found.severity, found.place) == (Severity.INFORMATION, Place(object="kopia-databas", field=field))
    assert all("Nattkopian" in text and "Hemtjänst" in text for text in told(found))


def test_b1_information_without_any_backup_is_pointed_out(find, told) -> None:
    (found,) = find(town(backup(60, of="system")), "B1")
    assert (found.severity, found.place) == (Severity.WARNING, Place(object="register"))
    assert all("Registret" in text for text in told(found))


def test_b1_the_data_of_another_service_is_that_services_own(find) -> None:
    plan = town(backup(1440))
    school = Service(id="skola", name="Skola", rpo=60, dependencies=(Dependency(id="hjalp", needs=("hemtjanst",)),))
    assert {
        item.place.object for item in find(plan.model_copy(update={"services": (*plan.services, school)}), "B1")
    } == {"hemtjanst"}


def test_b1_is_not_asked_of_a_service_that_has_not_said_what_it_may_lose(find) -> None:
    assert find(town(backup(1440), rpo=UNKNOWN), "B1") == []


def test_b1_data_that_the_service_also_reaches_itself_is_its_own(find) -> None:
    """The shorter way leads through another service; the longer one is the service's own."""
    plan = town(backup(1440))
    archive = Resource(
        id="arkiv", name="Arkivet", kind=ResourceKind.SYSTEM, dependencies=(Dependency(id="system", needs=("system",)),)
    )
    below = Dependency(id="hjalp", needs=("hemtjanst",)), Dependency(id="arkiv", needs=("arkiv",))
    school = Service(id="skola", name="Skola", rpo=60, dependencies=below)
    both = plan.model_copy(update={"services": (*plan.services, school), "resources": (*plan.resources, archive)})
    (found,) = (item for item in find(both, "B1") if item.place.object == "skola")
    assert [step.needed for step in found.path] == ["arkiv", "system", "register", "databas"]
