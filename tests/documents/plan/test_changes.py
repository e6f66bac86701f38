"""What an import would change is told field by field, in both languages."""

import pytest

from kontinuitet.documents.plan import change_text, describe_changes
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.resource import Dependency, Resource, ResourceKind
from kontinuitet.domain.service import Activation, ImpactRow, Service
from kontinuitet.domain.values import Unknown
from kontinuitet.wording import words

BEFORE = Municipality(
    name="Prov",
    services=(
        Service(
            id="hemtjanst",
            name="Hemtjänst",
            mtpd=480,
            dependencies=(Dependency(id="a", needs=("journal",), tolerance=60), Dependency(id="b", needs=("journal",))),
            impact=(ImpactRow(id="ekonomi", scores=(0, 1)),),
        ),
        Service(id="skola", name="Skola"),
    ),
    resources=(Resource(id="journal", name="Journalen", kind=ResourceKind.SYSTEM),),
)
HOME = BEFORE.services[0]


def after(**fields: object) -> Municipality:
    return BEFORE.model_copy(update={"services": (HOME.model_copy(update=fields), BEFORE.services[1])})


def told(new: Municipality, lang: str = "sv") -> list[str]:
    return [change_text(each, words(lang)) for each in describe_changes(BEFORE, new)]


@pytest.mark.parametrize(
    ("new", "sentences"),
    [
        (BEFORE, []),
        (after(mtpd=360), ["Ändras: verksamhet hemtjanst, acceptabel avbrottstid: 8 h → 6 h"]),
        (after(mtpd=None), ["Ändras: verksamhet hemtjanst, acceptabel avbrottstid: 8 h → (tomt)"]),
        (after(rto=Unknown(who="anna")), ["Ändras: verksamhet hemtjanst, återställningstid: (tomt) → ? anna"]),
        (after(description="En\nrad"), ["Ändras: verksamhet hemtjanst, beskrivning: (tomt) → En rad"]),
        (after(activation=Activation(budget=0)), ["Ändras: verksamhet hemtjanst, tidsbudget: (tomt) → 0 min"]),
        (after(dependencies=HOME.dependencies[:1]), ["Utgår: verksamhet hemtjanst, rad b"]),
        (after(dependencies=HOME.dependencies[::-1]), ["Ny ordning på raderna: verksamhet hemtjanst"]),
        (
            after(dependencies=(Dependency(id="a", needs=("journal",), tolerance=0), HOME.dependencies[1])),
            ["Ändras: verksamhet hemtjanst, rad a, klarar sig utan: 1 h → 0 min"],
        ),
        (
            after(impact=(ImpactRow(id="ekonomi", scores=(0, 2)),)),
            ["Ändras: verksamhet hemtjanst, rad ekonomi, nivåer: 0 1 · · · · · · → 0 2 · · · · · ·"],
        ),
        (
            BEFORE.model_copy(update={"services": (HOME,), "code": "0000"}),
            ["Ändras: kommun kommun, kod: (tomt) → 0000", "Utgår: verksamhet skola – Skola"],
        ),
        (BEFORE.model_copy(update={"services": BEFORE.services[::-1]}), ["Ny ordning: verksamhet"]),
        (
            BEFORE.model_copy(
                update={"resources": (Resource(id="journal", name="Journalen", kind=ResourceKind.INFORMATION),)}
            ),
            ["Ändras: resurs journal, slag: IT-system → Information"],
        ),
    ],
)
def test_changes_are_told(new: Municipality, sentences: list[str]) -> None:
    assert told(new) == sentences


def test_changes_are_told_in_english() -> None:
    assert told(after(mtpd=3 * 1440), "en") == ["Changed: service hemtjanst, acceptable outage: 8 h → 3 days"]


def test_a_first_import_tells_what_is_added() -> None:
    spoken = [change_text(each, words("sv")) for each in describe_changes(None, BEFORE)]
    assert spoken == [
        "Ändras: kommun kommun, namn: (tomt) → Prov",
        "Tillkommer: verksamhet hemtjanst – Hemtjänst",
        "Tillkommer: verksamhet skola – Skola",
        "Tillkommer: resurs journal – Journalen",
    ]


def test_regrouping_alone_is_no_change() -> None:
    water = Resource(id="vatten", name="Vatten", kind=ResourceKind.WATER)
    mixed = BEFORE.model_copy(update={"resources": (water, *BEFORE.resources)})
    sorted_ = BEFORE.model_copy(update={"resources": (*BEFORE.resources, water)})
    assert describe_changes(mixed, sorted_) == ()
