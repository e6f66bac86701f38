"""What shows that a plan is known and that it holds: who has read it, and the times that were seen."""

from collections.abc import Callable, Sequence
from datetime import date

from kontinuitet.documents.plan.codecs import DURATION, Refusal
from kontinuitet.documents.plan.vocabulary import WORDS, word
from kontinuitet.domain.changes import replaced
from kontinuitet.domain.disturbance import Acknowledgement, Proof, SeenRecovery
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.text import slug
from kontinuitet.domain.values import Place
from kontinuitet.tui.dialogs import Option
from kontinuitet.tui.plans.adding import Kind, New, added, free_id, new
from kontinuitet.tui.plans.composites import checker
from kontinuitet.tui.plans.pickers import PickMany
from kontinuitet.tui.plans.slots import file_language
from kontinuitet.tui.plans.speech import led_to
from kontinuitet.tui.screen import DeskScreen

READ, SEEN = "acknowledgements", "seen"


# Who has read it


def ask_readers(screen: DeskScreen, service: str) -> None:
    """Mark who has read the approved version; whoever is marked anew has read it today."""
    words, plan = screen.words, screen.desk.plan
    version = screen.desk.database.versions.latest().get(service)
    if version is None:
        screen.say(words("tui.readers.no_version"))
        return
    number = version.number
    given = tuple(one.person for one in plan.service[service].acknowledgements if one.version == number)
    pending: dict[str, New] = {}

    def add(name: str, give: Callable[[Option], None]) -> None:
        one = new(screen.desk.plan, name, Kind("people"), beside=[*pending.values()])
        if one is not None:
            pending[one.id] = one
            give(Option(one.id, one.name))

    def submit(chosen: tuple[str, ...]) -> str:
        screen.desk_app.follow()
        if service not in screen.desk.plan.service:
            return words("tui.gone")
        if set(chosen) == set(given):
            return ""
        after = screen.desk.plan
        ids = []
        for each in chosen:
            after, identity = added(after, pending[each]) if each in pending else (after, each)
            ids.append(identity)
        changed = screen.desk.replace(read_by(after, service, number, ids, screen.desk.today), why=f"{service}/{READ}")
        screen.changed(*led_to(words.plural("tui.readers.kept", len(ids), version=number), changed, words))
        return ""

    options = [Option(one.id, one.name) for one in plan.people]
    title, text = words("tui.readers", version=number), words("tui.readers.ask", version=number)
    screen.app.push_screen(PickMany(title, options, given, submit=submit, text=text, add=add))


def read_by(plan: Municipality, service: str, version: int, people: Sequence[str], today: date) -> Municipality:
    """The plan in which exactly these have read a version; what was noted of them and of other versions stays."""
    rows = plan.service[service].acknowledgements
    kept = [one for one in rows if one.version != version or one.person in people]
    known = {one.person for one in kept if one.version == version}
    taken = {one.id for one in kept}
    for person in people:
        if person not in known:
            identity = free_id(f"{person[:40]}-v{version}", taken)
            taken.add(identity)
            kept.append(Acknowledgement(id=identity, version=version, person=person, on=today))
    return replaced(plan, Place(object=service, field=READ), tuple(kept))


# What was seen


def ask_seen(screen: DeskScreen, service: str, store: Callable[[SeenRecovery], str]) -> None:
    """Ask how it was seen that the service comes back, then how long it took; the day is today until it is changed."""
    words, lang = screen.words, file_language(screen.words)
    options = [
        Option(proof.value, words("tui.text", text=word(WORDS[Proof][proof], lang)), words(f"tui.proof.{proof.value}"))
        for proof in Proof
    ]

    def chosen(answer: str) -> None:
        proof = Proof(answer)
        screen.ask_line(
            words("tui.text", text=word(WORDS[Proof][proof], lang)),
            words("tui.ask.by_hand" if proof is Proof.BY_HAND else "tui.ask.seen.minutes"),
            submit=lambda text: _seen(screen, service, proof, text, store),
        )

    screen.choose(words("tui.new.seen"), options, then=chosen)


def _seen(screen: DeskScreen, service: str, proof: Proof, text: str, store: Callable[[SeenRecovery], str]) -> str:
    words = screen.words
    minutes = DURATION.read(text.strip(), file_language(words)) if text.strip() else None
    if minutes is None:
        return words("tui.seen.time_needed")
    if isinstance(minutes, Refusal):
        return checker(DURATION, words)(text)
    rows = screen.desk.plan.service[service].seen if service in screen.desk.plan.service else ()
    wanted = slug(f"{word(WORDS[Proof][proof], file_language(words))} {screen.desk.today}")
    identity = free_id(wanted, {one.id for one in rows})
    return store(SeenRecovery(id=identity, on=screen.desk.today, proof=proof, minutes=minutes))
