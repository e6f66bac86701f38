"""Service templates: one Markdown file each, read like a service's plan file, and written from a plan."""

from kontinuitet.documents.plan import layouts
from kontinuitet.documents.plan.decode import decode
from kontinuitet.documents.plan.markdown import scan
from kontinuitet.documents.plan.merge import apply
from kontinuitet.documents.plan.reader import Reading, read_service
from kontinuitet.documents.plan.rows import flat
from kontinuitet.documents.plan.writer import write_file
from kontinuitet.documents.problems import Problem, ProblemLog, has_errors
from kontinuitet.documents.source import refused
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Role
from kontinuitet.domain.resource import Resource
from kontinuitet.domain.template import Template

TemplateRead = tuple[Template | None, tuple[Problem, ...]]


def read_template(text: str, *, file: str) -> TemplateRead:
    """Read a template; with an error among the problems there is none.

    It must hold together by itself: whatever its service refers to stands in its own tables.
    """
    refusal = refused(text, file=file)
    if refusal:
        return None, (refusal,)
    reading, log = Reading(), ProblemLog(file)
    reading.file, reading.log = file, log
    row = decode(scan(text, log=log), layouts.TEMPLATE, log=log)
    told = {name: row.values.pop(name).values for name in ("questions", "examples") if name in row.values}
    resources, roles = row.values.pop("resources", ()), row.values.pop("roles", ())
    read_service(row, reading)
    reading.add_all("resources", Resource, resources)
    reading.add_all("roles", Role, roles)
    if has_errors(log.problems()):
        return None, log.problems()
    whole, problems = apply(Municipality(name="-"), reading.result((file,)))
    if whole is None:
        return None, (*log.problems(), *problems)
    template = Template(service=whole.services[0], resources=whole.resources, roles=whole.roles, **told)
    return template, (*log.problems(), *problems)


def write_template(template: Template, lang: str) -> str:
    """The file of a template; reading it gives the same template."""
    tree = {
        **flat(template.service),
        "resources": [flat(each) for each in template.resources],
        "roles": [flat(each) for each in template.roles],
        "questions": dict(template.questions),
        "examples": dict(template.examples),
    }
    return write_file(layouts.TEMPLATE, tree, Municipality(name="-"), lang)
