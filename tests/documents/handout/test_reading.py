"""The printed plan is read in a hurry: who to call next, one list at a time, and nothing that was written is lost."""

from datetime import date

from tests.documents.handout.secret_plan import SERVICE, full_plan
from tests.documents.handout.test_leaks import subject

from kontinuitet.documents.handout import html_page, printed_plan
from kontinuitet.documents.handout.writer import Printed
from kontinuitet.domain.service import Service
from kontinuitet.wording import words


def document(*, is_open: bool = False, **changes: object) -> Printed:
    """The full plan with some fields of its service changed."""
    plan = full_plan()
    services = tuple(one.model_copy(update=changes) if one.id == SERVICE else one for one in plan.services)
    made = plan.model_copy(update={"services": services})
    return printed_plan([subject(made)], printed=date(2026, 11, 24), words=words("sv"), open_extract=is_open)


def service() -> Service:
    return full_plan().service[SERVICE]


def test_the_first_call_says_whom_to_call_when_nobody_answers() -> None:
    act = service().activation.model_copy(update={"deputy": "agare"})
    assert "Ring rollbeslutare, som beslutar om planen ska användas. Vid uteblivet svar: ring rollagare." in (
        document(activation=act).markdown
    )
    alone = act.model_copy(update={"deputy": None})
    assert "uteblivet svar" not in document(activation=alone).markdown


def test_steps_are_a_list_of_their_own() -> None:
    page = html_page(document())
    before, _, after = page.partition("<strong>Gör så här:</strong>")
    assert before.rstrip().endswith("<p>")
    assert before.removesuffix("<p>").rstrip().endswith("</ul>")
    assert after.partition("</ul>")[0].count("<li>") == 1


def test_what_tasks_leave_to_be_entered_stands_with_the_return() -> None:
    _, _, returning = document().markdown.partition("## Återgång och efterregistrering")
    assert "| rutinnamn | rutinefterat |" in returning
    assert "| momentnamn | momentefterat |" in returning


def test_what_stands_beside_the_sections_is_printed_but_never_handed_out() -> None:
    assert "ovrigtext" in document(other="ovrigtext").markdown
    assert "ovrigtext" not in document(other="ovrigtext", is_open=True).markdown


def test_an_extract_of_what_nobody_has_assessed_says_so() -> None:
    warning = "Sekretessen är inte bedömd. Pröva den innan utdraget lämnas ut."
    assert warning in document(is_open=True, secrecy_assessed=None).markdown
    assert warning not in document(is_open=True).markdown


def test_the_head_tells_when_the_service_is_open() -> None:
    assert "- **Öppet:** mån–fre 07:07–16:43" in document().markdown
