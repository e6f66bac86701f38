"""The picture over time: the worst state of each part, and the days above it."""

from datetime import datetime

import pytest

from kontinuitet.analysis.holidays import STOCKHOLM
from kontinuitet.analysis.whatif import WhatIf, whatif
from kontinuitet.domain.changes import replaced
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import Place
from kontinuitet.tui.plans.picture import hours, picture, remark
from kontinuitet.wording import words

FRIDAY = datetime(2026, 11, 27, 18, tzinfo=STOCKHOLM)


@pytest.fixture
def answer(plan: Municipality) -> WhatIf:
    """The supplier falls for five days, on a Friday evening, and home care has no routine."""
    without = replaced(plan, Place(object="hemtjanst", field="workarounds"), ())
    found = whatif(without, ["granvik"], start=FRIDAY, length=5 * 1440)
    assert isinstance(found, WhatIf)
    return found


def test_it_manages_then_stands_still_then_is_intolerable(answer: WhatIf) -> None:
    service = next(one for one in answer.services if one.id == "hemtjanst")
    drawn = picture(service, answer, 60)
    assert len(drawn) == 60
    # Two hours a sign: two hours' tolerance, then eight hours until it is intolerable.
    assert drawn.startswith("─░░░░█")


def test_an_untouched_service_is_a_line(answer: WhatIf) -> None:
    service = next(one for one in answer.services if one.id == "loner")
    assert set(picture(service, answer, 40)) <= {"─", "·"}


def test_the_days_stand_above_their_midnights(answer: WhatIf) -> None:
    drawn = hours(answer, 60, words("sv"))
    assert drawn.startswith("fre 18:00")
    assert [drawn.index(day) for day in ("sön", "mån", "tis")] == [15, 27, 39]
    assert len(drawn) == 60


def test_the_remark_is_the_one_thing_to_know(answer: WhatIf) -> None:
    by_id = {one.id: one for one in answer.services}
    assert remark(by_id["hemtjanst"], words("sv")) == "oacceptabelt 10 h"
    assert remark(by_id["loner"], words("sv")) == "klarar sig"
