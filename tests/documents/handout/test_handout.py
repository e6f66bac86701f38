"""What the document tells, in which order, and what it says of where it comes from."""

import re
from datetime import date

import pytest
from tests.documents.handout.world import (
    ACTIONS,
    BARE,
    READERS,
    SEEN,
    SERVICE,
    TODAY,
    approved,
    marked,
    printed,
    tokens,
)

from kontinuitet.documents.handout import Exercised, Subject, html_page, printed_plan
from kontinuitet.domain.calendar import OpenSpan
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import ResourceKind
from kontinuitet.domain.secrecy import SecrecyPart
from kontinuitet.domain.service import Service
from kontinuitet.domain.values import Place
from kontinuitet.wording import LANGUAGES, words

NEVER_TOLD = {
    # What is for the register and not for a corridor.
    *("calendars.kontor.name", "agreements.avtal.name", "agreements.avtal.notes", "suppliers.bolag.notes", "notes"),
    *("suppliers.bolag.organisation_number", "resources.journal.notes", "resources.journaldata.notes"),
    *("resources.el.notes", "county", "services.hemtjanst.other"),
    *("agreements.avtal.return_format", "agreements.avtal.data_location"),
    *("resources.journal.reconstruction", "resources.el.reconstruction"),
    *(f"services.hemtjanst.impact.{one.id}.id" for one in SERVICE.impact),
}


def headings(text: str) -> list[str]:
    return re.findall(r"^#+ .*$", text, re.MULTILINE)


def test_every_text_of_the_plan_stands_in_the_document() -> None:
    plan, found = tokens()
    text = printed(plan).markdown
    missing = {path for token, path in found.items() if token not in text}
    assert missing - NEVER_TOLD == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_blocks_follow_one_another_as_they_are_needed(lang: str) -> None:
    say = words(lang)
    keys = (
        *("use", "first_hour", "faults", "about", "purpose", "priorities", "impact", "limits", "dependencies"),
        *("promises", "risks", "workarounds", "documentation", "communication", "recovery", "return", "duties"),
        *("information", "contacts", "forms", "log", "unknown_title", "about_print"),
    )
    titles = [part.title for part in printed(BARE, lang=lang).parts]
    places = [titles.index(say(f"handout.{key}")) for key in keys]
    assert places == sorted(places)


def test_the_first_page_says_who_decides_and_whom_to_call() -> None:
    plan, found = tokens()
    first = printed(plan).markdown.partition(f"## {words('sv')('handout.about')}")[0]
    by_path = {path: token for token, path in found.items()}
    for path in (
        *("services.hemtjanst.activation.criteria", "roles.chef.name", "people.anna.name", "people.bo.name"),
        *("people.anna.channels.anna-m.address", "services.hemtjanst.workarounds.papper.trigger"),
        *("agreements.avtal.fault_report", "agreements.avtal.customer_id", "suppliers.bolag.name"),
    ):
        assert by_path[path] in first, path
    assert "46 min efter avbrottet" in first


def test_a_routine_is_a_list_of_boxes_in_the_order_of_its_steps() -> None:
    routine = SERVICE.workarounds[0].model_copy(
        update={"steps": "1. Hämta pärmen\n2. Ring [alla](http://x)\n   i listan"}
    )
    plan = BARE.model_copy(update={"services": (SERVICE.model_copy(update={"workarounds": (routine,)}),)})
    text = printed(plan).markdown
    assert "- [ ] 1. Hämta pärmen\n- [ ] 2. Ring [alla]\\(http://x) i listan\n" in text


def test_a_task_ends_with_what_is_done_when_the_systems_are_back() -> None:
    plan, found = tokens()
    after = next(token for token, path in found.items() if path == "services.hemtjanst.tasks.bestall.afterwards")
    assert f"**När systemen är tillbaka:** {after}" in printed(plan).markdown


def test_a_form_has_its_empty_rows() -> None:
    assert "| n | n |\n|---|---|\n|  |  |\n|  |  |\n|  |  |\n" in printed(BARE).markdown


def test_a_limit_stands_beside_what_the_curve_gives() -> None:
    assert "| Acceptabel avbrottstid (MTPD) | 8 h 1 min | högst 24 h | – |" in printed(BARE).markdown


