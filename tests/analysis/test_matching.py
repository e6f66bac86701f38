"""Distinct people for every role, also when some are away: against trying every choice of the absent."""

from collections.abc import Mapping, Sequence
from itertools import combinations, permutations

from hypothesis import given
from hypothesis import strategies as st

from kontinuitet.analysis.matching import Shortage, shortages

ROLES, PEOPLE = "abcd", "vwxyz"

choices = st.dictionaries(
    st.sampled_from(ROLES), st.lists(st.sampled_from(PEOPLE), max_size=4, unique=True), min_size=1, max_size=4
)


def is_possible(choices: Mapping[str, Sequence[str]], gone: Sequence[str]) -> bool:
    people = sorted({person for each in choices.values() for person in each} - {*gone})
    return any(
        all(person in choices[role] for role, person in zip(choices, picked, strict=True))
        for picked in permutations(people, len(choices))
    )


@given(choices, st.integers(0, 3))
def test_nothing_is_short_exactly_when_every_choice_of_the_absent_can_be_made_up_for(
    choices: dict[str, list[str]], away: int
) -> None:
    everybody = sorted({person for each in choices.values() for person in each})
    absences = combinations(everybody, min(away, len(everybody)))
    assert (not shortages(choices, away=away)) == all(is_possible(choices, gone) for gone in absences)


@given(choices, st.integers(0, 3))
def test_what_is_told_is_all_the_people_of_these_roles_and_too_few(choices: dict[str, list[str]], away: int) -> None:
    for short in shortages(choices, away=away):
        assert {*short.people} == {person for role in short.roles for person in choices[role]}
        assert short.spare < away


def test_two_people_who_are_each_others_deputies_are_enough_until_one_is_away() -> None:
    pair = {"it-chef": ("jonas", "daniel"), "it-jour": ("daniel", "jonas"), "sakerhet": ("tomas", "gunilla")}
    assert shortages(pair) == ()
    assert shortages(pair, away=1) == (Shortage(("it-chef", "it-jour"), ("jonas", "daniel")),)
    third = {**pair, "it-jour": ("daniel", "jonas", "tomas")}
    assert shortages(third, away=1) == ()


def test_when_they_are_too_few_with_everybody_there_only_that_is_told() -> None:
    one = {"chef": ("anna",), "jour": ("anna",), "stab": ("bo", "eva")}
    assert shortages(one, away=1) == (Shortage(("chef", "jour"), ("anna",)),)


def test_the_worst_is_told_first_and_each_once() -> None:
    roles = {"a": ("v", "w"), "b": ("x",), "c": ("v", "w")}
    assert [short.roles for short in shortages(roles, away=2)] == [("a", "c"), ("b",)]


def test_somebody_has_to_move_for_another() -> None:
    assert shortages({"a": ("v",), "b": ("v", "w"), "c": ("w", "x")}) == ()


def test_no_roles_and_a_role_without_anybody() -> None:
    assert shortages({}, away=2) == ()
    assert shortages({"a": ()}) == (Shortage(("a",), ()),)
