"""Rules H2 and H3: what was really seen, against what the plan wishes."""

from datetime import date
from typing import Any

import pytest

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.disturbance import Proof, SeenRecovery
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Backup, Dependency, Resource, ResourceKind
from kontinuitet.domain.service import Service, Workaround
from kontinuitet.domain.values import UNKNOWN

TODAY = date(2026, 11, 2)


def seen(hours: int, on: str = "2026-05-04", proof: Proof = Proof.OUTAGE) -> SeenRecovery:
    return SeenRecovery(id=f"{proof.value}-{on}", on=date.fromisoformat(on), proof=proof, minutes=hours * 60)


def town(*rows: SeenRecovery, resource: dict[str, Any] | None = None, **fields: Any) -> Municipality:
    given = {"critical": True, "rto": 240, "mtpd": 480} | fields
    return Municipality(
        name="Åskarby",
        services=(
            Service(id="vard", name="Vård", seen=rows, dependencies=(Dependency(id="j", needs=("journal",)),), **given),
        ),
        resources=(Resource(id="journal", name="Journal", kind=ResourceKind.SYSTEM, **(resource or {})),),
    )


@pytest.mark.parametrize(
    ("hours", "limits", "variant", "field"),
    [
        (6, {}, "rto", "rto"),
        (9, {}, "mtpd-rto", "rto"),
        (9, {"rto": None}, "mtpd", "mtpd"),
        (9, {"mtpd": UNKNOWN}, "rto", "rto"),
    ],
)
def test_h2_fires(find, told, hours: int, limits: dict[str, Any], variant: str, field: str) -> None:
    (found,) = find(town(seen(hours), **limits), "H2")
    assert (found.variant, found.severity, found.place_key) == (variant, Severity.ERROR, f"vard/{field}")
    assert all(f"{hours} h" in text for text in told(found))


def test_h2_tells_when_and_how_it_was_seen(find, told) -> None:
    (found,) = find(town(seen(9)), "H2")
    swedish, english = told(found)
    assert swedish == (
        "När Vård sist kom tillbaka (verkligt avbrott, 4 maj 2026) tog det 9 h. "
        "Det är längre än avbrottet får vara (MTPD 8 h) och längre än återställningstiden (RTO 4 h)."
    )
    assert "(a real interruption, 4 May 2026) it took 9 h" in english


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (seen(4),),
        (seen(9, "2026-05-04"), seen(3, "2026-06-04", Proof.SWITCHOVER)),
        (seen(9, "2027-05-04"),),
    ],
    ids=["never seen", "just in time", "a newer one was quicker", "not yet"],
)
def test_h2_almost_fires(find, rows: tuple[SeenRecovery, ...]) -> None:
    assert find(town(*rows), "H2") == []


def test_h2_does_not_apply_without_a_limit(find) -> None:
    assert find(town(seen(900), rto=UNKNOWN, mtpd=None), "H2") == []


def test_h2_going_on_by_hand_says_nothing_of_coming_back(find, told) -> None:
    rows = (seen(6, "2025-05-04"), seen(1, "2026-05-04", Proof.BY_HAND))
    (found,) = find(town(*rows), "H2")
    assert found.params["day"] == date(2025, 5, 4)
    (by_hand,) = find(town(seen(5, proof=Proof.BY_HAND)), "H2")
    assert told(by_hand)[0].endswith("Tiden gäller tills arbetet var i gång för hand.")


EXERCISED = {"vard": date(2026, 3, 1)}


def test_h3_fires_for_what_was_only_discussed(find, told) -> None:
    (found,) = find(town(), "H3", exercised=EXERCISED)
    assert (found.severity, found.place_key) == (Severity.WARNING, "vard/seen")
    swedish, english = told(found)
    assert "Vård övades senast 1 mars 2026, men på 18 månader har ingenting prövats på riktigt" in swedish
    assert "for 18 months nothing has been tried in earnest" in english


@pytest.mark.parametrize(
    "fields",
    [
        {"workarounds": (Workaround(id="p", name="Papper", tried_on=date(2025, 5, 2)),)},
        {"resource": {"tested_recovery": 60, "tested_on": date(2026, 1, 1)}},
    ],
    ids=["a routine was run", "recovered in a test"],
)
def test_h3_almost_fires(find, fields: dict[str, Any]) -> None:
    assert find(town(**fields), "H3", exercised=EXERCISED) == []


def test_h3_a_restore_test_of_what_it_needs_counts_and_an_old_one_does_not(find) -> None:
    def with_backup(day: date) -> Municipality:
        backup = Backup(id="kopia", name="Kopia", copies_of=("journal",), tested_on=day)
        return town().model_copy(update={"backups": (backup,)})

    assert find(with_backup(date(2026, 1, 1)), "H3", exercised=EXERCISED) == []
    assert len(find(with_backup(date(2025, 5, 1)), "H3", exercised=EXERCISED)) == 1


def test_h3_what_was_tested_far_away_proves_nothing_of_the_service(find) -> None:
    plan = town()
    journal = plan.resources[0].model_copy(update={"dependencies": (Dependency(id="v", needs=("vatten",)),)})
    water = Resource(
        id="vatten", name="Vatten", kind=ResourceKind.WATER, tested_recovery=60, tested_on=date(2026, 1, 1)
    )
    far = plan.model_copy(update={"resources": (journal, water)})
    assert len(find(far, "H3", exercised=EXERCISED)) == 1


def test_h3_what_was_seen_counts_until_eighteen_months_have_passed(find) -> None:
    assert find(town(seen(1, "2025-05-02")), "H3", exercised=EXERCISED) == []
    assert len(find(town(seen(1, "2025-05-01")), "H3", exercised=EXERCISED)) == 1


@pytest.mark.parametrize(
    ("exercised", "critical"),
    [({}, True), ({"vard": date(2025, 5, 1)}, True), (EXERCISED, None), (EXERCISED, False)],
    ids=["never exercised: H1", "long ago: H1", "not judged", "not critical"],
)
def test_h3_does_not_apply(find, exercised: dict[str, date], critical: bool | None) -> None:
    assert find(town(critical=critical), "H3", exercised=exercised) == []
