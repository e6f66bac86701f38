"""Each mistake alone: one change to a scenario without problems gives exactly one problem, on its line."""

import pytest

from kontinuitet.documents.scenario.reader import read_scenario

BASE = """\
---
id: bas
format: 1
språk: sv
längd: 60 min
scenariot börjar: fredag 14:40
varianter: kort
---
# En bas

## Ur er plan
- LEVERANTÖR: leverantören som flest samhällsviktiga verksamheter stannar utan | annars: er leverantör
- VERKSAMHET: verksamheten som stannar utan LEVERANTÖR med kortast acceptabel avbrottstid | annars: larmen

## Deltagare
- it-chef: övad
- jouren: motspel

## Mål
- M1: Någon ringer

## T+0:00 Början {#start}
- Från: jouren
- Till: it-chef
- Påverkan: LEVERANTÖR faller bort
- Förväntat: Ring {#ring} | it-chef | inom 15 min | M1 | milstolpe: ringt

Det börjar för {VERKSAMHET}.

## T+0:20 Mer {#mer}
- Scenariotid: 15:10
- Villkor: ringt
- Till: it-chef

Mer.

## Efter ringt + 5 min Svar {#svar}
- Från: jouren
- Till: it-chef
- Förväntat: Tacka {#tacka} | it-chef | före T+0:50 | – | milstolpe: tackat
"""


def test_the_base_has_no_problems() -> None:
    scenario, problems = read_scenario(BASE, "bas.sv.md")
    assert scenario is not None
    assert problems == ()


CYCLE = "Efter tackat Svar {#svar}\n"

