"""What the keys do on the screens of follow-up."""

from kontinuitet.tui.bindings import BACK, CLOSE, UNDO, Act, Keys

_SEARCH = Act("search", "slash", "followup.act.search", "followup.act.search.help")
_WRITE = Act("write", "w", "followup.act.write", "followup.act.write.help")

HOME = Keys(
    "followup.home",
    "followup.home",
    "followup.home.help",
    (
        Act("open", "enter", "followup.act.jump", "followup.act.jump.help"),
        Act("act", "a", "followup.act.act", "followup.act.act.help"),
        Act("accept", "g", "followup.act.accept", "followup.act.accept.help"),
        Act("whatif", "v", "tui.act.whatif", "followup.act.whatif.help"),
        Act("withdraw", "x", "followup.act.withdraw", "followup.act.withdraw.help"),
        Act("reports", "r", "followup.act.reports", "followup.act.reports.help"),
        Act("actions", "l", "followup.act.actions", "followup.act.actions.help"),
        _SEARCH,
        UNDO,
        Act("severity", "s", "followup.act.severity", "followup.act.severity.help", footer=False),
        Act("service", "e", "followup.act.service", "followup.act.service.help", footer=False),
        Act("owner", "o", "followup.act.owner", "followup.act.owner.help", footer=False),
        Act("group", "k", "followup.act.group", "followup.act.group.help", footer=False),
        Act("accepted", "t", "followup.act.accepted", "followup.act.accepted.help", footer=False),
        Act("map", "b", "map.act", "map.act.help", footer=False),
        BACK,
    ),
)

REPORTS = Keys(
    "followup.reports",
    "followup.reports",
    "followup.reports.help",
    (
        Act("open", "enter", "followup.act.after", "followup.act.after.help"),
        Act("report", "r", "followup.act.report", "followup.act.report.help"),
        _WRITE,
        CLOSE,
    ),
)

AFTER = Keys(
    "followup.after",
    "followup.after",
    "followup.after.help",
    (
        Act("open", "enter", "followup.act.jump", "followup.act.jump_row.help"),
        Act("act", "t", "followup.act.act_row", "followup.act.act_row.help"),
        Act("change", "p", "followup.act.change", "followup.act.change.help"),
        Act("attendance", "n", "followup.act.attendance", "followup.act.attendance.help"),
        Act("report", "r", "followup.act.report", "followup.act.report.help"),
        _WRITE,
        UNDO,
        BACK,
    ),
)

REPORT = Keys("followup.report", "followup.report", "followup.report.help", (_WRITE, CLOSE))

ACTIONS = Keys(
    "followup.actions",
    "followup.actions",
    "followup.actions.help",
    (
        Act("open", "enter", "followup.act.open_action", "followup.act.open_action.help"),
        Act("new", "n", "followup.act.new", "followup.act.new.help"),
        Act("close", "k", "followup.act.close", "followup.act.close.help"),
        Act("verify", "e", "followup.act.verify", "followup.act.verify.help"),
        Act("owner", "o", "followup.act.assign", "followup.act.assign.help"),
        Act("due", "d", "followup.act.due", "followup.act.due.help"),
        Act("jump", "p", "followup.act.jump", "followup.act.jump_action.help"),
        UNDO,
        Act("reopen", "b", "followup.act.reopen", "followup.act.reopen.help", footer=False),
        BACK,
    ),
)

KEYS: tuple[Keys, ...] = (HOME, REPORTS, AFTER, REPORT, ACTIONS)
