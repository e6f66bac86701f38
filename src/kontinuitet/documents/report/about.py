"""About the exercise itself: how it was bound to the plan, how its clock ran, what it counts as."""

from collections.abc import Iterator

from kontinuitet.documents.log_text import pace_text
from kontinuitet.documents.report.markdown import bullets
from kontinuitet.documents.report.source import Source
from kontinuitet.exercise.clock import AS_A_WATCH


def about_part(source: Source) -> list[str]:
    """The facts that somebody who wants to check the numbers needs."""
    return [*source.heading("about"), *bullets(_facts(source))]


def _facts(source: Source) -> Iterator[str]:
    measured = source.measured
    yield source.say("exercise", id=source.identity)
    for member in source.timeline.cast:
        key = "cast" if member.id else "cast_unfilled"
        yield source.say(key, name=member.name, label=source.label(member.id) if member.id else member.otherwise)
    yield source.say("story_span", start=source.moment(source.timeline.anchors[0].moment))
    yield from _clock(source)
    if measured.exercised:
        names = ", ".join(source.label(service) for service in measured.exercised)
        yield source.say("exercised", names=names)


def _clock(source: Source) -> Iterator[str]:
    """What the exercise clock did otherwise than a watch."""
    measured = source.measured
    if measured.paused is None or measured.paused:
        yield source.say("paused", length=source.paused(measured.paused))
    if measured.jumped:
        yield source.say("jumped", length=source.length(measured.jumped))
    if measured.counted:
        yield source.say("counted", length=source.length(measured.counted))
    paces = dict.fromkeys(pace for _, pace in source.state.paces if pace != AS_A_WATCH)
    if paces:
        yield source.say("paced", paces=", ".join(pace_text(pace, source.words.lang) for pace in paces))
