"""Rule C7: fallbacks that fall with what they are there for."""

from kontinuitet.analysis.rules import Severity
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import AlertList, Channel, ChannelKind, Person, Role
from kontinuitet.domain.service import Activation, Service, Workaround
from kontinuitet.domain.supplier import Agreement, Supplier
from kontinuitet.domain.values import Place


def town(needs, own_system, *, routine_needs: tuple[str, ...] = (), channels: tuple[Channel, ...] = ()) -> Municipality:
    """A journal and e-mail that both need a login; a printer that needs nothing."""
    paper = Workaround(id="papper", name="Papper", replaces=("journal",), needs=routine_needs, startup=0, endurance=99)
    return Municipality(
        name="Åskarby",
        services=(
            Service(
                id="hemtjanst",
                name="Hemtjänst",
                dependencies=(needs("journal", 60),),
                workarounds=(paper,),
                activation=Activation(alert_list="larm", budget=0),
            ),
        ),
        resources=(
            own_system("journal", 8, needs("inloggning", 0)),
            own_system("post", 8, needs("inloggning", 0)),
            own_system("bilaga", 8, needs("journal", 0)),
            own_system("skrivare", 8),
            own_system("inloggning", 8),
        ),
        roles=(Role(id="chef", name="Enhetschef", holder="anna"),),
        people=(Person(id="anna", name="Anna Berg", channels=channels),),
        alert_lists=(AlertList(id="larm", name="Larmlistan", roles=("chef",)),),
    )


def test_c7_a_routine_that_needs_what_it_replaces(find, told, needs, own_system) -> None:
    (found,) = find(town(needs, own_system, routine_needs=("skrivare", "bilaga")), "C7")
    assert (found.severity, found.variant, found.place) == (
        Severity.ERROR,
        "routine",
        Place(object="hemtjanst", field="workarounds", item="papper", part="needs"),
    )
    assert all("Papper" in text and "Bilaga" in text and "Journal" in text for text in told(found))
    assert not any("Skrivare" in text for text in told(found))


def test_c7_a_routine_that_falls_by_the_same_cause(find, told, needs, own_system) -> None:
    (found,) = find(town(needs, own_system, routine_needs=("post",)), "C7")
    assert found.variant == "routine-shared"
    assert all("Post" in text and "Inloggning" in text for text in told(found))


def test_c7_says_nothing_of_a_routine_that_stands_by_itself_or_needs_an_unknown_thing(find, needs, own_system) -> None:
    assert find(town(needs, own_system, routine_needs=("skrivare",)), "C7") == []
    assert find(town(needs, own_system, routine_needs=("finns-inte",)), "C7") == []


def teams(need: str | None) -> Channel:
    return Channel(id="chatt", kind=ChannelKind.MESSENGER, address="anna", needs=need)


def test_c7_an_alert_list_that_is_silent_when_it_is_needed(find, told, needs, own_system) -> None:
    (found,) = find(town(needs, own_system, channels=(teams("post"),)), "C7")
    assert (found.variant, found.place, found.services) == (
        "alert",
        Place(object="larm", field="roles"),
        ("hemtjanst",),
    )
    assert all("Larmlistan" in text and "Enhetschef" in text and "Inloggning" in text for text in told(found))


def test_c7_one_other_route_is_enough_and_an_unknown_need_is_no_contradiction(find, needs, own_system) -> None:
    phone = Channel(id="mobil", kind=ChannelKind.MOBILE, address="070", needs="skrivare")
    assert find(town(needs, own_system, channels=(teams("post"), phone)), "C7") == []
    assert find(town(needs, own_system, channels=(teams(None),)), "C7") == []


def test_c7_a_fault_that_is_reported_through_what_is_down(find, told, needs, own_system) -> None:
    agreement = Agreement(
        id="avtal", name="Driftavtalet", supplier="granvik", covers=("inloggning",), fault_report_needs="post"
    )
    supplier = Supplier(id="granvik", name="Granvik Drift")
    plan = town(needs, own_system).model_copy(update={"agreements": (agreement,), "suppliers": (supplier,)})
    (found,) = find(plan, "C7")
    assert (found.variant, found.place) == ("fault-report", Place(object="avtal", field="fault_report_needs"))
    assert all("Granvik Drift" in text and "Post" in text and "Inloggning" in text for text in told(found))
    itself = agreement.model_copy(update={"fault_report_needs": "inloggning"})
    (found,) = find(plan.model_copy(update={"agreements": (itself,)}), "C7")
    assert found.variant == "fault-report-itself"
    assert all("Inloggning" in text for text in told(found))
    other = agreement.model_copy(update={"fault_report_needs": "skrivare"})
    assert find(plan.model_copy(update={"agreements": (other,)}), "C7") == []
