"""Pages are drawn from the form: what is known is not asked, rows have a blank one at their end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from banyan.engines.services.declare import Ask, Form
from banyan.engines.services.declare.types import Held, Name, Telephone
from banyan.engines.services.forms.describe import Choice, shape_of
from banyan.engines.services.forms.views import FieldView, RowsView, page_view
from banyan.engines.services.tests.forms import FILLED, Stall


class Prefilled(Form):
    name: Annotated[Name, Ask("名称", prefill=("population.name", "firms.name"))]
    phone: Annotated[Telephone, Ask("电话", prefill="firms.telephone", editable=True)]


@dataclass(frozen=True)
class Told:
    value: Any
    shown: str
    source: str = "市场监督管理"
    updated: date = date(2026, 11, 2)


FACTS = {"firms.name": Told("榕味小馆", "榕味小馆"), "firms.telephone": Told("13800000021", "138****0021")}


def test_what_is_known_is_shown_and_not_asked() -> None:
    page = page_view(shape_of(Prefilled).pages[0], {}, {}, FACTS)
    assert [(one.name, one.value, one.source) for one in page.known] == [("name", "榕味小馆", "市场监督管理")]
    (phone,) = page.groups[0].fields
    assert isinstance(phone, FieldView)
    assert phone.value == "13800000021"


def test_without_facts_everything_is_asked() -> None:
    page = page_view(shape_of(Prefilled).pages[0], {"phone": "1"}, {"phone": "电话号码不对"}, {})
    assert page.known == ()
    assert [(one.name, one.error) for one in page.groups[0].fields] == [("name", ""), ("phone", "电话号码不对")]


def test_rows_keep_what_was_typed_and_add_a_blank_one() -> None:
    page = page_view(shape_of(Stall).page("where"), FILLED, {"helpers.0.number": "校验码不对"}, {})
    helpers = next(one for group in page.groups for one in group.fields if isinstance(one, RowsView))
    assert [row[0].name for row in helpers.rows] == ["helpers-0-name", "helpers-1-name"]
    assert helpers.rows[0][1].error == "校验码不对"
    full = {**FILLED, "helpers": [{"name": "陈某"}] * 3}
    page = page_view(shape_of(Stall).page("where"), full, {}, {})
    helpers = next(one for group in page.groups for one in group.fields if isinstance(one, RowsView))
    assert len(helpers.rows) == 3


def test_a_condition_says_whether_a_field_is_shown() -> None:
    def landlord(owner: str) -> FieldView:
        page = page_view(shape_of(Stall).page("where"), {"owner": owner}, {}, {})
        found = next(one for group in page.groups for one in group.fields if one.name == "landlord")
        assert isinstance(found, FieldView)
        return found

    assert landlord("rented").shown
    assert not landlord("own").shown
    assert landlord("own").shown_when == ("owner", ("rented",))


class Returned(Form):
    licence: Annotated[UUID, Held("stall-permit"), Ask("哪一张", help="您名下在用的。")]


def _licence_field(held: dict[str, tuple[Choice, ...]]) -> FieldView:
    (group,) = page_view(shape_of(Returned).pages[0], {}, {}, {}, held).groups
    (view,) = group.fields
    assert isinstance(view, FieldView)
    return view


def test_ones_own_licences_are_there_to_choose_from() -> None:
    view = _licence_field({"licence": (Choice("1", "摊位许可证"),)})
    assert (view.kind, [one.label for one in view.choices], view.help) == ("radio", ["摊位许可证"], "您名下在用的。")


def test_who_holds_none_is_told_what_to_do() -> None:
    view = _licence_field({"licence": ()})
    assert view.choices == ()
    assert view.help.startswith("您名下没有在用的这种证照")
