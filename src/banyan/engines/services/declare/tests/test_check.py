"""A wrong declaration stops the start and says how to mend it."""

from __future__ import annotations

from typing import Annotated, Any

import pytest

from banyan.engines.divisions.departments import MARKET_SUPERVISION
from banyan.engines.services.declare import (
    Ask,
    CalendarDays,
    Form,
    JointMatter,
    Level,
    Licence,
    Material,
    Part,
    Step,
    WorkingDays,
    accept,
    decide,
    joint,
    review,
    site_check,
    when,
)
from banyan.engines.services.tests.forms import Stall
from banyan.engines.services.tests.items import SYSTEM, content, item, system
from banyan.kernel.systems import Declaration, Misdeclared
from banyan.kernel.testing import registry_of


class NoAsk(Form):
    name: str


class LaterCondition(Form):
    one: Annotated[str | None, Ask("一", shown=when("two", "x"))] = None
    two: Annotated[str, Ask("二")]


class HiddenButRequired(Form):
    two: Annotated[str, Ask("二")]
    one: Annotated[str, Ask("一", shown=when("two", "x"))]


class WrongPage(Form):
    one: Annotated[str, Ask("一", page="nowhere", prefill="firms")]


def found(*declared: Declaration) -> str:
    with pytest.raises(Misdeclared) as stopped, registry_of(system(*declared)):  # type: ignore[arg-type]
        pass
    return str(stopped.value)


def test_a_right_declaration_passes() -> None:
    with registry_of(SYSTEM) as registry:
        assert registry.systems == (SYSTEM,)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"department": "ministry-of-magic"}, "没有部门 ministry-of-magic"),
        ({"levels": ()}, "行使层级不对"),
        ({"levels": (Level.VILLAGE,)}, "行使层级不对"),
        ({"basis": ()}, "没有设定依据"),
        ({"serves": ()}, "没有服务对象"),
        ({"base_code": "123"}, "事项基本编码应为 12 位"),
        ({"promised": WorkingDays(21)}, "承诺时限（21 个工作日）长于法定时限（20 个工作日）"),
        ({"statutory": CalendarDays(10)}, "长于法定时限（10 日）"),
        ({"promised": WorkingDays(4)}, "合计 8 个工作日，超过承诺的 4 个"),
        ({"procedure": review >> decide}, "要从受理开始"),
        ({"procedure": accept >> review}, "没有决定环节"),
        ({"procedure": accept >> decide >> review}, "决定之后的环节（审查）永远走不到"),
        ({"procedure": accept >> review >> review >> decide}, "环节 review 出现 2 次"),
        ({"procedure": accept >> review.returning_to("decide") >> decide}, "不能退回到 decide"),
        ({"procedure": accept >> joint() >> decide}, "没有写会同哪些部门"),
        ({"procedure": accept >> joint("nobody") >> decide}, "没有部门 nobody"),
        ({"procedure": accept >> Step("x", "念咒", role="wizard") >> decide}, "角色 wizard 不存在"),
        ({"procedure": accept >> site_check >> decide.outside_the_clock()}, "环节“决定”不能不计时限"),
        ({"materials": (Material(code="a", title="甲", required=lambda form: True),)}, "有条件却没有说明"),
        ({"materials": (Material(code="a", title="甲"), Material(code="a", title="乙"))}, "材料 a 出现 2 次"),
        ({"materials": (Material(code="a", title="甲", from_licence="moon"),)}, "证照类型 moon 不存在"),
        ({"result": Licence("moon", content=content)}, "没有证照类型 moon"),
        ({"form": NoAsk}, "表单字段 name 没有 Ask"),
        ({"form": LaterCondition}, "它不在前面"),
        ({"form": HiddenButRequired}, "却没有默认值"),
        ({"form": WrongPage}, "prefill 写法不对"),
    ],
)
def test_each_mistake_is_named(changes: dict[str, Any], said: str) -> None:
    assert said in found(item(**changes))


def test_two_items_cannot_share_a_base_code() -> None:
    codes = {"base_code": "000131009000"}
    assert "基本编码与事项" in found(item(**codes), item(code="other", **codes))


def test_an_item_without_a_base_code_gets_a_local_one() -> None:
    one, other = item(), item(code="other")
    assert one.base_is_local
    assert len(one.base) == 12
    assert one.base.startswith("L")
    assert one.base != other.base


def test_departments_may_differ_by_level() -> None:
    one = item(levels=(Level.CITY, Level.COUNTY), departments={Level.CITY: "fire-rescue"})
    assert one.department_at(Level.CITY) == "fire-rescue"
    assert one.department_at(Level.COUNTY) == MARKET_SUPERVISION.code


def test_a_joint_matter_needs_items_that_exist_in_an_order_that_works() -> None:
    def fill(form: Any) -> Form:
        return form  # type: ignore[no-any-return]

    def matter(*parts: Part) -> JointMatter:
        return JointMatter(code="all-at-once", title="一件事", form=Stall, parts=parts)

    assert "至少要有两个事项" in found(item(), matter(Part(item="stall", fill=fill)))
    assert "没有事项 moon" in found(item(), matter(Part(item="stall", fill=fill), Part(item="moon", fill=fill)))
    late = (Part(item="stall", fill=fill, after=("other",)), Part(item="other", fill=fill))
    assert "要等 other，它不在前面" in found(item(), item(code="other"), matter(*late))
