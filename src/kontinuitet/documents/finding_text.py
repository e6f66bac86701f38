"""Findings put into words: what is wrong, why it matters, and where that comes from."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from kontinuitet.analysis.rules import Asking, Count, Finding, Names, Param, Route, Span, Term, Terms
from kontinuitet.domain.calendar import Moment
from kontinuitet.domain.values import Promise
from kontinuitet.wording import Words

LISTED = 5
"""How many names a sentence lists at most."""


def finding_text(finding: Finding, words: Words) -> str:
    """Everything that somebody needs to know about it, in running text; several sentences on one line."""
    params = finding_params(finding.params, words)
    main = words(f"findings.{finding.rule}.{finding.variant}", **params)
    return " ".join((main, *(words(f"findings.note.{note}", **params) for note in finding.notes)))


def finding_title(rule: str, words: Words) -> str:
    """The rule in a few words, for a heading or a list."""
    return words(f"findings.{rule}.title")


def why(rule: str, words: Words) -> str:
    """Why the rule matters, and the source that it rests on."""
    source = words("findings.source", source=words(f"findings.{rule}.source"))
    return f"{words(f'findings.{rule}.why')} {source}"


def finding_params(params: Mapping[str, Param], words: Words) -> dict[str, str]:
    """The parameters as words; a term may itself be told with the others."""
    plain = {name: _plain(value, words) for name, value in params.items() if not isinstance(value, Term)}
    terms = {name: value.key for name, value in params.items() if isinstance(value, Term)}
    return plain | {name: words(f"findings.term.{key}", **plain) for name, key in terms.items()}


def _plain(value: Param, words: Words) -> str:
    match value:
        case Span():
            return words.duration(value.minutes)
        case Promise():
            return promise_text(value, words)
        case Names():
            return names_text(value, words)
        case Route():
            return " → ".join(value.names)
        case Terms():
            return listing([words(f"findings.term.{key}") for key in value.keys], words("findings.term.and"))
        case Count():
            return words.plural(f"findings.count.{value.noun}", value.number)
        case Asking():
            return asking_text(value, words)
        case _:
            return _moment(value, words)


def _moment(value: Param, words: Words) -> str:
    match value:
        case Moment():
            time = f"{value.minute // 60:02}:{value.minute % 60:02}"
            return words(f"findings.reference.{value.weekday}", time=time)
        case datetime():
            return words.long_moment(value)
        case date():
            return words.date(value)
        case _:
            return str(value)


def promise_text(promise: Promise, words: Words) -> str:
    """A promise as it was given: "8 supporttimmar", "1 h 30 min supporttid", or ordinary time."""
    time = words.duration(promise.minutes)
    if not promise.support:
        return time
    hours, rest = divmod(promise.minutes, 60)
    return words("findings.promise.time", time=time) if rest else words.plural("findings.promise.hours", hours)


def names_text(names: Names, words: Words) -> str:
    """Names as running text lists them: "a, b och c", or "a, b eller c"; of many only the first, and how many more."""
    listed = list(names.names)
    if len(listed) > LISTED:
        more = words("findings.term.more", count=len(listed) - LISTED + 1)
        listed = [*listed[: LISTED - 1], more]
    return listing(listed, words("findings.term.or" if names.either else "findings.term.and"))


def listing(listed: Sequence[str], last: str) -> str:
    """All of these as running text lists them; ``last`` stands before the last one."""
    return f" {last} ".join([", ".join(listed[:-1]), *listed[-1:]] if len(listed) > 1 else listed)


def asking_text(asking: Asking, words: Words) -> str:
    """Who finds out and by when, as a sentence; or that nobody is set to."""
    parts = [*(["who"] if asking.who else []), *(["by"] if asking.by else []), *(["overdue"] if asking.overdue else [])]
    by = words.date(asking.by) if asking.by else ""
    return words(f"findings.asking.{'-'.join(parts) or 'nobody'}", who=asking.who, by=by)
