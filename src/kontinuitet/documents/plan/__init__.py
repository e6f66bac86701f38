"""The plan folder as text: reading it, putting what was read into a municipality, writing it, telling what changed."""

from kontinuitet.documents.plan.changes import ChangeKind, FieldChange, change_text, describe_changes
from kontinuitet.documents.plan.entry import entry_text, field_name, is_typed, place_text, with_entry
from kontinuitet.documents.plan.merge import apply
from kontinuitet.documents.plan.reader import PlanRead, read_plan
from kontinuitet.documents.plan.writer import normal, path_of, write_plan

__all__ = [
    "ChangeKind",
    "FieldChange",
    "PlanRead",
    "apply",
    "change_text",
    "describe_changes",
    "entry_text",
    "field_name",
    "is_typed",
    "normal",
    "path_of",
    "place_text",
    "read_plan",
    "with_entry",
    "write_plan",
]