def test_what_is_not_known_says_who_finds_out_by_when() -> None:
    row = "| n: återställningspunkt | inte känt, n tar reda på det till 1 mars 2027 |"
    assert row in printed(BARE).markdown


def test_a_duty_is_never_told_as_settled_law() -> None:
    text = printed(BARE).markdown
    duty = next(line for line in text.splitlines() if "24 h 7 min från" in line)
    assert "Inte kontrollerad." in duty
    assert "Kontrollera mot gällande föreskrift." in duty


def test_suggestions_are_marked_and_nothing_else_is() -> None:
    keys = ("mtpd", "workarounds/papper/name", "activation//criteria")
    service = Service.model_validate({**dict(SERVICE), "suggested": keys})
    text = printed(BARE.model_copy(update={"services": (service,)})).markdown
    assert "| 8 h 1 min (förslag) |" in text
    assert "### n (förslag)" in text
    assert "**Använd planen när:** inte angivet (förslag)" in text
    # A routine of which nobody has said when it is used or what is done stands among the routines only.
    assert text.count("(förslag)") == 4
    assert "(förslag)" not in printed(BARE).markdown


# ---------------------------------------------------------------- what came after it was decided


def test_a_routine_says_what_it_takes_and_how_old_its_data_may_be() -> None:
    text = printed(BARE).markdown
    for told in ("**Tar i anspråk:** n (19)", "förnyas var:** 24 h 31 min", "så gammalt som:** 24 h 37 min"):
        assert told in text, told
    assert "**Personalen är utbildad:** nej" in text


def test_whoever_calls_knows_who_may_and_who_can_when_support_is_closed() -> None:
    first = printed(BARE).markdown.partition(f"## {words('sv')('handout.about')}")[0]
    assert "Får anmälas av: n" in first
    assert "Egen jour när supporten är stängd" in first
    agreement = BARE.agreements[0].model_copy(update={"callers": (), "on_call": None})
    bare = printed(BARE.model_copy(update={"agreements": (agreement,)})).markdown
    assert "Får anmälas av" not in bare
    assert "Egen jour" not in bare


def test_the_times_that_were_seen_stand_beside_the_limits_and_in_the_log() -> None:
    text = printed(BARE, seen=SEEN).markdown
    limits = text.partition("## Mål")[2] or text
    assert "- 9 h 17 min (verkligt avbrott, 2026-08-03)" in limits
    assert "9 h 11 min (verkligt" not in text
    assert "| 2026-06-02 | xqsettz (verkligt avbrott) | 9 h 11 min |" in text
    assert "| 2026-08-03 | Verkligt avbrott | 9 h 17 min |" in text


def test_who_has_read_it_is_listed_the_latest_version_first() -> None:
    text = printed(BARE, approved=approved(BARE), is_draft=False, readers=READERS).markdown
    assert text.index("| Läsaren | 3 | 2026-10-09 |") < text.index("| Äldre | 2 | – |")
    assert "Ingen har kvitterat" in printed(BARE, approved=approved(BARE), is_draft=False).markdown
    assert "kvitterat" not in printed(BARE).markdown


def test_other_hours_of_a_season_are_told_with_the_hours() -> None:
    kontor = BARE.calendars[0].model_copy(update={"season_first": "06-15", "season_last": "08-15"})
    closed = printed(BARE.model_copy(update={"calendars": (kontor,)})).markdown
    assert "mån–fre 08–17; 06-15 till 08-15: stängt" in closed
    part = kontor.model_copy(update={"season_spans": (OpenSpan(first=0, last=3, start=540, end=900),)})
    assert "06-15 till 08-15: mån–tor 09–15" in printed(BARE.model_copy(update={"calendars": (part,)})).markdown


def test_what_was_promised_is_told_apart_from_what_was_ordered() -> None:
    rows = (
        SERVICE.dependencies[0].model_copy(update={"confirmed": False}),
        SERVICE.dependencies[1].model_copy(update={"confirmed": True, "required": 731}),
    )
    service = SERVICE.model_copy(update={"dependencies": rows, "not_needed": (ResourceKind.WATER,)})
    text = printed(BARE.model_copy(update={"services": (service,)})).markdown
    assert "6 h 8 min (beställt men inte lovat)" in text
    assert "12 h 11 min (lovat)" in text
    assert "Behövs inte: vatten." in text


