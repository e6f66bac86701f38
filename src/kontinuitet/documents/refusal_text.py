"""Why the engine refused a command, in words."""

from kontinuitet.exercise.commands import Refusal
from kontinuitet.wording import Words


def refusal_text(refusal: Refusal, words: Words) -> str:
    """One sentence."""
    params = dict(refusal.params)
    if refusal.code == "status":
        return words(f"exercise.refused.status.{params['status']}")
    return words(f"exercise.refused.{refusal.code}", **params)
