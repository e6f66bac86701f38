"""The interruption that the impact curve allows."""

from kontinuitet.analysis.objectives import Cell, DerivedMtpd, derived_mtpd
from kontinuitet.domain.municipality import ImpactCategory, Settings
from kontinuitet.domain.service import ImpactRow, Service
from kontinuitet.domain.values import NOT_APPLICABLE, UNKNOWN

SETTINGS = Settings(
    time_points=(60, 240, 480),
    categories=(ImpactCategory(id="liv", name="Liv"), ImpactCategory(id="ekonomi", name="Ekonomi")),
)


def service(*rows: ImpactRow) -> Service:
    return Service(id="hemtjanst", name="Hemtjänst", impact=rows)


def test_the_first_intolerable_point_of_any_category_decides() -> None:
    rows = ImpactRow(id="liv", scores=(0, 2, 3)), ImpactRow(id="ekonomi", scores=(1, 3, 4))
    assert derived_mtpd(service(*rows), SETTINGS) == DerivedMtpd(value=240, category="ekonomi")


def test_the_municipality_says_what_is_intolerable() -> None:
    rows = ImpactRow(id="liv", scores=(0, 2, 3)), ImpactRow(id="ekonomi", scores=(0, 0, 0))
    stricter = SETTINGS.model_copy(update={"intolerable_from": 2})
    assert derived_mtpd(service(*rows), stricter).value == 240


def test_squares_that_nobody_scored_before_that_point_stand_beside_it() -> None:
    rows = ImpactRow(id="liv", scores=(UNKNOWN, 3, None)), ImpactRow(id="ekonomi", scores=(0, None, None))
    derived = derived_mtpd(service(*rows), SETTINGS)
    assert (derived.value, derived.unscored) == (240, (Cell(category="liv", point=60),))


def test_a_curve_that_never_gets_there_allows_nothing_to_be_derived() -> None:
    rows = ImpactRow(id="liv", scores=(0, 1, 2)), ImpactRow(id="ekonomi", scores=(0, NOT_APPLICABLE, 2))
    assert derived_mtpd(service(*rows), SETTINGS) == DerivedMtpd()


def test_a_category_that_was_never_asked_about_is_unscored_throughout() -> None:
    derived = derived_mtpd(service(ImpactRow(id="liv", scores=(0, 0, 3))), SETTINGS)
    assert derived.unscored == (Cell(category="ekonomi", point=60), Cell(category="ekonomi", point=240))
