"""What a service needs, kind by kind: what another choice leads to, and how it is asked."""

import re
from collections.abc import Callable

import pytest

from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Dependency, DependencyKind, Resource, ResourceKind
from kontinuitet.tui.app import KontinuitetApp
from kontinuitet.tui.plans.adding import Kind, New, new
from kontinuitet.tui.plans.needed import (
    ALL,
    SERVICES,
    chosen,
    is_done_without,
    of_kind,
    question_key,
    with_answers,
    with_chosen,
    without_kind,
)
from kontinuitet.wording import words

Play = Callable[..., list[str]]
Build = Callable[..., KontinuitetApp]

SYSTEMS = Kind("resources", ResourceKind.SYSTEM)
INFORMATION = Kind("resources", ResourceKind.INFORMATION)


def edges(plan: Municipality) -> dict[str, Dependency]:
    return {edge.id: edge for edge in plan.service["hemtjanst"].dependencies}


def test_what_is_needed_is_told_by_its_kind(plan: Municipality) -> None:
    assert chosen(plan, "hemtjanst", SYSTEMS) == ("journal",)
    assert chosen(plan, "hemtjanst", INFORMATION) == ("journaldata",)
    assert chosen(plan, "hemtjanst", SERVICES) == ()
    assert of_kind(plan, "hemtjanst", SERVICES) == ("loner",)


def test_something_new_is_added_and_needed_and_the_rest_stays(plan: Municipality) -> None:
    one = New("planering", "Planeringssystemet", SYSTEMS)
    after, fresh = with_chosen(plan, "hemtjanst", SYSTEMS, ("journal", "planering"), new=(one,))
    assert fresh == ("planering",)
    assert after.resource["planering"].kind is ResourceKind.SYSTEM
    assert edges(after)["journal"] == edges(plan)["journal"]
    assert edges(after)["planering"] == Dependency(id="planering", needs=("planering",))


def test_what_is_no_longer_chosen_goes_away_and_leaves_its_group(plan: Municipality) -> None:
    pair = Dependency(id="par", needs=("journal", "reserv", "papper"), at_least=2, tolerance=60)
    reserves = (
        Resource(id="reserv", name="Reservsystemet", kind=ResourceKind.SYSTEM),
        Resource(id="papper", name="Pärmen", kind=ResourceKind.GOODS),
    )
    service = plan.service["hemtjanst"].model_copy(update={"dependencies": (pair,)})
    grouped = plan.model_copy(
        update={"services": (service, plan.services[1]), "resources": (*plan.resources, *reserves)}
    )
    after, fresh = with_chosen(grouped, "hemtjanst", SYSTEMS, ("journal",))
    assert fresh == ()
    # Two of two are all of them.
    assert edges(after) == {"par": Dependency(id="par", needs=("journal", "papper"), tolerance=60)}
    assert edges(with_chosen(plan, "hemtjanst", SYSTEMS, ())[0]).keys() == {"data"}


def test_a_kind_is_done_without_until_something_of_it_is_chosen(plan: Municipality) -> None:
    without = without_kind(plan, "hemtjanst", ResourceKind.TRANSPORT, needed=False)
    without = without_kind(without, "hemtjanst", ResourceKind.PEOPLE, needed=False)
    assert without.service["hemtjanst"].not_needed == (ResourceKind.PEOPLE, ResourceKind.TRANSPORT)
    assert is_done_without(without, "hemtjanst", Kind("resources", ResourceKind.TRANSPORT))
    assert not is_done_without(without, "hemtjanst", SERVICES)
    back = without_kind(without, "hemtjanst", ResourceKind.PEOPLE, needed=True)
    assert back.service["hemtjanst"].not_needed == (ResourceKind.TRANSPORT,)
    cars = Kind("resources", ResourceKind.TRANSPORT)
    one = new(back, "Bilarna", cars)
    assert one is not None
    assert with_chosen(back, "hemtjanst", cars, [one.id], new=[one])[0].service["hemtjanst"].not_needed == ()


def test_an_answer_may_be_left_for_later(plan: Municipality) -> None:
    after = with_answers(plan, "hemtjanst", [("data", "soft", None), ("gone", "hard", 60)])
    assert edges(after)["data"].kind is DependencyKind.SOFT
    assert edges(after)["data"].tolerance is None
    assert edges(with_answers(plan, "hemtjanst", [("data", "", 90)]))["data"].tolerance == 90


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_kind_has_a_question_that_names_the_service(lang: str) -> None:
    for kind in ALL:
        assert "hemtjänsten" in words(lang)(f"walk.need.{question_key(kind)}", service="hemtjänsten")


def test_kind_by_kind_on_screen(app_with: Build, play: Play, plan: Municipality) -> None:
    keys = ["enter", *["down"] * 4, "k", "down", "down", "enter", *"plan", "down", "enter", "f2"]
    *_, kinds, _, asked, _, _, _, _, _, _, _, how_long = play(app_with(plan), keys)
    assert "Journalsystemet" in kinds
    assert "Vilka it-system behöver ni" in asked
    assert "Utan plan i högst" in " ".join(how_long.split())
    told = play(app_with(plan), [*keys, *"2", "space", *"h", "enter", "2", "enter"])[-1]
    assert "Svaren är sparade" in told
    assert "Journalsystemet, plan" in told


def test_what_is_not_needed_is_one_key(app_with: Build, play: Play, plan: Municipality) -> None:
    keys = ["enter", *["down"] * 4, "k", "minus", "up", "minus", "down", "down"]
    *_, answered, _, again, _, with_something = play(app_with(plan), keys)
    assert re.search(r"Personal +behövs inte", answered)
    assert "Personal: behövs inte." in answered
    assert re.search(r"Personal +·", again)
    assert "- behövs inte" in again.splitlines()[-1]
    assert "- behövs inte" not in with_something.splitlines()[-1]
