"""What stands as one line in an action, read back: the field that it is about, and where it came from."""

import re

from kontinuitet.documents.finding_text import finding_title
from kontinuitet.documents.plan import place_text
from kontinuitet.domain.changes import MUNICIPALITY, NoSuchPlace, value_at
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import Place
from kontinuitet.tui.plans.slots import file_language
from kontinuitet.tui.plans.speech import place_of
from kontinuitet.usecases.desk import Desk
from kontinuitet.wording import Words

_FINDING = re.compile(r"([A-Z]\d{1,2}) (\S+)")


def place_from(line: str, plan: Municipality) -> Place | None:
    """The place that a line names, as far as the plan still holds it; ``None`` when it names nothing there."""
    place = place_of(line)
    if place.object != MUNICIPALITY and place.object not in plan.by_id:
        return None
    try:
        if place.field:
            value_at(plan, place)
    except NoSuchPlace:
        return Place(object=place.object)
    return place


def is_finding(origin: str) -> bool:
    """Whether a line names a finding: its rule and its place."""
    return _FINDING.fullmatch(origin) is not None


def origin_text(origin: str, desk: Desk, words: Words) -> str:
    """Where an action came from: a finding, an exercise, or what somebody wrote."""
    found = _FINDING.fullmatch(origin)
    if found is not None and words.has(f"findings.{found[1]}.title"):
        place = place_from(found[2], desk.plan)
        where = place_text(desk.plan, place, file_language(words)) if place is not None else found[2]
        return words("followup.origin.finding", title=finding_title(found[1], words), place=where)
    exercise = next((one for one in desk.database.exercises.list() if one.id == origin), None) if origin else None
    if exercise is not None:
        return words("followup.origin.exercise", title=exercise.title, day=exercise.created[:10])
    return origin or words("followup.origin.none")
