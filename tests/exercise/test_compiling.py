"""One scenario against two plans: other texts, other limits, other gaps; and what never depends on the plan."""

from datetime import date
from functools import cache

import pytest
from tests.exercise.town import ALARM, HOME_CARE, SCHOOL, TOWN, changed

from kontinuitet.documents.scenario.reader import read_scenario
from kontinuitet.documents.speech import speech
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.values import UNKNOWN, Place
from kontinuitet.exercise.binding import bind, standstill
from kontinuitet.exercise.compiling import compile_scenario
from kontinuitet.exercise.moments import local
from kontinuitet.exercise.scenario import BuiltIn, EffectKind, Scenario
from kontinuitet.exercise.timeline import MINUTE, Timeline, TimelineExpected, TimelineInject

TEXT = """\
---
id: prov
format: 1
språk: sv
längd: 120 min
scenariot börjar: fredag 14:40
varianter: kort
---
# Tyst hos {LEV}

Läs upp: {LEV} drivs av någon annan.

## Ur er plan
- LEV: leverantören som flest samhällsviktiga verksamheter stannar utan | annars: er leverantör
- VERK: verksamheten som stannar utan LEV med kortast acceptabel avbrottstid | annars: trygghetslarmen

## Deltagare
- it-chef: övad
- ansvarig: övad, i planen VERK.ägare
- jouren: motspel

## Mål
- M1: {VERK} hålls i gång

## Bakgrund

Det hände {LEV} på riktigt.

## T+0:00 {LEV} tystnar {#start}
- Från: jouren
- Till: it-chef
- Påverkan: LEV faller bort sedan fredag 14:25
- Förväntat: Felanmäl till {LEV.felanmälan} {#anmal} | it-chef | inom LEV.underrättelsetid | M1 | milstolpe: felanmält
- Förväntat: Besluta om {VERK.reservrutin} {#reserv} | ansvarig | före halva acceptabla avbrottstiden för VERK | M1

{LEV} svarar inte.

> Rutinen är {VERK.reservrutin}.

### Frågor
- Vem ringer {LEV}?

## T+0:20 Bara i den långa {#lang}
- Scenariotid: 16:10
- Till: it-chef
- Variant: kort
- Förväntat: Skriv upp vad som saknas {#skriv} | it-chef | inom 10 min | M1

Längre.

## Efter VERK står still + 5 min Det märks {#marks}
- Från: jouren
- Till: ansvarig
- Villkor: inte felanmält senast T+0:10
- Påverkan: LEV är nedsatt sedan fredag 14:25

Nu.

## För hand: Reserv {#hand}
- Till: it-chef
- Påverkan: LEV är åter sedan lördag 03:00

Åter.

## Fas: Lördag {#lordag}
- Börjar: T+0:45
- Scenariotid: lördag 09:00

{LEV} är fortfarande borta.

## Lärdomar
- Vad visste ni om {LEV}?
"""

DAY = date(2026, 11, 27)
WITH_GRANVIK = changed(TOWN, services=(changed(HOME_CARE, workarounds=HOME_CARE.workarounds), SCHOOL, ALARM))
BARE = changed(
    TOWN,
    services=(changed(HOME_CARE, workarounds=(), mtpd=UNKNOWN, owner=None),),
    agreements=(changed(TOWN.agreements[0], fault_report="", notice=None),),
)
RICH = changed(TOWN, services=(HOME_CARE,))


@cache
def scenario() -> Scenario:
    read, problems = read_scenario(TEXT, "prov.sv.md")
    assert read is not None, problems
    return read


def compiled(plan: Municipality, variant: str = "") -> Timeline:
    bound = bind(scenario(), plan, standstill(plan, DAY))
    return compile_scenario(scenario(), plan, bound, day=DAY, speech=speech("sv"), variant=variant)


def inject(timeline: Timeline, name: str) -> TimelineInject:
    return next(one for one in timeline.injects if one.id == name)


def action(timeline: Timeline, name: str) -> TimelineExpected:
    return next(one for inject in timeline.injects for one in inject.expected if one.id == name)


def written(timeline: Timeline) -> str:
    """Everything that somebody may read."""
    return timeline.model_dump_json(
        include={"title", "intro", "background", "objectives", "injects", "phases", "lessons"}
    )


def test_texts_are_filled_from_the_plan_everywhere() -> None:
    played = compiled(RICH)
    assert "{" not in "".join(text for text in _texts(played))
    assert played.title == "Tyst hos Granvik Drift"
    assert played.background == "Det hände Granvik Drift på riktigt."
    assert inject(played, "start").title == "Granvik Drift tystnar"
    assert inject(played, "start").facilitator == "Rutinen är Pappersplanering."
    assert inject(played, "start").questions == ("Vem ringer Granvik Drift?",)
    assert action(played, "anmal").text == "Felanmäl till 08-000 00 00 (ring inte: motspel svarar)"
    assert played.objectives[0].text == "Hemtjanst hålls i gång"
    assert played.phases[0].text == "Granvik Drift är fortfarande borta."
    assert played.lessons == ("Vad visste ni om Granvik Drift?",)
    assert played.gaps == ()


