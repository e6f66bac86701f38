"""Suggestions in files: marked where they stand, read as values, refused where nothing can be one; and templates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.plan.test_example import plan_of

from kontinuitet.documents.plan import read_plan, with_entry, write_plan
from kontinuitet.documents.plan.suggested import taken, written
from kontinuitet.documents.plan.template import read_template, write_template
from kontinuitet.documents.problems import problem_text
from kontinuitet.domain.changes import confirmed, replaced
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.suggestions import is_suggested
from kontinuitet.domain.text import clean_line
from kontinuitet.domain.values import Place
from kontinuitet.wording import words

FILES = {
    "kommun.md": "# Askarby\n",
    "verksamheter/lon.md": """---
id: lon
acceptabel avbrottstid: 8 h (förslag)
bestämd form: lönen \\(förslag)
---
# Löner

## Beroenden
|id|resurser|slag|klarar sig utan|
|---|---|---|---|
|system (förslag)|lonesystem|hårt|2 h|
|bank|bank|hårt|1 h (förslag)|

## Reservrutiner
### Förra månadens fil (förslag) {#fil}
- räcker: 1 v
""",
    "resurser.md": """# Resurser

## IT-system
|id|namn|
|---|---|
|lonesystem (förslag)|Lönesystemet|
|bank|Banken|
""",
}
MTPD = Place(object="lon", field="mtpd")
ROW = Place(object="lon", field="dependencies", item="system")


@pytest.fixture
def plan() -> Municipality:
    return plan_of(FILES)


def test_a_suggestion_is_an_ordinary_value_with_a_mark(plan: Municipality) -> None:
    service = plan.services[0]
    assert service.mtpd == 480
    assert service.definite == "lönen (förslag)"
    assert service.suggested == (
        "mtpd",
        "dependencies/system/id",
        "dependencies/bank/tolerance",
        "workarounds/fil/name",
    )
    assert plan.resource["lonesystem"].suggested == ("id",)
    assert is_suggested(plan, MTPD)
    assert is_suggested(plan, ROW.model_copy(update={"part": "tolerance"}))
    assert not is_suggested(plan, Place(object="lon", field="definite"))


def test_marks_are_written_back_in_the_language_of_the_file(plan: Municipality) -> None:
    assert "acceptabel avbrottstid: 8 h (förslag)\n" in write_plan(plan)["verksamheter/lon.md"]
    english = write_plan(plan, "en")
    assert "acceptable outage: 8 h (suggestion)\n" in english["verksamheter/lon.md"]
    assert "definite form: lönen (förslag)\n" in english["verksamheter/lon.md"]
    assert plan_of(english) == plan


def test_another_value_confirms_its_own_place_only(plan: Municipality) -> None:
    after = with_entry(plan, MTPD, "4 h", "sv")
    assert isinstance(after, Municipality)
    assert "mtpd" not in after.services[0].suggested
    assert len(after.services[0].suggested) == 3


def test_confirming_a_row_confirms_what_stands_in_it_and_changes_nothing(plan: Municipality) -> None:
    after = confirmed(plan, ROW)
    assert after.services[0].suggested == ("mtpd", "dependencies/bank/tolerance", "workarounds/fil/name")
    assert after.services[0].dependencies == plan.services[0].dependencies
    assert confirmed(after, Place(object="lon")).services[0].suggested == ()


def test_a_row_that_goes_takes_its_suggestions_along(plan: Municipality) -> None:
    after = replaced(plan, Place(object="lon", field="dependencies"), plan.services[0].dependencies[1:])
    assert after.services[0].suggested == ("mtpd", "dependencies/bank/tolerance", "workarounds/fil/name")


def test_where_nothing_can_be_a_suggestion_that_is_said() -> None:
    read, problems = read_plan({"enheter.md": "# Enheter\n\n|id|namn|\n|---|---|\n|a|Omsorg (förslag)|\n"})
    assert read is None
    assert [problem_text(each, words("sv")) for each in problems] == [
        'enheter.md:5: Här kan inget vara ett förslag. Ta bort "(förslag)".'
    ]


@given(
    text=st.text(max_size=12).map(clean_line),
    tail=st.sampled_from(("", "(förslag)", " (förslag)", "\\(förslag)", "(suggestion)")),
    marked=st.booleans(),
    lang=st.sampled_from(("sv", "en")),
)
def test_any_text_survives_with_and_without_a_mark(text: str, tail: str, *, marked: bool, lang: str) -> None:
    text = clean_line(text + tail)
    if text:
        assert taken(written(text, lang, suggested=marked), lang) == (text, marked)


TEMPLATE = """---
id: lon
acceptabel avbrottstid: 8 h
---
# Löner

## Beroenden
|id|resurser|
|---|---|
|system|lonesystem|

## Resurser
|id|namn|slag|
|---|---|---|
|lonesystem|Lönesystem|it-system|

## Roller
|id|namn|
|---|---|
|lonechef|Lönechef|

## Frågor
- beroenden: Vad behövs för att lönen ska gå ut?

## Exempel
- mål: Åtta timmar, utom dagen före utbetalning.
"""


def test_a_template_is_read_and_written_in_both_languages() -> None:
    template, problems = read_template(TEMPLATE, file="sv/lon.md")
    assert problems == ()
    assert template is not None
    assert template.questions == {"dependencies": "Vad behövs för att lönen ska gå ut?"}
    assert template.resources[0].name == "Lönesystem"
    for lang in ("sv", "en"):
        assert read_template(write_template(template, lang), file="lon.md") == (template, ())


def test_a_template_must_hold_together_by_itself() -> None:
    template, problems = read_template(TEMPLATE.replace("|lonesystem|Lönesystem|", "|annat|Annat|"), file="sv/lon.md")
    assert template is None
    assert [problem_text(each, words("sv")) for each in problems] == [
        "sv/lon.md:10: lonesystem finns inte – här ska stå id för en resurs eller en verksamhet."
    ]
