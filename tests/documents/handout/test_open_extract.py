"""What is marked is absent from the open extract, wherever it would have stood."""

from datetime import date

import pytest
from tests.documents.handout.world import ACTIONS, BARE, READERS, SEEN, approved, marked, printed, tokens

from kontinuitet.documents.handout import Subject, html_page
from kontinuitet.documents.handout.open_extract import open_subjects
from kontinuitet.domain.disturbance import Acknowledgement
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.secrecy import SecrecyLevel, SecrecyPart
from kontinuitet.wording import LANGUAGES, words

P = SecrecyPart
SERVICE = "services.hemtjanst."

ALWAYS = ("people.", f"{SERVICE}participants", f"{SERVICE}paper_copies.", "agreements.avtal.customer_id")
"""Where what is never open stands: people, the places where the plan lies, what one tells a supplier's desk."""

GOVERNED: dict[SecrecyPart, tuple[str, ...]] = {
    P.IMPACT: (f"{SERVICE}impact",),
    P.LIMITS: tuple(f"{SERVICE}{one}" for one in ("mtpd_reason", "rto_reason", "level_text", "peaks")),
    P.DEPENDENCIES: (f"{SERVICE}dependencies", "resources."),
    P.INFORMATION: ("resources.journaldata", "backups."),
    P.RISKS: (f"{SERVICE}risks",),
    P.WORKAROUNDS: tuple(
        f"{SERVICE}{one}" for one in ("workarounds", "upheld", "put_aside", "documentation", "tasks", "forms")
    ),
    P.ACTIVATION: (f"{SERVICE}activation", f"{SERVICE}authority"),
    P.CONTACTS: ("agreements.avtal.fault_report", "alert_lists."),
    P.COMMUNICATION: (f"{SERVICE}communication",),
    P.RECOVERY: (f"{SERVICE}recovery", f"{SERVICE}returning", f"{SERVICE}activation.deactivation"),
    P.SUPPLIERS: ("suppliers.", "agreements.", "resources.journal.name"),
    P.RECOVERY_TIMES: (f"{SERVICE}rto_reason", "backups.kopia.test_result"),
    P.ENDURANCE: (),
}
"""Where the texts stand that each mark governs."""

LENGTHS: dict[SecrecyPart, tuple[int, ...]] = {
    P.LIMITS: (481, 242, 123, 244, 245, 126, 551, 557),
    P.RECOVERY_TIMES: (242, 123, 126, 368, 547, 338, 603, 604, 91, 92, 493, 34, 95, 551, 557),
    P.ENDURANCE: (127, 129, 1513, 1451, 1471, 1477),
    P.DEPENDENCIES: (127, 368, 547, 338),
    P.WORKAROUNDS: (62, 1513, 1451, 1471, 1477),
    P.ACTIVATION: (46,),
    P.SUPPLIERS: (91, 92, 493),
    P.INFORMATION: (1459, 603, 604),
    P.RECOVERY: (34, 95, 551, 557),
    P.CONTACTS: (16,),
}
"""The lengths in minutes that each mark governs; all of them differ."""


def governed(path: str, places: tuple[str, ...]) -> bool:
    return any(path.startswith(place) for place in places)


def texts(plan: Municipality, lang: str = "sv") -> str:
    """The open extract of a plan that has been approved, exercised and found wanting; as Markdown and as a page."""
    document = printed(
        plan, lang=lang, open_extract=True, approved=approved(plan), actions=ACTIONS, readers=READERS, seen=SEEN
    )
    return document.markdown + html_page(document)


def secrets(found: dict[str, str], *parts: SecrecyPart) -> dict[str, str]:
    places = (*ALWAYS, *(place for part in parts for place in GOVERNED[part]))
    return {token: path for token, path in found.items() if governed(path, places)}


@pytest.mark.parametrize("level", [SecrecyLevel.INTERNAL, SecrecyLevel.SECRET])
@pytest.mark.parametrize("part", SecrecyPart)
def test_no_word_that_a_mark_governs_is_in_the_open_extract(part: SecrecyPart, level: SecrecyLevel) -> None:
    plan, found = tokens()
    hidden = secrets(found, part)
    full = printed(marked(plan, part, level=level)).markdown
    assert part is P.ENDURANCE or any(token in full for token in hidden)
    shown = texts(marked(plan, part, level=level))
    assert {path for token, path in hidden.items() if token in shown} == set()


@pytest.mark.parametrize("part", LENGTHS)
def test_no_length_that_a_mark_governs_is_in_the_open_extract(part: SecrecyPart) -> None:
    shown = texts(marked(BARE, part)).replace("\u00a0", " ")
    lengths = {words("sv").duration(minutes) for minutes in LENGTHS[part]}
    assert {length for length in lengths if f" {length}" in shown} == set()


