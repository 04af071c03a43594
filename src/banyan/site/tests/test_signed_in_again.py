"""Somebody whose session ended signs in again in another window: the form that he left open still goes through."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.identity import demo
from banyan.engines.services.actions import publish_items, start_draft
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.site.tests.callers import principal

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(page: Any, name: str = "linmou") -> None:
    page.goto("/sign-in/")
    enter(page, name)


def enter(page: Any, name: str) -> None:
    """Sign in on the page that stands there."""
    page.fill("[name=identifier]", name)
    page.fill("[name=password]", demo.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sign-in/" not in url)


def test_an_open_form_takes_the_token_of_now(browser_page: Any) -> None:
    demo.load()
    with acting_as(SYSTEM):
        publish_items()
    with acting_as(principal("linmou")):
        draft = start_draft(item_code="residence-permit", division=demo.GULOU).id
    sign_in(browser_page)
    browser_page.goto(f"/apply/drafts/{draft}/")
    form = browser_page.url
    before = browser_page.input_value("main [name=csrfmiddlewaretoken]")
    browser_page.context.clear_cookies()
    again = browser_page.context.new_page()
    sign_in(again)
    again.close()
    with browser_page.expect_navigation() as sent:
        browser_page.get_by_role("button", name="先存着，以后再填").click()
    assert browser_page.url.endswith("/my/cases/"), (form, before)
    assert sent.value.status == 200


def test_what_was_typed_as_the_session_ended_stands_in_the_form_again(browser_page: Any) -> None:
    demo.load()
    sign_in(browser_page, "fuzhou.jc")
    browser_page.goto("/work/supervise/rules/statutory-over/")
    form = browser_page.url
    browser_page.get_by_label("停用").check()
    browser_page.fill("[name=reason]", "汛期人手都在堤上，九月以后恢复。")
    browser_page.context.clear_cookies(name="sessionid")
    browser_page.get_by_role("button", name="保存调整").click()
    browser_page.wait_for_url("**/sign-in/**")
    enter(browser_page, "fuzhou.jc")
    assert browser_page.url == form
    assert browser_page.input_value("[name=reason]") == "汛期人手都在堤上，九月以后恢复。"
    assert browser_page.get_by_label("停用").is_checked()
    assert browser_page.get_by_text("写的都在，请核对后再点一次").is_visible()
    browser_page.get_by_role("button", name="保存调整").click()
    browser_page.wait_for_url("**/work/supervise/rules/")
