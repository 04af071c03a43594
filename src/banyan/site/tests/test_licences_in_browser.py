"""The public check and the wallet in a real browser: usable by everybody, on a desk and on a phone."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from banyan.engines.documents.codes import paper_code
from banyan.engines.documents.tests.conftest import Scene, scene
from banyan.engines.documents.tests.test_pages import PASSWORD, people
from banyan.site.design.testing import assert_accessible

__all__ = ["people", "scene"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [1280, 390])
def test_a_licence_is_verified_and_carried(people: Scene, chromium: Any, live_server: Any, width: int) -> None:
    made = people.issue()
    context = chromium.new_context(viewport={"width": width, "height": 900}, locale="zh-CN", bypass_csp=True)
    page = context.new_page()
    elsewhere: list[str] = []
    page.on("request", lambda r: None if r.url.startswith(live_server.url) else elsewhere.append(r.url))
    page.goto(live_server.url + reverse("documents:verify-code", args=[paper_code(made.identifier, made.valid_to)]))
    assert page.locator(".verify__word").inner_text() == "真实，有效"
    assert_accessible(page)
    page.goto(live_server.url + "/sign-in/?next=/my/licences/")
    page.fill("[name=identifier]", "holder")
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector(".licence")
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    with page.expect_download() as download:
        page.get_by_role("link", name="下载 PDF").click()
    assert download.value.suggested_filename.endswith(".pdf")
    assert elsewhere == []
    context.close()
