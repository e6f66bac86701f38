"""The command that puts what is claimed beside what the data show."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kontinuitet.domain.assessment import SurveyQuestion

Cli = Callable[..., Any]

ASSESSED = """# Självskattning

|id|fråga|område|verksamhet|svar|av|datum|när|övning|anteckning|
|---|---|---|---|---|---|---|---|---|---|
|svar|beredskap|||mycket god|Anna Berg|2025-11-24||||
"""


def test_every_question_with_evidence_and_national_figures(cli: Cli, example: Path) -> None:
    ran = cli("--db", example, "claimed", "--json")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert {one["question"] for one in found} == {question.value for question in SurveyQuestion}
    plan = next(one for one in found if one["question"] == "plan")
    assert {shown["what"] for shown in plan["evidence"]} == {"written", "approved"}
    assert all(shown["number"] <= shown["of"] for one in found for shown in one["evidence"])
    assert {(one["year"], one["certainty"]) for one in plan["national"]} == {(2013, "A"), (2015, "B"), (2019, "A")}
    assert not any("score" in key for one in found for key in one)


def test_one_service_by_its_name(cli: Cli, example: Path) -> None:
    found = json.loads(cli("--db", example, "claimed", "--json", "--service", "Hemtjänst").out)
    assert {one["service"] for one in found} == {"hemtjanst"}
    assert cli("--db", example, "claimed", "--service", "finns-inte").code == 2


def test_an_answer_from_the_plans_files_is_shown_with_who_and_when(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "kommun.md").write_text("# Åskarby\n", encoding="utf-8")
    (tmp_path / "plan" / "sjalvskattning.md").write_text(ASSESSED, encoding="utf-8")
    assert cli("--db", "ny.db", "import", tmp_path / "plan").code == 0
    swedish, english = cli("--db", "ny.db", "claimed"), cli("--db", "ny.db", "--lang", "en", "claimed")
    assert "Svar: mycket god (Anna Berg, 24 november 2025)" in swedish.out
    assert "Answer: very good (Anna Berg, 24 November 2025)" in english.out
    assert swedish.out.count("Inget svar ännu.") == english.out.count("No answer yet.") == 15
    assert "Ingen verksamhet är bedömd som samhällsviktig ännu." in swedish.out
    assert "2013: fewer than 20 per cent had a continuity plan" in english.out


def test_help_is_in_the_users_language(cli: Cli) -> None:
    assert "--service ID" in cli("claimed", "--help").out
    assert "No score is worked out" in " ".join(cli("--lang", "en", "claimed", "--help").out.split())


def test_a_database_that_is_not_there_is_told(cli: Cli, tmp_path: Path) -> None:
    ran = cli("--db", "nej.db", "claimed")
    assert (ran.code, ran.out) == (3, "")
    assert list(tmp_path.iterdir()) == []
