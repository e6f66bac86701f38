"""What texts may say of the cast: each field of the closed list, what is missing, and never a person."""

from typing import Any

import pytest
from tests.exercise.town import HOME_CARE, PERSON, TOWN, changed

from kontinuitet.documents.speech import speech
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import UNKNOWN, Place, Promise
from kontinuitet.exercise.casting import Casting
from kontinuitet.exercise.scenario import CastField, CastRef, CastRule
from kontinuitet.exercise.timeline import Bound

FILLED = {
    "LEV": "granvik",
    "VERK": "hemtjanst",
    "SYS": "journal",
    "DATA": "insatser",
    "KOPIA": "natt",
    "CHEF": "enhetschef",
    "ANNAN": "berghall",
}


def casting(plan: Municipality = TOWN, lang: str = "sv", **filled: str) -> Casting:
    """A cast bound as told; an empty id is a member that nothing fits, with the stand-in "någon"."""
    bound = {
        name: Bound(
            name=name,
            rule=CastRule.ROLE,
            id=identity,
            label=plan.label(identity) if identity else "någon",
            otherwise="någon",
        )
        for name, identity in {**FILLED, **filled}.items()
    }
    return Casting(plan, bound, speech(lang))


def with_object(collection: str, identity: str, **fields: Any) -> Municipality:
    """The town with one object changed."""
    rows = getattr(TOWN, collection)
    return changed(TOWN, **{collection: tuple(changed(r, **fields) if r.id == identity else r for r in rows)})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{LEV}", "Granvik Drift"),
        ("{LEV.namn}", "Granvik Drift"),
        ("{LEV.felanmälan}", "08-000 00 00 (ring inte: motspel svarar)"),
        ("{LEV.underrättelsetid}", "1 h"),
        ("{LEV.återställning}", "8 h supporttid"),
        ("{LEV.ägare}", "It-chef"),
        ("{VERK}", "Hemtjanst"),
        ("{VERK.bestämd}", "hemtjänsten"),
        ("{VERK.ägare}", "Enhetschef"),
        ("{VERK.ersättare}", "Biträdande enhetschef"),
        ("{VERK.avbrottstid}", "8 h"),
        ("{VERK.återställning}", "4 h"),
        ("{VERK.reservrutin}", "Pappersplanering"),
        ("{SYS.felanmälan}", "08-000 00 00 (ring inte: motspel svarar)"),
        ("{SYS.återställning}", "8 h supporttid"),
        ("{KOPIA.återställning}", "6 h"),
        ("{CHEF}", "Enhetschef"),
        ("{CHEF.ägare}", "Enhetschef"),
        ("{ LEV . namn }", "Granvik Drift"),
        ("Ring {LEV}, sedan {CHEF}.", "Ring Granvik Drift, sedan Enhetschef."),
    ],
)
def test_each_field_is_read_from_the_plan(text: str, expected: str) -> None:
    cast = casting()
    assert cast.fill(text) == expected
    assert cast.gaps == {}


def test_english_scenarios_name_the_fields_in_english() -> None:
    assert casting(lang="en").fill("{LEV.fault report} / {VERK.reserve routine}") == (
        "08-000 00 00 (do not call: a role player answers) / Pappersplanering"
    )


def test_a_definite_form_that_the_plan_lacks_is_the_name_and_no_finding() -> None:
    cast = casting(with_object("services", "hemtjanst", definite=""))
    assert cast.fill("{VERK.bestämd}") == "Hemtjanst"
    assert cast.gaps == {}


@pytest.mark.parametrize(
    ("text", "plan", "place"),
    [
        ("{LEV.felanmälan}", with_object("agreements", "avtal", fault_report=""), ("avtal", "fault_report")),
        ("{LEV.underrättelsetid}", with_object("agreements", "avtal", notice=UNKNOWN), ("avtal", "notice")),
        ("{LEV.återställning}", with_object("agreements", "avtal", recovery=None), ("avtal", "recovery")),
        ("{LEV.ägare}", with_object("agreements", "avtal", owner=None), ("avtal", "owner")),
        ("{LEV.felanmälan}", changed(TOWN, agreements=()), ("granvik", "agreements")),
        ("{VERK.ägare}", with_object("services", "hemtjanst", owner=UNKNOWN), ("hemtjanst", "owner")),
        ("{VERK.ersättare}", with_object("services", "hemtjanst", deputy=None), ("hemtjanst", "deputy")),
        ("{VERK.avbrottstid}", with_object("services", "hemtjanst", mtpd=None), ("hemtjanst", "mtpd")),
        ("{VERK.återställning}", with_object("services", "hemtjanst", rto=UNKNOWN), ("hemtjanst", "rto")),
        ("{VERK.reservrutin}", with_object("services", "hemtjanst", workarounds=()), ("hemtjanst", "workarounds")),
        ("{KOPIA.återställning}", with_object("backups", "natt", restore=None), ("natt", "restore")),
        ("{CHEF.ersättare}", TOWN, ("enhetschef", "deputies")),
        ("{LEV.avbrottstid}", TOWN, ("granvik", "")),
        ("{LEV.reservrutin}", TOWN, ("granvik", "")),
    ],
)
def test_what_the_plan_does_not_say_is_shown_as_missing_and_found(
    text: str, plan: Municipality, place: tuple[str, str]
) -> None:
    cast = casting(plan)
    assert cast.fill(text) == "(saknas i planen)"
    (gap,) = cast.gaps.values()
    assert (gap.code, gap.place) == ("field", Place(object=place[0], field=place[1]))


