"""Rule C4: what alone stops critical services too long, and which finding speaks for which."""

from typing import Any

from tests.analysis.rules.conftest import TODAY, hard, system

from kontinuitet.analysis.rules import Finding, Severity, findings
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Dependency, Resource
from kontinuitet.domain.service import Activation, Service, Workaround
from kontinuitet.domain.supplier import Agreement, Supplier
from kontinuitet.domain.values import UNKNOWN, Place, Promise


def service(name: str, *needs: Dependency, **fields: Any) -> Service:
    plan = {"id": name, "name": name.capitalize(), "critical": True, "mtpd": 480, "dependencies": needs}
    return Service.model_validate(plan | fields)


def town(*items: Resource | Service, **fields: Any) -> Municipality:
    return Municipality(
        name="Åskarby",
        services=tuple(item for item in items if isinstance(item, Service)),
        resources=tuple(item for item in items if isinstance(item, Resource)),
        **fields,
    )


def paper(endurance: Any) -> dict[str, Any]:
    routine = Workaround(id="papper", name="Pappersplanering", replaces=("journal",), startup=0, endurance=endurance)
    return {"workarounds": (routine,), "activation": Activation(budget=0)}


JOURNAL = system("journal", 12)
BOTH = service("hemtjanst", hard("journal", 60)), service("larm", hard("journal", 0))


def test_c4_one_thing_that_stops_two_services_too_long(find, told) -> None:
    (found,) = find(town(JOURNAL, *BOTH), "C4")
    assert (found.severity, found.blocking, found.place) == (
        Severity.ERROR,
        False,
        Place(object="journal", field="stated_recovery"),
    )
    assert (found.cause, found.services) == ("journal", ("hemtjanst", "larm"))
    for text in told(found):
        assert all(word in text for word in ("Journal", "Hemtjanst", "Larm", "8 h", "12 h"))


def test_c4_says_nothing_at_just_the_acceptable_outage(find) -> None:
    assert find(town(system("journal", 8), *BOTH), "C4") == []


def test_c4_a_routine_that_saves_makes_it_a_warning(find, told) -> None:
    saved = [one.model_copy(update=paper(24 * 60)) for one in BOTH]
    (found,) = find(town(JOURNAL, *saved), "C4")
    assert (found.variant, found.severity) == ("saved", Severity.WARNING)
    assert all("Pappersplanering" in text and "12 h" in text and "8 h" in text for text in told(found))


def test_c4_names_beside_those_that_stand_still_those_that_a_routine_saves(find, told) -> None:
    first, second = BOTH
    (found,) = find(town(JOURNAL, first, second.model_copy(update=paper(24 * 60))), "C4")
    assert (found.severity, found.services) == (Severity.ERROR, ("hemtjanst",))
    assert all("Larm" in text and "Pappersplanering" in text for text in told(found))


def test_c4_says_nothing_of_what_nobody_knows(find) -> None:
    assert find(town(system("journal", None), *BOTH), "C4") == []
    assert find(town(JOURNAL, *(one.model_copy(update={"mtpd": UNKNOWN}) for one in BOTH)), "C4") == []
    assert find(town(JOURNAL, *(one.model_copy(update=paper(UNKNOWN)) for one in BOTH)), "C4") == []


def test_c4_names_those_that_wait_for_something_of_which_nobody_knows_when_it_is_back(find, told) -> None:
    plan = town(
        system("natet", 12),
        system("arende", None, hard("natet", 0, up_first=True)),
        service("hemtjanst", hard("natet", 0)),
        service("larm", hard("arende", 0)),
    )
    (found,) = find(plan, "C4")
    assert (found.cause, found.services, found.notes) == ("natet", ("hemtjanst", "larm"), ())
    late = plan.services[1].model_copy(update={"mtpd": 900})
    (found,) = find(plan.model_copy(update={"services": (plan.services[0], late)}), "C4")
    assert (found.services, found.notes) == (("hemtjanst",), ("also-unsure",))
    assert all("Larm" in text for text in told(found))


def test_c4_is_about_critical_services_only(find) -> None:
    assert find(town(JOURNAL, *(one.model_copy(update={"critical": UNKNOWN}) for one in BOTH)), "C4") == []


def test_c4_a_shared_feed_has_no_name_of_its_own_and_is_found_at_the_first_that_names_it(find, told) -> None:
    pair = [system(name, 12).model_copy(update={"power": "matning-a"}) for name in ("mobil-a", "mobil-b")]
    group = Dependency(id="mobil", needs=("mobil-a", "mobil-b"), at_least=1, tolerance=0)
    (found,) = find(town(*pair, service("larm", group)), "C4")
    assert found.place == Place(object="mobil-a", field="power")
    assert all("matning-a" in text for text in told(found))


def silent(found: tuple[Finding, ...], rule: str) -> dict[str, list[str]]:
    """By the rule that speaks what stands under it of another one."""
    under: dict[str, list[str]] = {}
    for item in found:
        for below in item.speaks_for:
            if below.rule == rule:
                under.setdefault(item.rule, []).append(below.place_key)
    return under


def test_c4_speaks_for_what_c2_says_of_the_same_cause_and_service() -> None:
    slow = system("journal", 2, hard("natet", 0, up_first=True)), system("natet", 11)
    both = [one.model_copy(update={"rto": 300}) for one in BOTH]
    found = findings(town(*slow, *both), TODAY)
    assert [item.cause for item in found if item.rule == "C4"] == ["natet"]
    assert silent(found, "C2") == {"C4": ["hemtjanst/dependencies/journal", "larm/dependencies/journal"]}


def test_c4_about_one_service_is_silent_where_the_agreement_or_the_recovery_is_the_matter() -> None:
    one = service("hemtjanst", hard("journal", 60), rto=240)
    assert silent(findings(town(JOURNAL, one), TODAY), "C4") == {"C1": ["journal/stated_recovery"]}
    agreement = Agreement(
        id="avtal", name="Avtalet", supplier="lev", covers=("journal",), recovery=Promise(minutes=720)
    )
    bought = town(JOURNAL, one, agreements=(agreement,), suppliers=(Supplier(id="lev", name="Lev"),))
    assert silent(findings(bought, TODAY), "C4") == {"D2": ["journal/stated_recovery"]}


def test_c4_saved_by_a_routine_stands_under_the_c2_that_finds_the_outage_too_long() -> None:
    slow = system("journal", 2, hard("natet", 0, up_first=True)), system("natet", 11)
    one = service("hemtjanst", hard("journal", 60), rto=300).model_copy(update=paper(24 * 60))
    found = findings(town(*slow, one), TODAY)
    assert silent(found, "C4") == {"C2": ["natet/stated_recovery"]}


def test_c4_about_one_service_says_so(find, told) -> None:
    first, _ = BOTH
    (found,) = find(town(JOURNAL, first), "C4")
    assert found.variant == "beyond-one"
    assert all(text.count("Hemtjanst") == 1 and "9 h" in text and "8 h" in text for text in told(found))
    (found,) = find(town(JOURNAL, first.model_copy(update=paper(24 * 60))), "C4")
    assert found.variant == "saved-one"
    assert all(text.count("Hemtjanst") == 1 and "Pappersplanering" in text for text in told(found))
