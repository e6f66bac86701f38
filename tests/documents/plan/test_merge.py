"""A file is the whole truth about the objects whose ids it holds, and of nothing else; all of it or nothing."""

import pytest

from kontinuitet.documents.plan import apply, read_plan
from kontinuitet.documents.problems import problem_text
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.organisation import Person, Role, Unit
from kontinuitet.domain.resource import Dependency, Resource, ResourceKind
from kontinuitet.domain.service import ImpactRow, Service
from kontinuitet.wording import words

JOURNAL = Resource(id="journal", name="Journalen", kind=ResourceKind.SYSTEM)
DATA = Resource(
    id="data", name="Data", kind=ResourceKind.INFORMATION, dependencies=(Dependency(id="kalla", needs=("journal",)),)
)
HOME = Service(
    id="hemtjanst",
    name="Hemtjänst",
    mtpd=480,
    dependencies=(Dependency(id="journal", needs=("journal",)), Dependency(id="data", needs=("data",))),
    impact=(ImpactRow(id="liv-halsa", scores=(0, 1, 2, 3, None, None, None, 4)),),
)
SCHOOL = Service(id="skola", name="Skola")
PLAN = Municipality(
    name="Prov",
    units=(Unit(id="a", name="A"), Unit(id="b", name="B"), Unit(id="c", name="C")),
    services=(HOME, SCHOOL),
    resources=(JOURNAL, DATA),
    roles=(Role(id="chef", name="Chef", holder="anna"),),
    people=(Person(id="anna", name="Anna"),),
)
SV = words("sv")


def merged(files: dict[str, str], *, before: Municipality | None = PLAN, delete: tuple[str, ...] = ()) -> Municipality:
    read, problems = read_plan(files)
    assert problems == ()
    assert read is not None
    plan, problems = apply(before, read, delete=delete)
    assert problems == ()
    assert plan is not None
    return plan


def refused(files: dict[str, str], *, before: Municipality | None = PLAN, delete: tuple[str, ...] = ()) -> list[str]:
    read, problems = read_plan(files)
    assert problems == ()
    assert read is not None
    plan, problems = apply(before, read, delete=delete)
    assert plan is None
    return [problem_text(each, SV) for each in problems]


def service(text: str = "", *, name: str = "hemtjanst") -> dict[str, str]:
    return {f"verksamheter/{name}.md": f"---\nid: {name}\n---\n# X\n{text}"}


def dependencies(*rows: str) -> str:
    return "\n## Beroenden\n|id|resurser|\n|---|---|\n" + "\n".join(rows) + "\n"


def units(*rows: str) -> dict[str, str]:
    return {"enheter.md": "# Enheter\n\n|id|namn|slag|under|\n|---|---|---|---|\n" + "\n".join(rows) + "\n"}


def test_an_absent_field_becomes_unset_and_an_absent_dependency_goes_away() -> None:
    plan = merged(service(dependencies("|journal|journal|")))
    home = plan.service["hemtjanst"]
    assert home.mtpd is None
    assert home.impact == ()
    assert [each.id for each in home.dependencies] == ["journal"]


def test_objects_in_no_given_file_are_untouched() -> None:
    plan = merged(service())
    assert plan.model_copy(update={"services": PLAN.services}) == PLAN
    assert plan.services[1] == SCHOOL


def test_rows_left_out_of_a_register_are_not_deleted() -> None:
    assert [each.id for each in merged(units("|b|Nya B|||")).units] == ["a", "b", "c"]


def test_the_order_of_the_file_is_taken_in_the_places_of_what_it_holds() -> None:
    plan = merged(units("|c|C|||", "|ny|Ny|||", "|a|A|||"))
    assert [each.id for each in plan.units] == ["c", "b", "ny", "a"]


def test_delete_removes_what_it_names_and_nothing_else() -> None:
    assert [each.id for each in merged(units("|b|B|||"), delete=("c",)).units] == ["a", "b"]


@pytest.mark.parametrize(
    ("delete", "sentence"),
    [
        ("d", "d finns inte och kan inte tas bort – kontrollera id."),
        ("skolan", "skolan finns inte och kan inte tas bort – menar du skola?"),
        (
            "b",
            (
                "enheter.md:5: b finns i den här filen och kan inte samtidigt tas bort"
                " – ta bort den ur filen eller ur --delete."
            ),
        ),
    ],
)
def test_what_cannot_be_deleted(delete: str, sentence: str) -> None:
    assert refused(units("|b|B|||"), delete=(delete,)) == [sentence]


def test_what_is_still_referred_to_cannot_be_deleted() -> None:
    assert refused(units("|b|B|||"), delete=("data",)) == [
        "verksamheter/hemtjanst.md: data finns inte – här ska stå id för en resurs eller en verksamhet."
    ]


def test_references_to_nothing_have_their_line_and_the_nearest_id() -> None:
    rows = dependencies("|a|jornal, data|", "|b|anna|", "|c|zzz|")
    head = "---\nid: hemtjanst\nägare: anna\nåterställningspunkt: ? ana\n---\n# X\n"
    assert refused({"verksamheter/hemtjanst.md": head + rows}) == [
        "verksamheter/hemtjanst.md:3: anna finns men är något annat – här ska stå id för en roll.",
        "verksamheter/hemtjanst.md:4: ana finns inte – här ska stå id för en person eller en roll. Menar du anna?",
        (
            "verksamheter/hemtjanst.md:11: jornal finns inte"
            " – här ska stå id för en resurs eller en verksamhet. Menar du journal?"
        ),
        (
            "verksamheter/hemtjanst.md:12: anna finns men är något annat"
            " – här ska stå id för en resurs eller en verksamhet."
        ),
        "verksamheter/hemtjanst.md:13: zzz finns inte – här ska stå id för en resurs eller en verksamhet.",
    ]


