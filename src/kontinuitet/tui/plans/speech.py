"""What a change led to, as sentences: what stands there now, and which findings came and went."""

from kontinuitet.analysis.rules import Finding
from kontinuitet.documents.finding_text import finding_params, finding_title
from kontinuitet.documents.plan import is_typed, place_text
from kontinuitet.domain.changes import MUNICIPALITY, NoSuchPlace
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import Place
from kontinuitet.tui.lines import Kind, Unfinished
from kontinuitet.tui.plans.slots import file_language, slot_at
from kontinuitet.usecases.desk import Changed
from kontinuitet.wording import Words


def changed_text(changed: Changed, place: Place, plan: Municipality, words: Words) -> tuple[str, Kind]:
    """What was changed and what it led to; a warning when a finding appeared."""
    if changed.step is None:
        return words("tui.changed.nothing"), "plain"
    return led_to(_now(place, plan, words), changed, words)


def led_to(said: str, changed: Changed, words: Words) -> tuple[str, Kind]:
    """The same after a sentence that says what was done; what takes long to find out is said later."""
    if not changed.is_soon:
        return Unfinished(said, changed), "done"
    return " ".join((said, *consequences(changed, words))), _kind(changed)


def _kind(changed: Changed) -> Kind:
    return "warning" if changed.appeared else "done"


def _now(place: Place, plan: Municipality, words: Words) -> str:
    name = place_text(plan, place, file_language(words))
    try:
        slot = slot_at(plan, place, words)
    except NoSuchPlace:
        return words("tui.changed", place=name)
    if slot.is_prose:
        return words("tui.changed", place=name)
    return words("tui.changed_to", place=name, value=slot.shown or words("tui.nothing"))


def consequences(changed: Changed, words: Words) -> list[str]:
    """Which findings came and went: one is told whole, several are counted."""
    told = []
    if len(changed.appeared) == 1:
        told.append(words("tui.finding.came", finding=short_finding(changed.appeared[0], words)))
    elif changed.appeared:
        told.append(
            words.plural(
                "tui.finding.came_many", len(changed.appeared), first=short_finding(changed.appeared[0], words)
            )
        )
    if len(changed.gone) == 1:
        told.append(words("tui.finding.went", finding=finding_title(changed.gone[0].rule, words)))
    elif changed.gone:
        told.append(words.plural("tui.finding.went_many", len(changed.gone)))
    return told


def short_finding(finding: Finding, words: Words) -> str:
    """What is wrong, without the notes that say more."""
    return words(f"findings.{finding.rule}.{finding.variant}", **finding_params(finding.params, words))


def undone_text(
    changed: Changed, plan: Municipality, words: Words, *, before: Municipality | None = None
) -> tuple[str, Kind]:
    """What was taken back, and what that led to; ``before`` still has the name of what is gone now."""
    why = changed.step.why if changed.step is not None else ""
    place = place_of(why)
    is_own = place.object == MUNICIPALITY
    named = next((one for one in (plan, before) if one is not None and (is_own or place.object in one.by_id)), None)
    name = why if named is None else place_text(named, place, file_language(words))
    if (is_own or place.object in plan.by_id) and is_typed(plan, place):
        value = slot_at(plan, place, words).shown or words("tui.nothing")
        return led_to(words("tui.undone_to", place=name, value=value), changed, words)
    return led_to(words("tui.undone", what=name), changed, words)


def place_of(key: str) -> Place:
    """The place that ``place_key`` wrote as one line."""
    parts = [*key.split("/"), "", "", ""]
    return Place(object=parts[0], field=parts[1], item=parts[2], part=parts[3])
