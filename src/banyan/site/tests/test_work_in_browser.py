"""The clerks' way through a case in a real browser, by keyboard, as the demonstration accounts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from banyan.engines.documents.actions import store
from banyan.engines.identity import demo
from banyan.engines.identity.models import Account
from banyan.engines.identity.queries import principal_of
from banyan.engines.services import actions
from banyan.engines.services.records import CaseInfo
from banyan.engines.services.tests.scene import GULOU, png
from banyan.engines.services.tests.work_desk import row
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.kernel.subjects import firm_id
from banyan.site.design.testing import assert_accessible
from banyan.systems.government.food_licence.tests.test_forms import FILLED

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def who(username: str) -> Principal:
    with acting_as(SYSTEM):
        return principal_of(Account.objects.get(username=username).pk, firm_id(demo.shop_uscc()))


@pytest.fixture
def case(live_site: str) -> CaseInfo:
    """A restaurant's application, just handed in by its owner."""
    demo.load()
    with acting_as(SYSTEM):
        actions.publish_items()
    owner = who("chendian")
    with acting_as(owner):
        files = {
            code: {"files": [store(file=png(), name="图.png", owner_id=firm_id(demo.shop_uscc())).id]}
            for code in ("floor-plan", "health-certificates", "lease")
        }
        return actions.apply(
            item_code="food-licence-new",
            division=GULOU,
            data=FILLED,
            materials={**files, "safety-rules": {"pledged": True}},
        )


def sign_in(page: Any, username: str) -> None:
    """Come in as a demonstration account, whoever was there before."""
    page.context.clear_cookies()
    page.goto("/sign-in/")
    page.fill("[name=identifier]", username)
    page.fill("[name=password]", demo.PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/sign-in/" not in url)


@contextmanager
def screen(chromium: Any, live_site: str, width: int, height: int) -> Iterator[Any]:
    """A page that axe-core may look at; any error of the page fails."""
    context = chromium.new_context(
        base_url=live_site, viewport={"width": width, "height": height}, locale="zh-CN", bypass_csp=True,
        reduced_motion="reduce",
    )  # fmt: skip
    page, faults = context.new_page(), []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert not faults


def test_a_case_goes_from_the_list_to_the_licence(case: CaseInfo, chromium: Any, live_site: str) -> None:
    with screen(chromium, live_site, 1280, 900) as page:
        sign_in(page, "gulou.accept")
        page.goto("/work/cases/?view=claim")
        page.wait_for_selector("#beside [data-key=G]")
        assert_accessible(page)
        page.keyboard.press("j")
        page.keyboard.press("g")
        page.wait_for_url(f"**/work/cases/{case.id}/**")
        assert row(case).assignee_name == "黄某"
        assert_accessible(page)
        page.keyboard.press("a")
        page.wait_for_selector("#deed form[data-focus]")
        page.fill("#deed [name=opinion]", "材料齐全")
        page.press("#deed [name=opinion]", "Control+Enter")
        page.wait_for_selector("text=已受理，时钟开始走")
        assert row(case).step == "review"
        sign_in(page, "gulou.review")
        page.goto(f"/work/cases/{case.id}/")
        page.fill("#deed [name=opinion]", "符合")
        page.click("#deed button[type=submit]")
        page.wait_for_selector("text=进入“现场核查”")
        page.fill("#deed [name=opinion]", "现场符合")
        page.click("#deed button[type=submit]")
        page.wait_for_selector("text=进入“决定”")
        sign_in(page, "gulou.decide")
        page.goto(f"/work/cases/{case.id}/")
        page.keyboard.press("d")
        page.wait_for_selector("#deed form[data-focus]")
        page.check("#deed [name=decision][value=granted]")
        page.click("#deed button[type=submit]")
        page.wait_for_selector("text=证照已发到申请人账号")
        assert row(case).licence_id is not None
        assert_accessible(page)


def test_the_list_on_a_telephone(case: CaseInfo, chromium: Any, live_site: str) -> None:
    with screen(chromium, live_site, 390, 844) as page:
        sign_in(page, "gulou.accept")
        page.goto("/work/cases/?view=claim")
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.click(".row")
        page.wait_for_url(f"**/work/cases/{case.id}/**")
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
