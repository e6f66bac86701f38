"""A service from a template: all suggestions, what the plan has already is used, one step, and a template back."""

from pathlib import Path

import pytest
from tests.documents.plan.test_suggestions import TEMPLATE

from kontinuitet.documents.plan.template import read_template, write_template
from kontinuitet.domain.changes import confirmed, with_item
from kontinuitet.domain.municipality import Municipality
from kontinuitet.domain.references import references
from kontinuitet.domain.resource import Resource, ResourceKind
from kontinuitet.domain.suggestions import is_suggested
from kontinuitet.domain.template import Template
from kontinuitet.domain.values import Place
from kontinuitet.usecases import templates
from kontinuitet.usecases.desk import Desk
from kontinuitet.usecases.places import shipped
from kontinuitet.usecases.refused import Refused

SHIPPED = sorted((shipped("plans") / "mallar").glob("*/*.md"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_shipped_template_is_read_without_a_word_and_round_trips(path: Path) -> None:
    template, problems = read_template(path.read_text(encoding="utf-8"), file=path.name)
    assert problems == ()
    assert template is not None
    assert read_template(write_template(template, path.parent.name), file=path.name) == (template, ())


def test_the_same_templates_ship_in_both_languages() -> None:
    names = {lang: {path.name for path in SHIPPED if path.parent.name == lang} for lang in ("sv", "en")}
    assert names["sv"] == names["en"]
    assert len(names["sv"]) >= 10


@pytest.fixture
def wages(tmp_path: Path) -> Template:
    path = tmp_path / "lon.md"
    path.write_text(TEMPLATE, encoding="utf-8")
    found = templates.read_file(path)
    assert found.template is not None
    return found.template


def test_a_service_from_a_template_is_all_suggestions_and_one_step(desk: Desk, wages: Template) -> None:
    before = desk.plan
    identity, changed = templates.new_service(desk, wages, name="Löneutbetalning")
    service = desk.plan.service[identity]
    assert (identity, service.name, service.template) == ("loneutbetalning", "Löneutbetalning", "lon")
    assert service.suggested == ("mtpd", "dependencies/system/id")
    assert is_suggested(desk.plan, Place(object=identity, field="dependencies", item="system", part="tolerance"))
    assert desk.plan.resource["lonesystem"].suggested == ("id",)
    assert not is_suggested(desk.plan, Place(object=identity, field="name"))
    assert changed.step is not None
    desk.undo()
    assert desk.plan == before


def test_what_the_plan_has_already_is_used(desk: Desk, wages: Template) -> None:
    has = Resource(id="personalsystemet", name="LÖNESYSTEM", kind=ResourceKind.SYSTEM)
    other = Resource(id="lonesystem", name="Något annat", kind=ResourceKind.PREMISES)
    desk.replace(with_item(with_item(desk.plan, has), other), why="test")
    assert templates.matches(desk, wages) == {"lonesystem": "personalsystemet"}
    identity, _ = templates.new_service(desk, wages)
    assert desk.plan.service[identity].dependencies[0].needs == ("personalsystemet",)
    assert desk.plan.resource["personalsystemet"] == has
    again, _ = templates.new_service(desk, wages, using={})
    assert desk.plan.service[again].dependencies[0].needs == ("lonesystem-2",)
    assert again != identity


def test_confirming_the_service_leaves_the_values(desk: Desk, wages: Template) -> None:
    identity, _ = templates.new_service(desk, wages)
    before = desk.plan.service[identity]
    after = confirmed(desk.plan, Place(object=identity)).service[identity]
    assert after == before.model_copy(update={"suggested": ()})


def test_a_template_made_from_the_example_holds_together_and_names_nobody(askarby: Desk) -> None:
    for service in askarby.plan.services:
        path = templates.save_template(askarby, service.id, lang="sv")
        found = templates.read_file(path)
        assert found.problems == ()
        assert found.template is not None
        text = path.read_text(encoding="utf-8")
        named = [each.name for each in (*askarby.plan.people, *askarby.plan.suppliers) if each.name in text]
        assert [name for name in named if name not in service.model_dump_json()] == []
        ids = {each.target for each in references(Municipality(name="-", services=(found.template.service,)))}
        assert ids <= {each.id for each in (*found.template.resources, *found.template.roles)} | {"alltid"}


def test_own_templates_come_first_and_nothing_is_overwritten(askarby: Desk, tmp_path: Path) -> None:
    own = templates.save_template(askarby, "hemtjanst", lang="sv")
    with pytest.raises(Refused, match="file-exists"):
        templates.save_template(askarby, "hemtjanst", lang="sv")
    listed = templates.templates(askarby, lang="sv")
    assert (listed[0].path, listed[0].own) == (own, True)
    assert [found.path.stem for found in listed].count("hemtjanst") == 1
    given = tmp_path / "given.md"
    given.write_text(TEMPLATE.replace("id: lon", "id: given"), encoding="utf-8")
    assert templates.add_template(askarby, given).template is not None
    assert templates.template(askarby, "given", lang="sv").name == "Löner"
    with pytest.raises(Refused, match="unknown-template"):
        templates.template(askarby, "finns-inte", lang="sv")


def test_a_template_with_errors_is_told_and_not_taken(askarby: Desk, tmp_path: Path) -> None:
    path = tmp_path / "lon.md"
    path.write_text(TEMPLATE.replace("8 h", "åtta"), encoding="utf-8")
    found = templates.add_template(askarby, path)
    assert found.template is None
    assert [each.code for each in found.problems] == ["problems.plan.bad_duration"]
    assert not templates.own_folder(askarby).exists()
