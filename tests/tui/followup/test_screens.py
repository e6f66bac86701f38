"""The screens of follow-up as a person meets them, key by key."""

import re
from collections.abc import Callable, Generator
from datetime import date
from pathlib import Path

import pytest
from tests.tui.plans.test_screens import outside, poisoned

from kontinuitet.analysis.evidence import HeldExercise
from kontinuitet.domain.municipality import Municipality
from kontinuitet.tui.app import KontinuitetApp
from kontinuitet.wording import TEST_LANGUAGE

Play = Callable[..., list[str]]
Build = Callable[..., KontinuitetApp]

SPOKEN = {" ": "space", "-": "minus", "/": "slash", ".": "full_stop"}
AFTER = ["3", "r", "enter"]
ACTIONS = ["3", "l"]


def typed(text: str) -> list[str]:
    """The keys that write a text."""
    return [SPOKEN.get(char, char) for char in text]


def flat(screen: str) -> str:
    """The words of a screen, wherever its lines end."""
    return " ".join(screen.split())


def footer(screen: str) -> str:
    """The keys that work now."""
    return screen.splitlines()[-1]


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize(("name", "keys"), [("after", [*AFTER, "down", "down", "down"]), ("actions", ACTIONS)])
def test_a_screen_looks_like_this(
    app_after: Build, play: Play, plan: Municipality, name: str, keys: list[str], lang: str
) -> None:
    expected = Path(__file__).with_name(f"{name}.{lang}.txt").read_text(encoding="utf-8")
    assert play(app_after(plan, lang), keys)[-1] == expected.rstrip("\n")


def test_the_worst_finding_comes_first_with_all_about_it(app_after: Build, play: Play, plan: Municipality) -> None:
    screen = play(app_after(plan), ["3"], size=(80, 40))[-1]
    lines = screen.splitlines()
    assert lines[0].startswith(" Åskarby › Uppföljning")
    assert re.match(r" × allvarlig +Hemtjänst +Återställningstiden", lines[2])
    assert "ska vara i gång inom 8 h (RTO), men avbrottet får vara högst 4 h" in flat(screen)
    assert "Källa: ISO 22301" in flat(screen)
    assert footer(screen).startswith(" ⏎ fältet  a gör åtgärd  g godta")


def test_enter_goes_to_the_field_and_esc_comes_back(app_after: Build, play: Play, plan: Municipality) -> None:
    _, home, field, back = play(app_after(plan), ["3", "enter", "escape"])
    assert "Planer › Hemtjänst" in field.splitlines()[0]
    assert back == home


def test_a_finding_becomes_an_action_with_an_owner_and_a_day(app_after: Build, play: Play, plan: Municipality) -> None:
    keys = ["3", "a", "end", *typed(" nu"), "enter", "enter", *typed("2027-02-01"), "enter", "down", "enter", "u"]
    *_, made, undone = play(app_after(plan), keys, size=(80, 40))
    assert "✓ Åtgärden är sparad: Återställningstiden är längre" in made
    assert "Åtgärd: Återställningstiden" in made
    assert "Hemtjänst nu, It-chef, 2027-02-01, öppen" in flat(made)
    assert "✓ Ångrat: Återställningstiden är längre" in undone
    assert "Åtgärd: " not in undone


def test_a_bad_day_gets_a_sentence_and_nothing_is_stored(app_after: Build, play: Play, plan: Municipality) -> None:
    *_, wrong, left = play(app_after(plan), ["3", "a", "enter", "enter", *typed("5/10"), "enter", "escape"])
    assert "× ”5/10” är inget datum." in wrong
    assert "allt sparat" in left.splitlines()[0]


def test_a_finding_is_accepted_and_that_is_taken_back(app_after: Build, play: Play, plan: Municipality) -> None:
    reason = ["3", "g", "enter", *typed("Byte"), "enter", "enter", "enter"]
    _, _, _, no_reason, *_, accepted, _, shown, back = play(app_after(plan), [*reason, "t", "home", "x"], size=(80, 40))
    assert "✓ Godtagen till och med 30 november 2027." in accepted
    assert "× Skriv ett skäl." in no_reason
    assert "✓ godtagen" in shown
    assert "Godtagen av Anna Berg till och med 30 november 2027: Byte" in flat(shown)
    assert "x godta inte längre" in footer(shown)
    assert "✓ Inte godtagen längre." in back


def test_the_list_is_narrowed_and_esc_widens_it_again(app_after: Build, play: Play, plan: Municipality) -> None:
    keys = ["3", "s", "s", "escape", "slash", *typed("jour"), "enter", "escape"]
    _, home, errors, warnings, wide, *_, typing, listed, again = play(app_after(plan), keys, size=(80, 120))
    assert "bör åtgärdas" not in "\n".join(errors.splitlines()[2:50])
    assert "Visar bara: allvarlig" in errors
    assert "× allvarlig" not in warnings
    assert again.splitlines()[1:34] == wide.splitlines()[1:34] == home.splitlines()[1:34]
    assert "Visar bara: ”jour”" in typing
    assert "g godta" not in footer(typing)
    assert "g godta" in footer(listed)
    shown = [[line for line in one.splitlines()[2:60] if re.match(" [×!·] ", line)] for one in (listed, again)]
    assert 0 < len(shown[0]) < len(shown[1])


