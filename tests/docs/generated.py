"""The tables of ``docs/`` that are made from the program: keys, rules, words. Run it to write them anew:

python -m tests.docs.generated
"""

import re
from collections.abc import Callable, Iterable, Mapping
from enum import Enum

from tests.docs import example_rules as example
from tests.docs import pages

from kontinuitet.analysis.rules import RULES
from kontinuitet.documents.plan import vocabulary as plan_words
from kontinuitet.documents.scenario.english import ENGLISH
from kontinuitet.documents.scenario.swedish import SWEDISH
from kontinuitet.domain.assessment import Occasion, SurveyQuestion
from kontinuitet.domain.disturbance import Proof
from kontinuitet.domain.followup import ActionKind, ActionStatus, DutyScope, DutyStart
from kontinuitet.domain.organisation import ChannelKind, UnitKind
from kontinuitet.domain.resource import DependencyKind, ResourceKind
from kontinuitet.domain.risk import Treatment
from kontinuitet.domain.secrecy import SecrecyLevel, SecrecyPart
from kontinuitet.domain.service import Area, Sector
from kontinuitet.domain.supplier import DutyStatus, IncidentDuty, SupplierKind
from kontinuitet.domain.values import DeliveryForm
from kontinuitet.tui.bindings import Keys, all_bindings, key_sign
from kontinuitet.wording import Words, words

Pair = tuple[str, str]
"""The same words in Swedish and in English."""


def _in(lang: str, pair: Pair) -> str:
    return pair[0] if lang == "sv" else pair[1]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def _table(head: Iterable[str], body: Iterable[Iterable[str]]) -> str:
    head = list(head)
    lines = [head, ["---"] * len(head), *body]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def keys(say: Words) -> str:
    """Every screen and dialog with its keys."""
    return "\n\n".join(_screen(screen, say) for screen in all_bindings())


def _screen(screen: Keys, say: Words) -> str:
    head = (("Tangent", "Key"), ("Heter", "Called"), ("Vad den gör", "What it does"))
    body = [
        (
            ", ".join(f"`{key_sign(key, say)}`" for key in act.key.split(",")),
            _cell(say(act.label)),
            _cell(say(act.help)),
        )
        for act in screen.acts
    ]
    table = [_table((_in(say.lang, pair) for pair in head), body)] if body else []
    return "\n\n".join([f"#### {say(screen.title)}", say(screen.help), *table])


def rules(say: Words) -> str:
    """Every rule with what it finds, why it matters and what it rests on."""
    head = (("Regel", "Rule"), ("Vad den hittar", "What it finds"), ("Varför", "Why"), ("Bygger på", "Rests on"))
    body = [(rule, *(_cell(say(f"findings.{rule}.{part}")) for part in ("title", "why", "source"))) for rule in RULES]
    return _table((_in(say.lang, pair) for pair in head), body)


def example_rules(say: Words) -> str:
    """What every rule says of the example municipality."""
    head = (
        ("Regel", "Rule"),
        ("Antal", "Number"),
        ("Det första den säger, eller varför den tiger", "The first thing it says, or why it is silent"),
    )
    body = [(rule, number, _cell(text)) for rule, number, text in example.rows(say)]
    return _table((_in(say.lang, pair) for pair in head), body)


_SCENARIO_WORDS: dict[str, Pair] = {
    "front": ("Överst i filen", "At the top of the file"),
    "sections": ("Rubriker med fast namn", "Headings with a fixed name"),
    "fields": ("Fält under ett inspel eller en fas", "Fields of an inject or a phase"),
    "parts": ("Delar efter ett lodrätt streck", "Parts after a bar"),
    "keys": ("Ord i rubriker, tider och villkor", "Words in headings, times and conditions"),
    "participants": ("Deltagarnas uppgifter", "What a participant is"),
    "kinds": ("Typ", "Kind"),
    "uses": ("Användning", "Use"),
    "rules": ("Regler i rollistan", "Rules of the cast"),
    "cast_fields": ("Uppgifter om den som finns i rollistan", "Fields of a member of the cast"),
    "deadlines": ("Tidsgränser", "Deadlines"),
    "duty_clocks": ("Varifrån en anmälningsfrist räknas", "From when a reporting duty is counted"),
    "effects": ("Påverkan", "Effects"),
    "built_in": ("Milstolpar som nås av sig själva", "Milestones that are reached by themselves"),
    "units": ("Enheter för tid", "Units of time"),
    "answer_keys": ("Överst i en svarsfil", "At the top of an answers file"),
    "acts": ("Handlingar i en svarsfil", "Acts in an answers file"),
    "act_fields": ("Delar av en handling", "Parts of an act"),
    "manners": ("Hur något gjordes", "How it was done"),
    "statuses": ("Verksamhetens läge", "Status of a service"),
    "contacts": ("Kontaktförsök", "Attempts to reach somebody"),
    "ago": ("Slutet på ”för … sedan”", "The end of “was … ago”"),
    "weekdays": ("Veckodagar", "Weekdays"),
    "months": ("Månader", "Months"),
}


