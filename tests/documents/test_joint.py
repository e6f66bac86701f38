"""Keys, keyed identities, the file that is handed over, and the list that names the suppliers."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontinuitet.analysis.across import Contribution, Identity, Share
from kontinuitet.documents.joint import Key, contribution_text, key_text, read_contribution, read_key, read_names
from kontinuitet.documents.problems import Problem, problem_text
from kontinuitet.domain.supplier import Supplier
from kontinuitet.wording import words

KEY, OTHER = Key(bytes(range(32))), Key(bytes(32))
NUMBER = "552000-0018"


def supplier(name: str = "Granvik Drift AB", number: str = "") -> Supplier:
    return Supplier(id="x", name=name, organisation_number=number)


TOLD = Contribution(
    municipality="Åskarby",
    code="2699",
    made=date(2026, 11, 24),
    key=KEY.mark,
    services=20,
    critical=9,
    shares=(
        Share(supplier=KEY.identity(supplier(number=NUMBER)), services=3, critical=2, mtpd=60, rto=None),
        Share(supplier=KEY.identity(supplier()), services=20, critical=9, mtpd=None, rto=0),
    ),
)


@pytest.mark.parametrize("written", ["5520000018", "16552000-0018", " 552000–0018 ", "165520000018"])
def test_a_number_is_the_same_however_it_is_written(written: str) -> None:
    assert KEY.identity(supplier(number=written)) == KEY.identity(supplier("Annan", NUMBER))
    assert not KEY.identity(supplier(number=written)).by_name


@pytest.mark.parametrize("number", ["", "550100-0072", "811218-9876", "?"])
def test_without_a_usable_number_the_name_is_used_and_said(number: str) -> None:
    """A wrong check digit is a slip of the pen, and a number with a low third digit is a person's."""
    found = KEY.identity(supplier("GRANVIK  drift", number))
    assert found == KEY.identity(supplier()) == Identity(found.id, by_name=True)


def test_another_key_gives_other_identities_and_another_mark() -> None:
    who = supplier(number=NUMBER)
    assert KEY.identity(who) != OTHER.identity(who)
    assert KEY.mark != OTHER.mark
    assert KEY.mark not in KEY.identity(who).id


def test_a_number_is_never_taken_for_a_name() -> None:
    assert KEY.identity(supplier(number=NUMBER)).id != KEY.named(NUMBER).id


def test_a_key_is_read_as_it_was_written() -> None:
    assert read_key(key_text(KEY), "nyckel") == KEY


@pytest.mark.parametrize("text", ["", "hej", key_text(KEY)[:-5], key_text(KEY) * 2, key_text(KEY).replace("1", "2", 1)])
def test_what_is_no_key_is_said_with_its_file(text: str) -> None:
    found = read_key(text, "nyckel")
    assert isinstance(found, Problem)
    assert problem_text(found, words("sv")).startswith("nyckel:1: Filen är ingen nyckel.")


def test_a_file_is_read_as_it_was_written() -> None:
    assert read_contribution(contribution_text(TOLD), "a.json") == TOLD


def test_the_file_holds_nothing_but_what_the_page_says() -> None:
    told = json.loads(contribution_text(TOLD))
    assert list(told) == [
        "format", "version", "municipality", "code", "made", "key", "services", "critical", "suppliers",
    ]  # fmt: skip
    assert list(told["suppliers"][0]) == ["id", "by", "services", "critical", "mtpd", "rto"]


def changed(**values: Any) -> str:
    return json.dumps({**json.loads(contribution_text(TOLD)), **values})


def row(**values: Any) -> list[Any]:
    rows = json.loads(contribution_text(TOLD))["suppliers"]
    return [{**rows[0], **values}, rows[1]]


BAD = [
    ("", "a.json:1: Filen går inte att läsa"),
    (contribution_text(TOLD)[:300], "a.json:13: Filen går inte att läsa"),
    ("[" * 100_000, "Filen går inte att läsa"),
    ("[]", "a.json: Filen är ingen koncentrationsfil."),
    ("{}", "a.json: Filen är ingen koncentrationsfil."),
    (changed(format="x"), "a.json: Filen är ingen koncentrationsfil."),
    (changed(version=2), "nyare version av programmet (format 2; den här versionen läser 1)"),
    (changed(version=0), "formatet 0"),
    (changed(services=-1), "a.json: services har ett värde"),
    (changed(services="20"), "a.json: services har ett värde"),
    (changed(made="i går"), "a.json: made har ett värde"),
    (changed(municipality=""), "a.json: municipality har ett värde"),
    (changed(service_names=["vård"]), "a.json: service_names hör inte hemma"),
    (changed(suppliers=row(id="x")), "a.json: suppliers[1].id har ett värde"),
    (changed(suppliers=[{}]), "a.json: suppliers[1].id saknas"),
    (changed(suppliers=row(critical=4)), "a.json: suppliers[1].critical är fler"),
    (changed(suppliers=row(services=21)), "a.json: suppliers[1].services är fler"),
    (changed(suppliers=row(id=TOLD.shares[1].supplier.id)), "a.json: suppliers[2] är en leverantör som redan"),
    (changed(critical=21), "a.json: critical är fler"),
]


@pytest.mark.parametrize(("text", "said"), BAD)
def test_what_is_wrong_is_said_with_file_and_place(text: str, said: str) -> None:
    found = read_contribution(text, "a.json")
    assert isinstance(found, tuple)
    assert said in problem_text(found[0], words("sv"))
    assert all(problem_text(each, words("en")) for each in found)


@given(st.data())
def test_a_damaged_file_never_raises(data: st.DataObject) -> None:
    text = contribution_text(TOLD)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    damaged = text[:start] + data.draw(st.text(max_size=8)) + text[end:]
    found = read_contribution(damaged, "a.json")
    assert isinstance(found, Contribution) or all(each.file == "a.json" for each in found)


def test_a_list_names_by_number_and_by_name() -> None:
    listed = f"Leverantör;Org.nr\nGranvik Drift AB;{NUMBER}\nBerghall;\n".encode()
    found = read_names(listed, "lista.csv", KEY, "sv")
    assert found == {
        KEY.identity(supplier(number=NUMBER)).id: "Granvik Drift AB",
        KEY.named("Granvik Drift").id: "Granvik Drift AB",
        KEY.named("berghall AB").id: "Berghall",
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Leverantör;Org.nr\nGranvik;123\n", "lista.csv:2: "),
        ("", "lista.csv: "),
        ("Färg;Form\nröd;rund\n", "lista.csv"),
    ],
)
def test_what_is_wrong_with_a_list_is_said_with_file_and_row(text: str, said: str) -> None:
    found = read_names(text.encode(), "lista.csv", KEY, "sv")
    assert isinstance(found, tuple)
    assert problem_text(found[0], words("sv")).startswith(said)
