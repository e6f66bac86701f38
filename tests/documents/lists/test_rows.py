"""Rows against what is known: new, the same, matching, refused; and nothing that was not asked for changes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.lists.test_reading import LISTS
from tests.documents.lists.town import EXCEL, MESSY, PASTED, QUOTED, TOWN

from kontinuitet.documents.lists import Decision, Decisions, DryRun, MatchedBy, RowKind, Target, dry_run
from kontinuitet.documents.plan import apply, normal, read_plan, write_plan
from kontinuitet.domain.calendar import ALWAYS
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import ChannelKind
from kontinuitet.domain.references import references
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN, DeliveryForm

LEFT = Decisions(leave_out_bad=True)


def after(run: DryRun) -> Municipality:
    assert run.after is not None, [row.problems for row in run.rows]
    return run.after


def codes(run: DryRun) -> list[str]:
    return [problem.code.rpartition(".")[2] for row in run.rows for problem in row.problems]


def systems(text: str, **decisions: object) -> DryRun:
    return dry_run(TOWN, text, target=Target.SYSTEMS, decisions=Decisions(**decisions))  # type: ignore[arg-type]


def test_systems_from_a_spreadsheet() -> None:
    run = dry_run(TOWN, EXCEL, target=Target.SYSTEMS)
    assert [(row.kind, row.id) for row in run.rows] == [
        (RowKind.MATCH, "journal"), (RowKind.NEW, "elevoversikten"), (RowKind.NEW, "vaxelstodet"),
    ]  # fmt: skip
    journal, pupils, exchange = (after(run).resource[row.id] for row in run.rows)
    assert (journal.supplier, journal.owner, journal.run) == ("granvik", "mas", DeliveryForm.CLOUD)
    assert (pupils.supplier, pupils.owner, pupils.personal_data) == ("asbrodet", "rektor", True)
    assert pupils.notes == "Förvaltaravdelning: Skola; grundskola\nmed fritids"
    assert (exchange.supplier, exchange.personal_data, exchange.kind) == ("nyberga-data-ab", False, ResourceKind.SYSTEM)
    assert [(offer.collection, offer.name) for offer in run.offers] == [("suppliers", "Nyberga Data AB")]


def test_what_is_known_is_kept_and_shown_unless_one_says_otherwise() -> None:
    text = "System;Systemägare\nJOURNALEN;Skolchef\n"
    kept = systems(text)
    assert after(kept) == TOWN
    assert [(change.before, change.after) for change in kept.rows[0].kept] == [("mas", "Skolchef")]
    replaced = after(systems(text, matching=Decision.UPDATE))
    assert (replaced.resource["journal"].owner, replaced.resource["journal"].name) == ("skolchef", "JOURNALEN")
    assert replaced.role["skolchef"].name == "Skolchef"


def test_rows_can_be_skipped_or_added_one_by_one() -> None:
    text = "System;Drift\nJournalen;moln\nLönesystemet;moln\nNytt;moln\n"
    run = systems(text, rows={2: Decision.ADD, 3: Decision.SKIP, 4: Decision.SKIP})
    assert [row.kind for row in run.rows] == [RowKind.NEW, RowKind.SKIPPED, RowKind.SKIPPED]
    assert [item.id for item in after(run).resources[3:]] == ["journalen"]
    assert [row.kind for row in systems(text, matching=Decision.SKIP).rows] == [
        RowKind.SKIPPED, RowKind.SKIPPED, RowKind.NEW,
    ]  # fmt: skip


def test_an_empty_cell_or_a_not_known_one_never_takes_away_what_is_known() -> None:
    run = systems("System;Leverantör;Drift\nJournalen;;?\nLönesystemet;-;vet ej\n", matching=Decision.UPDATE)
    assert (after(run).resource["journal"].supplier, after(run).resource["lonen"].run) == ("granvik", UNKNOWN)


def test_the_same_list_once_more_changes_nothing() -> None:
    first = after(dry_run(TOWN, EXCEL, target=Target.SYSTEMS))
    again = dry_run(first, EXCEL, target=Target.SYSTEMS)
    assert again.after is first
    assert not again.changes_anything
    assert again.rows[1].kind is RowKind.SAME


def test_two_rows_of_one_name_are_one_thing() -> None:
    run = systems("System;Drift;Personuppgifter\nBokning;;ja\nBokning;moln;nej\n")
    assert [(row.kind, row.earlier) for row in run.rows] == [(RowKind.NEW, 0), (RowKind.MATCH, 2)]
    booking = after(run).resource["bokning"]
    assert (booking.run, booking.personal_data) == (DeliveryForm.CLOUD, True)


def test_the_name_of_a_system_is_no_other_things_name() -> None:
    assert systems("System\nLönekontoret\n").rows[0].kind is RowKind.NEW


def test_resources_need_a_kind() -> None:
    run = dry_run(TOWN, "Resurs;Typ\nSkåpbil 1;Fordon\nLönekontoret;\nParmen;\n", target=Target.RESOURCES)
    assert [row.kind for row in run.rows] == [RowKind.NEW, RowKind.SAME, RowKind.REFUSED]
    assert (codes(run), run.after) == (["no_kind"], None)


def test_suppliers_are_known_by_their_number_and_by_their_name() -> None:
    run = dry_run(
        TOWN,
        "Leverantör;Org.nr;Slag;Telefon\nGranvik Holding;5520000018;;\nÅSBRÖDET AB;552000-0026;bolag;031-390 06 00\n"
        "Ny Leverantör;;kommunalförbund;\n",
        target=Target.SUPPLIERS,
    )
    assert [(row.kind, row.matched_by) for row in run.rows] == [
        (RowKind.MATCH, MatchedBy.NUMBER), (RowKind.MATCH, MatchedBy.NAME), (RowKind.NEW, None),
    ]  # fmt: skip
    bread = after(run).supplier["asbrodet"]
    assert (bread.name, bread.organisation_number, bread.notes) == ("Åsbrödet", "552000-0026", "Telefon: 031-390 06 00")


def test_one_name_with_another_number_is_another_company() -> None:
    run = dry_run(TOWN, "Företag;Orgnr\nGranvik Drift AB;552000-0026\n", target=Target.SUPPLIERS)
    assert run.rows[0].kind is RowKind.NEW


def test_agreements_with_dates_months_and_what_they_cover() -> None:
    run = dry_run(TOWN, QUOTED, target=Target.AGREEMENTS)
    journal, bread = after(run).agreements
    assert (journal.id, journal.name, journal.ends) == ("avtal-journal", "Journal", date(2027, 3, 1))
    assert (journal.notice_period, journal.covers) == (92 * 1440, ("journal",))
    assert (bread.name, bread.supplier, bread.ends, bread.notice_period) == (
        'Bröd "färskt"', "asbrodet", NOT_APPLICABLE, 30 * 1440,
    )  # fmt: skip


def test_rows_of_one_new_agreement_add_up_what_it_covers_but_never_what_a_known_one_does() -> None:
    text = (
        "Avtalsnummer;Leverantör;System\nKS 9;Granvik Drift;Journalen\nKS 9;Granvik Drift;Lönesystemet\n"
        "KS 2024/17;Granvik Drift;Journalen\nKS 2024/17;Granvik Drift;Lönesystemet\n"
    )
    run = dry_run(TOWN, text, target=Target.AGREEMENTS)
    assert [agreement.covers for agreement in after(run).agreements] == [("journal",), ("journal", "lonen")]
    assert [change.after for change in run.rows[3].kept] == [("lonen",)]
    told = dry_run(TOWN, text, target=Target.AGREEMENTS, decisions=Decisions(matching=Decision.UPDATE))
    assert [agreement.covers for agreement in after(told).agreements] == [("journal", "lonen")] * 2


def test_an_agreement_without_a_name_has_its_number_and_needs_a_supplier() -> None:
    run = dry_run(TOWN, "Avtalsnummer;Leverantör;Support\nKS 1;Granvik;24/7\nKS 2;;\n", target=Target.AGREEMENTS)
    assert (run.rows[0].name, codes(run)) == ("KS 1", ["no_supplier"])
    good = dry_run(TOWN, "Dnr;Leverantör;Support\nKS 1;Granvik Drift;24/7\n", target=Target.AGREEMENTS)
    assert after(good).agreements[1].support == ALWAYS


def test_people_with_their_channels_and_roles() -> None:
    run = dry_run(
        TOWN,
        "Förnamn;Efternamn;Mobil;E-post;Förvaltning;Befattning\n"
        "Anna;Berg;070-174 06 09;anna.berg@askarby.example;;Rektor\n"
        "Eva;Stenhed;0701740611 / 070-174 06 12;;Kansliet;MAS\n",
        target=Target.PEOPLE,
    )
    anna, eva = after(run).person["anna-berg"], after(run).person["eva-stenhed"]
    assert [channel.address for channel in anna.channels] == ["070-174 06 05", "anna.berg@askarby.example"]
    assert [(each.id, each.address) for each in eva.channels] == [
        ("eva-stenhed-mobil", "070-174 06 11"), ("eva-stenhed-mobil-2", "070-174 06 12"),
    ]  # fmt: skip
    assert (eva.unit, after(run).role["rektor"].holder, after(run).role["mas"].holder) == (
        "kansliet", "anna-berg", "anna-berg",
    )  # fmt: skip
    assert codes(run) == ["role_is_held"]


def test_another_number_that_one_was_told_to_take_was_never_verified() -> None:
    run = dry_run(TOWN, "Namn;Mobil\nAnna Berg;070-174 06 09\n", target=Target.PEOPLE,
                  decisions=Decisions(matching=Decision.UPDATE))  # fmt: skip
    (channel,) = after(run).person["anna-berg"].channels
    assert (channel.id, channel.address, channel.verified) == ("anna-berg-mobil", "070-174 06 09", None)


def test_a_number_written_otherwise_is_the_same_number() -> None:
    run = dry_run(TOWN, "Namn;Mobil\nAnna Berg;+46701740605\n", target=Target.PEOPLE)
    assert run.rows[0].kind is RowKind.SAME


def test_a_contact_list_gives_roles_their_holders_and_the_holders_their_numbers() -> None:
    run = dry_run(TOWN, PASTED, target=Target.ROLES)
    plan = after(run)
    assert plan.role["rektor"].holder == "eva-stenhed"
    assert {each.kind for each in plan.person["eva-stenhed"].channels} == {
        ChannelKind.PHONE, ChannelKind.MOBILE, ChannelKind.EMAIL,
    }  # fmt: skip
    assert [each.address for each in plan.person["anna-berg"].channels] == ["070-174 06 05", "031-390 06 02"]


def test_roles_of_one_name_in_two_units_are_two() -> None:
    run = dry_run(TOWN, "Roll;Enhet\nRektor;Omsorgsförvaltningen\nRektor;Skolförvaltningen\n", target=Target.ROLES)
    assert [(row.kind, row.id) for row in run.rows] == [(RowKind.NEW, "rektor-2"), (RowKind.SAME, "rektor")]


def test_a_person_named_as_owner_stands_for_the_role_that_they_hold() -> None:
    run = systems("System;Systemägare\nA;Anna Berg\nB;Bo Lidhage\n")
    assert (run.rows[0].changes[0].after, codes(run)) == ("mas", ["person_is_no_role"])


def test_names_that_nobody_knows_are_refused_when_nothing_may_be_added() -> None:
    run = systems("System;Leverantör\nA;Granvik Drifft\n", new_references=False)
    assert codes(run) == ["unknown_name_near"]


@pytest.mark.parametrize(
    ("target", "heading", "cell", "code"),
    [
        (Target.AGREEMENTS, "Slutdatum", "01/03/2027", "turned_date"),
        (Target.AGREEMENTS, "Slutdatum", "46447", "date_as_number"),
        (Target.AGREEMENTS, "Slutdatum", "2027-02-30", "bad_date"),
        (Target.AGREEMENTS, "Support", "kontorstid", "unknown_name"),
        (Target.SYSTEMS, "Personuppgifter", "kanske", "bad_flag"),
        (Target.SYSTEMS, "K", "4", "class_refused"),
        (Target.SYSTEMS, "Drift", "någonstans", "bad_choice"),
        (Target.SYSTEMS, "Återställningstid", "snart", "bad_promise"),
        (Target.SYSTEMS, "Leverantör", "#REF!", "formula_failed"),
        (Target.SYSTEMS, "id", "granvik", "id_taken"),
        (Target.SYSTEMS, "id", "Å Å", "bad_id"),
        (Target.SUPPLIERS, "Org.nr", "552000-0019", "bad_organisation_number"),
        (Target.SUPPLIERS, "Org.nr", "5,52E+09", "bad_organisation_number"),
        (Target.PEOPLE, "Telefon", "4711", "no-area"),
        (Target.PEOPLE, "E-post", "anna", "bad_email"),
    ],
)
def test_a_bad_cell_refuses_its_row_and_stops_the_list(target: Target, heading: str, cell: str, code: str) -> None:
    more = (";Leverantör", ";Granvik") if target is Target.AGREEMENTS else ("", "")
    text = f"Namn;{heading}{more[0]}\nGod;{more[1]}\nDålig;{cell}{more[1]}\n"
    run = dry_run(TOWN, text, target=target)
    assert (codes(run)[-1], run.after, run.rows[-1].kind) == (code, None, RowKind.REFUSED)
    assert run.rows[-1].problems[0].line == 3
    rest = dry_run(TOWN, text, target=target, decisions=LEFT)
    assert any(getattr(item, "name", "") == "God" for _, item in after(rest).items())
    assert not any(getattr(item, "name", "") == "Dålig" for _, item in after(rest).items())


def test_several_of_one_name_are_not_chosen_between() -> None:
    twice = TOWN.model_copy(
        update={"people": (*TOWN.people, TOWN.people[0].model_copy(update={"id": "anna-berg-2", "channels": ()}))}
    )
    run = dry_run(twice, "Namn;Mobil\nAnna Berg;070-174 06 09\n", target=Target.PEOPLE)
    assert codes(run) == ["several_match"]
    told = dry_run(twice, "id;Namn;Mobil\nanna-berg-2;Anna Berg;070-174 06 09\n", target=Target.PEOPLE)
    assert after(told).person["anna-berg-2"].channels[0].address == "070-174 06 09"


def test_a_value_from_a_list_is_no_suggestion_any_more() -> None:
    suggested = TOWN.resource["lonen"].model_copy(
        update={"run": DeliveryForm.OWN, "supplier": "asbrodet", "suggested": ("run", "supplier")}
    )
    town = TOWN.model_copy(update={"resources": (suggested,)})
    run = dry_run(town, "System;Drift\nLönesystemet;moln\n", target=Target.SYSTEMS)
    changed = after(run).resource["lonen"]
    assert (changed.run, changed.suggested) == (DeliveryForm.CLOUD, ("supplier",))


def test_the_messy_list_is_taken_without_its_bad_row() -> None:
    run = dry_run(TOWN, MESSY, target=Target.SYSTEMS, decisions=Decisions(rows={8: Decision.SKIP}))
    assert [row.kind for row in run.rows] == [RowKind.SAME, RowKind.SKIPPED, RowKind.NEW]


@given(data=LISTS, target=st.sampled_from(Target), matching=st.sampled_from(Decision))
def test_what_no_row_is_about_never_changes(data: str, target: Target, matching: Decision) -> None:
    run = dry_run(TOWN, data, target=target, decisions=Decisions(matching=matching, leave_out_bad=True))
    if run.after is None:
        return
    touched = {change.place.object for row in run.rows for change in row.changes}
    for identity, item in TOWN.by_id.items():
        if identity not in touched:
            assert run.after.by_id[identity] is item
    new = {row.id for row in run.rows if row.kind is RowKind.NEW} | {offer.id for offer in run.offers}
    assert set(run.after.by_id) - set(TOWN.by_id) == new
    known = {*run.after.by_id, ALWAYS}
    assert all(each.target in known for each in references(run.after))


def test_what_a_list_gave_round_trips_through_the_plans_files() -> None:
    plan = after(dry_run(after(dry_run(TOWN, PASTED, target=Target.ROLES)), EXCEL, target=Target.SYSTEMS))
    read, problems = read_plan(write_plan(plan, "sv"))
    assert (read is not None, problems) == (True, ())
    assert read is not None
    assert apply(None, read)[0] == normal(plan)
