"""What the keys do on the screens of plans."""

from kontinuitet.tui.bindings import BACK, CLOSE, UNDO, Act, Keys

_EXPORT = Act("export", "e", "walk.act.print", "tui.act.export.help")
_SEARCH = Act("search", "slash", "tui.act.search", "tui.act.search.help")
_WHATIF = Act("whatif", "v", "tui.act.whatif", "tui.act.whatif.help")
_MAP = Act("map", "b", "map.act", "map.act.help", footer=False)

OVERVIEW = Keys(
    "plans.overview",
    "tui.overview",
    "tui.overview.help",
    (
        Act("open", "enter", "tui.act.open", "tui.act.open.help", palette=False),
        Act("next_thing", "g", "tui.act.next_thing", "tui.act.next_thing.help"),
        Act("new", "n", "tui.act.new_service", "tui.act.new_service.help"),
        Act("order", "o", "tui.act.order", "tui.act.order.help"),
        Act("findings", "f", "tui.act.findings", "tui.act.findings.help"),
        Act("claimed", "a", "claimed.act.claimed", "claimed.act.claimed.help"),
        _WHATIF,
        _MAP,
        Act("stress", "t", "stress.act", "stress.act.help", footer=False),
        Act("concentration", "k", "concentration.act", "concentration.act.help", footer=False),
        Act("board", "p", "board.act", "board.act.help", footer=False),
        Act("registers", "r", "tui.act.registers", "tui.act.registers.help"),
        Act("settings", "i", "tui.act.settings", "tui.act.settings.help"),
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
        Act("next_open", "g", "tui.act.next_thing", "walk.act.next_open.help"),
        Act("explain", "h", "walk.act.explain", "walk.act.explain.help"),
        Act("new_row", "n", "tui.act.new_row", "tui.act.new_row.help"),
        Act("remove_row", "x", "tui.act.remove_row", "tui.act.remove_row.help"),
        Act("needs", "k", "walk.act.needs", "walk.act.needs.help"),
        Act("accept_row", "j", "tui.act.accept", "walk.act.accept_row.help"),
        Act("accept_step", "J", "walk.act.accept_step", "walk.act.accept_step.help"),
        Act("history", "y", "walk.act.history", "walk.act.history.help", footer=False),
        Act("readable", "t", "tui.act.readable", "tui.act.readable.help"),
        Act("print", "e", "walk.act.print", "walk.act.print.help"),
        _WHATIF,
        _MAP,
        UNDO,
        BACK,
        # A figure sets a level in the grid. Typed beside it, it must not throw anybody out of the walk.
        Act("figure", "0,1,2,3,4", "walk.act.figure", "walk.act.figure.help", footer=False, palette=False),
    ),
)

NEEDS = Keys(
    "plans.needs",
    "walk.needs",
    "walk.needs.help",
    (
        Act("pick", "enter", "walk.act.pick", "walk.act.pick.help"),
        Act("without", "minus", "walk.act.without", "walk.act.without.help"),
        UNDO,
        CLOSE,
    ),
)

