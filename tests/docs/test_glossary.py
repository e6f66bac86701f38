"""The glossary speaks of what is there: every code name exists, and nothing that a plan holds lacks a word."""

import importlib
import inspect
import pkgutil
import re

import pytest
from pydantic import BaseModel
from tests.docs import pages

import kontinuitet.analysis.rules
import kontinuitet.domain
import kontinuitet.exercise
from kontinuitet.domain.municipality import COLLECTIONS, Municipality

CODE = 2


def entries(lang: str) -> list[list[str]]:
    return [row for row in pages.rows(pages.read(pages.GLOSSARY[lang])) if len(row) == CODE + 2]


def names_in_code() -> set[str]:
    """Classes of the domain, of exercises and of findings, their fields and the members of their enums."""
    found: set[str] = set()
    for package in (kontinuitet.domain, kontinuitet.exercise, kontinuitet.analysis.rules):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for name, one in vars(importlib.import_module(module.name)).items():
                if not inspect.isclass(one) or not one.__module__.startswith("kontinuitet."):
                    continue
                found.add(name)
                fields = one.model_fields if issubclass(one, BaseModel) else getattr(one, "__members__", {})
                found |= set(fields) | {f"{name}.{field}" for field in fields}
    return found


@pytest.mark.parametrize("lang", pages.GLOSSARY)
def test_every_code_name_exists(lang: str) -> None:
    known = names_in_code()
    written = [name for row in entries(lang) for name in re.findall(r"`([^`]+)`", row[CODE])]
    assert len(written) > 40
    assert [name for name in written if name not in known] == []


@pytest.mark.parametrize("lang", pages.GLOSSARY)
def test_every_kind_of_object_in_a_plan_has_a_word(lang: str) -> None:
    written = {name for row in entries(lang) for name in re.findall(r"`([^`]+)`", row[CODE])}
    kinds = {Municipality.model_fields[name].annotation.__args__[0].__name__ for name in COLLECTIONS}  # type: ignore[union-attr]
    assert kinds - written == set()


def test_both_languages_have_the_same_words_in_the_same_order() -> None:
    swedish, english = entries("sv"), entries("en")
    assert [row[:3] for row in swedish] == [[row[1], row[0], row[2]] for row in english]


@pytest.mark.parametrize("lang", pages.GLOSSARY)
def test_every_word_is_explained_in_a_sentence(lang: str) -> None:
    assert [row[0] for row in entries(lang) if not row[3].endswith(".") or len(row[3].split()) < 4] == []
