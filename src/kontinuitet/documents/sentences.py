"""Errors and refusals as sentences: a code and its parameters in, what to tell the user out."""

from collections.abc import Mapping

from kontinuitet.wording import Words

Speaker = Words
"""The language that a document is written in, as a use case passes it on."""


def sentence(area: str, code: str, params: Mapping[str, object], words: Words) -> str:
    """The sentence ``area.code``; lists of ids are joined with commas."""
    said = {name: _joined(value) for name, value in params.items()}
    return words(f"{area}.{code}", **said)


def error_sentence(error: BaseException, words: Words) -> str | None:
    """What to tell of an error that carries a ``code`` and ``params``; ``None`` for one that nobody foresaw."""
    code = getattr(error, "code", None)
    params = getattr(error, "params", None)
    if not isinstance(code, str) or not isinstance(params, Mapping) or not words.has(f"errors.{code}"):
        return None
    return sentence("errors", code, params, words)


def _joined(value: object) -> object:
    return ", ".join(map(str, value)) if isinstance(value, tuple | list) else value
