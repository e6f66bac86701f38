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
from kontinuitet.analysis.rules.findings import RULES, findings

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
    "place_key",
]
