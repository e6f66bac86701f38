"""The printed plan of one service, or of several in one document, as parts in the order in which they are read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kontinuitet.documents.handout.about import about_parts, other_part
from kontinuitet.documents.handout.back import back_parts
from kontinuitet.documents.handout.contacts import contacts_part
from kontinuitet.documents.handout.evidence import evidence_parts
from kontinuitet.documents.handout.first_page import first_page
from kontinuitet.documents.handout.markdown import note, said
from kontinuitet.documents.handout.needs import information_part, needs_parts
from kontinuitet.documents.handout.open_extract import open_subjects
from kontinuitet.documents.handout.part import Part, markdown_text, part
from kontinuitet.documents.handout.routines import communication_part, form_parts, routine_parts
from kontinuitet.documents.handout.source import Source, Subject
from kontinuitet.documents.report.markdown import bullets
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.secrecy import SecrecyPart
from kontinuitet.wording import Words

_MARKED: dict[str, tuple[SecrecyPart, ...]] = {
    "use": (SecrecyPart.ACTIVATION, SecrecyPart.LIMITS),
    "hour": (SecrecyPart.ACTIVATION, SecrecyPart.WORKAROUNDS),
    "alert": (SecrecyPart.CONTACTS,),
    "faults": (SecrecyPart.SUPPLIERS, SecrecyPart.CONTACTS),
    "priorities": (SecrecyPart.WORKAROUNDS,),
    "impact": (SecrecyPart.IMPACT,),
    "limits": (SecrecyPart.LIMITS, SecrecyPart.RECOVERY_TIMES),
    "dependencies": (SecrecyPart.DEPENDENCIES, SecrecyPart.RECOVERY_TIMES, SecrecyPart.ENDURANCE),
    "promises": (SecrecyPart.SUPPLIERS, SecrecyPart.RECOVERY_TIMES),
    "risks": (SecrecyPart.RISKS,),
    "workarounds": (SecrecyPart.WORKAROUNDS, SecrecyPart.ENDURANCE, SecrecyPart.DEPENDENCIES),
    "routine": (SecrecyPart.WORKAROUNDS, SecrecyPart.ENDURANCE),
    "documentation": (SecrecyPart.WORKAROUNDS,),
    "tasks": (SecrecyPart.WORKAROUNDS,),
    "communication": (SecrecyPart.COMMUNICATION,),
    "recovery": (SecrecyPart.RECOVERY, SecrecyPart.RECOVERY_TIMES),
    "return": (SecrecyPart.RECOVERY,),
    "information": (SecrecyPart.INFORMATION, SecrecyPart.RECOVERY_TIMES),
    "contacts": (SecrecyPart.CONTACTS,),
    "forms": (SecrecyPart.WORKAROUNDS,),
    "log": (SecrecyPart.RECOVERY_TIMES, SecrecyPart.INFORMATION),
    "unknown": tuple(SecrecyPart),
    "known": tuple(SecrecyPart),
}
"""Which marks are said again under which heading."""


@dataclass(frozen=True)
class Printed:
    """A whole document. ``running`` stands at the head of every printed page."""

    title: str
    running: str
    parts: tuple[Part, ...]
    lang: str
    page: str

    @property
    def markdown(self) -> str:
        """The document as Markdown."""
        return markdown_text(self.parts)


def printed_plan(
    subjects: Sequence[Subject],
    *,
    printed: date,
    words: Words,
    of: str | None = None,
    open_extract: bool = False,
    register: Municipality | None = None,
) -> Printed:
    """The document of one service, or of several with a list of contents and one list of contacts.

    ``of``: the unit or the municipality that the services are of, ``None`` for one service alone. Each subject's
    plan is bound to its service (``analysis.bound``). ``register``: a municipality whose people, and suppliers where
    those are marked, are named nowhere in an open extract.
    """
    given = open_subjects(subjects, words, register=register) if open_extract else subjects
    sources = tuple(Source(one, words, printed, is_open=open_extract) for one in given)
    parts = _one(sources[0]) if of is None else _several(sources, of)
    title = parts[0].title
    lang = "sv" if words.lang == "sv" else "en"
    return Printed(title, _running(sources, title), tuple(parts), lang, words("handout.page"))


def _running(sources: Sequence[Source], title: str) -> str:
    first = sources[0]
    secrecy = "running_open" if first.is_open else "running_secret" if any(one.marks for one in sources) else ""
    approved = first.subject.approved
    version = first.say("version_draft") if any(one.subject.is_draft for one in sources) else ""
    if len(sources) == 1 and approved is not None and not first.subject.is_draft:
        version = first.say("number_text", n=approved.number)
    said_secrecy = first.say(secrecy) if secrecy else ""
    return " · ".join(text for text in (first.plan.name, title, version, said_secrecy) if text)


def _one(source: Source) -> list[Part]:
    return [*_service(source, contacts_part((source,)))]


def _service(source: Source, contacts: Part | None) -> Iterator[Part]:
    parts = [
        *first_page(source),
        *about_parts(source),
        *needs_parts(source),
        *routine_parts(source),
        communication_part(source),
        *back_parts(source),
        information_part(source),
        *((contacts,) if contacts else ()),
        *form_parts(source),
        *other_part(source),
        *evidence_parts(source),
    ]
    return (_with_mark(source, one) for one in parts)


def _several(sources: Sequence[Source], of: str) -> list[Part]:
    first = sources[0]
    contacts = contacts_part(sources)
    services = [[one.under(1) for one in _service(source, None)] for source in sources]
    day = first.words.date(first.printed)
    front = [
        note(first.say("open_always")) if first.is_open else _secret(sources),
        said(first.say("front", n=len(sources), municipality=first.plan.name, printed=day)),
    ]
    listed = bullets([*(parts[0].title for parts in services), contacts.title])
    return [
        part("cover", 1, first.say("title_several", of=of), *front),
        part("contents", 2, first.say("contents"), listed),
        *(one for parts in services for one in parts),
        contacts,
    ]


def _secret(sources: Iterable[Source]) -> list[str]:
    marked = [source.service.name for source in sources if source.marks]
    source = next(iter(sources))
    return note(source.say("secret_several", names=", ".join(marked))) if marked else []


def _with_mark(source: Source, one: Part) -> Part:
    """The part with its secrecy said under its heading; what is left out says so itself."""
    marks = [source.marks[each] for each in _MARKED.get(one.kind, ()) if each in source.marks]
    if source.is_open or not marks:
        return one
    grounds = ", ".join(dict.fromkeys(source.ground(mark) for mark in marks))
    return replace(one, lines=(*note(source.say("section_secret", grounds=grounds)), *one.lines))
