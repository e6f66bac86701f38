"""Findings about the plan: what the exercise asked it for and it did not say, who could not be reached."""

from kontinuitet.documents.report.markdown import bullets
from kontinuitet.documents.report.source import Source
from kontinuitet.exercise.timeline import PlanGap


def gaps_part(source: Source) -> list[str]:
    """Every gap with the field to fill in, then the contacts that were not reached."""
    return [*source.heading("plan_findings"), *(bullets(gap_texts(source)) or [source.say("no_gaps"), ""])]


def gap_texts(source: Source) -> list[str]:
    """The findings, a sentence each."""
    gaps = [_gap(source, gap) for gap in source.measured.gaps]
    return [*gaps, *(source.say("contact_missing", role=source.label(role)) for role in source.measured.not_reached)]


def _gap(source: Source, gap: PlanGap) -> str:
    place = source.place(gap.place)
    action = source.pinned.actions.get(gap.name)
    if gap.code == "unfilled":
        return source.say("gap.unfilled", name=gap.name, place=place)
    if gap.code == "limit" and action is not None:
        return source.say("gap.limit", action=action.text, place=place)
    return source.say("gap.field", place=place)
