"""Whether a text can be read at all, or the one reason why not."""

from kontinuitet.documents.problems import Problem, problem

SIZE_LIMIT = 1_000_000
"""Characters; a plan or a scenario of a megabyte is something else that was given the wrong name."""


def refused(text: str, *, file: str) -> Problem | None:
    """Why a text is not read at all: too large, not text, or empty; ``None`` when it can be read."""
    if len(text) > SIZE_LIMIT:
        return problem("problems.file.too_large", file=file)
    if "\x00" in text:
        return problem("problems.file.binary", file=file)
    if not text.strip("\ufeff \t\r\n"):
        return problem("problems.file.empty", file=file)
    return None
