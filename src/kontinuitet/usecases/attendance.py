"""Who took part in an exercise: whom to ask about, and how the answer is noted in its journal, also afterwards."""

from collections.abc import Iterator, Sequence

from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.text import clean_line
from kontinuitet.domain.values import known
from kontinuitet.exercise.acts import occurred
from kontinuitet.exercise.commands import NoteAttendance, Refusal
from kontinuitet.exercise.measurements import measure
from kontinuitet.exercise.pinned import Pinned
from kontinuitet.exercise.state import State
from kontinuitet.usecases.desk import Desk
from kontinuitet.usecases.journal import Pen, folded, pinned_of
from kontinuitet.usecases.refused import Refused


def asked_about(state: State, pinned: Pinned) -> tuple[str, ...]:
    """The ids to ask about: roles that must act together or lead what was exercised, who holds them, suppliers.

    Whoever has been noted stands there too, a name that the plan lacks as it was typed.
    """
    plan = pinned.municipality
    roles = dict.fromkeys(_roles(state, pinned)) or [role.id for role in plan.roles]
    people = [person for role in roles for person in _people(plan, role)]
    return tuple(dict.fromkeys((*roles, *people, *_suppliers(state, pinned), *state.attendance)))


def _roles(state: State, pinned: Pinned) -> Iterator[str]:
    plan = pinned.municipality
    for group in plan.role_groups:
        yield from (role for role in group.roles if role in plan.role)
    for identity in measure(state, pinned).exercised:
        service = plan.service[identity]
        leading = (service.owner, service.deputy, service.activation.decider, service.activation.deputy)
        yield from (role for role in map(known, leading) if role in plan.role)


def _people(plan: Municipality, role: str) -> Iterator[str]:
    item = plan.role[role]
    yield from (person for person in (known(item.holder), *item.deputies) if person in plan.person)


def _suppliers(state: State, pinned: Pinned) -> Iterator[str]:
    """Those that something happened to, that run what it happened to, or that the scenario speaks of."""
    plan = pinned.municipality
    hit = [one.effect.target for one in occurred(state.struck, pinned)]
    for identity in (*hit, *(bound.id for bound in pinned.timeline.cast)):
        if identity in plan.supplier:
            yield identity
        elif identity in plan.resource:
            yield from (one for one in _suppliers_of(plan, identity) if one in plan.supplier)


def _suppliers_of(plan: Municipality, resource: str) -> Iterator[str]:
    running = known(plan.resource[resource].supplier)
    yield from (running,) if running is not None else ()
    yield from (agreement.supplier for agreement in plan.agreements_for(resource))


def attendance_commands(state: State, plan: Municipality, present: Sequence[str]) -> tuple[NoteAttendance, ...]:
    """What to note so that just those ``present`` took part: who was not noted before, and who did not after all.

    An id is one of the plan that the exercise pinned; anything else is somebody's name.
    """
    wanted = [name for name in map(clean_line, present) if name]
    before = {name for name, was_there in state.attendance.items() if was_there}
    noted = [(name, True) for name in dict.fromkeys(wanted) if name not in before]
    noted += [(name, False) for name in sorted(before) if name not in wanted]
    return tuple(_command(plan, name, present=was_there) for name, was_there in noted)


def _command(plan: Municipality, name: str, *, present: bool) -> NoteAttendance:
    if any(name in kind for kind in (plan.person, plan.role, plan.supplier)):
        return NoteAttendance(participant=name, present=present)
    return NoteAttendance(name=name, present=present)


def note_attendance(desk: Desk, exercise: str, present: Sequence[str]) -> bool:
    """Note that just those ``present`` took part in an exercise; whether anything differed. One transaction."""
    pinned = pinned_of(desk.database, exercise)
    wall = desk.clock.wall().isoformat(timespec="milliseconds")
    with desk.database.exercises.transaction(exercise) as transaction:
        pen = Pen(transaction, pinned, folded(transaction.rows()), wall)
        commands = attendance_commands(pen.state, pinned.municipality, present)
        for command in commands:
            _carry(pen, command)
    desk.forget()
    return bool(commands)


def _carry(pen: Pen, command: NoteAttendance) -> None:
    refusal = pen.carry(command, pen.state.floor)
    if isinstance(refusal, Refusal):
        # Its own command on its own pins: only a journal that nobody could have written gets here.
        raise Refused("bad-journal", detail=refusal.code)
