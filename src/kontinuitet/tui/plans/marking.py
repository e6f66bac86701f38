"""Marking a part of a plan as open, internal or secret, with its ground in law and the reason."""

from collections.abc import Mapping

from kontinuitet.documents.plan.vocabulary import WORDS, word
from kontinuitet.domain.secrecy import SecrecyLevel, SecrecyMark, SecrecyPart
from kontinuitet.domain.text import clean_line
from kontinuitet.domain.values import Place
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.plans.answers import Answers, Ask
from kontinuitet.tui.plans.slots import file_language
from kontinuitet.tui.plans.speech import led_to
from kontinuitet.tui.screen import DeskScreen

_NONE = "none"


def mark_part(screen: DeskScreen, service: str, part: SecrecyPart) -> None:
    """Choose the level; for one that is not open, ask for ground and reason."""
    words = screen.words
    now = _mark(screen, service, part)
    options = [Option(level.value, words(f"walk.level.{level.value}")) for level in SecrecyLevel]
    options.append(Option(_NONE, words("walk.level.none")))
    title = word(WORDS[SecrecyPart][part], file_language(words)).capitalize()
    at = now.level.value if now is not None else None
    screen.choose(title, options, then=lambda chosen: _chosen(screen, service, part, chosen), at=at)


def _mark(screen: DeskScreen, service: str, part: SecrecyPart) -> SecrecyMark | None:
    return next((one for one in screen.desk.plan.service[service].secrecy if one.id is part), None)


def _chosen(screen: DeskScreen, service: str, part: SecrecyPart, chosen: str) -> None:
    if chosen in (_NONE, SecrecyLevel.OPEN.value):
        mark = None if chosen == _NONE else SecrecyMark(id=part, level=SecrecyLevel.OPEN)
        _store(screen, service, part, mark)
        return
    words, now = screen.words, _mark(screen, service, part)
    asks = (
        Ask("ground", words("walk.level.ground"), now.ground if now else "", lambda _: ""),
        Ask("reason", words("walk.level.reason"), now.reason if now else "", lambda _: ""),
    )
    level = SecrecyLevel(chosen)
    # Stored at once, so that the mark is there whatever becomes of the two lines.
    _store(screen, service, part, SecrecyMark(id=part, level=level, ground=asks[0].value, reason=asks[1].value))

    def submit(values: Mapping[str, str]) -> str:
        mark = SecrecyMark(id=part, level=level, ground=values["ground"], reason=clean_line(values["reason"]))
        _store(screen, service, part, mark)
        return ""

    text = words("walk.level.secret_ask" if level is SecrecyLevel.SECRET else "walk.level.internal_ask")
    screen.app.push_screen(Answers(words(f"walk.level.{chosen}"), text, asks, submit=submit))


def _store(screen: DeskScreen, service: str, part: SecrecyPart, mark: SecrecyMark | None) -> None:
    marks = screen.desk.plan.service[service].secrecy
    known = {one.id for one in marks}
    after = tuple(mark if one.id is part else one for one in marks if one.id is not part or mark is not None)
    if mark is not None and part not in known:
        after = (*after, mark)
    place = Place(object=service, field="secrecy")
    changed = screen.desk.change(place, tuple(one for one in after if one is not None), why=f"{service}/secrecy/{part}")
    screen.changed(*led_to(screen.words("walk.marked"), changed, screen.words))
