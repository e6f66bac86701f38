"""The continuity plan as a document: of a service, a unit or the whole municipality; written to a file if asked."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kontinuitet.analysis.bound import bound
from kontinuitet.analysis.drift import drift
from kontinuitet.documents.handout import Exercised, Printed, Reader, Subject, html_page, printed_plan
from kontinuitet.documents.handout.reach import units_within
from kontinuitet.domain.followup import Action, ActionStatus
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.text import slug
from kontinuitet.domain.version import Version
from kontinuitet.usecases.desk import Desk
from kontinuitet.usecases.exercised import Held, exercises_of_services
from kontinuitet.usecases.refused import Refused
from kontinuitet.usecases.text_files import write_new
from kontinuitet.usecases.versions import version as one_version

if TYPE_CHECKING:
    from kontinuitet.documents.sentences import Speaker


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is to be printed: one service, or all of a unit, or all there are if both are ``None``.

    ``version``: an approved version of the service by its number; else today's data, which are marked as a draft
    unless they are what was approved last.
    """

    service: str | None = None
    unit: str | None = None
    version: int | None = None
    open_extract: bool = False


def plan_document(desk: Desk, wanted: Wanted, words: "Speaker", *, as_html: bool = False) -> str:
    """The document in Markdown, or as a page that prints. Raises ``Refused``, also when there is no service in it."""
    printed = printed_document(desk, wanted, words)
    return html_page(printed) if as_html else printed.markdown


def printed_document(desk: Desk, wanted: Wanted, words: "Speaker") -> Printed:
    """The document part by part. Raises ``Refused`` as above."""
    of = None if wanted.service is not None else _name_of(desk.plan, wanted.unit)
    subjects = tuple(_subjects(desk, wanted))
    if not subjects:
        raise Refused("no-services")
    return printed_plan(
        subjects,
        printed=desk.today,
        words=words,
        of=of,
        open_extract=wanted.open_extract,
        register=desk.plan,
    )


def _name_of(plan: Municipality, unit: str | None) -> str:
    if unit is not None and unit not in {one.id for one in plan.units}:
        raise Refused("unknown-unit", id=unit)
    return plan.name if unit is None else plan.label(unit)


def _subjects(desk: Desk, wanted: Wanted) -> Iterator[Subject]:
    exercises = exercises_of_services(desk.database)
    if wanted.service is not None:
        yield _subject(desk, wanted.service, _chosen(desk, wanted.service, wanted.version), exercises)
        return
    within = units_within(desk.plan, wanted.unit) if wanted.unit is not None else None
    latest = desk.database.versions.latest()
    for service in desk.plan.services:
        if within is None or service.unit in within:
            yield _today(desk, service.id, latest.get(service.id), exercises)


Exercises = Mapping[str, tuple[Held, ...]]
"""The exercises that each service took part in."""


def _chosen(desk: Desk, service: str, number: int | None) -> Version | None:
    return None if number is None else one_version(desk, service, number)


def _subject(desk: Desk, service: str, frozen: Version | None, exercises: Exercises) -> Subject:
    if frozen is None:
        return _today(desk, service, desk.database.versions.latest().get(service), exercises)
    return _of(desk, service, frozen.plan, exercises=exercises, approved=frozen, is_draft=False)


def _today(desk: Desk, service: str, approved: Version | None, exercises: Exercises) -> Subject:
    """Today's data; what has not changed since it was approved is no draft."""
    changed = drift(approved, desk.plan) if approved is not None else ()
    is_draft = approved is None or bool(changed)
    subject = _of(desk, service, bound(desk.plan, service), exercises=exercises, approved=approved, is_draft=is_draft)
    return replace(subject, drift=changed)


def _of(
    desk: Desk,
    service: str,
    plan: Municipality,
    *,
    exercises: Exercises,
    approved: Version | None,
    is_draft: bool,
) -> Subject:
    took_part = exercises.get(service, ())
    now = desk.plan.service.get(service)
    origins = {identity for identity, _, _ in took_part}
    return Subject(
        plan=plan,
        service=service,
        approved=approved,
        is_draft=is_draft,
        exercises=tuple(Exercised(ended.date(), title) for _, title, ended in took_part),
        actions=tuple(one for one in desk.plan.actions if _concerns(one, plan, origins)),
        readers=tuple(
            Reader(desk.plan.label(one.person), one.version, one.on) for one in (now.acknowledgements if now else ())
        ),
        seen=now.seen if now else (),
    )


def _concerns(action: Action, plan: Municipality, origins: set[str]) -> bool:
    """Open, and about a field of something that the plan is bound to, or from an exercise of the service."""
    if action.status is not ActionStatus.OPEN:
        return False
    return action.origin in origins or action.field.partition("/")[0] in plan.by_id


# ---------------------------------------------------------------- files


def write_document(path: Path, text: str, *, name: str, force: bool = False) -> Path:
    """Write the document for its owner alone and say where it lies. ``name`` is for a path that is a folder.

    Raises ``Refused`` when there is a file already, unless it is to be overwritten (``force``).
    """
    file = path / name if path.is_dir() else path
    if not (force and file.is_file()):
        write_new(file, text)
        return file
    beside = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    write_new(beside, text)
    try:
        beside.replace(file)
    except OSError:
        beside.unlink(missing_ok=True)
        raise Refused("cannot-write", path=file) from None
    return file


def file_name(wanted: Wanted, *, lang: str, as_html: bool = False) -> str:
    """A name for the document that every file system takes: small letters a to z, figures and hyphens."""
    kind = ("kontinuitetsplan", "kontinuitetsplaner") if lang == "sv" else ("continuity-plan", "continuity-plans")
    parts = [kind[0] if wanted.service else kind[1], slug(wanted.service or wanted.unit or "")]
    parts += [f"v{wanted.version}"] if wanted.version is not None else []
    parts += [("oppen" if lang == "sv" else "open")] if wanted.open_extract else []
    return "-".join(part for part in parts if part) + (".html" if as_html else ".md")
