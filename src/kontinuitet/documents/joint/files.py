"""The file that a municipality hands to a joint body: JSON with a version, read with every mistake named by place."""

import json
import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kontinuitet.analysis.across import Contribution, Identity, Share
from kontinuitet.documents.problems import Problem, problem
from kontinuitet.domain.text import Line

FORMAT = "kontinuitet-concentration"
VERSION = 1

_FEW = 20
"""Problems told of one file; who has more has given the wrong file."""

Count = Annotated[int, Field(ge=0, le=1_000_000, strict=True)]
Minutes = Annotated[int, Field(ge=0, le=100_000_000, strict=True)]
Hashed = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class _Head(BaseModel):
    format: str
    version: Annotated[int, Field(strict=True)]


class _Exact(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Row(_Exact):
    id: Hashed
    by: Literal["number", "name"]
    services: Count
    critical: Count
    mtpd: Minutes | None
    rto: Minutes | None


class _File(_Exact):
    format: str
    version: int
    municipality: Annotated[Line, Field(min_length=1)]
    code: Line
    made: date
    key: Annotated[str, Field(pattern="^[0-9a-f]{16}$")]
    services: Count
    critical: Count
    suppliers: Annotated[list[_Row], Field(max_length=100_000)]


def contribution_text(told: Contribution) -> str:
    """What a municipality tells, as the text of a file."""
    rows = [
        {
            "id": share.supplier.id,
            "by": "name" if share.supplier.by_name else "number",
            "services": share.services,
            "critical": share.critical,
            "mtpd": share.mtpd,
            "rto": share.rto,
        }
        for share in told.shares
    ]
    head = {
        "format": FORMAT,
        "version": VERSION,
        "municipality": told.municipality,
        "code": told.code,
        "made": told.made.isoformat(),
        "key": told.key,
        "services": told.services,
        "critical": told.critical,
    }
    return json.dumps({**head, "suppliers": rows}, ensure_ascii=False, indent=1) + "\n"


def read_contribution(text: str, file: str) -> Contribution | tuple[Problem, ...]:
    """What a municipality tells in a file, or what is wrong with the file."""
    try:
        head = _Head.model_validate_json(text)
    except ValidationError as wrong:
        broken = [each for each in wrong.errors() if each["type"] == "json_invalid"]
        return (_broken(broken[0], file) if broken else problem("concentration.problem.foreign", file=file),)
    if head.format != FORMAT:
        return (problem("concentration.problem.foreign", file=file),)
    if head.version != VERSION:
        code = "newer" if head.version > VERSION else "version"
        return (problem(f"concentration.problem.{code}", file=file, version=head.version, known=VERSION),)
    try:
        found = _File.model_validate_json(text)
    except ValidationError as wrong:
        return tuple(_wrong(each, file) for each in wrong.errors()[:_FEW])
    return tuple(_contradictions(found, file)) or _told(found)


def _broken(error: Any, file: str) -> Problem:
    line = re.search(r"line (\d+)", str(error.get("ctx", {}).get("error", "")))
    return problem("concentration.problem.no_json", file=file, line=int(line[1]) if line else 0)


def _wrong(error: Any, file: str) -> Problem:
    code = {"missing": "missing", "extra_forbidden": "unknown_field"}.get(error["type"], "bad_value")
    return problem(f"concentration.problem.{code}", file=file, place=_place(error["loc"]))


def _place(parts: tuple[str | int, ...]) -> str:
    """Where in the file: ``suppliers[3].services``, the first one being number 1."""
    told = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in parts)
    return "".join(told).removeprefix(".")


def _contradictions(found: _File, file: str) -> list[Problem]:
    problems = []
    seen: set[str] = set()
    for number, row in enumerate(found.suppliers):
        if row.id in seen:
            problems.append(problem("concentration.problem.twice", file=file, place=_place(("suppliers", number))))
        if row.critical > row.services or row.services > found.services or row.critical > found.critical:
            place = _place(("suppliers", number, "services" if row.services > found.services else "critical"))
            problems.append(problem("concentration.problem.too_many", file=file, place=place))
        seen.add(row.id)
    if found.critical > found.services:
        problems.append(problem("concentration.problem.too_many", file=file, place="critical"))
    return problems[:_FEW]


def _told(found: _File) -> Contribution:
    return Contribution(
        municipality=found.municipality,
        code=found.code,
        made=found.made,
        key=found.key,
        services=found.services,
        critical=found.critical,
        shares=tuple(
            Share(
                supplier=Identity(row.id, by_name=row.by == "name"),
                services=row.services,
                critical=row.critical,
                mtpd=row.mtpd,
                rto=row.rto,
            )
            for row in found.suppliers
        ),
    )