MISTAKES = [
    ("id: bas", "id: Bas!", "bad_id", "id"),
    ("format: 1", "format: 7", "unknown_format", "format"),
    ("språk: sv", "språk: svenska", "unknown_language", "språk"),
    ("längd: 60 min\n", "", "missing_key", "---"),
    ("längd: 60 min", "längd: 60 minn", "unknown_unit", "längd"),
    ("längd: 60 min", "längd: en timme", "bad_duration", "längd"),
    ("längd: 60 min", "längd: 0 min", "bad_length", "längd"),
    ("längd: 60 min", "längd: 60 min\nlängd: 60 min", "repeated_key", "längd: 60 min\nscen"),
    ("längd: 60 min", "length: 60 min", "other_language", "length"),
    ("fredag 14:40", "fredag", "bad_moment", "scenariot"),
    ("fredag 14:40", "fredagg 14:40", "unknown_day", "scenariot"),
    ("fredag 14:40", "Friday 14:40", "other_language", "scenariot"),
    ("fredag 14:40", "31 november 14:40", "bad_date", "scenariot"),
    ("fredag 14:40", "2 novembre 14:40", "unknown_month", "scenariot"),
    ("fredag 14:40", "dag 900 14:40", "bad_day", "scenariot"),
    ("fredag 14:40", "2026-02-30 14:40", "bad_date", "scenariot"),
    ("# En bas\n", "\n", "missing_title", "---"),
    ("# En bas", "Text\n\n# En bas", "text_before_title", "Text"),
    ("# En bas", "# En bas\n\n> Till ledaren", "stray_quote", "> Till"),
    ("## Mål", "## Målen", "unknown_section", "## Målen"),
    ("## Mål", "## Objectives", "other_language", "## Obj"),
    ("## Mål", "# Två\n\n## Mål", "second_title", "# Två"),
    ("## Mål", "## Deltagare\n- a: övad\n\n## Mål", "repeated_section", "## Deltagare\n- a"),
    ("- M1: Någon ringer", "- M1: Någon ringer\n\nText sist.", "stray_text", "Text"),
    ("- M1: Någon ringer", "- M1: Någon ringer\n- Nyckellös", "no_key", "- Nyckel"),
    ("- M1: Någon ringer", "- M1: Någon ringer\n- M1: Igen", "duplicate_of", "- M1: Igen"),
    ("- M1: Någon ringer", "- M1: Någon ringer\n- M2: Ingen", "objective_untested", "- M2"),
    ("flest samhällsviktiga", "många", "unknown_rule", "- LEV"),
    (" | annars: larmen", "", "no_stand_in", "- VERK"),
    ("annars: larmen", "anars: larmen", "unknown_part", "- VERK"),
    ("utan LEVERANTÖR med", "utan LEVERANTOR med", "unknown_cast_above", "- VERK"),
    ("- jouren: motspel", "- jouren: motspelare", "unknown_participant_kind", "- jouren"),
    ("- it-chef: övad", "- it-chef: övad, i planen VERKSAMHETEN.ägare", "unknown_cast", "- it-chef"),
    ("- it-chef: övad", "- it-chef: övad, i planen VERKSAMHET.agare", "unknown_field", "- it-chef"),
    ("- it-chef: övad", "- it-chef: övad, i planen VERKSAMHET", "not_a_role", "- it-chef"),
    ("- it-chef: övad", "- it-chef: övad, enligt planen", "unknown_participant_part", "- it-chef"),
    ("- Från: jouren\n- Till: it-chef\n- På", "- Frn: jouren\n- Till: it-chef\n- På", "unknown_key", "- Frn"),
    ("- Från: jouren\n- Till: it-chef\n- På", "- Från: joren\n- Till: it-chef\n- På", "unknown_participant", "- Från"),
    ("- Till: it-chef\n- På", "- Till: it-chef, ingen\n- På", "unknown_participant", "- Till"),
    ("- Till: it-chef\n- På", "- Till: it-chef\n- Till: jouren\n- På", "repeated_key", "- Till: jouren"),
    ("- Till: it-chef\n- På", "- Till: it-chef\n  - mer\n- På", "nested_field", "  - mer"),
    ("- Till: it-chef\n- På", "- Typ: inslag\n- På", "unknown_kind", "- Typ"),
    ("- Till: it-chef\n- På", "- Användning: extra\n- På", "unknown_use", "- Anv"),
    ("- Till: it-chef\n- På", "- Variant: lång\n- På", "unknown_variant", "- Variant"),
    ("LEVERANTÖR faller bort", "LEVERANTÖR försvinner", "unknown_effect", "- Påverkan"),
    ("LEVERANTÖR faller bort", "LEVERANTÖREN faller bort", "unknown_cast", "- Påverkan"),
    ("LEVERANTÖR faller bort", "LEVERANTÖR faller bort sedan i går", "bad_moment", "- Påverkan"),
    ("LEVERANTÖR faller bort", "LEVERANTÖR falls", "other_language", "- Påverkan"),
    ("| it-chef | inom 15 min", "| – | inom 15 min", "no_actor", "- Förväntat"),
    ("| it-chef | inom 15 min", "| it-chefen | inom 15 min", "unknown_participant", "- Förväntat"),
    ("inom 15 min", "–", "no_deadline", "- Förväntat"),
    ("inom 15 min", "snarast", "unknown_deadline", "- Förväntat"),
    ("inom 15 min", "within 15 min", "other_language", "- Förväntat"),
    ("inom 15 min", "före T+0:99", "bad_time", "- Förväntat"),
    ("inom 15 min", "före T+2:00", "after_the_end", "- Förväntat"),
    ("inom 15 min", "inom återställningstiden för SYSTEM", "unknown_cast", "- Förväntat"),
    ("inom 15 min", "inom anmälningsplikten nis från början", "unknown_duty_clock", "- Förväntat"),
    ("före T+0:50 | –", "före T+0:50 | M3", "unknown_objective", "- Förväntat: Tacka"),
    ("| M1 |", "| M1 | för mycket |", "too_many_places", "- Förväntat"),
    ("milstolpe: ringt", "milstolpe: ringt | milstope: x", "unknown_part", "- Förväntat"),
    ("för {VERKSAMHET}.", "för {VERKSAMHETEN}.", "unknown_cast", "Det börjar"),
    ("för {VERKSAMHET}.", "för {VERKSAMHET.telefon}.", "unknown_field", "Det börjar"),
    ("Mer.", "```\nslutar aldrig", "fence_open", "```"),
    ("Mer.", "### Fågor\n- Va?", "unknown_part_heading", "### Få"),
    ("## T+0:20 Mer", "## T+0:20 Mer {#mer}\n\n## T+0:20 Mer", "duplicate_of", "## T+0:20 Mer {#mer}\n- Scen"),
    ("## T+0:20 Mer {#mer}", "## T+0:20 {#mer}", "no_title", "## T+0:20"),
    ("## T+0:20 Mer {#mer}", "## T+0:20 Mer {#Mer!}", "bad_id", "## T+0:20"),
    ("## T+0:20 Mer", "## T+1:20 Mer", "after_the_end", "## T+1:20"),
    ("Scenariotid: 15:10", "Scenariotid: fredag 14:30", "story_backwards", "- Scenariotid"),
    ("Scenariotid: 15:10", "Scenariotid: dag 1 14:30", "story_backwards", "- Scenariotid"),
    ("Villkor: ringt", "Villkor: rigt", "unknown_milestone", "- Villkor"),
    ("Villkor: ringt", "Villkor: ringt och inte ringt", "never_holds", "- Villkor"),
    ("Villkor: ringt", "Villkor: ringt och inte ringt senast T+0:20", "never_holds", "- Villkor"),
    ("Villkor: ringt", "Villkor: ringt och tackat och inte (x)", "condition_not_group", "- Villkor"),
    ("Villkor: ringt", "Villkor: ringt och tackat eller ringt", "condition_mixed", "- Villkor"),
    ("Villkor: ringt", "Villkor: (ringt", "condition_open", "- Villkor"),
    ("Villkor: ringt", "Villkor: ringt)", "condition_word", "- Villkor"),
    ("Villkor: ringt", "Villkor: ringt och", "condition_empty", "- Villkor"),
    ("Villkor: ringt", "Villkor: ringt senast 12", "bad_time", "- Villkor"),
    ("Villkor: ringt", "Villkor: LEVERANTÖR står still", "not_a_service", "- Villkor"),
    ("Villkor: ringt", "Villkor: " + "(" * 21 + "ringt" + ")" * 21, "too_deep", "- Villkor"),
    ("## Efter ringt", "## Efter rings", "unknown_milestone", "## Efter"),
    ("## Efter ringt", "## After ringt", "other_language", "## After"),
    ("## Efter ringt + 5 min", "## Efter ringt + 5 minn", "unknown_unit", "## Efter"),
    ("Efter ringt + 5 min Svar {#svar}\n", CYCLE, "cycle", "## Efter"),
    ("milstolpe: tackat", "milstolpe: tackat och klart", "bad_milestone", "- Förväntat: Tacka"),
    (
        "## Efter ringt + 5 min Svar {#svar}",
        "## För hand: Svar {#svar}\n- Scenariotid: 16:00",
        "story_without_time",
        "- Scenariotid: 16",
    ),
    ("## Efter ringt + 5 min", "## Fas: Sent\n\n## Efter ringt + 5 min", "phase_without_time", "## Fas"),
    ("## Efter ringt + 5 min", "## Fas: Sent\n- Börjar: T+0:10\n\n## Efter ringt + 5 min", "time_backwards", "## Fas"),
]