def test_the_list_is_narrowed_to_a_service_and_to_an_owner(app_after: Build, play: Play, plan: Municipality) -> None:
    service = play(app_after(plan), ["3", "e", *typed("löner"), "enter"])[-1]
    assert "Visar bara: Löner" in service
    assert len([line for line in service.splitlines()[2:14] if "Löner" in line]) == 2
    owner = play(app_after(plan), ["3", "o", *typed("ingen"), "enter"])[-1]
    assert "Visar bara: ingen ansvarig" in owner
    assert "Återställningstiden" not in owner


def test_the_list_is_narrowed_to_a_group_of_rules(app_after: Build, play: Play, plan: Municipality) -> None:
    keys = ["3", "k", *typed("tidsmål"), "enter", "escape"]
    *_, narrowed, wide = play(app_after(plan), keys, size=(80, 60))
    assert "Visar bara: A Konsekvens och tidsmål" in flat(narrowed)
    shown = [line for line in narrowed.splitlines()[2:30] if re.match(r" [×!·] ", line)]
    assert shown
    assert len(shown) < len([line for line in wide.splitlines()[2:30] if re.match(r" [×!·] ", line)])
    assert "Visar bara" not in wide


def test_what_if_from_a_finding_and_back_to_the_same_row(app_after: Build, play: Play, plan: Municipality) -> None:
    keys = ["3", "slash", *typed("journal"), "enter", "down", "v", "escape"]
    *_, before, asked, back = play(app_after(plan), keys)
    assert "Vad händer om › " in asked.splitlines()[0]
    assert back.splitlines()[:12] == before.splitlines()[:12]


def test_an_action_is_made_of_a_measured_row(app_after: Build, play: Play, plan: Municipality) -> None:
    keys = [*AFTER, "down", "t", "enter", "enter", "enter", "enter"]
    *_, made, report = play(app_after(plan), [*keys, "r"], size=(80, 60))
    assert "Åtgärden är sparad: besluta om reservrutin." in flat(made)
    assert "Åtgärd: besluta om reservrutin, It-chef, datum saknas, öppen" in flat(made)
    assert "datum saknas" in report


def test_a_field_is_changed_where_its_row_stands(app_after: Build, play: Play, plan: Municipality) -> None:
    keys = [*AFTER, "down", "p", *typed("2 h"), "enter", "u"]
    *_, asked, _, _, _, changed, undone = play(app_after(plan), keys, size=(80, 40))
    assert "Hemtjänst: acceptabel avbrottstid" in asked
    assert "På raden: gräns 4 h, uppmätt –." in flat(asked.replace("│", " "))
    assert "acceptabel avbrottstid är nu 2 h" in flat(changed)
    assert "i planen nu: 2 h" in flat(changed)
    assert re.search(r"besluta om reservrutin +4 h", changed)
    assert "är åter 4 h" in flat(undone)


def test_who_took_part_is_noted_and_can_be_changed(app_after: Build, play: Play, plan: Municipality) -> None:
    keys = [*AFTER, "end", "n", *typed("anna"), "enter", *typed("sara p"), "down", "enter"]
    screens = play(app_after(plan), [*keys, "escape", "n", "enter", "f2"], size=(80, 40))
    assert re.search(r"Vilka som deltog +– +– +\? ej noterat", screens[len(AFTER) + 1])
    assert re.search(r"Granvik Drift +leverantör", screens[len(AFTER) + 2])
    assert re.search(r"● +Anna Berg +person", screens[len(keys)])
    assert "●  sara p" in screens[len(keys)]
    assert re.search(r"Vilka som deltog +– +2 +noterat", screens[len(keys) + 1])
    assert "deltog: Anna Berg, sara p" in screens[len(keys) + 1]
    assert re.search(r"Vilka som deltog +– +1 +noterat", screens[-1])


def test_a_heading_offers_nothing(app_after: Build, play: Play, plan: Municipality) -> None:
    heading = play(app_after(plan), [*AFTER, "up"])[-1]
    assert "Välj en rad" in heading
    assert "gör åtgärd" not in footer(heading)


