"""The rooms keep their rules where the import contracts cannot see: the standard library, size, clocks and names."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import kontinuitet

SOURCE = Path(kontinuitet.__file__).parent
MODULES = {path.relative_to(SOURCE).as_posix(): path for path in sorted(SOURCE.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}

ROOMS = {"domain", "analysis", "exercise", "documents", "storage", "usecases", "wording", "tui", "cli"}
PURE = {"domain", "analysis", "exercise"}

# Whoever imports one of these can ask the world something, and then the same values no longer give the same answer.
WORLDLY = {"time", "random", "secrets", "os", "pathlib", "asyncio", "sqlite3", "gettext", "locale", "socket", "io"} | {
    "subprocess",
    "threading",
    "tempfile",
    "shutil",
}


def room(name: str) -> str:
    return name.partition("/")[0]


def nodes(*, within: set[str]) -> Iterator[tuple[str, ast.AST]]:
    for name, tree in TREES.items():
        if room(name) in within:
            yield from ((name, node) for node in ast.walk(tree))


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name.partition(".")[0] for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [(node.module or "").partition(".")[0]]
    return []


def places_that_import(modules: set[str], *, within: set[str]) -> list[str]:
    return [
        f"{name}:{node.lineno} {module}"
        for name, node in nodes(within=within)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for module in imported(node)
        if module in modules
    ]


def test_there_are_these_rooms_and_no_other() -> None:
    assert {room(name) for name in MODULES if "/" in name} == ROOMS


def test_the_pure_rooms_cannot_ask_the_world() -> None:
    assert places_that_import(WORLDLY, within=PURE) == []


def test_only_storage_knows_sqlite() -> None:
    assert places_that_import({"sqlite3", "sqlite_utils"}, within=ROOMS - {"storage"}) == []


def test_no_room_opens_a_socket() -> None:
    assert places_that_import({"socket", "ssl", "http", "urllib", "smtplib", "ftplib"}, within=ROOMS) == []


def asks_the_time(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="datetime" | "date"), attr="now" | "utcnow" | "today")):
            return True
        case ast.Call(func=ast.Attribute(value=ast.Name(id="time"), attr="time" | "time_ns")):
            return True
        case _:
            return False


def test_only_use_cases_know_what_time_it_is() -> None:
    asking = [name for name, node in nodes(within=ROOMS - {"usecases"}) if asks_the_time(node)]
    assert asking == []


def test_only_screens_are_asynchronous() -> None:
    kinds = (ast.AsyncFunctionDef, ast.AsyncFor, ast.AsyncWith, ast.Await)
    assert [name for name, node in nodes(within=ROOMS - {"tui"}) if isinstance(node, kinds)] == []


def test_errors_of_every_kind_are_caught_in_one_place_at_most() -> None:
    def catches_everything(node: ast.AST) -> bool:
        if not isinstance(node, ast.ExceptHandler):
            return False
        return node.type is None or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"})

    catching = [name for name, node in nodes(within=ROOMS) if catches_everything(node)]
    assert len(catching) <= 1
    assert {room(name) for name in catching} <= {"cli"}


@pytest.mark.parametrize("name", MODULES)
def test_a_module_is_one_thing_with_a_name_of_its_own(name: str) -> None:
    # A released schema is data: it only grows old, and splitting it would hide which tables belong together.
    if not name.startswith("storage/schema_"):
        assert len(MODULES[name].read_text(encoding="utf-8").splitlines()) <= 400
    assert not set(Path(name).with_suffix("").parts) & {"utils", "util", "helpers", "helper", "manager", "base", "misc"}
    assert ast.get_docstring(TREES[name])


@pytest.mark.parametrize("name", MODULES)
def test_no_function_is_over_fifty_lines(name: str) -> None:
    functions = [node for node in ast.walk(TREES[name]) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = [node.name for node in functions if (node.end_lineno or node.lineno) - node.lineno >= 50]
    assert long == []
