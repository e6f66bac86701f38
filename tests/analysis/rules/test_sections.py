"""Rules F2 and F8: is everything there that a plan must have, and has somebody thought of who may read it?"""

from typing import Any

import pytest
from tests.analysis.bindings import CARE, TOWN, with_care

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.disturbance import Return
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.secrecy import SecrecyLevel, SecrecyMark, SecrecyPart
from kontinuitet.domain.service import Activation, Service
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, Place, Unknown


def acting(fields: dict[str, Any]) -> Activation:
    return CARE.activation.model_copy(update=fields)


def only(service: Service) -> Municipality:
    return Municipality(name="Åskarby", services=(service,))


def test_f2_a_whole_plan_lacks_nothing(find) -> None:
    assert find(TOWN, "F2") == []


@pytest.mark.parametrize(
    ("fields", "section", "place"),
    [
        ({"dependencies": ()}, "resources", "dependencies"),
        ({"owner": None}, "roles", "owner"),
        ({"communication": ()}, "communication", "communication"),
        ({"recovery": ()}, "recovery", "recovery"),
        ({"returning": Return(enters="chef")}, "return", "returning//declares"),
        ({"activation": acting({"criteria": ""})}, "criteria", "activation//criteria"),
        ({"activation": acting({"decider": None})}, "decider", "activation//decider"),
        ({"activation": acting({"deactivation": ""})}, "deactivation", "activation//deactivation"),
        ({"activation": acting({"alert_list": "borta"})}, "contacts", "activation//alert_list"),
    ],
)
def test_f2_each_section_that_can_be_missing(find, told, fields: dict[str, Any], section: str, place: str) -> None:
    (found,) = find(with_care(**fields), "F2")
    assert (found.variant, found.severity, found.blocking) == ("missing", Severity.ERROR, False)
    assert found.params["missing"].keys == (f"section-{section}",)
    assert found.place_key == f"hemtjanst/{place}"
    assert all("Hemtjänst" in text for text in told(found))


def test_f2_is_one_finding_that_lists_everything_and_jumps_to_the_first(find, told) -> None:
    (found,) = find(only(Service(id="a", name="Vatten", critical=True)), "F2")
    assert found.place == Place(object="a", field="dependencies")
    swedish, english = told(found)
    assert swedish.startswith("Planen för Vatten saknar resurser och beroenden, när planen börjar gälla, ")
    assert swedish.endswith("återställningsordning och vem som beslutar om återgång.")
    assert "communication, the order of recovery and who declares the return to normal." in english


def test_f2_is_a_warning_for_a_service_that_is_not_critical_and_silent_before_its_plan_is_begun(find) -> None:
    (found,) = find(with_care(critical=False, recovery=()), "F2")
    assert found.severity is Severity.WARNING
    assert find(only(Service(id="a", name="A")), "F2") == []
    assert find(only(Service(id="a", name="A", critical=UNKNOWN, owner="chef", rto=60)), "F2") == []
    assert len(find(only(Service(id="a", name="A", activation=Activation(criteria="Borta"))), "F2")) == 1


def test_f2_an_unknown_is_no_missing_section(find, told) -> None:
    asked = CARE.activation.model_copy(update={"decider": Unknown(who="chef")})
    (found,) = find(with_care(activation=asked), "F2")
    assert (found.variant, found.severity, found.place.part) == ("unknown", Severity.WARNING, "decider")
    assert "inte känt: vem som beslutar att den börjar gälla." in told(found)[0]
    (both,) = find(with_care(activation=asked, recovery=()), "F2")
    assert (both.variant, both.severity, both.place.field) == ("missing", Severity.ERROR, "recovery")
    assert "Inte känt är: vem som beslutar att den börjar gälla." in told(both)[0]


def test_f2_what_does_not_apply_is_answered(find) -> None:
    assert find(with_care(returning=Return(declares=NOT_APPLICABLE)), "F2") == []


def test_f8_nobody_has_assessed_the_secrecy(find, told) -> None:
    (found,) = find(with_care(secrecy_assessed=None), "F8")
    assert (found.variant, found.severity, found.place.field) == (
        "not-assessed",
        Severity.WARNING,
        "secrecy_assessed",
    )
    assert all("Hemtjänst" in text for text in told(found))


def test_f8_there_is_nothing_to_assess_of_a_service_that_is_only_named(find) -> None:
    assert find(only(Service(id="a", name="A", critical=True, rto=60)), "F8") == []


def mark(part: SecrecyPart, level: SecrecyLevel, ground: str = "") -> SecrecyMark:
    return SecrecyMark(id=part, level=level, ground=ground)


def test_f8_a_secret_part_needs_a_ground_in_law(find, told) -> None:
    secret = SecrecyLevel.SECRET
    marks = (mark(SecrecyPart.RISKS, secret), mark(SecrecyPart.ENDURANCE, secret))
    first, second = find(with_care(secrecy=marks), "F8")
    assert (first.variant, first.place_key) == ("no-ground", "hemtjanst/secrecy/risks/ground")
    assert "riskerna" in told(first)[0]
    assert "the endurance" in told(second)[1]


@pytest.mark.parametrize("part", SecrecyPart)
def test_f8_every_part_has_its_words(find, told, part: SecrecyPart) -> None:
    (found,) = find(with_care(secrecy=(mark(part, SecrecyLevel.SECRET),)), "F8")
    assert all("findings." not in text for text in told(found))


def test_f8_internal_and_grounded_marks_are_enough(find) -> None:
    marks = (
        mark(SecrecyPart.RISKS, SecrecyLevel.SECRET, "18 kap. 13 § OSL"),
        mark(SecrecyPart.CONTACTS, SecrecyLevel.INTERNAL),
    )
    assert find(with_care(secrecy=marks), "F8") == []
