"""Changing what a service or another thing holds in lists: levels of impact, dependencies, routines, channels."""

from collections.abc import Callable
from typing import Final

from kontinuitet.documents.phones import PhoneFault, phone_problem
from kontinuitet.documents.plan.vocabulary import WORDS, word
from kontinuitet.documents.problems import problem_text
from kontinuitet.domain.changes import replaced
from kontinuitet.domain.disturbance import (
    Acknowledgement,
    CommunicationItem,
    Form,
    PaperCopy,
    RecoveryStep,
    SeenRecovery,
    Task,
)
from kontinuitet.domain.municipality import Item, Municipality
from kontinuitet.domain.organisation import Channel, ChannelKind
from kontinuitet.domain.resource import BackupCopy, Dependency, Resource, ResourceKind
from kontinuitet.domain.risk import Risk
from kontinuitet.domain.secrecy import SecrecyLevel, SecrecyMark, SecrecyPart
from kontinuitet.domain.service import ImpactRow, Peak, Service, Workaround
from kontinuitet.domain.text import clean_line, slug
from kontinuitet.domain.values import Place, Score
from kontinuitet.tui import lines
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.plans.adding import Kind, New, added, free_id, kind_of, kind_text, kinds, new
from kontinuitet.tui.plans.grid import ImpactGrid
from kontinuitet.tui.plans.pickers import Pick
from kontinuitet.tui.plans.proving import ask_readers, ask_seen
from kontinuitet.tui.plans.references import choose_kind
from kontinuitet.tui.plans.sections import grid_rows
from kontinuitet.tui.plans.slots import file_language, row_name
from kontinuitet.tui.plans.speech import led_to
from kontinuitet.tui.plans.visit import spoken_address
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.wording import Words

Said = tuple[str, lines.Kind]
"""A sentence for the message line, and what it is."""

Row = (
    Peak
    | Dependency
    | Workaround
    | Risk
    | Task
    | Form
    | CommunicationItem
    | RecoveryStep
    | SecrecyMark
    | PaperCopy
    | Acknowledgement
    | SeenRecovery
    | Channel
    | BackupCopy
)
"""What a service, a resource, a backup or a person holds in lists."""

MODELS: Final[dict[str, Callable[..., Row]]] = {
    "peaks": Peak,
    "workarounds": Workaround,
    "risks": Risk,
    "tasks": Task,
    "forms": Form,
    "recovery": RecoveryStep,
}
"""The lists whose rows begin with a name alone."""


def score(screen: DeskScreen, service: Service, event: ImpactGrid.Scored) -> str:
    """Store one level of impact; always "", since every level that has a key is a good one."""
    plan, words = screen.desk.plan, screen.words
    rows = tuple(
        _with_score(service, row.id, row.scores, event) if row.id == event.category else _kept(service, row.id)
        for row in grid_rows(service, plan)
    )
    known = tuple(row for row in rows if row is not None)
    others = tuple(row for row in service.impact if row.id not in {one.id for one in known})
    place = Place(object=service.id, field="impact")
    changed = screen.desk.change(place, (*known, *others), why=f"{service.id}/impact/{event.category}")
    if changed.step is not None:
        screen.changed(*led_to(words("tui.scored"), changed, words))
    return ""


def _with_score(
    service: Service, category: str, scores: tuple[Score, ...] | object, event: ImpactGrid.Scored
) -> ImpactRow:
    old = next((row for row in service.impact if row.id == category), ImpactRow(id=category))
    given = list(scores) if isinstance(scores, tuple) else []
    given[event.point] = event.score
    return ImpactRow(id=category, scores=tuple(given), reason=old.reason)


def _kept(service: Service, category: str) -> ImpactRow | None:
    return next((row for row in service.impact if row.id == category), None)


def ask_reason(screen: DeskScreen, service: Service, category: str) -> None:
    """Ask why a category has its levels."""
    row = _kept(service, category)
    if row is None:
        screen.say(screen.words("tui.score_first"))
        return
    place = Place(object=service.id, field="impact", item=category, part="reason")

    def submit(text: str) -> str:
        changed = screen.desk.change(place, clean_line(text))
        screen.changed(*led_to(screen.words("tui.reason_kept"), changed, screen.words))
        return ""

    name = next((one.name for one in screen.desk.plan.settings.categories if one.id == category), category)
    screen.ask_line(name, screen.words("tui.ask.reason"), value=row.reason, submit=submit)


