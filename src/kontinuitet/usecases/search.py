"""Searching everything that a municipality's file holds: the plan, and the exercises by their titles."""

from kontinuitet.documents.search import Hit, Index, Title
from kontinuitet.documents.sentences import Speaker
from kontinuitet.domain.municipality import Municipality
from kontinuitet.usecases.desk import Desk

MOST = 50
"""Hits that are shown; who gets more has typed too little."""


class Search:
    """Finds words at a desk. Keep one while somebody searches: it reads the plan once for each state of it."""

    def __init__(self, desk: Desk, words: Speaker) -> None:
        """``words``: the language in which fields are named and values written."""
        self._desk = desk
        self._words = words
        self._plan: Municipality | None = None
        self._titles: tuple[Title, ...] = ()
        self._index: Index | None = None

    def find(self, typed: str, *, limit: int = MOST) -> tuple[Hit, ...]:
        """The best hits for what was typed; none for nothing. Raises ``Refused`` when there is no plan."""
        return self._ready().find(typed, limit=limit)

    def _ready(self) -> Index:
        titles = tuple(Title(each.id, each.title) for each in self._desk.database.exercises.list())
        if self._index is None or self._plan is not self._desk.plan or titles != self._titles:
            self._plan, self._titles = self._desk.plan, titles
            self._index = Index(self._plan, self._words, titles=titles)
        return self._index
