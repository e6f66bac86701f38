"""The page on architecture names rooms that exist, and tests that exist, for what it says must hold."""

import ast
import re

from tests.docs import pages

TEXT = pages.read(pages.ARCHITECTURE)
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def functions(path: str) -> set[str]:
    tree = ast.parse((pages.ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_test_that_is_named_exists() -> None:
    named = TEST.findall(TEXT)
    assert len(named) > 15
    assert [f"{path}::{name}" for path, name in named if name not in functions(path)] == []


def test_every_room_is_described() -> None:
    source = pages.ROOT / "src" / "kontinuitet"
    rooms = {path.parent.name for path in source.glob("*/__init__.py")}
    described = {row[0].strip("`") for row in pages.rows(TEXT) if row[0].strip("`") in rooms}
    assert described == rooms


def test_every_invariant_of_the_engine_has_its_test() -> None:
    numbers = [int(row[0]) for row in pages.rows(TEXT) if row[0].isdigit()]
    assert numbers == list(range(1, 16))
