"""A scenario at a glance: its timeline with both times, its branches, and how its objectives are covered."""

from collections.abc import Iterator

from kontinuitet.documents.scenario.moments import written_time
from kontinuitet.documents.scenario.reach import positions
from kontinuitet.documents.scenario.vocabulary import Key, Vocabulary
from kontinuitet.documents.scenario.words import VOCABULARIES
from kontinuitet.exercise.scenario import (
    Condition,
    Inject,
    Milestone,
    MomentKind,
    Phase,
    Scenario,
    StoryMoment,
    Trigger,
)
from kontinuitet.wording import Words
from kontinuitet.wording.durations import format_duration

_NONE = "–"


def scenario_timeline(scenario: Scenario, words: Words) -> str:
    """The overview as Markdown: headings in the language of ``words``, the scenario's own words as they stand."""
    vocabulary = VOCABULARIES[scenario.lang]
    parts = [
        f"# {scenario.title}",
        words(
            "scenario.show_facts",
            id=scenario.id,
            length=words.duration(scenario.length),
            begins=moment_text(scenario.begins, vocabulary),
            injects=len(scenario.injects),
        ),
        _cast(scenario, words, vocabulary),
        _timeline(scenario, words, vocabulary),
        _milestones(scenario, words, vocabulary),
        _objectives(scenario, words),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def moment_text(moment: StoryMoment, words: Vocabulary) -> str:
    """A story moment as it is written: "fredag 14:40"."""
    time = f"{moment.minute // 60:02}:{moment.minute % 60:02}"
    if moment.kind is MomentKind.FULL_DATE:
        return f"{moment.year}-{moment.month:02}-{moment.day:02} {time}"
    if moment.kind is MomentKind.DATE:
        return f"{moment.day} {words.months[(moment.month or 1) - 1]} {time}"
    if moment.kind is MomentKind.WEEKDAY:
        return f"{words.weekdays[moment.weekday or 0]} {time}"
    return f"{words.keys[Key.DAY][0]} {moment.day} {time}" if moment.kind is MomentKind.DAY else time


def condition_text(condition: Condition, words: Vocabulary, *, inner: bool = False) -> str:
    """A condition as it is written."""
    joint = words.keys[Key.AND if condition.all_of else Key.OR][0]
    parts = [
        _milestone_text(part, words) if isinstance(part, Milestone) else condition_text(part, words, inner=True)
        for part in (*condition.all_of, *condition.any_of)
    ]
    text = f" {joint} ".join(parts)
    return f"({text})" if inner else text


def _milestone_text(found: Milestone, words: Vocabulary) -> str:
    name = found.milestone
    if found.built_in is not None:
        name = f"{name} {words.built_in[found.built_in][0]}"
    negated = f"{words.keys[Key.NOT][0]} " if found.negated else ""
    by = f" {words.keys[Key.BY][0]} {written_time(found.by)}" if found.by is not None else ""
    return f"{negated}{name}{by}"


def trigger_text(trigger: Trigger, words: Vocabulary) -> str:
    """When an inject comes, as it is written: "T+0:12", "Efter felanmält + 10 min", "För hand"."""
    if trigger.at is not None:
        return written_time(trigger.at)
    if trigger.by_hand:
        return words.keys[Key.BY_HAND][0]
    after = _milestone_text(Milestone(milestone=trigger.after, built_in=trigger.after_built_in), words)
    delay = f" + {format_duration(trigger.delay, words.lang)}" if trigger.delay else ""
    return f"{words.keys[Key.AFTER][0]} {after}{delay}"


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("|" + "|".join(cell.replace("|", "\\|") or _NONE for cell in line) + "|" for line in lines)


def _section(words: Words, name: str, columns: tuple[str, ...], rows: list[list[str]]) -> str:
    if not rows:
        return ""
    head = [words(f"scenario.show_{column}") for column in columns]
    return f"## {words(f'scenario.show_{name}')}\n\n{_table(head, rows)}"


def _cast(scenario: Scenario, words: Words, vocabulary: Vocabulary) -> str:
    rows = []
    for member in scenario.cast:
        phrase = vocabulary.rules[member.rule][0]
        blank = "R" if phrase.endswith(" R") else "X"
        rule = " ".join(member.of if word == blank else word for word in phrase.split())
        rows.append([member.name, rule, member.otherwise])
    return _section(words, "cast", ("name", "rule", "otherwise"), rows)


def _timeline(scenario: Scenario, words: Words, vocabulary: Vocabulary) -> str:
    columns = ("when", "story", "inject", "id", "to", "condition", "expected")
    rows = [list(row) for row in _rows(scenario, vocabulary)]
    return _section(words, "timeline", columns, rows)


def _rows(scenario: Scenario, words: Vocabulary) -> Iterator[tuple[str, ...]]:
    """Phases and injects in the order of the file; the row of a phase carries its title only."""
    in_order: list[tuple[int, Phase | Inject]] = [(one.line, one) for one in scenario.phases]
    in_order += [(one.line, one) for one in scenario.injects]
    for _, one in sorted(in_order, key=lambda pair: pair[0]):
        story = moment_text(one.story, words) if one.story is not None else ""
        if isinstance(one, Phase):
            title = f"{words.keys[Key.PHASE][0]}: {one.title}"
            yield written_time(one.at), story, title, one.id, "", "", ""
        else:
            condition = condition_text(one.condition, words) if one.condition is not None else ""
            expected = ", ".join(action.id for action in one.expected)
            when = trigger_text(one.trigger, words)
            yield when, story, one.title, one.id, ", ".join(one.to), condition, expected


def _milestones(scenario: Scenario, words: Words, vocabulary: Vocabulary) -> str:
    """Where the scenario branches: each milestone, what reaches it, and what it leads to."""
    reached: dict[str, list[str]] = {}
    for inject in scenario.injects:
        reaching = [(one.milestone, one.id) for one in inject.expected]
        reaching += [(one.milestone, one.id) for one in inject.options]
        for name, identity in reaching:
            if name:
                reached.setdefault(name, []).append(identity)
    leads: dict[str, list[str]] = {name: [] for name in reached}
    for inject in scenario.injects:
        for name in _waited_for(inject, vocabulary):
            leads.setdefault(name, []).append(inject.id)
    rows = [[name, ", ".join(reached.get(name, ())), ", ".join(to)] for name, to in leads.items()]
    return _section(words, "branches", ("milestone", "reached_by", "leads_to"), rows)


def _waited_for(inject: Inject, words: Vocabulary) -> list[str]:
    found = list(positions(inject.condition)) if inject.condition is not None else []
    if inject.trigger.after:
        found.append(Milestone(milestone=inject.trigger.after, built_in=inject.trigger.after_built_in))
    plain = (_milestone_text(one.model_copy(update={"negated": False, "by": None}), words) for one in found)
    return list(dict.fromkeys(plain))


def _objectives(scenario: Scenario, words: Words) -> str:
    rows = []
    for objective in scenario.objectives:
        actions = [
            f"{action.id} ({inject.id})"
            for inject in scenario.injects
            for action in inject.expected
            if action.objective == objective.id
        ]
        rows.append([objective.id, objective.text, ", ".join(actions)])
    return _section(words, "objectives", ("id", "objective", "covered_by"), rows)