def test_zero_is_a_value() -> None:
    cast = casting(with_object("services", "hemtjanst", mtpd=0))
    assert cast.fill("{VERK.avbrottstid}") == "0 min"
    assert cast.gaps == {}


def test_what_is_asked_twice_is_one_finding() -> None:
    cast = casting(with_object("services", "hemtjanst", deputy=None))
    assert cast.fill("{VERK.ersättare} {VERK.ersättare}") == "(saknas i planen) (saknas i planen)"
    assert len(cast.gaps) == 1


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"tested_recovery": 90, "stated_recovery": Promise(minutes=60)}, "1 h 30 min"),
        ({"stated_recovery": Promise(minutes=60)}, "8 h supporttid"),
    ],
)
def test_a_resources_own_recovery_is_the_tested_one_else_the_promised(fields: dict[str, Any], expected: str) -> None:
    assert casting(with_object("resources", "journal", **fields)).fill("{SYS.återställning}") == expected


def test_else_it_is_the_stated_one() -> None:
    cast = casting(with_object("resources", "larmsystem", stated_recovery=Promise(minutes=60)), SYS="larmsystem")
    assert cast.fill("{SYS.återställning}") == "1 h"
    nothing = casting(with_object("resources", "larmsystem", stated_recovery=None), SYS="larmsystem")
    assert nothing.fill("{SYS.återställning}") == "(saknas i planen)"
    assert [gap.place for gap in nothing.gaps.values()] == [Place(object="larmsystem", field="stated_recovery")]


def test_an_unfilled_member_has_its_stand_in_and_no_fields() -> None:
    cast = casting(LEV="")
    assert cast.fill("{LEV}, {LEV.bestämd}, {LEV.felanmälan}") == "någon, någon, (saknas i planen)"
    assert cast.gaps == {}


def test_an_unfilled_member_without_a_stand_in_is_never_an_empty_place() -> None:
    cast = casting()
    nobody = Casting(TOWN, {"LEV": Bound(name="LEV", rule=CastRule.ROLE)}, cast.speech)
    assert nobody.fill("Ring {LEV}.") == "Ring (saknas i planen)."


def test_persons_are_never_shown() -> None:
    fields = [f".{word}" for words in _field_words() for word in words]
    asked = " ".join(f"{{{name}{field}}}" for name in FILLED for field in ("", *fields))
    said = casting().fill(asked)
    assert PERSON not in said
    assert "Bo Ek" not in said


def _field_words() -> list[tuple[str, ...]]:
    from kontinuitet.documents.scenario.words import VOCABULARIES

    assert set(VOCABULARIES["sv"].cast_fields) == set(CastField)
    return list(VOCABULARIES["sv"].cast_fields.values())


def test_what_the_plan_says_is_not_read_as_a_name_again() -> None:
    assert casting(with_object("suppliers", "granvik", name="{CHEF}")).fill("{LEV}") == "{CHEF}"


@pytest.mark.parametrize("text", ["{", "{}", "{.}", "{LEV", "{LEV.}", "{OKÄND}", "{LEV.pris}", "{a{LEV.pris}b}"])
def test_what_names_nobody_stays_as_it_is_written(text: str) -> None:
    assert casting().fill(text) == text


def test_a_reference_leads_to_a_field_of_the_plan() -> None:
    cast = casting(LEV="")
    assert cast.place(CastRef(name="VERK", field=CastField.OUTAGE)) == Place(object="hemtjanst", field="mtpd")
    routine = Place(object="hemtjanst", field="workarounds", item="papper")
    assert cast.place(CastRef(name="VERK", field=CastField.WORKAROUND)) == routine
    assert cast.place(CastRef(name="LEV", field=CastField.NOTICE)) is None
    assert cast.place(CastRef(name="OKÄND")) is None


def test_a_participant_stands_for_the_owner_the_deputy_or_the_role_itself() -> None:
    cast = casting(LEV="")
    assert cast.role(CastRef(name="VERK", field=CastField.OWNER)) == "enhetschef"
    assert cast.role(CastRef(name="VERK", field=CastField.DEPUTY)) == "bitradande"
    assert cast.role(CastRef(name="CHEF")) == "enhetschef"
    assert cast.role(CastRef(name="LEV", field=CastField.OWNER)) == ""
    assert (
        casting(changed(TOWN, services=(changed(HOME_CARE, owner=UNKNOWN),))).role(
            CastRef(name="VERK", field=CastField.OWNER)
        )
        == ""
    )


def test_the_services_that_a_text_names() -> None:
    assert list(casting().services_in("{LEV} {VERK.ägare} {OKÄND}")) == ["hemtjanst"]
