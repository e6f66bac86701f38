"""From the bytes of a file to text that a reader can take, or the one reason why not."""

from kontinuitet.documents.problems import Problem, problem

SIZE_LIMIT = 1_000_000
"""Bytes; a plan or a scenario of a megabyte is something else that was given the wrong name."""


def text_of(data: bytes, *, file: str) -> str | Problem:
    """The text of a file in UTF-8 (with or without a byte-order mark), or why it is none."""
    if len(data) > SIZE_LIMIT:
        return problem("problems.file.too_large", file=file)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return problem("problems.file.binary", file=file)
    return refused(text, file=file) or text


def refused(text: str, *, file: str) -> Problem | None:
    """Why a text is not read at all: too large, not text, or empty; ``None`` when it can be read."""
    # Counting bytes exactly would cost a copy; a character is at least one byte.
    if len(text) > SIZE_LIMIT:
        return problem("problems.file.too_large", file=file)
    if "\x00" in text:
        return problem("problems.file.binary", file=file)
    if not text.strip("\ufeff \t\r\n"):
        return problem("problems.file.empty", file=file)
    return None