def open_row(
    screen: DeskScreen, service: str, section: str, *, row: str, said: Said | None = None, at: Place | None = None
) -> None:
    """The fields of a dependency, a routine or a critical time, what led to it, and the field to stand on."""
    from kontinuitet.tui.plans.record import RecordScreen

    screen.open_screen(RecordScreen(Place(object=service, field=section, item=row), said=said, at=at))


def new_row(screen: DeskScreen, service: str, section: str) -> None:
    """Ask what the thing needs more, which part of the plan is marked, or what the new row is called."""
    if section == "dependencies":
        _new_dependency(screen, service)
    elif section == "secrecy":
        _new_mark(screen, service)
    elif section == "paper_copies":
        _new_copy(screen, service)
    elif section == "acknowledgements":
        ask_readers(screen, service)
    elif section == "seen":
        ask_seen(screen, service, lambda row: _store_row(screen, service, "seen", lambda plan: (plan, row)))
    elif section == "channels":
        new_channel(screen, service)
    else:
        words = screen.words
        screen.ask_line(
            words(f"tui.new.{section}"),
            words(f"tui.new.{section}.ask"),
            submit=lambda text: add_row(screen, service, section, text),
        )


def _new_dependency(screen: DeskScreen, service: str) -> None:
    """Choose among resources and services, or add what is missing."""
    plan, words = screen.desk.plan, screen.words
    taken = {needed for edge in getattr(plan.by_id[service], "dependencies", ()) for needed in edge.needs}
    things: tuple[Resource | Service, ...] = (*plan.resources, *plan.services)
    options = [
        Option(one.id, one.name, _beside(kind_text(kind_of(one), words), one.id in taken, words))
        for one in things
        if one.id != service
    ]

    def add(name: str) -> str:
        one = new(screen.desk.plan, name, Kind("resources", ResourceKind.SYSTEM))
        if one is None:
            return words("tui.name_needed")
        possible = kinds(("resources", "services"))
        screen.app.call_later(
            choose_kind,
            screen,
            one.name,
            possible,
            lambda kind: say_if(screen, _depend(screen, service, one.id, New(one.id, one.name, kind))),
        )
        return ""

    screen.app.push_screen(
        Pick(
            words("tui.new.dependencies"),
            options,
            submit=lambda chosen: _depend(screen, service, chosen),
            text=words("tui.new.dependencies.ask"),
            add=add,
        )
    )


def _beside(kind: str, is_taken: bool, words: Words) -> str:  # noqa: FBT001 - one of the parts
    return f"{kind} · {words('tui.is_there')}" if is_taken else kind


def _depend(screen: DeskScreen, service: str, needed: str, one: New | None = None) -> str:
    def change(plan: Municipality) -> tuple[Municipality, Row]:
        after, identity = added(plan, one) if one is not None else (plan, needed)
        row = Dependency(id=_free(after, service, "dependencies", identity), needs=(identity,))
        return after, row

    return _store_row(screen, service, "dependencies", change)


def say_if(screen: DeskScreen, problem: str) -> None:
    """Say what is wrong, if anything is."""
    if problem:
        screen.say(problem, "problem")


def _new_mark(screen: DeskScreen, service: str) -> None:
    """Choose which part of the plan is marked."""
    lang = file_language(screen.words)
    marked = {str(mark.id) for mark in screen.desk.plan.service[service].secrecy}
    options = [
        Option(part.value, screen.words("tui.text", text=word(pair, lang)))
        for part, pair in WORDS[SecrecyPart].items()
        if part.value not in marked
    ]

    def chosen(part: str) -> None:
        mark = SecrecyMark(id=SecrecyPart(part), level=SecrecyLevel.INTERNAL)
        say_if(screen, _store_row(screen, service, "secrecy", lambda plan: (plan, mark)))

    screen.choose(screen.words("tui.new.secrecy"), options, then=chosen)