def test_the_report_is_written_and_not_overwritten_unasked(
    app_after: Build, play: Play, plan: Municipality, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "2026-11-27-prov.md"
    path.write_text("mitt", encoding="utf-8")
    *_, asked, left = play(app_after(plan), [*AFTER, "w", "enter", "escape"], size=(160, 24))
    assert "Filen finns redan" in asked
    assert path.read_text(encoding="utf-8") == "mitt"
    assert "Filen finns redan" not in left
    done = play(app_after(plan), [*AFTER, "w", "enter", "enter"], size=(160, 24))[-1]
    assert "✓ Rapporten står i" in done
    assert path.read_text(encoding="utf-8").startswith("# ÖVNING")


def test_an_action_is_closed_verified_and_opened_again(app_after: Build, play: Play, plan: Municipality) -> None:
    *_, first, closed, verified, opened = play(app_after(plan), [*ACTIONS, "k", "e", "b"])
    assert "k klar" in footer(first)
    assert "effekt sedd" not in footer(first)
    assert re.search(r"● klar +2026-11-01 +Prova jouren", closed)
    assert "e effekt sedd" in footer(closed)
    assert re.search(r"✓ verifierad +2026-11-01 +Prova jouren", verified)
    assert opened.splitlines()[1:5] == first.splitlines()[1:5]


def test_an_action_gets_an_owner_and_a_day(app_after: Build, play: Play, plan: Municipality) -> None:
    keys = [*ACTIONS, "o", *typed("anna"), "enter", "d", *typed("2027-01-15"), "enter"]
    done = play(app_after(plan), keys)[-1]
    assert re.search(r"○ öppen +2027-01-15 +Prova jouren +Anna Berg", done)


def test_an_action_leads_to_its_field_and_to_its_page(app_after: Build, play: Play, plan: Municipality) -> None:
    *_, field, _, page = play(app_after(plan), [*ACTIONS, "down", "p", "escape", "enter"])
    assert "Planer › Hemtjänst" in field.splitlines()[0]
    assert "Öva reservrutinen" in page.splitlines()[0]


def test_an_exercise_that_ended_meanwhile_changes_the_findings(
    app_after: Build, play: Play, plan: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_after(plan)
    held: list[HeldExercise] = []

    def look(*_: object) -> Generator[None, None, tuple[HeldExercise, ...]]:
        yield
        return tuple(held)

    monkeypatch.setattr("kontinuitet.usecases.exercised.held_in_slices", look)

    def end_an_exercise(*_: object) -> None:
        services = frozenset(service.id for service in plan.services)
        held.append(HeldExercise(id="x", title="X", on=date(2026, 11, 30), services=services, shortcomings=1))
        app.desk.forget()

    monkeypatch.setattr(KontinuitetApp, "action_turn_theme", end_an_exercise)
    *_, before, _, _, after = play(app, ["3", "2", "ctrl+t", "3"], size=(80, 90))
    assert "Planen är inte övad" in before
    assert "Planen är inte övad" not in after


def test_without_a_plan_it_says_where_to_begin(play: Play) -> None:
    from kontinuitet.storage import open_memory
    from kontinuitet.usecases.desk import Desk
    from kontinuitet.wording import words

    app = KontinuitetApp(lambda: Desk(open_memory(), who="test"), words("sv"))
    screen = play(app, ["escape", "3"])[-1]
    assert "Det finns ingen plan att följa upp ännu." in screen


WALK = [
    *(
        "3",
        "down",
        "t",
        "end",
        "s",
        "e",
        "escape",
        "o",
        "escape",
        "k",
        "escape",
        "slash",
        "j",
        "enter",
        "escape",
        "a",
        "enter",
    ),
    *("escape", "g", "escape", "l", "down", "down", "o", "escape", "d", "escape", "f1", "escape", "escape"),
    *("r", "enter", "end", "home", "down", "down", "p", "escape", "t", "escape", "w", "escape"),
]
TO_REPORT = ["r", "escape", "escape", "r", "w", "escape"]


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_screen_fits(app_after: Build, play: Play, plan: Municipality, lang: str, size: tuple[int, int]) -> None:
    screens = play(app_after(plan, lang), [*ACTIONS, "escape", "r", "enter", "r"], size=size)
    assert len({screen.splitlines()[0] for screen in screens}) == 6
    for screen in screens:
        assert len(screen.splitlines()) == size[1]
        assert max(map(len, screen.splitlines())) <= size[0]


def test_nothing_that_somebody_wrote_is_obeyed(app_after: Build, play: Play, plan: Municipality, hostile: str) -> None:
    screens = play(app_after(poisoned(plan, hostile)), [*WALK, *TO_REPORT], size=(120, 40))
    assert len(screens) == len(WALK) + len(TO_REPORT) + 1
    for screen in screens:
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", screen)
    assert sum("Larm [/] nu" in screen for screen in screens) > 20


def test_every_word_comes_from_a_catalogue_or_from_data(app_after: Build, play: Play, plan: Municipality) -> None:
    data = f"{plan.model_dump_json()} anmäl felet besluta om reservrutin Leverantören tystnar start prov"
    known = set(re.findall(r"\w+", f"{data} esc ctrl F1 it chef"))
    for screen in play(app_after(plan, TEST_LANGUAGE), WALK, size=(250, 60)):
        assert {word for word in re.findall(r"[^\W\d_]{3,}", outside(screen)) if word not in known} == set()
