"""Reading an exercise afterwards: its report and its log."""

from kontinuitet.documents.log_text import LogLine, log_lines
from kontinuitet.documents.report import report_text
from kontinuitet.documents.sentences import Speaker
from kontinuitet.domain.followup import Action
from kontinuitet.storage import Database
from kontinuitet.usecases.journal import pinned_of, state_of


def actions_of(database: Database, identity: str) -> tuple[Action, ...]:
    """The plan's actions that came out of an exercise."""
    plan = database.plans.load()
    return tuple(action for action in plan.actions if action.origin == identity) if plan is not None else ()


def report(database: Database, identity: str, words: Speaker) -> str:
    """The after-action report in Markdown."""
    pinned = pinned_of(database, identity)
    actions = actions_of(database, identity)
    return report_text(state_of(database, identity), pinned, identity=identity, words=words, actions=actions)


def log(database: Database, identity: str, words: Speaker) -> tuple[LogLine, ...]:
    """The journal as lines, in order."""
    return log_lines(state_of(database, identity), pinned_of(database, identity), words)
