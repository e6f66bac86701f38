"""Concentration in words: what hangs on a supplier, through its companies and as a subcontractor."""

from tests.analysis.example import EXAMPLE

from kontinuitet.analysis.concentration import concentration
from kontinuitet.documents.concentration_text import carried_text, family, share_text
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.supplier import Supplier
from kontinuitet.wording import words

SV = words("sv")


def owned_by(plan: Municipality) -> Municipality:
    owned = tuple(
        one.model_copy(update={"parent": "koncern"}) if one.id == "granvik" else one for one in plan.suppliers
    )
    return plan.model_copy(update={"suppliers": (*owned, Supplier(id="koncern", name="Koncernen AB"))})


def told(plan: Municipality, supplier: str) -> str:
    return carried_text(next(one for one in concentration(plan) if one.supplier == supplier), plan, SV)


def test_what_stops_and_whose_subcontractor_it_is() -> None:
    assert told(EXAMPLE, "berghall") == (
        "Är Berghall AB borta tills vidare stannar till slut Hemtjänst, Trygghetslarm och Löner. "
        "Är underleverantör till Granvik Drift AB."
    )


def test_an_owner_names_its_companies() -> None:
    plan = owned_by(EXAMPLE)
    assert family(plan, "koncern") == ("koncern", "granvik")
    assert "Äger Granvik Drift AB." in told(plan, "koncern")


def test_nothing_stops_without_it() -> None:
    plan = EXAMPLE.model_copy(update={"suppliers": (*EXAMPLE.suppliers, Supplier(id="x", name="Xylofon AB"))})
    assert told(plan, "x") == "Ingen verksamhet stannar om Xylofon AB är borta tills vidare."


def test_companies_that_own_each_other_end() -> None:
    ring = tuple(Supplier(id=one, name=one, parent=other) for one, other in (("a", "b"), ("b", "a")))
    assert family(EXAMPLE.model_copy(update={"suppliers": ring}), "a") == ("a", "b")


def test_the_share_is_whole_percent() -> None:
    found = next(one for one in concentration(EXAMPLE) if one.supplier == "omsorgssystem")
    assert share_text(found, EXAMPLE, SV) == "33 %"