@pytest.mark.parametrize(("old", "new", "code", "place"), MISTAKES, ids=[f"{m[2]}-{n}" for n, m in enumerate(MISTAKES)])
def test_one_mistake_gives_one_problem_on_its_line(old: str, new: str, code: str, place: str) -> None:
    assert old in BASE
    text = BASE.replace(old, new, 1)
    line = text[: text.index(place)].count("\n") + 1
    scenario, problems = read_scenario(text, "bas.sv.md")
    assert scenario is None
    assert [(one.code, one.line) for one in problems] == [(f"scenario.{code}", line)]


def test_a_milestone_that_can_only_come_later_than_it_is_asked_for() -> None:
    text = BASE.replace("Villkor: ringt", "Villkor: tackat senast T+0:04")
    _, problems = read_scenario(text, "a")
    assert [one.code for one in problems] == ["scenario.never_holds"]


def test_two_injects_that_wait_for_each_other_are_told_once_and_what_follows_them_too() -> None:
    text = BASE.replace("Efter ringt + 5 min Svar {#svar}", "Efter avslutat Svar {#svar}")
    text += (
        "\n## Efter tackat Slut {#slut}\n- Förväntat: Sluta | it-chef | inom 5 min | – | milstolpe: avslutat\n"
        "\n## Efter avslutat Följd {#foljd}\n- Till: it-chef\n"
    )
    _, problems = read_scenario(text, "a")
    assert [(one.code, dict(one.params).get("names", dict(one.params).get("word"))) for one in problems] == [
        ("scenario.cycle", "svar → slut → svar"),
        ("scenario.unreachable", "foljd"),
    ]


def test_a_standstill_that_nothing_causes() -> None:
    text = BASE.replace("- Påverkan: LEVERANTÖR faller bort\n", "")
    text = text.replace("Efter ringt + 5 min", "Efter VERKSAMHET står still")
    _, problems = read_scenario(text, "a")
    assert [one.code for one in problems] == ["scenario.unreachable"]


def test_the_nearest_known_word_is_offered() -> None:
    _, problems = read_scenario(BASE.replace("## Deltagare", "## Deltagarna"), "a")
    assert ("known", "Deltagare") in problems[0].params