def _new_copy(screen: DeskScreen, service: str) -> None:
    """Ask where the paper copy lies; it is of the latest version that a copy is noted of, else of the first."""
    words = screen.words

    def submit(text: str) -> str:
        name = clean_line(text)
        if not slug(name):
            return words("tui.name_needed")
        versions = [copy.version for copy in screen.desk.plan.service[service].paper_copies]

        def change(plan: Municipality) -> tuple[Municipality, Row]:
            identity = _free(plan, service, "paper_copies", slug(name))
            day = screen.desk.today
            return plan, PaperCopy(id=identity, version=max(versions, default=1), place=name, placed_on=day)

        return _store_row(screen, service, "paper_copies", change)

    screen.ask_line(words("tui.new.paper_copies"), words("tui.new.paper_copies.ask"), submit=submit)


def new_channel(screen: DeskScreen, person: str) -> None:
    """Ask how somebody is reached, then at which number or address, which is checked."""
    words, lang = screen.words, file_language(screen.words)
    called = WORDS[ChannelKind]
    options = [Option(kind.value, words("tui.text", text=word(called[kind], lang))) for kind in ChannelKind]

    def chosen(kind: str) -> None:
        screen.ask_line(
            words("tui.text", text=word(called[ChannelKind(kind)], lang)),
            words("tui.ask.address"),
            submit=lambda text: _add_channel(screen, person, ChannelKind(kind), text),
        )

    screen.choose(words("tui.new.channels"), options, then=chosen)


def _add_channel(screen: DeskScreen, person: str, kind: ChannelKind, text: str) -> str:
    address = spoken_address(kind, clean_line(text))
    if isinstance(address, PhoneFault):
        return problem_text(phone_problem(text, address), screen.words)
    if not address:
        return screen.words("tui.address_needed")

    def change(plan: Municipality) -> tuple[Municipality, Row]:
        identity = _free(plan, person, "channels", kind.value)
        return plan, Channel(id=identity, kind=kind, address=address)

    return _store_row(screen, person, "channels", change)


def add_row(screen: DeskScreen, service: str, section: str, given: str) -> str:
    """A row with that name, and its page; "" or what is wrong."""
    name = clean_line(given)
    if not slug(name):
        return screen.words("tui.name_needed")

    def change(plan: Municipality) -> tuple[Municipality, Row]:
        identity = _free(plan, service, section, slug(name))
        if section == "communication":
            return plan, CommunicationItem(id=identity, audience=name)
        if section == "copies":
            return plan, BackupCopy(id=identity, place=slug(name))
        return plan, MODELS[section](id=identity, name=name)

    return _store_row(screen, service, section, change)


def _free(plan: Municipality, service: str, section: str, wanted: str) -> str:
    return free_id(wanted, {str(row.id) for row in getattr(plan.by_id[service], section)})


def _store_row(
    screen: DeskScreen, service: str, section: str, change: Callable[[Municipality], tuple[Municipality, Row]]
) -> str:
    """Store a new row last in its list as one step, and open its fields."""
    screen.desk_app.follow()
    plan = screen.desk.plan
    if service not in plan.by_id:
        return screen.words("tui.gone")
    after, row = change(plan)
    place = Place(object=service, field=section)
    after = replaced(after, place, (*getattr(after.by_id[service], section), row))
    changed = screen.desk.replace(after, why=f"{service}/{section}/{row.id}")
    told = screen.words("tui.added", name=row_name(row, screen.desk.plan))
    said = led_to(told, changed, screen.words)
    screen.changed(*said)
    open_row(screen, service, section, row=str(row.id), said=said)
    return ""


def remove_row(screen: DeskScreen, service: Item, section: str, row: str) -> None:
    """Take a row away."""
    rows = getattr(service, section)
    gone = next((one for one in rows if one.id == row), None)
    if gone is None:
        return
    name = row_name(gone, screen.desk.plan)
    left = tuple(one for one in rows if one.id != row)
    changed = screen.desk.change(Place(object=service.id, field=section), left, why=f"{service.id}/{section}/{row}")
    screen.changed(*led_to(screen.words("tui.removed", name=name), changed, screen.words))
