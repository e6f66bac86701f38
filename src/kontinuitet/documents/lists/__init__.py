"""Lists that a municipality already has (CSV, or copied from a spreadsheet) read into its plan, tried before taken."""

from kontinuitet.documents.lists.columns import Column, Columns, LeftOut, LeftOutReason
from kontinuitet.documents.lists.decoding import LARGEST
from kontinuitet.documents.lists.dry_run import dry_run
from kontinuitet.documents.lists.fields import FIELDS
from kontinuitet.documents.lists.list_text import (
    column_line,
    detail_lines,
    row_line,
    row_problem_text,
    summary,
    value_text,
)
from kontinuitet.documents.lists.outcome import (
    CellChange,
    Decision,
    Decisions,
    DryRun,
    MatchedBy,
    Offer,
    RowKind,
    RowResult,
)
from kontinuitet.documents.lists.targets import ListField, Target, target_named, target_names

__all__ = [
    "FIELDS",
    "LARGEST",
    "CellChange",
    "Column",
    "Columns",
    "Decision",
    "Decisions",
    "DryRun",
    "LeftOut",
    "LeftOutReason",
    "ListField",
    "MatchedBy",
    "Offer",
    "RowKind",
    "RowResult",
    "Target",
    "column_line",
    "detail_lines",
    "dry_run",
    "row_line",
    "row_problem_text",
    "summary",
    "target_named",
    "target_names",
    "value_text",
]
