"""What a municipality tells a joint body about its suppliers, and what the joint body sees of all who told."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kontinuitet.analysis.across import Contribution, Together, shares, together
from kontinuitet.documents.joint import Key, contribution_text, key_text, read_contribution, read_key, read_names
from kontinuitet.documents.joint.keys import LENGTH
from kontinuitet.documents.problems import Problem, problem
from kontinuitet.usecases.desk import Desk
from kontinuitet.usecases.list_import import read_list_file
from kontinuitet.usecases.text_files import read_text, write_new


def make_key(path: Path) -> None:
    """Write a new key, readable for its owner alone. Raises ``Refused``, also when there is a file already."""
    write_new(path, key_text(Key(secrets.token_bytes(LENGTH))))


def export_concentration(desk: Desk, path: Path, *, key: Path) -> Contribution | Problem:
    """Write what this municipality tells with that key to a new file; what was told, or what is wrong with the key."""
    found = read_key(read_text(key), str(key))
    if isinstance(found, Problem):
        return found
    plan = desk.plan
    told = Contribution(
        municipality=plan.name,
        code=plan.code,
        made=desk.today,
        key=found.mark,
        services=len(plan.services),
        critical=sum(service.is_critical for service in plan.services),
        shares=shares(plan, found.identity, desk.network),
    )
    write_new(path, contribution_text(told))
    return told


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Everything that was told, added up; or, if anything is wrong with any file, nothing but what is wrong."""

    contributions: tuple[Contribution, ...] = ()
    suppliers: tuple[Together, ...] = ()
    problems: tuple[Problem, ...] = ()


def merge(paths: Sequence[Path], *, key: Path | None = None, suppliers: Path | None = None, lang: str = "sv") -> Merged:
    """Who many hang on, over the files of several municipalities. Raises ``Refused`` for what cannot be read.

    Names are told only with both the key and a list of ``suppliers``.
    """
    read = [(str(path), read_contribution(read_text(path), str(path))) for path in paths]
    told = [(file, found) for file, found in read if isinstance(found, Contribution)]
    problems = [each for _, found in read if not isinstance(found, Contribution) for each in found]
    problems += _clashes(told)
    secret = None if key is None else read_key(read_text(key), str(key))
    if isinstance(secret, Problem):
        problems.append(secret)
    elif secret is not None:
        others = [file for file, found in told if found.key != secret.mark]
        problems += [problem("concentration.problem.other_key", file=file) for file in others]
    names: dict[str, str] = {}
    if isinstance(secret, Key) and suppliers is not None:
        listed = read_names(read_list_file(suppliers), str(suppliers), secret, lang)
        if isinstance(listed, dict):
            names = listed
        else:
            problems += listed
    if problems:
        return Merged(problems=tuple(problems))
    contributions = tuple(found for _, found in told)
    return Merged(contributions=contributions, suppliers=together(contributions, names))


def _clashes(told: Sequence[tuple[str, Contribution]]) -> list[Problem]:
    """Files that cannot be added up: of a municipality that has told already, or with identities of another key."""
    problems = []
    seen: dict[tuple[str, str], str] = {}
    for file, found in told:
        who = (found.code, found.municipality.casefold())
        if who in seen:
            name = found.municipality
            problems.append(problem("concentration.problem.same_town", file=file, name=name, other=seen[who]))
        elif found.key != told[0][1].key:
            problems.append(problem("concentration.problem.keys_differ", file=file, other=told[0][0]))
        seen.setdefault(who, file)
    return problems