def _texts(played: Timeline) -> list[str]:
    texts = [played.title, played.intro, played.background, *played.lessons, *(o.text for o in played.objectives)]
    texts += [text for phase in played.phases for text in (phase.title, phase.text)]
    for one in played.injects:
        texts += [one.title, one.text, one.facilitator, *one.questions, *(a.text for a in one.expected)]
    return texts


def test_a_plan_that_says_less_gives_other_texts_and_each_lack_is_told_once() -> None:
    played = compiled(BARE)
    assert action(played, "anmal").text == "Felanmäl till (saknas i planen)"
    assert action(played, "reserv").text == "Besluta om (saknas i planen)"
    assert inject(played, "start").facilitator == "Rutinen är (saknas i planen)."
    assert [(gap.code, gap.place.object, gap.place.field) for gap in played.gaps] == [
        ("unfilled", "hemtjanst", "mtpd"),
        ("field", "avtal", "fault_report"),
        ("limit", "avtal", "notice"),
    ]


def test_the_member_that_could_not_be_filled_speaks_with_its_stand_in() -> None:
    played = compiled(BARE)
    assert played.objectives[0].text == "trygghetslarmen hålls i gång"
    assert [player.role for player in played.players] == ["", "", ""]


def test_limits_come_from_the_plan() -> None:
    rich, bare = compiled(RICH), compiled(BARE)
    limits = [[action(one, name).limit for name in ("anmal", "reserv")] for one in (rich, bare)]
    assert [[limit and limit.minutes for limit in pair] for pair in limits] == [[60, 240], [None, None]]
    assert action(rich, "reserv").service == "hemtjanst"
    assert action(rich, "reserv").place == Place(object="hemtjanst", field="mtpd")


def test_every_unfilled_member_is_told_of_though_they_lack_the_same() -> None:
    played = compiled(changed(TOWN, services=()))
    assert [(gap.code, gap.name) for gap in played.gaps] == [("unfilled", "LEV"), ("unfilled", "VERK")]


def test_effects_on_what_is_unfilled_touch_nothing_in_the_plan() -> None:
    (effect,) = inject(compiled(changed(TOWN, services=())), "start").effects
    assert (effect.target, effect.label) == ("", "er leverantör")


def test_effects_have_the_id_and_the_moment_when_they_occurred() -> None:
    (effect,) = inject(compiled(RICH), "start").effects
    assert (effect.kind, effect.target, effect.label) == (EffectKind.FALLS, "granvik", "Granvik Drift")
    assert effect.since is not None
    assert local(effect.since).isoformat()[:16] == "2026-11-27T14:25"


@pytest.mark.parametrize(("name", "moment"), [("marks", "2026-11-27T14:25"), ("hand", "2026-11-28T03:00")])
def test_without_a_set_time_it_occurred_within_the_story_or_just_before_it(name: str, moment: str) -> None:
    since = inject(compiled(RICH), name).effects[0].since
    assert since is not None
    assert local(since).isoformat()[:16] == moment


def test_a_built_in_milestone_is_of_the_service_that_was_bound() -> None:
    after = inject(compiled(RICH), "marks").after
    assert after is not None
    assert (after.service, after.built_in, after.milestone) == ("hemtjanst", BuiltIn.STANDING, "")
    assert inject(compiled(RICH), "marks").delay == 5 * MINUTE


def test_conditions_keep_their_last_minute_in_milliseconds() -> None:
    condition = inject(compiled(RICH), "marks").condition
    assert condition is not None
    (part,) = condition.all_of
    assert (part.milestone, part.negated, part.by) == ("felanmält", True, 10 * MINUTE)  # type: ignore[union-attr]


def test_a_participant_is_the_role_that_the_plan_names() -> None:
    assert [(player.id, player.role_name) for player in compiled(RICH).players] == [
        ("it-chef", ""),
        ("ansvarig", "Enhetschef"),
        ("jouren", ""),
    ]


def test_a_variant_leaves_out_its_injects_and_their_anchors() -> None:
    whole, short = compiled(RICH), compiled(RICH, "kort")
    assert [one.id for one in whole.injects if one not in short.injects] == ["lang"]
    assert (len(whole.anchors), len(short.anchors), short.variant) == (4, 3, "kort")


def test_the_plan_changes_neither_when_nor_what_is_played() -> None:
    rich, bare = compiled(RICH), compiled(BARE)
    assert rich.anchors == bare.anchors
    assert [(one.id, one.at, one.to) for one in rich.injects] == [(one.id, one.at, one.to) for one in bare.injects]
    assert written(rich) != written(bare)


def test_compiling_twice_gives_the_same_bytes() -> None:
    assert compiled(BARE).model_dump_json() == compiled(BARE).model_dump_json()


def test_a_plan_text_of_the_greatest_length_is_cut_and_not_refused() -> None:
    long = changed(TOWN, services=(HOME_CARE,), suppliers=(changed(TOWN.suppliers[1], name="Å" * 500),))
    assert len(compiled(long).title) == 500
