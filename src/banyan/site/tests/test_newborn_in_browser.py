"""A child is born, on a telephone: one form, materials once, one paper after the other, all of them on one page."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from banyan.engines.identity import demo
from banyan.kernel import clock
from banyan.site.tests.test_joint_in_browser import choose, decide_everything, hand_in, looked_at, newcomer
from banyan.systems.society.newborn.tests.test_newborn import FILLED

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = {
    "baby": ("baby_name", "sex", "born", "hospital", "has_certificate"),
    "parents": ("mother", "mother_number", "has_father", "father", "father_number", "contact_phone"),
    "household": ("follows", "address"),
    "card": ("wants_card", "bank", "wants_insurance", "year"),
}

__all__ = ["newcomer"]


def answer(page: Any, code: str) -> None:
    """Fill in a page of the form as its controls ask for it."""
    page.wait_for_url(f"**/form/{code}/")
    said = {**FILLED, "born": (clock.today() - timedelta(days=12)).isoformat(), "year": str(clock.today().year)}
    for name in PAGES[code]:
        field = page.locator(f"[name={name}]:visible").first
        field.wait_for()
        kind = field.evaluate("one => one.type")
        if kind == "radio":
            choose(page, f"[name={name}][value={said[name]}]")
        elif kind == "select-one":
            field.select_option(said[name])
        else:
            field.fill(said[name])
    looked_at(page)
    page.get_by_role("button", name="保存并继续").click()


def test_a_childs_papers_come_from_one_form(newcomer: None, chromium: Any, live_server: Any) -> None:
    context = chromium.new_context(
        base_url=live_server.url, viewport={"width": 390, "height": 844}, locale="zh-CN", bypass_csp=True
    )
    page = context.new_page()
    page.goto("/joint/newborn/?at=350102000000")
    looked_at(page)
    page.locator("a:visible", has_text="在线办理").first.click()
    page.fill("[name=identifier]", "linmou")
    page.fill("[name=password]", demo.PASSWORD)
    page.keyboard.press("Enter")
    for code in PAGES:
        answer(page, code)
    hand_in(page)

    page.wait_for_url("**/check/")
    assert page.locator(".error-summary").count() == 0
    looked_at(page)
    page.get_by_role("button", name="提交申请").click()
    page.wait_for_url("**/my/joint/*/")
    assert page.locator(".lane__item").count() == 4
    looked_at(page)

    decide_everything(UUID(page.url.rstrip("/").rsplit("/", 1)[1]))
    page.reload()
    page.wait_for_selector("text=4 项都办好了")
    looked_at(page)
    context.close()
