"""Rule I1: is it written down what must be reported, by whom and how?"""

from typing import Any

import pytest
from tests.analysis.build import need, resource
from tests.analysis.rules.contracts import not_critical, staffed, town

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.followup import DutyScope, ReportingDuty
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, Place, Unknown

WHOLE: dict[str, Any] = {
    "trigger": "Incident",
    "deadline": 1440,
    "receiver": "Myndigheten",
    "role": "vakt",
    "route": "Telefon",
}


def duty(scope: DutyScope = DutyScope.ALL, **fields: Any) -> ReportingDuty:
    return ReportingDuty.model_validate({"id": f"plikt-{scope}", "name": f"Plikten {scope}", "scope": scope} | fields)


BOTH = (duty(**WHOLE), duty(DutyScope.PERSONAL_DATA, **WHOLE))


def planned(*duties: ReportingDuty, people: tuple[str, ...] = ("anna", "bo"), **fields: Any) -> Municipality:
    return staffed(town({}, duties=duties, **fields), *people)


def test_says_nothing_when_all_is_written_down(find) -> None:
    assert find(planned(*BOTH, personal_data=True), "I1") == []
    assert find(planned(BOTH[0]), "I1") == []


def test_personal_data_without_a_record_is_an_error(find, told) -> None:
    (found,) = find(planned(BOTH[0], personal_data=True), "I1")
    assert (found.severity, found.place) == (Severity.ERROR, Place(object="journal", field="personal_data"))
    assert "Integritetsskyddsmyndigheten" in told(found)[0]
    assert all("Hemtjänst" in text for text in told(found))


def test_personal_data_that_nobody_needs_has_no_duty(find) -> None:
    plan = planned(BOTH[0])
    idle = resource("gammalt", personal_data=True)
    assert find(plan.model_copy(update={"resources": (*plan.resources, idle)}), "I1") == []


def test_information_of_which_it_is_not_known_is_asked_for_once(find, told) -> None:
    (found,) = find(planned(BOTH[0], kind=ResourceKind.INFORMATION, personal_data=Unknown(who="ombud")), "I1")
    assert (found.severity, found.variant) == (Severity.INFORMATION, "unknown-personal")
    assert all("Journalen" in text and "ombud" in text for text in told(found))
    assert find(planned(*BOTH, kind=ResourceKind.INFORMATION), "I1") == []


def test_an_uncertain_law_gives_a_warning_that_says_to_check(find, told) -> None:
    (found,) = find(planned(), "I1")
    assert (found.severity, found.place) == (Severity.WARNING, Place(object="kommun", field="duties"))
    assert "kontrollera mot gällande föreskrift" in told(found)[0]
    assert "check it against the regulation in force" in told(found)[1]
    assert find(not_critical(planned()), "I1") == []


def test_a_record_that_lacks_nearly_everything(find, told) -> None:
    (found,) = find(planned(duty(deadline=1440)), "I1")
    assert (found.severity, found.place) == (Severity.ERROR, Place(object="plikt-all", field="trigger"))
    swedish, english = told(found)
    assert "vad som utlöser den, vem som ska ha anmälan, vilken roll som anmäler och en väg som fungerar" in swedish
    assert "what sets it off, who is to have the report, which role reports and a route" in english


@pytest.mark.parametrize(("field", "lacking"), [("trigger", ""), ("receiver", ""), ("role", None), ("route", "")])
def test_each_part_is_needed(find, field: str, lacking: str | None) -> None:
    (found,) = find(planned(duty(**(WHOLE | {field: lacking}))), "I1")
    assert (found.severity, found.place.field) == (Severity.ERROR, field)


def test_a_deadline_or_a_role_that_is_not_known_is_an_unknown(find, told) -> None:
    (found,) = find(planned(duty(**(WHOLE | {"deadline": Unknown(who="jurist")}))), "I1")
    assert (found.severity, found.place.field) == (Severity.INFORMATION, "deadline")
    assert all("jurist" in text for text in told(found))
    (role,) = find(planned(duty(**(WHOLE | {"role": UNKNOWN, "deadline": None}))), "I1")
    assert role.severity is Severity.INFORMATION
    assert "inom vilken tid den ska göras och vilken roll som anmäler" in told(role)[0]
    assert find(planned(duty(**(WHOLE | {"deadline": NOT_APPLICABLE}))), "I1") == []


def test_an_unknown_stands_beside_what_is_missing(find, told) -> None:
    (found,) = find(planned(duty(**(WHOLE | {"route": "", "deadline": UNKNOWN}))), "I1")
    assert found.severity is Severity.ERROR
    assert "Inte känt är: inom vilken tid den ska göras." in told(found)[0]


def silenced(plan: Municipality, *people: str) -> Municipality:
    left = tuple(one.model_copy(update={"channels": ()}) if one.id in people else one for one in plan.people)
    return plan.model_copy(update={"people": left})


def test_a_role_in_which_nobody_or_only_one_can_be_reached(find, told) -> None:
    (nobody,) = find(silenced(planned(BOTH[0]), "anna", "bo"), "I1")
    assert (nobody.severity, nobody.place.field) == (Severity.ERROR, "role")
    assert "någon i rollen som går att nå" in told(nobody)[0]
    (alone,) = find(silenced(planned(BOTH[0]), "bo"), "I1")
    assert (alone.severity, alone.variant) == (Severity.WARNING, "alone")
    assert all("Vakt" in text for text in told(alone))


def test_a_role_without_holder_or_deputy_on_paper_is_left_to_g1(find) -> None:
    for people in ((), ("anna",)):
        plan = planned(BOTH[0], people=people)
        assert find(plan, "I1") == []
        assert len(find(plan, "G1")) >= 1


def routed(*needs: str, **fields: Any) -> Municipality:
    """A mail system that needs the login, a phone of its own kind, and a duty whose route needs some of them."""
    plan = planned(duty(**(WHOLE | {"needs": needs} | fields)))
    mail = resource("epost", need("inloggning"), recovery=60)
    phone = resource("mobil", kind=ResourceKind.NETWORK, recovery=60)
    edges = (*plan.services[0].dependencies, need("mobil"))
    home = plan.services[0].model_copy(update={"dependencies": edges})
    return plan.model_copy(update={"resources": (*plan.resources, mail, phone), "services": (home,)})


def test_a_route_that_goes_when_own_it_does(find, told) -> None:
    (found,) = find(routed("epost"), "I1")
    assert (found.severity, found.place) == (Severity.ERROR, Place(object="plikt-all", field="needs"))
    assert all("epost" in text and "Inloggningen" in text for text in told(found))
    (both,) = find(routed("epost", receiver=""), "I1")
    assert "Vägen behöver dessutom epost" in told(both)[0]


def test_a_route_through_a_system_on_which_nothing_else_rests(find, told) -> None:
    plan = routed("journal")
    alone = plan.resources[0].model_copy(update={"dependencies": ()})
    (found,) = find(plan.model_copy(update={"resources": (alone, *plan.resources[1:])}), "I1")
    assert (found.severity, found.variant) == (Severity.ERROR, "route-itself")
    assert all("Journalen" in text for text in told(found))


def test_a_telephone_that_goes_only_with_its_own_net_is_a_route(find) -> None:
    assert find(routed("mobil"), "I1") == []


def test_a_duty_that_concerns_nobody_is_not_examined(find) -> None:
    assert find(planned(BOTH[0], duty(DutyScope.PERSONAL_DATA)), "I1") == []
