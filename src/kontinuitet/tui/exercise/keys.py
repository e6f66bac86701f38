"""What the keys do on the screens of exercises."""

from kontinuitet.tui.bindings import BACK, CLOSE, Act, Keys

_UNDO = Act("undo", "u", "tui.act.undo", "room.act.undo.help")
_REPORT = Act("report", "r", "room.act.report", "room.act.report.help")

HOME = Keys(
    "exercise.home",
    "tui.act.exercises",
    "room.home.help",
    (
        Act("open", "enter", "tui.act.open", "room.act.open.help"),
        Act("other_file", "f", "room.act.other_file", "room.act.other_file.help"),
        Act("report", "r", "room.act.report", "room.act.report_of.help"),
        Act("debrief", "d", "room.act.debrief", "room.act.debrief.help"),
        Act("switch", "tab", "room.act.switch", "room.act.switch.help", "app.focus_next", palette=False),
        BACK,
    ),
)

PREPARE = Keys(
    "exercise.prepare",
    "room.prepare",
    "room.prepare.help",
    (
        Act("start", "s", "room.act.start", "room.act.start.help"),
        Act("change", "enter", "room.act.change", "room.act.change.help"),
        Act("by_rule", "a", "room.act.by_rule", "room.act.by_rule.help"),
        Act("practice", "p", "room.act.practice", "room.act.practice.help"),
        Act("variant", "v", "room.act.variant", "room.act.variant.help"),
        Act("read", "tab", "room.act.read", "room.act.read.help", "app.focus_next", palette=False),
        BACK,
    ),
)

CONSOLE = Keys(
    "exercise.console",
    "room.console",
    "room.console.help",
    (
        Act("give", "enter", "room.act.give", "room.act.give.help"),
        Act("after", "f", "room.act.after", "room.act.after.help"),
        Act("gap", "g", "room.act.gap", "room.act.gap.help"),
        Act("done", "d", "room.act.done", "room.act.done.help"),
        Act("decision", "b", "room.act.decision", "room.act.decision.help"),
        Act("note", "n", "room.act.note", "room.act.note.help"),
        Act("status", "s", "room.act.status", "room.act.status.help"),
        Act("pause", "space", "room.act.pause", "room.act.pause.help"),
        _UNDO,
        Act("contact", "k", "room.act.contact", "room.act.contact.help"),
        Act("not_done", "x", "room.act.not_done", "room.act.not_done.help"),
        Act("observe", "o", "room.act.observe", "room.act.observe.help"),
        Act("sent", "r", "room.act.sent", "room.act.sent.help"),
        Act("option", "v", "room.act.option", "room.act.option.help"),
        Act("inject", "i", "room.act.inject", "room.act.inject.help"),
        Act("skip", "h", "room.act.skip", "room.act.skip.help"),
        Act("jump", "j", "room.act.jump", "room.act.jump.help"),
        Act("faster", "plus", "room.act.faster", "room.act.faster.help", "pace(1)"),
        Act("slower", "minus", "room.act.slower", "room.act.slower.help", "pace(-1)"),
        Act("earlier", "left", "room.act.earlier", "room.act.earlier.help", "look(-1)", palette=False),
        Act("later", "right", "room.act.later", "room.act.later.help", "look(1)", palette=False),
        Act("waiting", "w", "room.act.waiting", "room.act.waiting.help"),
        Act("log", "l", "room.act.log", "room.act.log.help"),
        Act("end", "e", "room.act.end", "room.act.end.help"),
        Act("abort", "exclamation_mark", "room.act.abort", "room.act.abort.help"),
        Act("leave", "q", "room.act.leave", "room.act.leave.help", footer=False),
        BACK,
    ),
)

DEBRIEF = Keys(
    "exercise.debrief",
    "room.debrief",
    "room.debrief.help",
    (
        Act("answer", "enter", "room.act.answer", "room.act.answer.help"),
        Act("good", "plus", "room.act.good", "room.act.good.help"),
        Act("improve", "minus", "room.act.improve", "room.act.improve.help"),
        Act("attendance", "n", "followup.act.attendance", "followup.act.attendance.help"),
        Act("held", "d", "room.act.held", "room.act.held.help"),
        _REPORT,
        _UNDO,
        BACK,
    ),
)

REPORT = Keys(
    "exercise.report",
    "room.report",
    "room.report.help",
    (Act("debrief", "d", "room.act.debrief", "room.act.debrief.help"), CLOSE),
)

READING = Keys("exercise.reading", "room.reading", "room.reading.help", (CLOSE,))

FORM = Keys(
    "exercise.form",
    "room.form",
    "room.form.help",
    (
        Act("submit", "enter", "tui.act.save", "tui.act.save.help"),
        Act("next", "tab", "room.act.next", "room.act.next.help", "app.focus_next"),
        Act("previous", "shift+tab", "room.act.previous", "room.act.previous.help", "app.focus_previous", footer=False),
        Act("cancel", "escape", "tui.act.cancel", "tui.act.cancel.help"),
    ),
)

PICKER = Keys(
    "exercise.picker",
    "room.picker",
    "room.picker.help",
    (
        Act("left", "left", "room.act.pick_left", "room.act.pick_left.help", "move(-1)", footer=False, palette=False),
        Act("right", "right,space", "room.act.pick", "room.act.pick.help", "move(1)", footer=False, palette=False),
        *(
            Act(
                f"pick{number}",
                str(number),
                "room.act.pick",
                "room.act.pick_number.help",
                f"pick({number})",
                footer=False,
                palette=False,
            )
            for number in range(1, 10)
        ),
    ),
)

KEYS: tuple[Keys, ...] = (HOME, PREPARE, CONSOLE, DEBRIEF, REPORT, READING, FORM, PICKER)
