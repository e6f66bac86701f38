"""A further service: from a template or empty, its name, its unit, and what of the template the plan already has."""

from kontinuitet.domain.changes import with_item
from kontinuitet.domain.service import Service
from kontinuitet.domain.template import Template
from kontinuitet.domain.text import clean_line, slug
from kontinuitet.domain.values import Place
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.plans.adding import free_id
from kontinuitet.tui.plans.editing import ask, slot_at
from kontinuitet.tui.plans.slots import file_language
from kontinuitet.tui.plans.speech import led_to
from kontinuitet.tui.screen import DeskScreen
from kontinuitet.usecases import templates

EMPTY = ""
"""The choice of no template."""


def ask_new_service(screen: DeskScreen) -> None:
    """Choose what to begin from."""
    words = screen.words
    found = templates.templates(screen.desk, lang=file_language(words))
    options = [
        Option(one.path.stem, one.template.name, words("walk.new.own") if one.own else "")
        for one in found
        if one.template is not None
    ]
    options.append(Option(EMPTY, words("walk.new.empty")))
    screen.choose(words("walk.new.from"), options, then=lambda chosen: _ask_name(screen, chosen))


def _ask_name(screen: DeskScreen, chosen: str) -> None:
    words = screen.words
    template = templates.template(screen.desk, chosen, lang=file_language(words)) if chosen else None
    name = template.name if template is not None else ""
    screen.ask_line(
        words("tui.new.service"),
        words("walk.new.name"),
        value=name,
        submit=lambda text: begin(screen, text, template),
    )


def begin(screen: DeskScreen, text: str, template: Template | None = None) -> str:
    """Store the service and open its walk; "" or what is wrong with the name."""
    words, desk = screen.words, screen.desk
    name = clean_line(text)
    if not slug(name):
        return words("tui.name_needed")
    if template is None:
        identity = free_id(slug(name), set(desk.plan.by_id))
        changed = desk.replace(with_item(desk.plan, Service(id=identity, name=name)), why=identity)
        told = words("tui.added", name=name)
    else:
        known = templates.matches(desk, template)
        identity, changed = templates.new_service(desk, template, name=name, using=known)
        told = words("walk.new.added", name=name)
        told += " " + words.plural("walk.new.known", len(known)) if known else ""
    said = led_to(told, changed, words) if template is None else (told, "done")
    screen.changed(*said)
    screen.app.call_later(_open, screen, identity, told)
    return ""


def _open(screen: DeskScreen, identity: str, told: str) -> None:
    from kontinuitet.tui.plans.service import ServicePage

    page = ServicePage(identity)
    screen.app.push_screen(page)
    page.call_after_refresh(page.say, told, "done")
    if screen.desk.plan.units:
        page.call_after_refresh(ask, page, slot_at(screen.desk.plan, Place(object=identity, field="unit"), page.words))