def scenario_words(say: Words) -> str:
    """Every word of the scenario language, group by group."""
    return "\n\n".join(
        f"**{_in(say.lang, title)}**\n\n{_two_columns(say.lang, _words_of(SWEDISH, name), _words_of(ENGLISH, name))}"
        for name, title in _SCENARIO_WORDS.items()
    )


def _words_of(vocabulary: object, name: str) -> list[str]:
    found = getattr(vocabulary, name)
    if isinstance(found, str):
        return [found]
    if isinstance(found, Mapping):
        return [" / ".join(f"`{word}`" for word in spelled) for spelled in found.values()]
    return [", ".join(f"`{word}`" for word in found)]


def _two_columns(lang: str, swedish: list[str], english: list[str]) -> str:
    head = ("svenska", "engelska") if lang == "sv" else ("Swedish", "English")
    quoted = ([one if "`" in one else f"`{one}`" for one in column] for column in (swedish, english))
    return _table(head, (map(_cell, pair) for pair in zip(*quoted, strict=True)))


_PLAN_WORDS: dict[type[Enum], Pair] = {
    UnitKind: ("En enhets slag", "Kind of a unit"),
    Area: ("En verksamhets område", "Area of a service"),
    Sector: ("En verksamhets samhällssektor", "Societal sector of a service"),
    DependencyKind: ("Ett beroendes slag", "Kind of a dependency"),
    Treatment: ("Vad som beslutas om en risk", "What is decided about a risk"),
    SecrecyPart: ("Delar av en plan som kan sekretessmarkeras", "Parts of a plan that can be marked secret"),
    SecrecyLevel: ("Sekretessnivå", "Level of secrecy"),
    ResourceKind: ("En resurs slag", "Kind of a resource"),
    DeliveryForm: ("En resurs drift, ett avtals form", "How a resource is run, form of an agreement"),
    SupplierKind: ("En leverantörs slag", "Kind of a supplier"),
    IncidentDuty: ("Skyldigheter i ett avtal", "Duties in an agreement"),
    DutyStatus: ("Hur en skyldighet är reglerad", "How a duty is regulated"),
    ChannelKind: ("En kontaktvägs slag", "Kind of a channel"),
    DutyScope: ("Vad en anmälningsplikt gäller", "What a reporting duty concerns"),
    DutyStart: ("När en anmälningsfrist börjar räknas", "From when a reporting duty is counted"),
    ActionKind: ("En åtgärds slag", "Kind of an action"),
    ActionStatus: ("En åtgärds status", "Status of an action"),
    Proof: ("Vad som visade en återställningstid", "What showed a recovery time"),
    SurveyQuestion: ("Frågor i självskattningen", "Questions of the self-assessment"),
    Occasion: ("När en fråga besvarades", "When a question was answered"),
}


def plan_folder_words(say: Words) -> str:
    """Every fixed word of the plan files, list by list."""
    lists = [(title, list(plan_words.WORDS[kind].values())) for kind, title in _PLAN_WORDS.items()]
    kinds = ("Rubriker i registret över resurser", "Headings of the register of resources")
    lists.insert(3, (kinds, list(plan_words.RESOURCE_HEADINGS.values())))
    lists.append((("Svar i självskattningen", "Answers of the self-assessment"), list(plan_words.ANSWERS.values())))
    return "\n\n".join(
        f"**{_in(say.lang, title)}**\n\n{_two_columns(say.lang, [one for one, _ in pairs], [one for _, one in pairs])}"
        for title, pairs in lists
    )


BLOCKS: dict[str, tuple[dict[str, str], Callable[[Words], str]]] = {
    "keys": (pages.HANDBOOK, keys),
    "rules": (pages.RULES, rules),
    "rules in the example": (pages.RULES, example_rules),
    "scenario words": (pages.SCENARIO, scenario_words),
    "plan words": (pages.PLAN_FOLDER, plan_folder_words),
}
"""What is generated, on which pages."""


def block(name: str) -> re.Pattern[str]:
    """Where a block stands on a page: its begin and end marks, and what is between them."""
    return re.compile(rf"(<!-- generated: {name} -->\n)(.*?)(<!-- end: {name} -->\n)", re.DOTALL)


def write() -> None:
    """Put every block on its pages."""
    for name, (places, make) in BLOCKS.items():
        for lang, page in places.items():
            path = pages.DOCS / page
            before, begin, _, end, after = block(name).split(path.read_text(encoding="utf-8"))
            path.write_text(f"{before}{begin}\n{make(words(lang))}\n\n{end}{after}", encoding="utf-8")


if __name__ == "__main__":
    write()
