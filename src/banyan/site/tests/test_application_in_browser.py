"""A shop owner applies for a food licence on a phone: guide, sign-in, form, materials, check, receipt, case."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from banyan.engines.identity import demo
from banyan.engines.registers import demo as registers_demo
from banyan.engines.services.actions import publish_items
from banyan.engines.services.models import Case
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.site.design.testing import assert_accessible
from banyan.standards import citizen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def owner(monkeypatch: pytest.MonkeyPatch) -> None:
    """The demonstration shop owner, his shop in the register, and every item published."""
    monkeypatch.setattr(registers_demo, "NEIGHBOURS", 20)
    monkeypatch.setattr(registers_demo, "FIRMS", 5)
    demo.load()
    registers_demo.fill()
    with acting_as(SYSTEM):
        publish_items()


def picture() -> dict[str, Any]:
    held = BytesIO()
    Image.new("RGB", (60, 40), "white").save(held, "PNG")
    return {"name": "图.png", "mimeType": "image/png", "buffer": held.getvalue()}


def looked_at(page: Any, width: int) -> None:
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [390])
def test_a_shop_owner_applies_on_a_phone(owner: None, chromium: Any, live_server: Any, width: int) -> None:
    context = chromium.new_context(
        base_url=live_server.url, viewport={"width": width, "height": 844}, locale="zh-CN", bypass_csp=True
    )
    page = context.new_page()
    page.goto("/guide/food-licence-new/")
    looked_at(page, width)
    page.get_by_role("link", name="鼓楼区").click()
    looked_at(page, width)
    page.get_by_role("link", name="在线办理").first.click()
    page.get_by_role("link", name="法人").click()
    page.fill("[name=identifier]", "chendian")
    page.fill("[name=password]", demo.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/form/business/")
    looked_at(page, width)

    page.get_by_role("button", name="保存并继续").click()
    page.wait_for_selector(".error-summary")
    looked_at(page, width)
    page.fill("[name=shop_name]", "榕荫小馆")
    page.get_by_label("餐饮服务经营者").check()
    page.wait_for_selector("text=设中央厨房吗")
    page.get_by_label("热食类食品制售").check()
    page.locator("[name=central_kitchen][value=false]").check()
    page.get_by_role("button", name="保存并继续").click()

    page.wait_for_url("**/form/premises/")
    page.locator("[name=same_place][value=true]").check()
    page.wait_for_selector("text=示例路")
    page.fill("[name=area]", "86.5")
    page.fill("[name=seats]", "40")
    page.locator("[name=ownership][value=own]").check()
    looked_at(page, width)
    page.get_by_role("button", name="保存并继续").click()

    page.wait_for_url("**/form/people/")
    page.fill("[name=managers-0-name]", "陈某")
    page.fill("[name=managers-0-number]", citizen.build("350102", date(1990, 1, 1), 3))
    page.locator("[name=managers-0-full_time][value=true]").check()
    page.fill("[name=contact_name]", "陈某")
    assert page.input_value("[name=contact_phone]") == "13800000022"
    looked_at(page, width)
    page.get_by_role("button", name="保存并继续").click()

    page.wait_for_url("**/materials/")
    for code in ("floor-plan", "health-certificates"):
        page.set_input_files(f"#f-{code}", files=[picture()])
        page.wait_for_selector(f"[data-upload*='{code}'] .file__name a")
    page.locator("[name=pledge-safety-rules]").check()
    looked_at(page, width)
    page.get_by_role("button", name="保存并继续").click()

    page.wait_for_url("**/check/")
    assert page.locator(".error-summary").count() == 0
    looked_at(page, width)
    page.get_by_role("button", name="提交申请").dblclick()
    page.wait_for_url("**/receipt/")
    looked_at(page, width)
    page.get_by_role("link", name="看办到哪一步").click()
    page.wait_for_selector("text=等待受理，最迟")
    looked_at(page, width)
    page.goto("/my/cases/")
    looked_at(page, width)
    with acting_as(SYSTEM):
        assert Case.objects.count() == 1
    context.close()
