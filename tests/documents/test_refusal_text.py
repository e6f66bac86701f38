"""Why the engine refuses, in words: every refusal that it can give has a sentence that its parameters fill."""

import ast
import inspect
from collections.abc import Iterator
from types import ModuleType

import pytest
from tests.exercise.world import Room

from kontinuitet.documents.refusal_text import refusal_text
from kontinuitet.exercise import acting, answering, decide
from kontinuitet.exercise import commands as cmd
from kontinuitet.exercise.commands import Refusal
from kontinuitet.exercise.state import Status
from kontinuitet.wording import words


def calls(module: ModuleType) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_no", "Refusal"}:
            yield node


def texts(node: ast.expr) -> list[str]:
    """The texts that an expression may be: a constant, or either side of a choice."""
    choices = [node.body, node.orelse] if isinstance(node, ast.IfExp) else [node]
    return [choice.value for choice in choices if isinstance(choice, ast.Constant) and isinstance(choice.value, str)]


def refusals() -> Iterator[Refusal]:
    """Each refusal that the engine's code can make, its parameters filled with their own names."""
    for call in (call for module in (acting, answering, decide) for call in calls(module)):
        named = {keyword.arg: keyword.value for keyword in call.keywords}
        if getattr(call.func, "id", "") == "_no":
            codes = texts(call.args[0]) if call.args else []
            params = tuple((name, name) for name in named if name)
        else:
            codes = texts(named["code"]) if "code" in named else []
            pairs = named["params"].elts if isinstance(named.get("params"), ast.Tuple) else []
            params = tuple((pair.elts[0].value,) * 2 for pair in pairs)
        for code in codes:
            yield Refusal(code=code, params=params)


FOUND = sorted({refusal for refusal in refusals() if refusal.code != "status"}, key=str)


def test_the_refusals_were_found() -> None:
    assert {"inject-unknown", "action-marked", "status-missing", "nothing-to-undo"} <= {one.code for one in FOUND}
    assert len(FOUND) > 20


@pytest.mark.parametrize("refusal", FOUND, ids=lambda one: f"{one.code}-{'-'.join(name for name, _ in one.params)}")
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_refusal_has_a_sentence(refusal: Refusal, lang: str) -> None:
    said = refusal_text(refusal, words(lang))
    assert said.endswith(".")
    assert "{" not in said


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_status_in_which_a_command_may_be_refused_has_a_sentence(status: Status, lang: str) -> None:
    said = refusal_text(Refusal(code="status", params=(("status", status.value),)), words(lang))
    assert said.endswith(".")


def test_what_is_refused_really_is_told() -> None:
    room = Room().begin()
    refused = room.give(cmd.ReleaseInject(inject="[/] {x}"))
    assert refused is not None
    assert refusal_text(refused, words("sv")) == "Det finns inget inspel [/] {x}."
