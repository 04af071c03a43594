"""The civil servants' calendar, contacts and documents in a real browser, as the demonstration's people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from banyan.engines.documents import demo as folder
from banyan.engines.documents.tests import samples
from banyan.engines.identity import demo
from banyan.engines.portal import demo as days
from banyan.engines.portal.models import Appointment
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.site.design.testing import assert_accessible
from banyan.site.tests.test_work_in_browser import screen, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def looks_right(page: Any, address: str) -> None:
    """Usable by everybody at both sizes, and nothing cut off on a telephone."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address)
    assert_accessible(page)
    page.set_viewport_size({"width": 390, "height": 844})
    assert_accessible(page)
    assert page.evaluate(_WIDE) == 0, address
    page.set_viewport_size({"width": 1280, "height": 900})


@pytest.fixture
def page(chromium: Any, live_site: str) -> Iterator[Any]:
    """A page in which axe can be run; it fails on an error of the page's own."""
    with screen(chromium, live_site, 1280, 900) as opened:
        yield opened


def test_a_servant_plans_calls_and_shares(page: Any) -> None:
    demo.load()
    for load in (demo.load_desks, days.load, folder.load):
        load()
    sign_in(page, "gulou.review")
    _plans(page)
    _calls(page)
    _shares(page)
    for address in ("/work/schedule/", "/work/schedule/?view=week", "/work/schedule/?view=agenda", "/work/contacts/"):
        looks_right(page, address)
    for address in ("/work/contacts/?q=zheng", "/work/documents/", "/work/schedule/new/", "/work/documents/new/"):
        looks_right(page, address)


def _plans(page: Any) -> None:
    """By keyboard: a new appointment with somebody of another office, found by the initials of the office's name."""
    page.goto("/work/schedule/")
    page.keyboard.press("c")
    page.get_by_label("做什么").fill("看现场")
    page.get_by_label("几点开始").fill("14:00")
    page.get_by_role("combobox", name="再请一位别处的同事").press_sequentially("xie 消防")
    page.locator(".listbox__option").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="保存").click()
    page.get_by_role("heading", name="看现场").wait_for()
    assert page.get_by_text("谢某").is_visible()
    with acting_as(SYSTEM):
        made = Appointment.objects.get(title="看现场")
    assert [demo.account_id("gulou.xf")] == made.guests
    looks_right(page, f"/work/schedule/{made.pk}/")
    page.goto("/work/schedule/feed/")
    page.get_by_role("button", name="生成订阅地址").click()
    address = page.locator("code").inner_text()
    assert "BEGIN:VCALENDAR" in page.request.get(address).text()
    assert_accessible(page)


def _calls(page: Any) -> None:
    """A colleague is found while one types, and is a press away from being called."""
    page.goto("/work/contacts/")
    page.keyboard.press("/")
    page.keyboard.type("huangmou")
    page.wait_for_url("**/work/contacts/?q=huangmou")
    assert page.locator("#people a[href^='tel:']").count() == 1
    page.get_by_role("link", name="黄某").click()
    page.get_by_role("heading", name="黄某").wait_for()
    looks_right(page, page.url)


def _shares(page: Any) -> None:
    """A form is put into the folder and stands in the library."""
    page.goto("/work/documents/")
    page.keyboard.press("c")
    page.locator("input[type=file]").set_input_files(
        {"name": "表.docx", "mimeType": "application/octet-stream", "buffer": samples.docx()}
    )
    page.get_by_label("标题").fill("踏勘用表")
    page.get_by_role("button", name="放进去").click()
    page.get_by_role("heading", name="踏勘用表").wait_for()
    looks_right(page, page.url)
    page.goto("/work/documents/?kind=shared")
    assert page.get_by_role("link", name="踏勘用表").is_visible()
    assert page.get_by_role("link", name="食品经营许可审查常见问题").is_visible()
