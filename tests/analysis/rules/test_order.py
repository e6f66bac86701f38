"""Rule C11: a plan's order of recovery against what must be up first."""

from tests.analysis.rules.conftest import hard, system

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.disturbance import RecoveryStep
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Dependency
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import UNKNOWN, Place


def town(*order: str, edge: Dependency | None = None) -> Municipality:
    """A plan that brings things back in this order; the record system needs the login, which needs the hall."""
    steps = tuple(RecoveryStep(id=f"steg-{one}", name=f"Steg {one}", resources=(one,)) for one in order)
    service = Service(id="hemtjanst", name="Hemtjänst", dependencies=(hard("journal", 0),), recovery=steps)
    resources = (
        system("journal", 1, edge or hard("inloggning", 0, up_first=True)),
        system("inloggning", 1, hard("datahall", 0, up_first=True)),
        system("datahall", 1),
    )
    return Municipality(name="Åskarby", services=(service,), resources=resources)


def test_c11_a_step_before_what_must_be_up_first(find, told) -> None:
    (found,) = find(town("journal", "inloggning"), "C11")
    assert (found.severity, found.blocking, found.place) == (
        Severity.ERROR,
        True,
        Place(object="hemtjanst", field="recovery", item="steg-journal"),
    )
    for text in told(found):
        assert all(word in text for word in ("Hemtjänst", "Steg journal", "Steg inloggning"))
        assert "Inloggning → Journal" in text


def test_c11_the_way_goes_through_what_no_step_names(find, told) -> None:
    (found,) = find(town("journal", "datahall"), "C11")
    assert all("Journal → Inloggning → Datahall" in text for text in told(found))


def test_c11_says_nothing_of_a_possible_order_or_of_a_single_step(find) -> None:
    assert find(town("datahall", "inloggning", "journal"), "C11") == []
    assert find(town("journal"), "C11") == []


def test_c11_asks_where_nobody_has_said_what_must_be_up_first(find, told) -> None:
    for answer in (None, UNKNOWN):
        edge = hard("inloggning", 0).model_copy(update={"up_first": answer})
        (found,) = find(town("journal", "inloggning", edge=edge), "C11")
        assert (found.variant, found.severity, found.blocking) == ("unasked", Severity.WARNING, False)
        assert all("Inloggning" in text for text in told(found))
    no = hard("inloggning", 0).model_copy(update={"up_first": False})
    assert find(town("journal", "inloggning", edge=no), "C11") == []