def test_capacity_and_staff_tell_of_endurance() -> None:
    full, shown = printed(BARE).markdown, texts(marked(BARE, P.ENDURANCE))
    assert "73 %" in full
    assert "**Personal:** 17" in full
    assert "73 %" not in shown.replace("\u00a0", " ")
    assert "**Personal:**" not in shown


@pytest.mark.parametrize("lang", LANGUAGES)
def test_with_every_part_marked_only_the_frame_is_left(lang: str) -> None:
    plan, found = tokens()
    shown = texts(marked(plan, *SecrecyPart), lang)
    left = {path for token, path in found.items() if token in shown}
    assert left <= {
        "name",
        *(f"{SERVICE}{one}" for one in ("name", "definite", "summary", "description", "scope", "critical_reason")),
        *(f"{SERVICE}legal_demand", "units.omsorg.name", "roles.chef.name", "roles.vikarie.name"),
        *(f"duties.plikt.{one}" for one in ("name", "trigger", "receiver", "route", "source")),
    }


def test_what_is_not_marked_stays() -> None:
    plan, found = tokens()
    shown = texts(marked(plan, P.RISKS))
    kept = next(token for token, path in found.items() if path == f"{SERVICE}workarounds.papper.steps")
    assert kept in shown


def test_an_open_mark_takes_nothing_away() -> None:
    plan, found = tokens()
    shown = texts(marked(plan, P.RISKS, level=SecrecyLevel.OPEN))
    assert next(token for token, path in found.items() if path == f"{SERVICE}risks.brand.name") in shown


def test_people_are_never_in_the_open_extract_even_without_a_mark() -> None:
    plan, found = tokens()
    shown = texts(plan)
    assert {path for token, path in secrets(found).items() if token in shown} == set()
    assert "Författaren" not in shown
    assert "Beslutaren" not in shown
    assert "kändbrist" not in shown
    assert "Läsaren" not in shown
    assert "Äldre" not in shown
    assert "kvitterat" not in shown
    assert "utbildad" not in shown


def test_who_has_read_a_plan_is_left_in_no_part_of_the_open_extract() -> None:
    read = Acknowledgement(id="kvittens", version=3, person="anna", on=date(2026, 10, 9))
    service = BARE.services[0].model_copy(update={"acknowledgements": (read,), "seen": SEEN})
    plan = BARE.model_copy(update={"services": (service,)})
    subject = Subject(plan=plan, service="hemtjanst", approved=approved(plan), readers=READERS, seen=SEEN)
    (opened,) = open_subjects((subject,), words("sv"))
    own = opened.plan.service["hemtjanst"]
    assert (opened.readers, own.acknowledgements, own.seen) == ((), (), ())
    assert opened.approved is not None
    assert opened.approved.plan.service["hemtjanst"].acknowledgements == ()
    assert [one.minutes for one in opened.seen] == [551, 557]


def test_what_somebody_wrote_of_a_time_that_was_seen_names_nobody() -> None:
    plan, found = tokens()
    person = next(token for token, path in found.items() if path == "people.anna.name")
    seen = (SEEN[0].model_copy(update={"what": f"{person} satt på stationen"}),)
    shown = printed(plan, open_extract=True, seen=seen).markdown
    assert person not in shown
    assert "[person] satt på stationen" in shown


def test_names_are_taken_out_of_running_text_too() -> None:
    plan, found = tokens()
    by_path = {path: token for token, path in found.items()}
    supplier, person, system = (
        by_path[path] for path in ("suppliers.bolag.name", "people.anna.name", "resources.journal.name")
    )
    text = f"Ring {supplier.upper()}s växel eller {person}, om {system} är borta."
    service = plan.services[0].model_copy(update={"description": text})
    shown = texts(marked(plan.model_copy(update={"services": (service,)}), P.SUPPLIERS))
    assert "Ring [leverantör]s växel eller [person], om [It-system 1] är borta." in shown


def test_what_is_not_known_tells_no_outsider_where_the_plan_is_weak() -> None:
    assert "tar reda på det" in printed(BARE).markdown
    assert words("sv")("handout.unknown_title") not in texts(BARE)


def test_ids_stand_in_for_nobody() -> None:
    shown = texts(marked(BARE, *SecrecyPart)).partition("<style>")[0]
    assert [one for one in ("journaldata", "bolag", "anna", "avtal", "kopia") if one in shown.casefold()] == []


def test_the_extract_says_what_was_left_out_and_on_which_ground() -> None:
    shown = texts(marked(BARE, P.RISKS))
    assert "ÖPPET UTDRAG. Utelämnat: risker (sekretess enligt 18 kap. 13 § OSL)." in shown
    assert "## Risker\n\nUtelämnat i det öppna utdraget: sekretess enligt 18 kap. 13 § OSL.\n" in shown
    assert "hemligt skäl" not in shown
