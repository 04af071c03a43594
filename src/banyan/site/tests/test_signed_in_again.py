"""Somebody whose session ended signs in again in another window: the form that he left open still goes through."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.identity import demo
from banyan.engines.services.actions import publish_items, start_draft
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.site.tests.callers import principal

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(page: Any) -> None:
    page.goto("/sign-in/")
    page.fill("[name=identifier]", "linmou")
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
