"""Commands on service templates: which there are, what one says, a service from one, and one's own."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kontinuitet.cli.frame import PROBLEMS, Session, Spoken, SpokenGroup, session
from kontinuitet.cli.opening import opened

if TYPE_CHECKING:
    from kontinuitet.usecases.desk import Desk
    from kontinuitet.usecases.templates import Found


@click.group(cls=SpokenGroup)
def template() -> None:
    """Templates; the help stands in the catalogues."""


@template.command(cls=Spoken, name="list")
def list_() -> None:
    """The municipality's own templates, then those that ship with the program."""
    from kontinuitet.usecases.templates import templates

    here = session()
    with closing(_any_desk(here)) as desk:
        for found in templates(desk, lang=here.lang):
            whose = here.words("cli.template.own" if found.own else "cli.template.shipped")
            name = found.template.name if found.template else here.words("cli.template.broken")
            here.out(f"{found.path.stem}\t{whose}\t{name}")


@template.command(cls=Spoken)
@click.argument("template_name")
@click.pass_context
def show(ctx: click.Context, *, template_name: str) -> None:
    """The text of a template, and what is wrong with it."""
    from kontinuitet.usecases.refused import Refused
    from kontinuitet.usecases.templates import read_file, templates
    from kontinuitet.usecases.text_files import read_text

    here = session()
    if Path(template_name).suffix == ".md":
        found: Found | None = read_file(Path(template_name))
    else:
        with closing(_any_desk(here)) as desk:
            found = next((one for one in templates(desk, lang=here.lang) if one.path.stem == template_name), None)
    if found is None:
        raise Refused("unknown-template", id=template_name)
    here.out(read_text(found.path).rstrip("\n"))
    _tell(here, found)
    if found.template is None:
        ctx.exit(PROBLEMS)


@template.command(cls=Spoken)
@click.argument("template_name")
@click.option("--name", metavar="text", default="")
@click.option("--unit", metavar="id")
def new(*, template_name: str, name: str, unit: str | None) -> None:
    """A service from a template; everything in it is a suggestion until somebody confirms it."""
    from kontinuitet.usecases.refused import Refused
    from kontinuitet.usecases.templates import new_service
    from kontinuitet.usecases.templates import template as chosen

    here = session()
    with opened(here) as desk:
        if unit is not None and unit not in {each.id for each in desk.plan.units}:
            raise Refused("unknown-unit", id=unit)
        identity, _ = new_service(desk, chosen(desk, template_name, lang=here.lang), name=name, unit=unit)
        service = desk.plan.service[identity]
    here.say("cli.template.new.done", id=identity, name=service.name, count=len(service.suggested))


@template.command(cls=Spoken)
@click.argument("service")
@click.option("--as", "identity", metavar="id", default="")
@click.option("-o", "--output", metavar="file", type=click.Path(path_type=Path, dir_okay=False))
def save(*, service: str, identity: str, output: Path | None) -> None:
    """A template from a service of the plan, without what is the municipality's own."""
    from kontinuitet.usecases.templates import save_template

    here = session()
    with opened(here) as desk:
        path = save_template(desk, service, identity=identity, lang=here.lang, path=output)
    here.say("cli.template.save.done", path=path)


@template.command(cls=Spoken)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_context
def add(ctx: click.Context, *, file: Path) -> None:
    """Take a template from somebody else into one's own."""
    from kontinuitet.usecases.templates import add_template

    here = session()
    with opened(here) as desk:
        found = add_template(desk, file)
    _tell(here, found)
    if found.template is None:
        ctx.exit(PROBLEMS)
    here.say("cli.template.add.done", id=found.template.id, name=found.template.name)


def _any_desk(here: Session) -> "Desk":
    """The chosen database if there is one, so that its own templates are found; else an empty one in memory."""
    from kontinuitet.usecases.desk import open_desk, open_nothing
    from kontinuitet.usecases.places import database

    path = database(here.db)
    return open_desk(path, create=False) if path.exists() else open_nothing()


def _tell(here: Session, found: "Found") -> None:
    from kontinuitet.documents.problems import problem_text

    for problem in found.problems:
        here.speak(problem_text(problem, here.words))