def test_an_unknown_impact_category() -> None:
    table = "\n## Konsekvens över tid\n|id|1 h|\n|---|---|\n|livhalsa|2|\n"
    assert refused(service(table)) == [
        (
            "verksamheter/hemtjanst.md:9: livhalsa finns inte"
            " – här ska stå id för ett konsekvensområde i kommun.md. Menar du liv-halsa?"
        )
    ]


def test_the_same_id_with_another_kind() -> None:
    assert refused(units("|chef|Chef|||")) == [
        "enheter.md:5: chef är redan id för något annat (roll) – ge den här ett annat id."
    ]


def test_without_a_municipality_its_file_is_needed() -> None:
    assert refused(units("|b|B|||"), before=None) == ["Det finns ingen kommun än – ta med filen kommun.md i importen."]


def test_people_can_be_left_out() -> None:
    read, _ = read_plan(
        {
            "kommun.md": "# Prov\n",
            "roller.md": "# Roller\n\n## Roller\n|id|namn|innehavare|\n|---|---|---|\n|r|R|anna|\n",
        }
    )
    assert read is not None
    plan, problems = apply(None, read)
    assert plan is not None
    assert plan.roles[0].holder == "anna"
    assert [problem_text(each, SV) for each in problems] == [
        (
            "roller.md:6: anna kan inte kontrolleras, eftersom inga personer är inlästa"
            " – ta med filen personer.md om ni vill ha dem med."
        )
    ]


def test_the_built_in_calendar_needs_no_row() -> None:
    head = {"verksamheter/skola.md": "---\nid: skola\nöppet: alltid\n---\n# Skola\n"}
    assert merged(head).service["skola"].hours == "alltid"


RESOURCES = "# Resurser\n\n## IT-system\n|id|namn|\n|---|---|\n|journal|J|\n"
INFORMATION = "# Information\n\n## Data {#data}\n- K: 2\n"
EDGES = "\n## Beroenden\n|id|för|resurser|\n|---|---|---|\n"


def test_dependencies_of_information_stay_when_only_its_own_file_is_given() -> None:
    assert merged({"information.md": INFORMATION}).resource["data"].dependencies == DATA.dependencies


def test_dependencies_of_information_stay_when_the_register_does_not_tell_of_it() -> None:
    assert merged({"resurser.md": RESOURCES}).resource["data"].dependencies == DATA.dependencies


def test_dependencies_of_information_are_replaced_where_the_register_tells_of_it() -> None:
    plan = merged({"resurser.md": RESOURCES + EDGES + "|ny|data|journal|\n"})
    assert [each.id for each in plan.resource["data"].dependencies] == ["ny"]


def test_dependencies_of_information_go_away_when_both_files_say_so() -> None:
    plan = merged({"resurser.md": RESOURCES, "information.md": INFORMATION})
    assert plan.resource["data"].dependencies == ()


def test_a_dependency_of_a_resource_that_does_not_exist() -> None:
    assert refused({"resurser.md": RESOURCES + EDGES + "|ny|dta|journal|\n"}) == [
        "resurser.md:11: dta finns inte – här ska stå id för en resurs. Menar du data?"
    ]


def test_scores_follow_their_time_points_when_the_municipality_changes_them() -> None:
    plan = merged({"kommun.md": "---\ntidpunkter: 4 v, 24 h, 2 dygn, 8 h, 4 h, 1 h\n---\n# Prov\n"})
    assert plan.service["hemtjanst"].impact[0].scores == (4, 3, None, 2, 1, 0)


def test_a_time_point_with_scores_cannot_go_away_unseen() -> None:
    assert refused({"kommun.md": "---\ntidpunkter: 1 h, 4 h, 8 h, 24 h\n---\n# Prov\n"}) == [
        (
            "verksamheter/hemtjanst.md: 4 v är ingen av kommunens tidpunkter"
            " – lägg till den i kommun.md, eller ta bort kolumnen."
        )
    ]


def test_a_column_that_is_no_time_point() -> None:
    table = "\n## Konsekvens över tid\n|id|1 h|5 h|\n|---|---|---|\n|liv-halsa|2|3|\n"
    assert refused(service(table)) == [
        (
            "verksamheter/hemtjanst.md:7: 5 h är ingen av kommunens tidpunkter"
            " – lägg till den i kommun.md, eller ta bort kolumnen."
        )
    ]


def test_columns_of_time_points_can_stand_in_any_order_and_be_left_out() -> None:
    table = "\n## Konsekvens över tid\n|24 h|id|1 h|\n|---|---|---|\n|3|liv-halsa|0|\n"
    assert merged(service(table)).service["hemtjanst"].impact[0].scores == (0, None, None, 3, *[None] * 4)


def test_what_was_found_in_which_file() -> None:
    read, _ = read_plan(service(dependencies("|journal|journal|")) | units("|b|B|||"))
    assert read is not None
    assert read.found == {"verksamheter/hemtjanst.md": ("hemtjanst",), "enheter.md": ("b",)}
