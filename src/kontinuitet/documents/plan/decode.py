"""One file, taken apart and its values read: a tree of rows with the lines that they came from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kontinuitet.documents.plan import markdown, suggested
from kontinuitet.documents.plan.codecs import LINE, SCORE, Refusal, read_duration, read_prose, read_slug
from kontinuitet.documents.plan.layouts import LAYOUTS, Form, Layout, Part
from kontinuitet.documents.plan.markdown import Document, Entry, Section
from kontinuitet.documents.plan.shape import Field, Shape
from kontinuitet.documents.plan.vocabulary import LANGUAGES, word
from kontinuitet.documents.problems import ProblemLog
from kontinuitet.domain.text import slug


@dataclass(slots=True)
class Row:
    """What was read of one thing: its values by attribute, its line, and the lines of its values where they differ.

    ``points``: the time points (minutes) that its scores stand for, in a table of impact. ``suggested``: the
    attributes whose values carry the mark of a suggestion. ``lang``: of a whole file, the language it is in.
    """

    line: int
    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    points: tuple[int, ...] = ()
    suggested: list[str] = field(default_factory=list)
    lang: str = ""

    def line_of(self, attr: str) -> int:
        """Where one of its values stands."""
        return self.lines.get(attr, self.line)


@dataclass(frozen=True, slots=True)
class _Context:
    layout: Layout
    lang: str
    log: ProblemLog


def decode(document: Document, layout: Layout, *, log: ProblemLog) -> Row:
    """The values of a file as its layout describes it; what cannot be read is a problem and left out."""
    context = _Context(layout, language(document, layout), log)
    row = Row(1, lang=context.lang)
    _front(document, row, context)
    _title(document, row, context)
    for head, inner in _chapters(document.sections, context):
        _chapter(head, inner, row, context)
    return row


def language(document: Document, layout: Layout) -> str:
    """The language of a file, by the words of its structure that only one of the languages has.

    Keys of the front matter and headings decide; lists and tables only where those say nothing, since prose that
    begins like them could be in any language.
    """
    for seen in (_heading_words(document, layout), _body_words(document)):
        english, swedish = (sum(each in _only()[lang] for each in seen) for lang in ("en", "sv"))
        if english != swedish:
            return "en" if english > swedish else "sv"
    return "sv"


def _heading_words(document: Document, layout: Layout) -> list[str]:
    headings = [section.title.lower() for section in document.sections if section.level > 1 or layout.title]
    return [*(entry.key for entry in document.front), *headings]


def _body_words(document: Document) -> list[str]:
    return [each for section in document.sections for each in _words_under(section)]


def _words_under(section: Section) -> Iterator[str]:
    first = section.first()
    for line in section.body[first : first + 20]:
        if line.startswith("|"):
            yield from (cell.strip().lower() for cell in line[:1000].split("|"))
        if not line.startswith("- "):
            return
        yield line[2:82].partition(":")[0].strip().lower()


@cache
def _only() -> dict[str, frozenset[str]]:
    """The structural words of each language that are no words of the other."""
    words: dict[str, set[str]] = {lang: set() for lang in LANGUAGES}
    for layout in LAYOUTS:
        for lang in LANGUAGES:
            words[lang] |= {key for shape in _shapes(layout) for key in shape.by_key(lang)}
            words[lang] |= {heading.lower() for heading in layout.headings(lang)}
            words[lang] |= {word(layout.title, lang).lower()} if layout.title else set()
    return {"sv": frozenset(words["sv"] - words["en"]), "en": frozenset(words["en"] - words["sv"])}


def _shapes(layout: Layout) -> Iterator[Shape]:
    waiting = [layout.top, *layout.parts]
    if layout.front:
        yield layout.front
    while waiting:
        part = waiting.pop()
        if part:
            yield part.shape
            waiting += [part.table, part.blocks]


def _front(document: Document, row: Row, context: _Context) -> None:
    shape = context.layout.front
    if shape is None:
        for entry in document.front[:1]:
            context.log.add("problems.plan.front_not_here", line=entry.line)
        return
    _list(document.front, shape, row, context)
    for needed in shape.fields:
        if needed.required and needed.attr not in row.values:
            context.log.add("problems.plan.required_key", line=1, key=needed.key(context.lang))


def _title(document: Document, row: Row, context: _Context) -> None:
    titles = [section for section in document.sections if section.level == 1]
    for extra in titles[1:]:
        context.log.add("problems.plan.second_title", line=extra.line, text=extra.title)
    if not titles:
        wanted = word(context.layout.title, context.lang) if context.layout.title else ""
        context.log.add(
            "problems.plan.no_title" if not wanted else "problems.plan.no_fixed_title", line=1, title=wanted
        )
        return
    title = titles[0]
    row.lines["name"] = title.line
    if context.layout.title is None:
        name = _unmarked(row, "name", title.title, context)
        _set(row, "name", LINE.read(name, context.lang), at=(title.line, name), context=context)
    elif title.title.lower() != word(context.layout.title, context.lang).lower():
        wanted = word(context.layout.title, context.lang)
        context.log.add("problems.plan.wrong_title", line=title.line, text=title.title, title=wanted)


def _chapters(sections: Sequence[Section], context: _Context) -> Iterator[tuple[Section, list[Section]]]:
    """Each section of level one or two with the sections of level three under it."""
    head: Section | None = None
    inner: list[Section] = []
    for section in sections:
        if section.level == 3 and head is not None:
            inner.append(section)
            continue
        if section.level != 1 and head is None:
            context.log.add("problems.plan.before_title", line=section.line, text=section.title)
        if head is not None:
            yield head, inner
        head, inner = (section, []) if section.level < 3 else (None, [])
    if head is not None:
        yield head, inner


def _chapter(head: Section, inner: list[Section], row: Row, context: _Context) -> None:
    layout = context.layout
    if head.level == 1:
        _under_title(head, row, context)
        _no_headings(inner, (), context)
        return
    part = layout.part(head.title, context.lang)
    if part is None and layout.top and layout.top.form is Form.BLOCKS and not _is_heading(head, context):
        row.values.setdefault(layout.top.attr, []).extend(_block(head, inner, layout.top, context))
    elif part is None:
        _unknown_heading(head, layout.headings(context.lang), context)
    elif part.attr in row.values:
        context.log.add("problems.plan.heading_twice", line=head.line, text=head.title)
    else:
        row.values[part.attr] = _under(head, inner, part, row, context)
        row.lines[part.attr] = head.line


def _is_heading(head: Section, context: _Context) -> bool:
    """Whether a heading without an id is more likely a misspelt or foreign one than a thing that lacks its id."""
    return head.anchor() is None and any(context.layout.part(head.title, lang) for lang in LANGUAGES)


def _under_title(head: Section, row: Row, context: _Context) -> None:
    top = context.layout.top
    if top and top.form is Form.TABLE:
        row.values[top.attr] = _table(head, 0, top, context)
    elif context.layout.prose:
        _prose(head, 0, context.layout.prose, row, context)
    else:
        _no_text(head, 0, context)


def _under(head: Section, inner: list[Section], part: Part, row: Row, context: _Context) -> Any:
    if part.form is Form.BLOCKS:
        _no_text(head, 0, context)
        return [each for section in inner for each in _block(section, [], part, context)]
    _no_headings(inner, (), context)
    if part.form is Form.TABLE:
        return _table(head, 0, part, context)
    if part.form is Form.PROSE:
        _prose(head, 0, part.attr, row, context)
        return row.values.get(part.attr, "")
    listed = Row(head.line)
    entries, after = markdown.entries(head, log=context.log)
    _list(entries, part.shape, listed, context)
    _no_text(head, after, context)
    return listed


def _block(head: Section, inner: list[Section], part: Part, context: _Context) -> Iterator[Row]:
    """The thing that a heading with an id describes, if the id can be read."""
    anchor = head.anchor()
    if anchor is None:
        example = f"{'#' * head.level} {head.title} {{#{slug(head.title[:500]) or 'id'}}}"
        context.log.add("problems.plan.no_anchor", line=head.line, text=head.title, example=example)
        return
    row = Row(head.line)
    _set(row, "id", read_slug(anchor[1]), at=(head.line, anchor[1]), context=context)
    name = _unmarked(row, "name", anchor[0], context)
    _set(row, "name", LINE.read(name, context.lang), at=(head.line, name), context=context)
    entries, after = markdown.entries(head, log=context.log) if part.shape.fields else ((), 0)
    _list(entries, part.shape, row, context)
    if part.table:
        row.values[part.table.attr] = _table(head, after, part.table, context)
    elif part.prose:
        _prose(head, after, part.prose, row, context, listed=bool(entries) if part.shape.fields else None)
    else:
        _no_text(head, after, context)
    if part.blocks:
        row.values[part.blocks.attr] = [each for section in inner for each in _block(section, [], part.blocks, context)]
    if "id" in row.values:
        yield row


def _prose(head: Section, after: int, attr: str, row: Row, context: _Context, *, listed: bool | None = None) -> None:
    text = _unmarked(row, attr, markdown.prose(head, after=after, listed=listed), context)
    if text:
        _set(row, attr, read_prose(text), at=(head.line, ""), context=context)


def _list(entries: Sequence[Entry], shape: Shape, row: Row, context: _Context) -> None:
    known = shape.by_key(context.lang)
    for entry in entries:
        field_ = known.get(entry.key)
        if field_ is None:
            _unknown_key("key", entry.key, entry.line, shape, context)
        elif field_.attr in row.lines:
            context.log.add("problems.plan.key_twice", line=entry.line, key=entry.key)
        else:
            row.lines[field_.attr] = entry.line
            _value(row, field_, entry.value, line=entry.line, context=context)


def _table(head: Section, after: int, part: Part, context: _Context) -> list[Row]:
    table = markdown.table(head, after=after, log=context.log)
    if table is None:
        return []
    columns = _columns(table, part, context)
    points = tuple(column for column in columns if isinstance(column, int))
    rows = []
    for line, cells in table.rows:
        if len(cells) != len(columns):
            context.log.add("problems.plan.cells", line=line, cells=len(cells), columns=len(columns))
            continue
        row = Row(line, points=points)
        scores = []
        for column, text in zip(columns, cells, strict=True):
            if isinstance(column, Field):
                _value(row, column, text, line=line, context=context)
            elif column is not None:
                scores.append(_score(text, line, context))
        if points:
            row.values["scores"] = tuple(scores)
            row.lines["points"] = table.line
        if "id" in row.values:
            rows.append(row)
    return rows


def _columns(table: markdown.Table, part: Part, context: _Context) -> list[Field | int | None]:
    """For each column the field that it fills, or the time point that it scores, or ``None`` for an unknown one."""
    known = part.shape.by_key(context.lang)
    columns: list[Field | int | None] = []
    for key in table.columns:
        found: Field | int | None = known.get(key)
        if found is None and part.points:
            minutes = read_duration(key, context.lang)
            found = minutes if isinstance(minutes, int) else None
        if found is None:
            _unknown_key("column", key, table.line, part.shape, context)
        elif found in columns:
            context.log.add("problems.plan.column_twice", line=table.line, key=key)
            found = None
        columns.append(found)
    for field_ in part.shape.fields:
        if field_.required and field_ not in columns:
            context.log.add("problems.plan.required_column", line=table.line, key=field_.key(context.lang))
    return columns


def _score(text: str, line: int, context: _Context) -> Any:
    value = SCORE.read(text, context.lang) if text else None
    if isinstance(value, Refusal):
        _refused(value, text, line, context)
        return None
    return value


def _value(row: Row, field_: Field, text: str, *, line: int, context: _Context) -> None:
    """Read one value; an empty text is no value, except where the thing cannot be without one."""
    text = _unmarked(row, field_.attr, text, context)
    if text:
        _set(row, field_.attr, field_.codec.read(text, context.lang), at=(line, text), context=context)
    elif field_.codec is LINE:
        row.values[field_.attr] = ""
    elif field_.required:
        context.log.add("problems.plan.required_value", line=line, key=field_.key(context.lang))


def _unmarked(row: Row, attr: str, text: str, context: _Context) -> str:
    """The text without the mark of a suggestion, which the row remembers."""
    text, marked = suggested.taken(text, context.lang)
    if marked and text:
        row.suggested.append(attr)
    return text


def _set(row: Row, attr: str, value: Any, *, at: tuple[int, str], context: _Context) -> None:
    if isinstance(value, Refusal):
        _refused(value, at[1], at[0], context)
    else:
        row.values[attr] = value


def _refused(refusal: Refusal, text: str, line: int, context: _Context) -> None:
    params: dict[str, Any] = {"text": text, **dict(refusal.params)}
    context.log.add(f"problems.plan.{refusal.code}", line=line, **params)


def _unknown_key(kind: str, key: str, line: int, shape: Shape, context: _Context) -> None:
    """A key or column that is not known: perhaps of the other language, perhaps misspelt."""
    other = shape.by_key("en" if context.lang == "sv" else "sv").get(key)
    if other:
        context.log.add(_foreign(context), line=line, text=key, near=other.key(context.lang))
        return
    known = tuple(shape.by_key(context.lang))
    context.log.add(f"problems.plan.unknown_{kind}", line=line, among=(key, known), text=key, known=", ".join(known))


def _foreign(context: _Context) -> str:
    return "problems.plan.english_word" if context.lang == "sv" else "problems.plan.swedish_word"


def _unknown_heading(head: Section, known: tuple[str, ...], context: _Context) -> None:
    other = context.layout.part(head.title, "en" if context.lang == "sv" else "sv")
    if other and other.heading:
        right = word(other.heading, context.lang)
        context.log.add(_foreign(context), line=head.line, text=head.title, near=right)
        return
    context.log.add("problems.plan.unknown_heading", line=head.line, among=(head.title, known), text=head.title)


def _no_headings(inner: list[Section], known: tuple[str, ...], context: _Context) -> None:
    for section in inner:
        _unknown_heading(section, known, context)


def _no_text(head: Section, after: int, context: _Context) -> None:
    stray = next((index for index in range(after, len(head.body)) if head.body[index]), None)
    if stray is not None:
        line = head.line + 1 + stray
        context.log.add("problems.plan.text_not_here", line=line, text=head.body[stray], heading=head.title)
