"""What was changed, undone or led to, as sentences."""

from kontinuitet.domain.municipality import Municipality
from kontinuitet.usecases.desk import Changed
from kontinuitet.wording import Words


def undone_text(changed: Changed, plan: Municipality, words: Words) -> str:
    """What was taken back."""
    return str(changed.step)
