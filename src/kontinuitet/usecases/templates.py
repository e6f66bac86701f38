"""Service templates: the shipped ones and the municipality's own, and a new service from one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kontinuitet.documents.plan.from_template import known_already, template_of, with_service
from kontinuitet.documents.plan.template import read_template, write_template
from kontinuitet.documents.problems import Problem
from kontinuitet.domain.template import Template
from kontinuitet.domain.text import clean_line, is_slug, slug
from kontinuitet.usecases.desk import Changed, Desk
from kontinuitet.usecases.places import data_folder, shipped
from kontinuitet.usecases.refused import Refused
from kontinuitet.usecases.service_lookup import known_service
from kontinuitet.usecases.text_files import read_text, write_new

FOLDER = "mallar"
"""Where templates lie: beside the shipped plans, and beside the municipality's database."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """A template file: the template if it has no errors, and all that is to be said of it; ``own`` if not shipped."""

    path: Path
    template: Template | None
    problems: tuple[Problem, ...] = ()
    own: bool = False


def own_folder(desk: Desk) -> Path:
    """The folder of the municipality's own templates, beside its database."""
    return (desk.path.parent if desk.path else data_folder({})) / FOLDER


def templates(desk: Desk, *, lang: str) -> tuple[Found, ...]:
    """The municipality's own templates and then the shipped ones that it has not replaced, by name."""
    own = [_read(path, own=True) for path in sorted(own_folder(desk).glob("*.md"))] if desk.path else []
    names = {found.path.name for found in own}
    ours = [_read(path) for path in sorted((shipped("plans") / FOLDER / lang).glob("*.md")) if path.name not in names]
    return (*own, *sorted(ours, key=lambda found: found.template.name if found.template else ""))


def read_file(path: Path) -> Found:
    """Read a template file that somebody names; raises ``Refused`` if it cannot be read at all."""
    return _read(path, own=True)


def _read(path: Path, *, own: bool = False) -> Found:
    template, problems = read_template(read_text(path), file=path.name)
    return Found(path=path, template=template, problems=problems, own=own)


def template(desk: Desk, identity: str, *, lang: str) -> Template:
    """The template with that id; raises ``Refused``."""
    folders = (own_folder(desk), shipped("plans") / FOLDER / lang)
    path = next((folder / f"{identity}.md" for folder in folders if (folder / f"{identity}.md").is_file()), None)
    if path is None or not is_slug(identity):
        raise Refused("unknown-template", id=identity)
    found = _read(path)
    if found.template is None:
        raise Refused("unreadable-template", path=path)
    return found.template


def matches(desk: Desk, chosen: Template) -> dict[str, str]:
    """What of the template the plan seems to have already: ids in the plan by those in the template."""
    return known_already(desk.plan, chosen)


def new_service(
    desk: Desk, chosen: Template, *, name: str = "", unit: str | None = None, using: Mapping[str, str] | None = None
) -> tuple[str, Changed]:
    """A service from a template, as one step; its id, and what that led to.

    ``using`` overrides which resources and roles of the plan stand in the place of the template's own.
    """
    called = clean_line(name) or chosen.name
    if not slug(called):
        raise Refused("no-name")
    known = matches(desk, chosen) if using is None else using
    after, identity = with_service(desk.plan, chosen, name=called, unit=unit, using=known)
    return identity, desk.replace(after, why=identity)


def save_template(desk: Desk, service: str, *, identity: str = "", lang: str, path: Path | None = None) -> Path:
    """Write a service of the plan as a template; a file that is there already is not overwritten: ``Refused``."""
    known = known_service(desk.plan, service)
    wanted = identity or known
    if not is_slug(wanted):
        raise Refused("bad-template-id", id=wanted)
    made = template_of(desk.plan, desk.plan.service[known], identity=wanted)
    target = path or own_folder(desk) / f"{wanted}.md"
    write_new(target, write_template(made, lang))
    return target


def add_template(desk: Desk, path: Path) -> Found:
    """Take a template file from somebody else into the municipality's own; one with errors is not taken."""
    found = read_file(path)
    if found.template is not None:
        write_new(own_folder(desk) / f"{found.template.id}.md", read_text(path))
    return found
