"""Answers for headless play: the design's example, every act in both languages, and what is refused."""

from datetime import datetime
from pathlib import Path

import pytest

from kontinuitet.documents.scenario.answers import read_answers
from kontinuitet.documents.scenario.answers_check import check_answers
from kontinuitet.documents.scenario.reader import read_scenario
from kontinuitet.exercise.answers import Act, ActKind, Answers, ContactResult
from kontinuitet.exercise.events import Manner, ServiceStatus

EXAMPLE = """\
scenario: leverantor-tystnar
början: 2026-11-27 09:00
deltagare: it-chef, krisledning, verksamhetsansvarig

# en kommentar
0:06    klart felanmal | av: it-chef | enligt: plan
0:19    klart reserv | av: verksamhetsansvarig | improviserat | för: 2 min sedan
0:24    beslut Bakjouren kallas in, ärende #12 | av: it-chef | därför att: ingen svarar   # slut på raden
0:26    paus 10 min
2:00    slut
"""

SWEDISH = """\
scenario: a
början: 2026-11-27 09:00
0:00:30 släpp x
0:01 hoppa över y | därför att: tiden räcker inte
0:02 ej klart z | därför att: ingen hann
0:03 anteckning Det är tyst
0:04 kontakt jouren | nådd efter: 4 min
0:05 kontakt jouren | ej nådd
0:06 status VERKSAMHET | reservrutin i gång
0:07 rapport anmal-incident | till: myndigheten | referens: A-1
0:08 val stang
0:09 inspel En brandbil kommer | från: jouren | till: it-chef, ledning | kanal: telefon
0:10 takt 4
0:11 ångra
0:12 ångra z
"""

ENGLISH = """\
scenario: a
start: 2026-11-27 09:00
0:00:30 release x
0:01 skip y | because: tiden räcker inte
0:02 not done z | because: ingen hann
0:03 note Det är tyst
0:04 contact jouren | reached after: 4 min
0:05 contact jouren | not reached
0:06 status VERKSAMHET | reserve routine running
0:07 report anmal-incident | to: myndigheten | reference: A-1
0:08 option stang
0:09 inject En brandbil kommer | from: jouren | to: it-chef, ledning | channel: telefon
0:10 pace 4
0:11 undo
0:12 undo z
"""


def read(text: str) -> Answers:
    """Answers without problems."""
    answers, problems = read_answers(text, "svar.txt")
    assert problems == ()
    assert answers is not None
    return answers


def test_the_design_s_example() -> None:
    answers = read(EXAMPLE)
    assert answers.scenario == "leverantor-tystnar"
    assert answers.begins == datetime(2026, 11, 27, 9, 0)  # noqa: DTZ001 (local time, as written)
    assert answers.participants == ("it-chef", "krisledning", "verksamhetsansvarig")
    done, improvised, decision, pause, end = answers.acts
    assert done == Act(at=360, kind=ActKind.DONE, target="felanmal", by="it-chef", manner=Manner.PLAN, line=6)
    assert (improvised.manner, improvised.ago) == (Manner.IMPROVISED, 2)
    assert decision.text == "Bakjouren kallas in, ärende #12"
    assert decision.reason == "ingen svarar"
    assert (pause.minutes, end.kind, end.at) == (10, ActKind.END, 7200)


@pytest.mark.parametrize("text", [SWEDISH, ENGLISH], ids=["sv", "en"])
def test_every_act(text: str) -> None:
    acts = read(text).acts
    assert acts[0].at == 30
    assert [act.kind for act in acts] == [
        *(ActKind.RELEASE, ActKind.SKIP, ActKind.NOT_DONE, ActKind.NOTE, ActKind.CONTACT, ActKind.CONTACT),
        *(ActKind.STATUS, ActKind.REPORT, ActKind.OPTION, ActKind.INJECT, ActKind.PACE, ActKind.UNDO, ActKind.UNDO),
    ]
    assert (acts[4].contact, acts[4].minutes) == (ContactResult.REACHED, 4)
    assert acts[5].contact is ContactResult.NOT_REACHED
    assert (acts[6].target, acts[6].status) == ("VERKSAMHET", ServiceStatus.ROUTINE_RUNNING)
    assert (acts[7].target, acts[7].receiver, acts[7].reference) == ("anmal-incident", "myndigheten", "A-1")
    assert (acts[9].sender, acts[9].to, acts[9].channel) == ("jouren", ("it-chef", "ledning"), "telefon")
    assert acts[10].pace == 4
    assert [act.target for act in acts[-2:]] == ["", "z"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("0:30 klatr felanmal", "unknown_act"),
        ("0:30 done felanmal", "other_language"),
        ("0:30 klart", "act_without_subject"),
        ("0:30 klart Fel id", "bad_id"),
        ("0:30 klart felanmal | avv: it-chef", "unknown_act_field"),
        ("0:30 klart felanmal | improvisrat", "unknown_act_word"),
        ("0:30 klart felanmal | improvised", "other_language"),
        ("0:30 klart felanmal | av: it-chef | av: jouren", "repeated_key"),
        ("0:30 klart felanmal | för: två min sedan", "bad_duration"),
        ("0:30 paus tio minuter", "bad_duration"),
        ("0:30 takt 0", "bad_pace"),
        ("0:30 status VERKSAMHET", "status_without_word"),
        ("0:30 kontakt jouren", "contact_without_word"),
        ("0:30 slut nu", "act_with_subject"),
        ("0:3 klart felanmal", "bad_act"),
        ("0:01 klart felanmal", "act_backwards"),
        ("dag: måndag", "unknown_answer_key"),
    ],
)
def test_one_mistake_gives_one_problem_on_its_line(line: str, code: str) -> None:
    text = EXAMPLE.replace("2:00    slut", line)
    answers, problems = read_answers(text, "svar.txt")
    assert answers is None
    assert [(one.code, one.line) for one in problems] == [(f"scenario.{code}", 10)]


def test_a_head_that_lacks_the_start() -> None:
    answers, problems = read_answers(EXAMPLE.replace("början: 2026-11-27 09:00\n", ""), "svar.txt")
    assert answers is None
    assert [(one.code, dict(one.params)["word"]) for one in problems] == [("scenario.missing_answer_key", "början")]


def test_a_day_that_does_not_exist() -> None:
    _, problems = read_answers(EXAMPLE.replace("2026-11-27", "2026-11-31"), "svar.txt")
    assert [(one.code, one.line) for one in problems] == [("scenario.bad_start", 2)]


def test_names_that_the_scenario_does_not_hold() -> None:
    fixture = Path(__file__).parent / "fixtures" / "example.sv.md"
    scenario, _ = read_scenario(fixture.read_bytes(), "a")
    assert scenario is not None
    assert check_answers(read(EXAMPLE), scenario, "svar.txt") == ()
    wrong = EXAMPLE.replace("klart felanmal", "klart start").replace("av: verksamhetsansvarig", "av: ingen")
    problems = check_answers(read(wrong), scenario, "svar.txt")
    assert [(one.code, one.line) for one in problems] == [
        ("scenario.unknown_act_id", 6),
        ("scenario.unknown_participant", 7),
    ]
    other = read(EXAMPLE.replace("leverantor-tystnar", "nagot-annat"))
    assert [one.code for one in check_answers(other, scenario, "svar.txt")] == ["scenario.other_scenario"]
