"""A plan folder on disk: its Markdown files read, and written again without touching what is not the program's."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kontinuitet.usecases.refused import Refused

SIDE_FILE = ".kontinuitet.json"
"""Beside an export: what was written, so that the next export knows which files are its own."""

FOLDERS = ("verksamheter", "leverantorer")
LARGEST = 1024 * 1024


def read_files(paths: Iterable[Path]) -> dict[str, str]:
    """The texts of plan files by their name within the plan folder; raises ``Refused``.

    A path is a plan folder or one file of it. Links that lead out of the folder are not followed (``left_out``).
    """
    given = tuple(paths)
    found: dict[str, Path] = {}
    for name, file in (named for path in given for named in _files_of(path)):
        if name in found and not found[name].samefile(file):
            raise Refused("same-file-twice", name=name)
        found[name] = file
    if not found:
        raise Refused("no-plan-files", path=", ".join(map(str, given)))
    return {name: _text(file) for name, file in found.items()}


def _files_of(path: Path) -> list[tuple[str, Path]]:
    if path.is_dir():
        return [(_name(file, path), file) for file in _markdown(path)]
    if path.is_file():
        # Typed within the folder ``verksamheter`` it is still the file of a service.
        return [(_name(path.absolute(), _root_of(path.absolute())), path)]
    # A pipe or a device would be waited for without end.
    raise Refused("no-ordinary-file" if path.exists() else "no-such-path", path=path)


def _markdown(folder: Path) -> list[Path]:
    root = folder.resolve()
    return sorted(file for file in _candidates(folder) if file.is_file() and file.resolve().is_relative_to(root))


def _candidates(folder: Path) -> list[Path]:
    return [*folder.glob("*.md"), *(file for name in FOLDERS for file in (folder / name).glob("*.md"))]


def left_out(paths: Iterable[Path]) -> tuple[str, ...]:
    """The files of given folders that are not read: links that lead out of the folder or nowhere, and no files."""
    folders = [path for path in paths if path.is_dir()]
    found = [file for folder in folders for file in _candidates(folder) if file not in set(_markdown(folder))]
    outside = [path / name for path in folders for name in FOLDERS if _leads_out(path / name, path)]
    within = [each for each in found if not any(each.is_relative_to(folder) for folder in outside)]
    return tuple(sorted(map(str, (*outside, *within))))


def _leads_out(folder: Path, root: Path) -> bool:
    return folder.is_symlink() and not folder.resolve().is_relative_to(root.resolve())


def _root_of(file: Path) -> Path:
    return file.parent.parent if file.parent.name in FOLDERS else file.parent


def _name(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix()


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > LARGEST:
            raise Refused("file-too-large", path=file, limit=LARGEST // 1024 // 1024)
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("not-text", path=file) from None
    except OSError:
        raise Refused("cannot-read", path=file) from None


@dataclass(frozen=True, slots=True)
class Exported:
    """What is known of a file from the latest export: whether somebody has changed it since, and how it was written.

    ``name`` is its name within the plan folder; ``written`` are the digests of the texts that said what the database
    held, in one language or the other.
    """

    folder: Path
    name: str
    is_changed: bool
    written: frozenset[str]

    def is_current(self, texts: Iterable[str]) -> bool:
        """Whether one of the texts that would be written now is what was written then."""
        return any(_digest(text.encode()) in self.written for text in texts)


def exported(paths: Iterable[Path]) -> dict[str, Exported]:
    """The files among those given that stand in a folder with a side file, by the name by which they are read."""
    found: dict[str, Exported] = {}
    for given, file in (named for path in paths for named in _files_of(path)):
        whole = file.absolute()
        folder = _root_of(whole)
        name = _name(whole, folder)
        digests = _earlier(folder).get(name)
        if digests:
            found[given] = Exported(folder, name, _digest_of(whole) not in digests, frozenset(digests))
    return found


def note_read(files: Iterable[Exported], texts: Mapping[str, tuple[str, ...]]) -> None:
    """Note that the database now says what these files say: what stands in them may be written over again.

    ``texts``: what would be written for each of them, in any language. Where nothing can be noted nothing is lost:
    the next import asks once more.
    """
    by_folder: dict[Path, dict[str, tuple[str, ...]]] = {}
    for each in files:
        written = tuple(_digest(text.encode()) for text in texts.get(each.name, ()))
        by_folder.setdefault(each.folder, {})[each.name] = (_digest_of(each.folder / each.name), *written)
    for folder, noted in by_folder.items():
        with suppress(OSError):
            _note(folder, _earlier(folder) | noted)


def _note(folder: Path, digests: Mapping[str, tuple[str, ...]]) -> None:
    listed = {name: each[0] if len(each) == 1 else list(each) for name, each in digests.items()}
    _write(folder / SIDE_FILE, json.dumps(listed, indent=1, sort_keys=True) + "\n")


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write an export; raises ``Refused``.

    Files of an earlier export that are no longer part of it are removed if nobody has changed them since. A folder
    with other Markdown files of the same names, not written by an earlier export, is refused; so is one in which
    somebody has changed a file since the earlier export, for that change is nowhere else.
    """
    earlier = _earlier(folder)
    root = folder.resolve()
    for name, text in files.items():
        file = folder / name
        if not file.resolve().is_relative_to(root) or (file.exists() and name not in earlier):
            raise Refused("folder-not-empty", path=folder)
        if file.exists() and _digest_of(file) not in (*earlier[name], _digest(text.encode())):
            raise Refused("changed-since-export", path=file)
    try:
        for name, text in files.items():
            _write(folder / name, text)
        for name in earlier.keys() - files.keys():
            if _digest_of(folder / name) in earlier[name]:
                (folder / name).unlink()
        _note(folder, {name: (_digest(text.encode()),) for name, text in files.items()})
    except OSError as error:
        raise Refused("cannot-write", path=error.filename or folder) from None


def _write(path: Path, text: str) -> None:
    """The whole file or the old one: written beside it, then put in its place."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".tmp")
    beside.unlink(missing_ok=True)
    private = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(private, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    beside.replace(path)


def _earlier(folder: Path) -> dict[str, tuple[str, ...]]:
    """The digests of each file: of itself as it was written or read, and of what the database said then."""
    try:
        listed = json.loads((folder / SIDE_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(listed, dict):
        return {}
    return {str(name): _digests(each) for name, each in listed.items() if _is_inside(str(name))}


def _digests(listed: object) -> tuple[str, ...]:
    return tuple(map(str, listed)) if isinstance(listed, list) else (str(listed),)


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts


def _digest_of(path: Path) -> str:
    return _digest(path.read_bytes()) if path.is_file() else ""


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
