"""A model becomes pages, groups and fields with the right widgets."""

from __future__ import annotations

from banyan.engines.services.forms.describe import shape_of
from banyan.engines.services.tests.forms import Stall


def test_fields_stand_on_the_page_named_last() -> None:
    shape = shape_of(Stall)
    assert [page.code for page in shape.pages] == ["what", "where"]
    assert [one.name for one in shape.page("what").fields] == ["name", "goods", "opens"]
    assert [group.title for group in shape.page("where").groups] == ["", "怎么联系您"]


def test_widgets_follow_from_types() -> None:
    fields = shape_of(Stall).by_name
    widgets = {name: one.widget for name, one in fields.items()}
    assert widgets == {
        "name": "text",
        "goods": "radio",
        "opens": "date",
        "area": "number",
        "owner": "radio",
        "landlord": "text",
        "night": "radio",
        "helpers": "rows",
        "phone": "text",
    }
    assert [choice.label for choice in fields["goods"].choices] == ["茶", "糕点"]
    assert [choice.label for choice in fields["night"].choices] == ["夜里也摆", "只在白天"]
    assert fields["area"].inputmode == "decimal"
    assert fields["area"].example == "86.5"


def test_what_is_optional_is_known() -> None:
    required = {name for name, one in shape_of(Stall).by_name.items() if one.required}
    assert required == {"name", "goods", "area", "owner", "landlord", "phone"}


def test_secrets_are_known_within_rows_and_behind_optional() -> None:
    fields = shape_of(Stall).by_name
    assert fields["phone"].secret is not None
    assert {row.name: row.secret is not None for row in fields["helpers"].rows} == {"name": False, "number": True}


def test_values_are_said_in_words() -> None:
    fields = shape_of(Stall).by_name
    assert fields["owner"].words("rented") == "租的"
    assert fields["area"].words("8.5") == "8.5 平方米"
    assert fields["night"].words(False) == "只在白天"
    assert fields["opens"].words(None) == ""


def test_the_schema_carries_the_questions() -> None:
    schema = Stall.model_json_schema()
    assert schema["properties"]["area"]["title"] == "使用面积"
    assert schema["properties"]["area"]["x-unit"] == "平方米"
    assert schema["properties"]["landlord"]["x-shown-when"] == {"field": "owner", "values": ["rented"]}
    assert schema["additionalProperties"] is False
