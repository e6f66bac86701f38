"""Rule H5: actions past their day, without owner or day, or closed unseen."""

from datetime import date
from typing import Any

import pytest

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.followup import Action, ActionStatus
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Role
from kontinuitet.domain.resource import Dependency, Resource, ResourceKind
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import NOT_APPLICABLE, Unknown

TODAY = date(2026, 11, 2)


def town(**fields: Any) -> Municipality:
    given = {"owner": "chef", "due": date(2026, 11, 2)} | fields
    return Municipality(
        name="Åskarby",
        roles=(Role(id="chef", name="Enhetschef", holder=NOT_APPLICABLE),),
        services=(Service(id="vard", name="Vård", dependencies=(Dependency(id="j", needs=("journal",)),)),),
        resources=(Resource(id="journal", name="Journal", kind=ResourceKind.SYSTEM),),
        actions=(Action(id="avtal", name="Skriv avtalet", **given),),
    )


@pytest.mark.parametrize(
    ("fields", "variant", "field"),
    [
        ({"due": date(2026, 11, 1)}, "late", "due"),
        ({"due": date(2026, 11, 1), "owner": None}, "late-unowned", "owner"),
        ({"owner": None}, "unowned", "owner"),
        ({"due": None}, "undated", "due"),
        ({"owner": None, "due": None}, "unowned-undated", "owner"),
        ({"status": ActionStatus.DONE}, "unverified", "status"),
        ({"status": ActionStatus.DONE, "owner": None, "due": None}, "unverified", "status"),
    ],
)
def test_h5_fires(find, told, fields: dict[str, Any], variant: str, field: str) -> None:
    (found,) = find(town(**fields), "H5", today=TODAY)
    assert (found.variant, found.severity, found.place_key) == (variant, Severity.WARNING, f"avtal/{field}")
    assert all("Skriv avtalet" in text for text in told(found))


def test_h5_a_late_action_says_whose_it_is_and_since_when(find, told) -> None:
    (found,) = find(town(due=date(2026, 11, 1)), "H5", today=TODAY)
    assert told(found)[0] == "Åtgärden ”Skriv avtalet” skulle ha varit klar 1 november 2026. Ansvarig: Enhetschef."


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"due": NOT_APPLICABLE, "owner": NOT_APPLICABLE},
        {"status": ActionStatus.VERIFIED, "due": date(2020, 1, 1), "owner": None},
    ],
    ids=["due today", "decided to have none", "seen to work"],
)
def test_h5_almost_fires(find, fields: dict[str, Any]) -> None:
    assert find(town(**fields), "H5", today=TODAY) == []


def test_h5_an_unknown_owner_says_who_finds_out(find, told) -> None:
    (found,) = find(town(owner=Unknown(who="chef", by=date(2026, 12, 1))), "H5", today=TODAY)
    assert found.variant == "unowned"
    assert "Enhetschef tar reda på det senast 1 december 2026." in told(found)[0]


def test_h5_concerns_the_services_behind_the_field(find) -> None:
    def concerned(field: str) -> tuple[str, ...]:
        (found,) = find(town(owner=None, field=field), "H5", today=TODAY)
        return found.services

    assert concerned("vard/rto") == ("vard",)
    assert concerned("journal/stated_recovery") == ("vard",)
    assert concerned("") == ()
    assert concerned("borta/rto") == ()
