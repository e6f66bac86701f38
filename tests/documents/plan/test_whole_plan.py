"""Every heading of the one real plan for loss of social systems that could be read (facts 1.7) has a filled place."""

import pytest
from tests.documents.plan.test_example import SHIPPED, files_of, plan_of

from kontinuitet.domain.service import Service

PLAN = plan_of(files_of(SHIPPED))
SERVICE = PLAN.service["ekonomiskt-bistand"]
INVESTIGATORS, PROVIDERS = "Utredare och beställare", "Egna utförare"


def steps(group: str, name: str) -> str:
    """The steps of a task of a group, which ends with what is done when the systems are back."""
    (task,) = [task for task in SERVICE.tasks if task.group == group and task.name.startswith(name)]
    assert task.afterwards
    return task.steps


def form(name: str) -> tuple[str, ...]:
    (found,) = [form for form in SERVICE.forms if form.name.startswith(name)]
    return found.columns


HEADINGS = {
    "summary": SERVICE.summary,
    "1 introduction: planning": SERVICE.scope,
    "1 responsibility and powers": SERVICE.authority,
    "1 contacts": PLAN.alert_list[SERVICE.activation.alert_list or ""].roles,
    "2 documentation during the outage": SERVICE.documentation,
    "2 ongoing cases": steps(INVESTIGATORS, "Pågående ärenden"),
    "2 journal notes": steps(INVESTIGATORS, "Journalanteckningar"),
    "2 decisions": steps(INVESTIGATORS, "Beslut"),
    "2 orders": steps(INVESTIGATORS, "Beställningar"),
    "2 manual payment through the bank": steps(INVESTIGATORS, "Utbetalning"),
    "2 payment of fees": steps(INVESTIGATORS, "Avgifter"),
    "2 when the system is back": [task.afterwards for task in SERVICE.tasks if task.group == INVESTIGATORS],
    "3 documentation": steps(PROVIDERS, "Dokumentation"),
    "3 ongoing cases": steps(PROVIDERS, "Pågående insatser"),
    "3 journal notes": steps(PROVIDERS, "Journalanteckningar"),
    "3 health care tasks": steps(PROVIDERS, "Hälso- och sjukvård"),
    "3 time reporting in home care": steps(PROVIDERS, "Tidrapportering"),
    "3 receiving orders": steps(PROVIDERS, "Ta emot"),
    "3 when the system is back": SERVICE.returning.order,
    "annex: cashier list": form("Kassalista"),
    "annex: USB receipt list": form("Kvittens för usb"),
    "annex: manual register of decisions": form("Register över beslut"),
    "annex: register of other documents": form("Register över andra"),
    "annex: payments made by card": form("Betalningar med kort"),
}


@pytest.mark.parametrize("heading", HEADINGS)
def test_every_heading_has_a_filled_place(heading: str) -> None:
    assert HEADINGS[heading]


def test_the_example_leaves_no_list_of_a_plan_empty() -> None:
    lists = ("impact", "peaks", "dependencies", "risks", "workarounds", "tasks", "forms", "communication", "recovery")
    assert [name for name in lists if not getattr(SERVICE, name)] == []
    assert SERVICE.returning != Service.model_fields["returning"].default
