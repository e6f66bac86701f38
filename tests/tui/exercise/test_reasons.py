"""Why each name of the scenario became what it did, in words with the numbers."""

from kontinuitet.tui.exercise.reasons import choices, reason, runners_up, short_reason
from kontinuitet.usecases.library import Prepared, prepare
from kontinuitet.wording import words

SV = words("sv")


def prepared(room, **chosen: str) -> Prepared:  # type: ignore[no-untyped-def]
    return prepare(room.scenario, room.desk.plan, day=room.desk.today, chosen=chosen)


def test_the_rule_is_told_with_its_numbers(room) -> None:  # type: ignore[no-untyped-def]
    bound = prepared(room).bound
    supplier, service = (reason(one, bound, room.desk.plan, SV) for one in bound)
    assert "stannar 2 av 2 samhällsviktiga verksamheter" in supplier
    assert service == ("Stannar utan Granvik Drift och har kortast acceptabel avbrottstid av dem som gör det: 4 h.")
    assert [short_reason(one, room.desk.plan, SV) for one in bound] == [
        "2 av 2 samhällsviktiga stannar",
        "kortast avbrottstid: 4 h",
    ]


def test_runners_up_come_with_what_ranked_them(room) -> None:  # type: ignore[no-untyped-def]
    supplier, service = prepared(room).bound
    assert runners_up(service, SV) == "Hemsjukvård (8 h)"
    assert runners_up(supplier, SV) == ""


def test_everything_of_the_kind_can_be_chosen(room) -> None:  # type: ignore[no-untyped-def]
    supplier, service = prepared(room).bound
    assert [one.id for one in choices(supplier, room.desk.plan, SV)] == ["granvik", "bergvik"]
    assert [one.id for one in choices(service, room.desk.plan, SV)] == ["hemtjanst", "hemsjukvard"]


def test_a_choice_by_hand_is_said_and_what_follows_is_bound_anew(room) -> None:  # type: ignore[no-untyped-def]
    supplier, service = prepared(room, LEVERANTÖR="bergvik").bound
    assert reason(supplier, (supplier, service), room.desk.plan, SV) == "Vald för hand."
    assert (service.id, service.label) == ("", "hemtjänsten")
    assert "Inget i planen passar" in reason(service, (supplier, service), room.desk.plan, SV)
    assert short_reason(service, room.desk.plan, SV) == "! inget i planen passar"
