"""A list's bytes as text: UTF-8, UTF-16 or Windows-1252, told apart so that å, ä and ö come out right."""

import codecs

from kontinuitet.documents.problems import Problem, problem

LARGEST = 5 * 1024 * 1024
"""Bytes, or characters of what was pasted; no municipality's list comes near it."""

_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def list_text(data: bytes | str) -> str | Problem:
    """The text of a list with line ends as ``\\n`` and no byte-order mark, or why it cannot be read."""
    if len(data) > LARGEST:
        return problem("lists.problem.too_large", limit=LARGEST // 1024 // 1024)
    text = data if isinstance(data, str) else _decoded(data)
    if isinstance(text, Problem):
        return text
    if "\0" in text:
        return problem("lists.problem.not_text")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return text if text.strip() else problem("lists.problem.empty")


def _decoded(data: bytes) -> str | Problem:
    if data.startswith(_WORKBOOK):
        return problem("lists.problem.workbook")
    if data.startswith(b"%PDF"):
        return problem("lists.problem.not_text")
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "") or _wide(data) or "utf-8"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return problem("lists.problem.not_text") if encoding != "utf-8" else _narrow(data)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: in western text every second byte is zero."""
    sample = data[:4000]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        every = sample[offset::2]
        if len(every) > 1 and every.count(0) > len(every) * 0.6:
            return encoding
    return ""


def _narrow(data: bytes) -> str | Problem:
    """Windows-1252, unless most of what is not ASCII is UTF-8: then two encodings are mixed, and one would garble."""
    replaced = data.decode("utf-8", errors="replace")
    wrong = replaced.count("\ufffd")
    if sum(not char.isascii() for char in replaced) - wrong > wrong:
        return problem("lists.problem.mixed_encodings")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return problem("lists.problem.not_text")
