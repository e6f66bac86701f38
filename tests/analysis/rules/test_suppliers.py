"""Group D: what suppliers have promised."""

from datetime import date

import pytest
from tests.analysis.rules.contracts import SUPPORT_DAY, town

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.resource import Dependency
from kontinuitet.domain.supplier import Subcontractor
from kontinuitet.domain.values import NOT_APPLICABLE, DeliveryForm, Place, Promise, Unknown


def test_d1_nothing_agreed_about_what_somebody_else_delivers(find, told) -> None:
    (found,) = find(town(), "D1")
    assert (found.severity, found.place) == (Severity.ERROR, Place(object="journal", field="supplier"))
    assert all("Journalen" in text and "Omsorgssystem AB" in text and "Hemtjänst" in text for text in told(found))


@pytest.mark.parametrize("form", [form for form in DeliveryForm if form is not DeliveryForm.OWN])
def test_d1_every_form_of_cooperation_needs_an_agreement(find, told, form: DeliveryForm) -> None:
    (found,) = find(town(supplier=None, run=form), "D1")
    assert found.place == Place(object="journal", field="run")
    assert all("(" in text and str(form) not in told(found)[0] for text in told(found))


def test_d1_reaches_through_the_graph(find, told) -> None:
    plan = town({}, supplier=None)
    login = plan.resources[1].model_copy(update={"supplier": "omsorg"})
    (found,) = find(plan.model_copy(update={"resources": (plan.resources[0], login)}), "D1")
    assert [step.needed for step in found.path] == ["journal", "inloggning"]
    assert all("Hemtjänst → Journalen → Inloggningen" in text for text in told(found))


def test_d1_says_nothing_when_covered_own_or_not_critical(find) -> None:
    assert find(town({}), "D1") == []
    assert find(town(supplier=None, run=DeliveryForm.OWN), "D1") == []
    plain = town().services[0].model_copy(update={"critical": False})
    assert find(town().model_copy(update={"services": (plain,)}), "D1") == []


def test_d1_a_subcontractor_named_in_an_agreement_is_covered_by_it(find) -> None:
    row = Subcontractor(resource="journal", supplier="omsorg")
    assert find(town({"covers": (), "subcontractors": (row,)}), "D1") == []


def test_d1_not_knowing_who_delivers_is_reported_as_that(find, told) -> None:
    (found,) = find(town(supplier=Unknown(who="it-chef")), "D1")
    assert found.severity is Severity.INFORMATION
    assert all("it-chef" in text for text in told(found))
    assert find(town(supplier=None), "D1") == []


def test_d2_support_hours_become_real_hours_with_the_worst_start(find, told) -> None:
    (found,) = find(town({"recovery": SUPPORT_DAY, "support": "kontorstid"}), "D2", today=date(2027, 1, 11))
    assert (found.severity, found.place) == (
        Severity.ERROR,
        Place(object="hemtjanst", field="dependencies", item="journal", part="required"),
    )
    swedish, english = told(found)
    assert "8 supporttimmar. Från en fredag 18:00 är det 70 h." in swedish
    assert "8 support hours. From a Friday at 18:00 that is 70 h." in english
    # Maundy Thursday at five until Tuesday at four, less the hour that summer time takes.
    assert "torsdag 25 mars 2027 17:00: då är det 118 h." in swedish
    assert all("högst 6 h" in text or "at most 6 h" in text for text in (swedish, english))


def test_d2_speaks_for_the_same_gap_in_the_graph(find) -> None:
    (found,) = find(town({"recovery": SUPPORT_DAY, "support": "kontorstid"}), "D2")
    assert {item.rule for item in found.speaks_for} == {"C1", "C2"}
    assert find(town({"recovery": SUPPORT_DAY, "support": "kontorstid"}), "C1") == []


def test_d2_says_nothing_of_a_promise_that_is_just_enough(find) -> None:
    assert find(town({"recovery": Promise(minutes=360)}), "D2") == []
    assert find(town({"recovery": SUPPORT_DAY, "support": "alltid"}, tested_recovery=60), "D2") != []


def test_d2_none_agreed_is_an_error_but_not_known_is_asked_for(find, told) -> None:
    (none,) = find(town({"recovery": NOT_APPLICABLE}), "D2")
    assert (none.severity, none.variant) == (Severity.ERROR, "none")
    assert all("Journalavtalet" in text for text in told(none))
    (unknown,) = find(town({"recovery": Unknown(by=date(2027, 3, 1))}), "D2")
    assert (unknown.severity, unknown.place) == (Severity.WARNING, Place(object="avtal", field="recovery"))
    assert all("2027" in text for text in told(unknown))


def test_d2_support_hours_that_nobody_knows_are_asked_for(find, told) -> None:
    (found,) = find(town({"recovery": Promise(minutes=60, support=True)}), "D2")
    assert (found.severity, found.place) == (Severity.WARNING, Place(object="avtal", field="support"))
    assert "1 supporttimme" in told(found)[0]
    assert "1 support hour" in told(found)[1]


def test_d2_the_slowest_of_two_agreements_decides(find) -> None:
    plan = town({"recovery": Promise(minutes=60)})
    slow = plan.agreements[0].model_copy(update={"id": "drift", "recovery": Promise(minutes=600)})
    (found,) = find(plan.model_copy(update={"agreements": (*plan.agreements, slow)}), "D2")
    assert found.params["agreement"] == "Journalavtalet"


TODAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("dates", "variant", "field"),
    [
        ({"ends": date(2027, 11, 2)}, "ends", "ends"),
        ({"ends": date(2026, 11, 1), "option": date(2026, 12, 1)}, "ends-past", "ends"),
        ({"ends": date(2027, 9, 1), "option": date(2027, 3, 1)}, "option", "option"),
        ({"ends": date(2029, 1, 1), "option": date(2026, 3, 1)}, "option-past", "option"),
    ],
)
def test_d5_the_date_that_matters_most(find, told, dates: dict[str, date], variant: str, field: str) -> None:
    (found,) = find(town(dates), "D5", today=TODAY)
    assert (found.severity, found.variant, found.place) == (
        Severity.WARNING,
        variant,
        Place(object="avtal", field=field),
    )
    assert all(str(dates[field].year) in text and "Journalavtalet" in text for text in told(found))


def test_d5_says_nothing_a_day_beyond_the_year_or_when_it_never_ends(find) -> None:
    assert find(town({"ends": date(2027, 11, 3)}), "D5", today=TODAY) == []
    assert find(town({"ends": NOT_APPLICABLE}), "D5", today=TODAY) == []


def test_d5_an_unknown_end_is_asked_for(find, told) -> None:
    (found,) = find(town({"ends": Unknown(who="upphandlare")}), "D5", today=TODAY)
    assert found.severity is Severity.INFORMATION
    assert all("upphandlare" in text for text in told(found))


def test_d2_one_agreement_leaves_one_gap_for_a_service(find) -> None:
    plan = town({"recovery": Promise(minutes=900), "covers": ("journal", "inloggning")})
    both = (*plan.services[0].dependencies, Dependency(id="inloggning", needs=("inloggning",), tolerance=0))
    service = plan.services[0].model_copy(update={"dependencies": both})
    (found,) = find(plan.model_copy(update={"services": (service,)}), "D2")
    assert found.place.item == "inloggning"
    assert "journal" in {below.place.item for below in found.speaks_for if below.rule == "D2"}
