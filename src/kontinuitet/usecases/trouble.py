"""What a use case raises when it could not do what it was asked to: for the edge that must say so."""

from typing import Final

from kontinuitet.storage.errors import ChangedMeanwhile, StorageError
from kontinuitet.usecases.refused import Refused

TROUBLE: Final = (Refused, StorageError)
"""Answers to the user, each with a ``code`` and ``params``; anything else is a fault of the program."""

__all__ = ["TROUBLE", "ChangedMeanwhile"]
