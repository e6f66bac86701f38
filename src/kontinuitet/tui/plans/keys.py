"""What the keys do on the screens of plans."""

from kontinuitet.tui.bindings import BACK, CLOSE, UNDO, Act, Keys

_EXPORT = Act("export", "e", "tui.act.export", "tui.act.export.help")
_SEARCH = Act("search", "slash", "tui.act.search", "tui.act.search.help")
_WHATIF = Act("whatif", "v", "tui.act.whatif", "tui.act.whatif.help")

OVERVIEW = Keys(
    "plans.overview",
    "tui.overview",
    "tui.overview.help",
    (
        Act("open", "enter", "tui.act.open", "tui.act.open.help", palette=False),
        Act("new", "n", "tui.act.new_service", "tui.act.new_service.help"),
        Act("findings", "f", "tui.act.findings", "tui.act.findings.help"),
        _WHATIF,
        Act("registers", "r", "tui.act.registers", "tui.act.registers.help"),
        _SEARCH,
        _EXPORT,
        UNDO,
        BACK,
    ),
)

EMPTY = Keys(
    "plans.empty",
    "tui.empty",
    "tui.empty.help",
    (
        Act("example", "x", "tui.act.example", "tui.act.example.help"),
        Act("found", "n", "tui.act.found", "tui.act.found.help"),
    ),
)

SERVICE = Keys(
    "plans.service",
    "tui.service",
    "tui.service.help",
    (
        Act("next_part", "enter", "tui.act.step_in", "tui.act.step_in.help", palette=False),
        _WHATIF,
        Act("new_row", "n", "tui.act.new_row", "tui.act.new_row.help"),
        Act("remove_row", "x", "tui.act.remove_row", "tui.act.remove_row.help"),
        Act("readable", "t", "tui.act.readable", "tui.act.readable.help"),
        UNDO,
        BACK,
    ),
)

FIELDS = Keys(
    "plans.fields",
    "tui.fields",
    "tui.fields.help",
    (
        Act("edit", "enter", "tui.act.edit", "tui.act.edit.help"),
        Act("unknown", "question_mark", "tui.act.unknown", "tui.act.unknown.help"),
    ),
)

ROWS = Keys(
    "plans.rows",
    "tui.rows",
    "tui.rows.help",
    (Act("open_row", "enter", "tui.act.open", "tui.act.open_row.help"),),
)

GRID = Keys(
    "plans.grid",
    "tui.grid",
    "tui.grid.help",
    (
        *(
            Act(
                f"score{level}",
                str(level),
                "tui.act.score",
                f"tui.score.{level}",
                f"score({level})",
                footer=level == 0,
                palette=False,
                sign="0-4" if level == 0 else "",
            )
            for level in range(5)
        ),
        Act("unknown", "question_mark", "tui.act.unknown", "tui.act.score_unknown.help", palette=False),
        Act("not_applicable", "minus", "tui.act.not_applicable", "tui.act.not_applicable.help", palette=False),
        Act("clear", "delete,backspace", "tui.act.clear", "tui.act.clear.help", footer=False, palette=False),
        Act("reason", "m", "tui.act.reason", "tui.act.reason.help"),
        Act("left", "left", "tui.act.left", "tui.act.left.help", "move(-1, 0)", footer=False, palette=False),
        Act("right", "right", "tui.act.right", "tui.act.right.help", "move(1, 0)", footer=False, palette=False),
        Act("up", "up", "tui.act.up", "tui.act.up.help", "move(0, -1)", footer=False, palette=False),
        Act("down", "down", "tui.act.down", "tui.act.down.help", "move(0, 1)", footer=False, palette=False),
    ),
)

RECORD = Keys(
    "plans.record",
    "tui.record",
    "tui.record.help",
    (_WHATIF, UNDO, CLOSE),
)

REGISTER = Keys(
    "plans.register",
    "tui.register",
    "tui.register.help",
    (
        Act("open", "enter", "tui.act.open", "tui.act.open_object.help", palette=False),
        _SEARCH,
        Act("registers", "r", "tui.act.registers", "tui.act.registers.help"),
        _WHATIF,
        UNDO,
        CLOSE,
    ),
)

WHATIF = Keys(
    "plans.whatif",
    "tui.whatif",
    "tui.whatif.help",
    (
        Act("open", "enter", "tui.act.open_service", "tui.act.open_service.help", palette=False),
        Act("add", "plus,a", "tui.act.add_cause", "tui.act.add_cause.help"),
        Act("start", "t", "tui.act.start_time", "tui.act.start_time.help"),
        Act("length", "l", "tui.act.length", "tui.act.length.help"),
        Act("why", "y", "tui.act.why", "tui.act.why.help"),
        CLOSE,
    ),
)

TEXT = Keys("plans.text", "tui.plan_text", "tui.plan_text.help", (CLOSE,))

KEYS: tuple[Keys, ...] = (OVERVIEW, EMPTY, SERVICE, FIELDS, ROWS, GRID, RECORD, REGISTER, WHATIF, TEXT)