FIELDS = Keys(
    "plans.fields",
    "tui.fields",
    "tui.fields.help",
    (
        Act("edit", "enter", "tui.act.edit", "tui.act.edit.help"),
        Act("unknown", "question_mark", "tui.act.unknown", "tui.act.unknown.help"),
        Act("accept", "j", "tui.act.accept", "tui.act.accept.help"),
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
        Act("add_point", "plus", "walk.act.add_point", "walk.act.add_point.help"),
        Act("drop_point", "x", "walk.act.drop_point", "walk.act.drop_point.help", footer=False),
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
    (
        Act("explain", "h", "walk.act.explain", "walk.act.explain_row.help"),
        Act("accept_all", "J", "walk.act.accept_all", "walk.act.accept_all.help"),
        Act("new_row", "n", "tui.act.new_row", "tui.act.new_row.help"),
        Act("remove_row", "x", "tui.act.remove_row", "tui.act.remove_row.help"),
        _WHATIF,
        _MAP,
        UNDO,
        CLOSE,
    ),
)

REGISTER = Keys(
    "plans.register",
    "tui.register",
    "tui.register.help",
    (
        Act("edit", "enter", "register.act.edit", "register.act.edit.help"),
        Act("filter", "slash", "register.act.filter", "register.act.filter.help"),
        Act("new", "n", "register.act.new", "register.act.new.help"),
        Act("mark", "space", "register.act.mark", "register.act.mark.help"),
        Act("set_many", "m", "register.act.set_many", "register.act.set_many.help"),
        Act("users", "w", "register.act.users", "register.act.users.help"),
        Act("sort", "s", "register.act.sort", "register.act.sort.help"),
        Act("open", "o", "tui.act.open", "tui.act.open_object.help"),
        Act("import_list", "i", "register.act.import_list", "register.act.import_list.help"),
        Act("remove", "x", "register.act.remove", "register.act.remove.help"),
        Act("merge", "d", "register.act.merge", "register.act.merge.help"),
        Act("rename", "e", "register.act.rename", "register.act.rename.help"),
        Act("mark_all", "a", "register.act.mark_all", "register.act.mark_all.help", footer=False),
        Act("unknown", "question_mark", "tui.act.unknown", "tui.act.unknown.help"),
        Act("accept", "j", "tui.act.accept", "tui.act.accept.help"),
        Act("registers", "r", "tui.act.registers", "tui.act.registers.help"),
        Act("search", "f", "tui.act.search", "tui.act.search.help"),
        _WHATIF,
        _MAP,
        UNDO,
        CLOSE,
    ),
)

SETTINGS = Keys(
    "plans.settings",
    "tui.settings",
    "tui.settings.help",
    (
        Act("new_row", "n", "tui.settings.new", "tui.settings.new.help"),
        Act("remove_row", "x", "tui.act.remove_row", "tui.settings.remove.help"),
        Act("earlier", "shift+up,ctrl+up", "tui.act.earlier", "tui.act.earlier.help", "shift(-1)", footer=False),
        Act("later", "shift+down,ctrl+down", "tui.act.later", "tui.act.later.help", "shift(1)", footer=False),
        Act("registers", "r", "tui.act.registers", "tui.act.registers.help"),
        UNDO,
        CLOSE,
    ),
)

LIST_PASTE = Keys(
    "plans.list_paste",
    "register.list",
    "register.list.paste.help",
    (
        Act("save", "f2,ctrl+s", "register.act.show_list", "register.act.show_list.help"),
        Act("leave", "escape", "register.act.leave_list", "register.act.show_list.help"),
        Act("quit", "ctrl+q", "tui.act.quit", "tui.act.quit.help", "app.quit", footer=False, palette=False),
    ),
)

LIST = Keys(
    "plans.list",
    "register.list",
    "register.list.help",
    (
        Act("take", "t,f2", "register.act.take", "register.act.take.help"),
        Act("change", "enter", "register.act.change", "register.act.change.help"),
        Act("switch", "tab", "register.act.switch", "register.act.switch.help", palette=False),
        Act("fill", "f", "register.act.fill", "register.act.fill.help", "decide('fill')"),
        Act("update", "e", "register.act.update", "register.act.update.help", "decide('update')"),
        Act("skip", "x", "register.act.skip", "register.act.skip.help", "decide('skip')"),
        Act("add", "n", "register.act.add", "register.act.add.help", "decide('add')"),
        Act("all", "a", "register.act.all", "register.act.all.help", "decide_all"),
        Act("leave_out", "l", "register.act.leave_out", "register.act.leave_out.help"),
        Act("references", "r", "register.act.references", "register.act.references.help", footer=False),
        Act("only", "o", "register.act.only", "register.act.only.help"),
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
        Act("drop", "minus", "whatif.act.drop", "whatif.act.drop.help"),
        Act("start", "t", "tui.act.start_time", "tui.act.start_time.help"),
        Act("worst", "w", "whatif.act.worst", "whatif.act.worst.help"),
        Act("length", "l", "tui.act.length", "tui.act.length.help"),
        Act("as_table", "s", "whatif.act.as_table", "whatif.act.as_table.help"),
        Act("why", "y", "tui.act.why", "tui.act.why.help"),
        Act("unknowns", "question_mark", "whatif.act.unknowns", "whatif.act.unknowns.help"),
        _MAP,
        CLOSE,
    ),
)

MAP = Keys(
    "plans.map",
    "map.title",
    "map.help",
    (
        Act("walk", "enter,right", "map.act.walk", "map.act.walk.help", palette=False),
        Act("retrace", "left,backspace", "map.act.retrace", "map.act.retrace.help"),
        Act("field", "o", "map.act.field", "map.act.field.help"),
        _WHATIF,
        CLOSE,
    ),
)

STRESS = Keys(
    "plans.stress",
    "stress.title",
    "stress.help",
    (
        Act("open", "enter", "stress.act.open", "stress.act.open.help"),
        Act("thing", "o", "stress.act.thing", "stress.act.thing.help"),
        _WHATIF,
        _MAP,
        CLOSE,
    ),
)

CONCENTRATION = Keys(
    "plans.concentration",
    "concentration.title",
    "concentration.help",
    (
        Act("open", "enter", "concentration.act.open", "concentration.act.open.help"),
        Act("thing", "o", "stress.act.thing", "stress.act.thing.help"),
        _WHATIF,
        _MAP,
        CLOSE,
    ),
)

CLAIMED = Keys(
    "plans.claimed",
    "claimed.title",
    "claimed.help",
    (
        Act("answer", "enter", "claimed.act.answer", "claimed.act.answer.help"),
        Act("scope", "v", "claimed.act.scope", "claimed.act.scope.help"),
        Act("note", "m", "claimed.act.note", "claimed.act.note.help"),
        Act("day", "d", "claimed.act.day", "claimed.act.day.help"),
        Act("occasion", "o", "claimed.act.occasion", "claimed.act.occasion.help"),
        UNDO,
        CLOSE,
    ),
)

BOARD = Keys(
    "plans.board",
    "board.screen",
    "board.screen.help",
    (Act("write", "e", "board.act.write", "board.act.write.help"), CLOSE),
)

VERSION = Keys(
    "plans.version",
    "walk.past",
    "walk.past.help",
    (
        Act("compare", "c", "walk.act.compare", "walk.act.compare.help"),
        Act("readable", "t", "tui.act.readable", "walk.act.version_text.help"),
        CLOSE,
    ),
)

TEXT = Keys("plans.text", "tui.plan_text", "tui.plan_text.help", (CLOSE,))

KEYS: tuple[Keys, ...] = (
    *(OVERVIEW, EMPTY, SERVICE, NEEDS, FIELDS, ROWS, GRID, RECORD),
    *(REGISTER, SETTINGS, LIST_PASTE, LIST),
    *(WHATIF, MAP, STRESS, CONCENTRATION, BOARD, CLAIMED, VERSION, TEXT),
)
