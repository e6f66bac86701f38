"""The frozen example holds every field once, hostile prose, a bar in a cell, ``?``, ``–`` and ``0``."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kontinuitet.documents.plan import apply, describe_changes, read_plan, write_plan
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import NotApplicable, Unknown, Value

HERE = Path(__file__).parent
EXAMPLE = HERE / "example"
SHIPPED = Path(__file__).parents[3] / "plans" / "askarby"


def files_of(folder: Path) -> dict[str, str]:
    paths = sorted(folder.rglob("*.md"))
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def plan_of(files: dict[str, str]) -> Municipality:
    read, problems = read_plan(files)
    assert problems == ()
    assert read is not None
    plan, problems = apply(None, read)
    assert problems == ()
    assert plan is not None
    return plan


def values_in(value: object) -> Iterator[Value]:
    if isinstance(value, Value):
        yield value
        for name in type(value).model_fields:
            yield from values_in(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from values_in(each)


@pytest.mark.parametrize("folder", [EXAMPLE, SHIPPED], ids=["every field", "shipped"])
def test_a_plan_in_normal_form_is_written_as_it_was_read(folder: Path) -> None:
    files = files_of(folder)
    assert write_plan(plan_of(files)) == files


@pytest.mark.parametrize("folder", [EXAMPLE, SHIPPED], ids=["every field", "shipped"])
def test_a_plan_survives_its_translation(folder: Path) -> None:
    plan = plan_of(files_of(folder))
    assert plan_of(write_plan(plan, "en")) == plan


def test_english_files_look_as_they_should() -> None:
    english = write_plan(plan_of(files_of(EXAMPLE)), "en")
    assert english["verksamheter/hemtjanst.md"] == (HERE / "english.md").read_text(encoding="utf-8")


def test_the_example_fills_every_field() -> None:
    filled: dict[type[Value], set[str]] = {}
    for value in values_in(plan_of(files_of(EXAMPLE))):
        default = {name: field.default for name, field in type(value).model_fields.items()}
        filled.setdefault(type(value), set()).update(name for name in default if getattr(value, name) != default[name])
    empty = {
        f"{model.__name__}.{name}"
        for model, names in filled.items()
        if model not in {Unknown, NotApplicable}
        for name in set(model.model_fields) - names
    }
    assert empty == set()


def test_the_example_holds_what_is_easily_lost() -> None:
    service = plan_of(files_of(EXAMPLE)).services[0]
    assert service.wrt == 0
    assert service.impact[0].reason == "Medicin \\| mat"
    assert service.impact[1].scores[0] == NotApplicable()
    assert service.impact[1].scores[1:4] == (Unknown(), None, Unknown(who="enhetschef"))
    assert service.workarounds[0].staff == 0
    assert service.workarounds[0].steps.endswith("\n\n- inte: en uppgift")
    assert service.workarounds[1].steps == "- nyckel: som är löptext"
    assert plan_of(files_of(EXAMPLE)).notes.split("\n")[2:4] == ["## Beroenden", "- a: b"]


def test_importing_what_was_exported_changes_nothing() -> None:
    plan = plan_of(files_of(SHIPPED))
    read, _ = read_plan(write_plan(plan))
    assert read is not None
    again, problems = apply(plan, read)
    assert problems == ()
    assert again is not None
    assert describe_changes(plan, again) == ()
