"""Whatever somebody typed or pasted stands in the report as the text that it is."""

from functools import cache

import pytest
from tests.documents.rendered import Rendered, markup, rendered
from tests.exercise.world import PLAN, Room, effect, expects, inject, limit, timeline

from kontinuitet.documents.report import report_text
from kontinuitet.documents.report.markdown import bullets, cell, plain
from kontinuitet.domain.followup import Action
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.text import clean_line
from kontinuitet.domain.values import Place
from kontinuitet.exercise import commands as cmd
from kontinuitet.exercise.events import PointKind, ServiceStatus
from kontinuitet.exercise.scenario import CastRule, EffectKind, Objective, ParticipantKind
from kontinuitet.exercise.timeline import MINUTE, Bound, PlanGap, Player, TimelineOption, TimelinePhase
from kontinuitet.wording import words

TEXTS = (
    "Larm [/] nu [@click=app.quit]x[/] \x1b]52;c;AAAA\x07",
    "a | b || c \\| d \\\\| e |",
    "| x | y |\n|---|---|\n| 1 | 2 |",
    "rad ett\nrad två\r\n# rubrik\n\n- punkt\n\n## rubrik två\n===\n---",
    "](javascript:x)",
    "[läs](javascript:x) ![bild](http://x) [a][b] [^1]",
    "[a]: javascript:x",
    "<script>alert(1)</script> \\<script> <http://x> <b>fet</b> <!-- x -->",
    "&lt;b&gt; &#x1b; &amp; \\&lt; R&D",
    "# x #",
    "#",
    "- y",
    "-",
    "+ y",
    "* y",
    "> y",
    "1. ett",
    "123456789) ett",
    "27 november. Sedan",
    "---",
    "***",
    "```kod",
    "~~~",
    "~~struket~~ *fet* **fet** _kursiv_ __fet__ `kod` snabb_text_här",
    "[ ] kvar",
    "[x] klar",
    "\\",
    "slutar med \\",
    "\\*x\\* \\_ \\`",
    "    indrag",
    "{name} {0} {} %s $x$ ⟦x⟧",
    "=cmd|'/c calc'!A1",
    "\u202eomvänt\u202c \u200b😀 e\u0301",
    "T+0:05 _",
    ":: x ::",
)
NOTHING_MORE = {"heading", "paragraph", "bullet_list", "list_item", "table", "thead", "tbody", "tr", "th", "td"}
NOTHING_MORE |= {"inline", "text"}
WORD = "ORD"


def plan(text: str) -> Municipality:
    """A municipality whose every name is that text."""
    named = {"name": text}
    return PLAN.model_copy(
        update={
            **named,
            "services": tuple(one.model_copy(update=named) for one in PLAN.services),
            "resources": tuple(one.model_copy(update=named) for one in PLAN.resources),
            "roles": tuple(one.model_copy(update=named) for one in PLAN.roles),
            "alert_lists": tuple(one.model_copy(update=named) for one in PLAN.alert_lists),
            "duties": tuple(one.model_copy(update={**named, "source": text}) for one in PLAN.duties),
        }
    )


def played(text: str) -> Room:
    """An exercise in which the same text stands in every place where there can be one."""
    line = clean_line(text)
    falls = effect(EffectKind.FALLS, since=None)
    start = inject(
        "start",
        0,
        effects=(falls, effect(EffectKind.LOSES_DATA, "journal")),
        expected=(expects("gör", "start", limit(1), actor=line, milestone=line, objective=line),),
        options=(TimelineOption(id="a", text=line, milestone=line),),
    )
    texts = {"title": line, "expected": tuple(one.model_copy(update={"text": line}) for one in start.expected)}
    story = timeline(
        (start.model_copy(update=texts), inject("senare", 90).model_copy(update={"title": line})),
        cast=(
            Bound(name=line, rule=CastRule.SERVICE_WITHOUT, id="hemtjanst", label=line),
            Bound(name=line, rule=CastRule.ROLE, otherwise=line),
        ),
        players=(Player(id=line, kind=ParticipantKind.PLAYER, role_name=f"{line} roll"),),
        objectives=(Objective(id=line, text=line),),
        phases=(TimelinePhase(id="fas", title=line, at=60 * MINUTE),),
        gaps=(PlanGap(code="unfilled", name=line, place=Place(object="hemtjanst", field="rto")),),
    ).model_copy(update={"title": line})
    room = Room(story, plan(line)).begin()
    for command in commands(text):
        room.wait(3 * MINUTE)
        assert room.give(command) is None, command
    return room


