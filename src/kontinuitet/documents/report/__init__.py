"""The after-action report: what happened, what was measured against the plan, and what to change."""

from kontinuitet.documents.report.writer import report_text

__all__ = ["report_text"]
