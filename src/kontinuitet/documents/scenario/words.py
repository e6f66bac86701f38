"""The closed lists of words of the scenario language, format 1: found, and told when they are not known.

Each list is a table from what a word means to how it is written (`swedish.py`, `english.py`); the first spelling is
the normal one. Reading ignores upper and lower case. A scenario uses the words of one language, the one that its
front matter names.
"""

from kontinuitet.documents.scenario.english import ENGLISH
from kontinuitet.documents.scenario.swedish import SWEDISH

VOCABULARIES = {"sv": SWEDISH, "en": ENGLISH}
"""By the language code that the front matter names."""
