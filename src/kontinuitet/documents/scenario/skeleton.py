"""What two language versions of one scenario must share: everything but the texts and the names."""

from collections.abc import Mapping

from kontinuitet.exercise.scenario import Scenario

_TEXTS = frozenset(
    (
        *("title", "text", "intro", "background", "source", "otherwise", "channel", "facilitator"),
        *("tasks", "questions", "lessons", "readiness", "all_of", "any_of"),
    )
)
_DROPPED = frozenset(("line", "lines", "lang"))
_CAST, _PEOPLE, _OBJECTIVES, _MILESTONES, _VARIANTS = "cast", "participants", "objectives", "milestones", "variants"
_NAMES = {
    **dict.fromkeys(("name", "of", "target"), (_CAST,)),
    **dict.fromkeys(("sender", "to", "actor"), (_PEOPLE,)),
    "objective": (_OBJECTIVES,),
    **dict.fromkeys(("milestone", "after"), (_MILESTONES, _CAST)),
    "variants": (_VARIANTS,),
}
"""Fields that hold a name which an author translates, and of what."""

Places = Mapping[str, Mapping[str, int]]


def skeleton(scenario: Scenario) -> object:
    """The scenario without texts, lines and language: of each text only whether it is there, of a list of texts how
    many. Names that an author translates (of cast, people, objectives, milestones, variants) become their places.
    Twins in two languages have equal skeletons."""
    without = {_PEOPLE: {"__all__": {"id"}}, _OBJECTIVES: {"__all__": {"id"}}}
    return _stripped(scenario.model_dump(mode="json", exclude=without), _places(scenario))


def _places(scenario: Scenario) -> Places:
    """The place in the file of each name, by what it is a name of."""
    milestones = [one.milestone for inject in scenario.injects for one in inject.expected]
    milestones += [one.milestone for inject in scenario.injects for one in inject.options]
    named = {
        _CAST: [member.name for member in scenario.cast],
        _PEOPLE: [one.id for one in scenario.participants],
        _OBJECTIVES: [one.id for one in scenario.objectives],
        _MILESTONES: list(dict.fromkeys(name for name in milestones if name)),
        _VARIANTS: list(scenario.variants),
    }
    return {kind: {name: place for place, name in enumerate(names, 1)} for kind, names in named.items()}


def _stripped(value: object, places: Places) -> object:
    if isinstance(value, dict):
        return {key: _field(key, inner, places) for key, inner in value.items() if key not in _DROPPED}
    if isinstance(value, list):
        return [_stripped(inner, places) for inner in value]
    return value


def _field(key: str, value: object, places: Places) -> object:
    if key in _NAMES and isinstance(value, list):
        return [_placed(key, inner, places) for inner in value]
    if key in _NAMES and isinstance(value, str):
        return _placed(key, value, places)
    if key in _TEXTS and isinstance(value, str):
        return bool(value)
    if key in _TEXTS and isinstance(value, list) and all(isinstance(inner, str) for inner in value):
        return len(value)
    return _stripped(value, places)


def _placed(key: str, name: str, places: Places) -> object:
    found = [(kind, places[kind][name]) for kind in _NAMES[key] if name in places[kind]]
    return found[0] if found else name