def test_the_least_that_must_be_delivered_says_by_how_many() -> None:
    service = SERVICE.model_copy(update={"level": SERVICE.level.model_copy(update={"staff": 23})})
    assert "med 23 personer" in printed(BARE.model_copy(update={"services": (service,)})).markdown


# ---------------------------------------------------------------- approved or not


def test_a_plan_that_was_never_approved_is_a_draft() -> None:
    text = printed(BARE).markdown
    assert "**UTKAST. Planen har aldrig beslutats.**" in text


def test_an_approved_version_tells_of_its_decision() -> None:
    text = printed(BARE, approved=approved(BARE), is_draft=False).markdown
    assert "UTKAST" not in text
    for said in ("Version 3, beslutad 1 oktober 2026", "Nämnden, Beslutaren", "ON 2026/17", "Författaren", "kändbrist"):
        assert said in text, said
    assert "Utskriven 24 november 2026" in text


def test_what_has_changed_since_the_approval_is_listed() -> None:
    drift = (Place(object="hemtjanst", field="mtpd"),)
    text = printed(BARE, approved=approved(BARE), drift=drift).markdown
    assert "**UTKAST. Planen har ändrats sedan den beslutades och är inte beslutad så här.**" in text
    assert "Det här skiljer sig från version 3:\n\n- n: acceptabel avbrottstid" in text


def test_the_log_tells_the_latest_first_with_open_actions() -> None:
    exercises = (Exercised(date(2025, 5, 5), "Vårövningen"),)
    text = printed(BARE, exercises=exercises, actions=ACTIONS).markdown
    log = text.partition("## Övningar och prov")[2]
    days = re.findall(r"^\| (\d{4}-\d\d-\d\d) \|", log, re.MULTILINE)
    assert days == sorted(days, reverse=True)
    assert "| 2025-05-05 | Övning: Vårövningen | – |" in log
    assert "| n | n | 31 januari 2027 |  |" in log


def test_secrecy_stands_on_the_first_page_and_under_its_heading() -> None:
    text = printed(marked(BARE, SecrecyPart.RISKS)).markdown
    assert "risker (sekretess enligt 18 kap. 13 § OSL)" in text.partition("\n## ")[0]
    assert "## Risker\n\n**Inte öppet: sekretess enligt 18 kap. 13 § OSL.**" in text


# ---------------------------------------------------------------- several services


def test_several_services_share_contents_and_contacts() -> None:
    other = SERVICE.model_copy(update={"id": "nattpatrull", "name": "Nattpatrull"})
    plan = BARE.model_copy(update={"services": (SERVICE, other)})
    subjects = [Subject(plan=plan, service=one.id) for one in plan.services]
    document = printed_plan(subjects, printed=TODAY, words=words("sv"), of="Omsorgen")
    text = document.markdown
    assert text.startswith("# Kontinuitetsplaner: Omsorgen\n")
    assert "- Kontinuitetsplan: n\n- Kontinuitetsplan: Nattpatrull\n- Kontaktlista\n" in text
    assert headings(text).count("## Kontaktlista") == 1
    assert "### Kontaktlista" not in text
    links = re.findall(r'<a href="#(d\d+)">', html_page(document))
    assert len(links) == 3
    assert all(f'id="{link}"' in html_page(document) for link in links)


# ---------------------------------------------------------------- languages


def test_an_english_document_has_no_swedish_words_of_its_own() -> None:
    plan, _ = tokens()
    plan = plan.model_copy(update={"name": "Made-up", "settings": BARE.settings.model_copy(update={"categories": ()})})
    decided = approved(plan, author="A", approver="B", body="C", known=())
    text = printed(marked(plan, *SecrecyPart), lang="en", approved=decided).markdown.replace("hemligt skäl", "")
    assert set(re.findall(r"[åäöÅÄÖ]", text)) == set()


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert html_page(printed(BARE)) == html_page(printed(BARE))


def test_a_value_that_was_never_asked_for_leaves_no_none() -> None:
    empty = Municipality(name="Tomt", services=(Service(id="hemtjanst", name="Tom tjänst"),))
    text = printed(empty).markdown
    assert "None" not in text
    assert "Det är inte beskrivet vem som ska få besked." in text
