"""A plan folder on disk: its Markdown files read, and written again without touching what is not the program's."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from kontinuitet.usecases.refused import Refused

SIDE_FILE = ".kontinuitet.json"
"""Beside an export: what was written, so that the next export knows which files are its own."""

FOLDERS = ("verksamheter", "leverantorer")
LARGEST = 1024 * 1024


def read_files(paths: Iterable[Path]) -> dict[str, str]:
    """The texts of plan files by their name within the plan folder; raises ``Refused``.

    A path is a plan folder or one file of it. Links that lead out of the folder are not followed.
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
        return [(_name(path, _root_of(path)), path)]
    raise Refused("no-such-path", path=path)


def _markdown(folder: Path) -> list[Path]:
    candidates = [*folder.glob("*.md"), *(file for name in FOLDERS for file in (folder / name).glob("*.md"))]
    root = folder.resolve()
    return sorted(file for file in candidates if file.is_file() and file.resolve().is_relative_to(root))


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
        if file.exists() and _digest_of(file) not in (earlier[name], _digest(text.encode())):
            raise Refused("changed-since-export", path=file)
    try:
        for name, text in files.items():
            _write(folder / name, text)
        for name in earlier.keys() - files.keys():
            if _digest_of(folder / name) == earlier[name]:
                (folder / name).unlink()
        written = {name: _digest(text.encode()) for name, text in files.items()}
        _write(folder / SIDE_FILE, json.dumps(written, indent=1, sort_keys=True) + "\n")
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


def _earlier(folder: Path) -> dict[str, str]:
    try:
        listed = json.loads((folder / SIDE_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(listed, dict):
        return {}
    return {str(name): str(digest) for name, digest in listed.items() if _is_inside(str(name))}


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts


def _digest_of(path: Path) -> str:
    return _digest(path.read_bytes()) if path.is_file() else ""


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
