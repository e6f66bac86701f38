"""The contact list: roles with those who hold them, deputies, hours, and every way to reach them."""

from collections.abc import Iterable

from kontinuitet.documents.handout.first_page import omitted
from kontinuitet.documents.handout.markdown import said
from kontinuitet.documents.handout.part import Part, part
from kontinuitet.documents.handout.reach import roles
from kontinuitet.documents.handout.source import NONE, Source
from kontinuitet.documents.report.markdown import table
from kontinuitet.domain.organisation import Channel, Person, Role
from kontinuitet.domain.secrecy import SecrecyPart


def contacts_part(sources: Iterable[Source]) -> Part:
    """Everybody who is named by the plans of these services, each role once."""
    given = tuple(sources)
    first = given[0]
    shown = [source for source in given if not omitted(source, SecrecyPart.CONTACTS)]
    found = {
        role.id: (source, role) for source in reversed(shown) for role in reversed(roles(source.plan, source.service))
    }
    rows = [row for source, role in reversed(found.values()) for row in _rows(source, role)]
    heads = ("role", "hours", "reaction") if first.is_open else ("role", "name", "ways", "hours")
    note = said(first.say("open_contacts")) if first.is_open else []
    missing = omitted(first, SecrecyPart.CONTACTS) if not shown else []
    lines = missing or table(first.heads(*heads), rows) or said(first.say("no_contacts"))
    return part("contacts", 2, first.say("contacts"), note, lines)


def _rows(source: Source, role: Role) -> list[list[str]]:
    hours = source.plan.calendar(role.hours)
    staffed = NONE if hours is None else source.calendar(hours)
    if source.is_open:
        return [[source.label(role.id), staffed, source.length(role.reaction, missing="dash")]]
    reaction = source.length(role.reaction, missing="")
    reached = source.say("reacts", hours=staffed, length=reaction) if reaction else staffed
    people = source.people_of(role)
    holder = [person for person in people if person.id == role.holder]
    nobody = source.asked(None if isinstance(role.holder, str) else role.holder, missing="nobody")
    empty = [] if holder else [[source.label(role.id), nobody, NONE, reached]]
    rows = [[_name(source, role, person), source.person(person), _ways(source, person), ""] for person in people]
    if holder:
        rows[0][-1] = reached
    return [*empty, *rows]


def _name(source: Source, role: Role, person: Person) -> str:
    return source.label(role.id) if person.id == role.holder else source.say("deputy_of", role=source.label(role.id))


def _ways(source: Source, person: Person) -> str:
    return "; ".join(_way(source, way) for way in person.channels) or source.say("no_number")


def _way(source: Source, way: Channel) -> str:
    """With the day when it was last seen to work, and without what it does not work."""
    notes = [source.say("verified", day=way.verified.isoformat()) if way.verified else source.say("unverified")]
    if way.needs:
        notes.append(source.say("way_needs", name=source.label(way.needs)))
    return source.say("with_notes", text=source.way(way), notes=", ".join(notes))
