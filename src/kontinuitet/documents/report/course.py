"""The course of events, row by row as it stands in the journal."""

from kontinuitet.documents.log_text import log_lines
from kontinuitet.documents.report.markdown import cell, table
from kontinuitet.documents.report.source import Source


def course_part(source: Source) -> list[str]:
    """Every row; what was taken back is marked and still there."""
    heads = [source.say(f"head.{name}") for name in ("row", "time", "story", "event")]
    rows = [
        [
            str(line.seq),
            line.time,
            line.story,
            cell(f"{line.text} ({source.say('taken_back')})" if line.corrected else line.text),
        ]
        for line in log_lines(source.state, source.pinned, source.words)
    ]
    return [f"## {source.say('course')}", "", *table(heads, rows)]