def commands(text: str) -> tuple[cmd.Command, ...]:
    """Everything that can be done with a text of one's own."""
    goal = clean_line(text)
    return (
        cmd.ChooseOption(inject="start", option="a"),
        cmd.MarkDone(action="gör", who=text),
        cmd.Undo(why=text),
        cmd.MarkNotDone(action="gör", why=text),
        cmd.LogDecision(text=text, who=text, why=text),
        cmd.TakeNote(text=text, who=text),
        cmd.Observe(objective=goal, text=text, who=text),
        cmd.SetStatus(service="hemtjanst", status=ServiceStatus.ROUTINE_RUNNING, routine="papper", who=text),
        cmd.TimeIncident(clock="judged", who=text),
        cmd.SendReport(duty="incident", receiver=text, reference=text, who=text),
        cmd.TryContact(role=text, reached=False, channel=text),
        cmd.TryContact(role="vakt", reached=True, after=0, channel=text),
        cmd.AnswerQuestion(question=text, text=text, who=text),
        cmd.AddInject(title=text, text=text, sender=text, channel=text),
        cmd.SkipInject(inject="senare", why=text),
        cmd.EnterPoint(point=PointKind.GOOD, text=text, group=text),
        cmd.EnterPoint(point=PointKind.IMPROVE, text=text, group=text),
        cmd.JumpTo(phase="fas"),
        cmd.Abort(why=text),
    )


def report_of(text: str, lang: str) -> str:
    room = played(text)
    actions = (Action(id="a", name=text, owner="vakt", field=text),)
    return report_text(room.state, room.pinned, identity="prov", words=words(lang), actions=actions)


def shape(report: Rendered) -> list[tuple[int, list[list[int]], int, int]]:
    """Everything but the texts."""
    return [
        (part.level, [[len(row) for row in table] for table in part.tables], len(part.bullets), len(part.paragraphs))
        for part in report.parts
    ]


@cache
def harmless(lang: str) -> Rendered:
    return rendered(report_of(WORD, lang), lang)


def texts_of(report: Rendered) -> list[str]:
    """Every text, in order."""
    return [
        text
        for part in report.parts
        for text in (
            part.title,
            *part.paragraphs,
            *(cell for table in part.tables for row in table for cell in row.values()),
            *part.bullets,
        )
    ]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_stays_text_wherever_it_stands(text: str) -> None:
    lang = "sv"
    written = report_of(text, lang)
    report = rendered(written, lang)
    assert markup(written) - NOTHING_MORE - {"strong", "text_special"} == set()
    assert shape(report) == shape(harmless(lang))
    # Each text reads as in the harmless report with the word replaced: nothing is lost, nothing else is moved.
    shown = " ".join(clean_line(text).split())
    expected = [one.replace(WORD, shown) for one in texts_of(harmless(lang))]
    assert [squeezed(one) for one in texts_of(report)] == [squeezed(one) for one in expected]
    assert not set(written) & {"\x1b", "\x07", "\u202e", "\u200b"}


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_the_harmless_report_holds_the_word_in_every_part_that_holds_more_than_a_heading() -> None:
    for part in harmless("sv").parts:
        inside = [*part.bullets, *(cell for table in part.tables for row in table for cell in row.values())]
        assert any(WORD in text for text in inside) or not inside or part.title == "Sammanfattning", part.title


def test_brackets_read_in_the_raw_report_as_they_were_typed() -> None:
    assert plain("Larm [/] nu [@click=app.quit]x[/]") == "Larm [/] nu [@click=app.quit]x[/]"


def test_a_bar_is_written_as_the_format_wants_it() -> None:
    assert cell("a | b") == "a \\| b"


def test_a_beginning_that_would_be_a_list_or_a_heading_is_broken() -> None:
    assert bullets(["# x", "1. y", "z"]) == ["- \\# x", "- 1\\. y", "- z", ""]
    assert bullets([]) == []
