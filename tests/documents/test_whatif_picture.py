"""The picture over time: the worst state of each part, the critical moments over it, and the axis above."""

import re
from datetime import date

import pytest
from tests.analysis.build import MONDAY, need, resource, service, town
from tests.analysis.example import EXAMPLE, FRIDAY, H

from kontinuitet.analysis.whatif import WhatIf, whatif
from kontinuitet.documents.whatif_picture import axis, picture, picture_text, remark
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.service import Peak
from kontinuitet.wording import words

SV = words("sv")


def ask(plan: Municipality, *ids: str, length: int | None = None) -> WhatIf:
    answer = whatif(plan, ids, start=FRIDAY, length=length)
    assert isinstance(answer, WhatIf)
    return answer


def drawn(plan: Municipality, answer: WhatIf, name: str, width: int = 60) -> str:
    one = next(one for one in answer.services if one.id == name)
    return picture(one, answer, plan, width=width)


def test_it_manages_runs_on_a_routine_stands_still_and_is_intolerable() -> None:
    answer = ask(EXAMPLE, "berghall")
    # Two hours a sign. Stops at 2:45, on paper until 26:45, intolerable at 34:45, back at 70 h; RTO 4 h after the stop.
    assert drawn(EXAMPLE, answer, "hemtjanst") == "─▒▒R▒▒▒▒▒▒▒▒▒░░░░M" + "█" * 17 + "─" * 25


def test_the_gravest_mark_is_seen_where_several_fall_together() -> None:
    assert drawn(EXAMPLE, ask(EXAMPLE, "berghall"), "trygghetslarm").startswith("RM███─")
    # With a day a sign, both limits lie in the first.
    assert drawn(EXAMPLE, ask(EXAMPLE, "berghall"), "trygghetslarm", width=5).startswith("M")


def test_an_untouched_service_is_a_line() -> None:
    assert set(drawn(EXAMPLE, ask(EXAMPLE, "rutt"), "loner")) == {"─"}


def test_degraded_has_a_sign_of_its_own() -> None:
    answer = ask(EXAMPLE, "rutt", length=48 * H)
    line = drawn(EXAMPLE, answer, "hemtjanst")
    assert "~" in line
    assert set(line) == {"─", "~"}
    assert remark(next(one for one in answer.services if one.id == "hemtjanst"), SV) == "nedsatt"


def test_what_may_stop_is_dotted_and_has_no_limit() -> None:
    plan = town(resource("a", recovery=None), service("s", need("a", tolerance=None), rto=60, mtpd=90))
    answer = whatif(plan, ["a"], start=MONDAY)
    assert isinstance(answer, WhatIf)
    assert set(drawn(plan, answer, "s")) <= {"─", "·", "░", "█", "R", "M"}
    unknown = town(resource("a", recovery=600), service("s", need("a", tolerance=None)))
    asked = whatif(unknown, ["a"], start=MONDAY)
    assert isinstance(asked, WhatIf)
    assert not {"R", "M"} & set(drawn(unknown, asked, "s"))


def test_an_outage_within_the_recovery_time_has_no_mark() -> None:
    plan = town(resource("a", recovery=30), service("s", need("a"), rto=60, mtpd=90))
    assert "R" not in drawn(plan, ask(plan, "a"), "s")


def test_a_critical_time_is_marked_where_it_begins() -> None:
    peak = Peak(id="lon", name="Lön", first="11-30")
    plan = town(resource("a", recovery=70 * H), service("s", need("a"), peaks=(peak,)))
    answer = ask(plan, "a")
    assert answer.services[0].critical[0].first == date(2026, 11, 30)
    # Monday 00:00 is 54 h after Friday 18:00.
    assert drawn(plan, answer, "s").index("!") == 27


def test_the_days_stand_above_their_midnights() -> None:
    line = axis(ask(EXAMPLE, "berghall"), 60, SV)
    assert line.startswith("fre 18:00")
    assert [line.index(day) for day in ("sön", "mån", "tis", "ons")] == [15, 27, 39, 51]
    assert len(line) == 60


def test_a_short_view_has_hours_above_it() -> None:
    answer = ask(EXAMPLE, "mobil-a", "mobil-b")
    assert answer.view == 6 * H
    line = axis(answer, 60, SV)
    assert line.startswith("fre 18:00 19:00")
    assert line.index("21:00") == 30


@pytest.mark.parametrize("width", [8, 20, 34, 61, 200])
def test_a_picture_and_its_axis_are_as_wide_as_they_are_asked_to_be(width: int) -> None:
    answer = ask(EXAMPLE, "berghall")
    assert len(axis(answer, width, SV)) == width
    assert {len(picture(one, answer, EXAMPLE, width=width)) for one in answer.services} == {width}


def test_the_remark_is_the_one_thing_to_know() -> None:
    by_id = {one.id: remark(one, SV) for one in ask(EXAMPLE, "berghall").services}
    assert by_id == {
        "trygghetslarm": "oacceptabelt 2 h 15 min",
        "hemtjanst": "oacceptabelt 34 h 45 min",
        "loner": "klarar sig",
    }


def test_as_text_every_line_begins_with_its_service_and_the_signs_are_explained() -> None:
    text = picture_text(ask(EXAMPLE, "berghall"), EXAMPLE, SV)
    head, first, *rest = text.splitlines()
    assert head.strip().startswith("fre 18:00")
    assert (first[:13], first[head.index("fre")]) == ("Trygghetslarm", "M")
    assert rest[-2].startswith("─ i gång")
    assert max(map(len, text.splitlines())) <= 80
    for sign in set(re.sub(r"[\w ]", "", first)):
        assert sign in "".join(rest[-2:])
