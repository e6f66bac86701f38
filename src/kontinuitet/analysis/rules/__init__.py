"""The rules that a continuity plan is checked against, one module for each group."""

from kontinuitet.analysis.rules.finding import (
    Asking,
    Count,
    Finding,
    Names,
    Param,
    Route,
    Severity,
    Span,
    Term,
    Terms,
    place_key,
)
from kontinuitet.analysis.rules.findings import RULES, findings, findings_in_slices

__all__ = [
    "RULES",
    "Asking",
    "Count",
    "Finding",
    "Names",
    "Param",
    "Route",
    "Severity",
    "Span",
    "Term",
    "Terms",
    "findings",
    "findings_in_slices",
    "place_key",
]
