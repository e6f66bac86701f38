"""The course of events, row by row as it stands in the journal."""

from kontinuitet.documents.log_text import LogLine, log_lines
from kontinuitet.documents.report.markdown import table
from kontinuitet.documents.report.source import Source


def course_part(source: Source) -> list[str]:
    """Every row; what was taken back is marked and still there."""
    lines = log_lines(source.state, source.pinned, source.words)
    rows = [[str(line.seq), line.time, line.story, _event(source, line)] for line in lines]
    return [*source.heading("course"), *table(source.heads("row", "time", "story", "event"), rows)]


def _event(source: Source, line: LogLine) -> str:
    return f"{line.text} ({source.say('taken_back')})" if line.corrected else line.text
