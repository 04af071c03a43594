"""Opening a restaurant in a real browser: guide, one form, materials once, lanes, every licence on one page."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import pytest
from PIL import Image

from banyan.engines.identity import demo
from banyan.engines.identity.models import Account
from banyan.engines.identity.queries import principal_of
from banyan.engines.registers import demo as registers_demo
from banyan.engines.services import queries
from banyan.engines.services.actions import publish_items
from banyan.engines.services.rehearsal import carried
from banyan.kernel import clock
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.testing import drain_outbox
from banyan.site.design.testing import assert_accessible
from banyan.standards import citizen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = (1280, 390)
CHOICES = {
    "shop": {"licence": "household", "tobacco": "false", "lodging": "false"},
    "place": {"ownership": "rented", "dine_in": "true"},
    "kitchen": {"lines": "hot-food", "grease_trap": "true", "separated": "true"},
    "safety": {"sprinkler": "false", "alarm": "true", "accepted": "true", "way": "pledge"},
    "sign": {"fixing": "flat", "lit": "true", "own_wall": "true"},
    "people": {"managers-0-full_time": "true"},
}
TEXTS = {
    "shop": {"shop_name": "榕味小馆"},
    "place": {"address": "福州市鼓楼区南后街 1 号", "area": "186.5", "seats": "40"},
    "kitchen": {"daily_water": "6", "outlets": "1"},
    "safety": {"floors": "1 层", "exits": "2", "opening": "+26"},
    "sign": {"sign_text": "榕味小馆", "width": "4.8", "height": "1.2", "bottom": "3"},
    "people": {"managers-0-name": "林某", "fire_manager": "林某", "staff": "4", "contact_name": "林某"},
}


@pytest.fixture
def newcomer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The demonstration's resident in the population register, and every item published."""
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


def looked_at(page: Any) -> None:
    """The page holds for axe-core, on a desk and on a phone, and is nowhere wider than the screen."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert_accessible(page)


def choose(page: Any, option: str) -> None:
    """Choose as a person does who waits for what the answer brings up."""
    chosen = page.locator(option)
    if not chosen.evaluate("one => one.closest('[hx-post]') !== null"):
        chosen.check()
        return
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        chosen.check()
    page.wait_for_function("!document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')")


def answer(page: Any, code: str) -> None:
    """Fill in a page of the form; what an answer brings up is waited for."""
    page.wait_for_url(f"**/form/{code}/")
    for name, value in CHOICES[code].items():
        choose(page, f"[name={name}][value={value}]")
    for name, text in TEXTS[code].items():
        said = (clock.today() + timedelta(days=int(text))).isoformat() if text.startswith("+") else text
        page.wait_for_selector(f"[name={name}]:visible")
        page.fill(f"[name={name}]", said)
    if code == "people":
        page.fill("[name=managers-0-number]", citizen.build("350102", clock.today().replace(year=1990, day=1), 1))
        if not page.input_value("[name=contact_phone]"):
            page.fill("[name=contact_phone]", "13800000021")
    page.get_by_role("button", name="保存并继续").click()


def hand_in(page: Any) -> None:
    """Every material once."""
    page.wait_for_url("**/materials/")
    for place in page.locator("input[type=file]").all():
        field = place.get_attribute("id")
        page.set_input_files(f"#{field}", files=[picture()])
        page.wait_for_selector(f"[data-upload*='{field.removeprefix('f-')}'] .file__name a")
    for box in page.locator("[name^=pledge-]").all():
        box.check()
    looked_at(page)
    page.get_by_role("button", name="保存并继续").click()


def decide_everything(joint_id: UUID) -> None:
    """All offices' clerks handle what lies on their desks, until nothing is open."""
    with acting_as(SYSTEM):
        owner = principal_of(Account.objects.get(username="linmou").pk)
    for _ in range(3):
        with acting_as(owner):
            found = queries.joint_progress(joint_id)
        assert found is not None
        for part in found.parts:
            if part.case is not None and part.case.closed_on is None:
                carried(part.case)
        drain_outbox()
        drain_outbox()


def test_a_restaurant_opens_from_one_form_to_one_page_of_licences(
    newcomer: None, chromium: Any, live_server: Any
) -> None:
    context = chromium.new_context(
        base_url=live_server.url, viewport={"width": 1280, "height": 900}, locale="zh-CN", bypass_csp=True
    )
    page = context.new_page()
    page.goto("/joint/open-restaurant/?at=350102000000")
    page.wait_for_selector("text=分开办 6 张")
    looked_at(page)
    page.locator("a:visible", has_text="在线办理").first.click()
    page.fill("[name=identifier]", "linmou")
    page.fill("[name=password]", demo.PASSWORD)
    page.keyboard.press("Enter")
    for code in TEXTS:
        answer(page, code)
    hand_in(page)

    page.wait_for_url("**/check/")
    assert page.locator(".error-summary").count() == 0
    page.wait_for_selector("text=等“个体工商户登记”准予后自动开始")
    looked_at(page)
    page.get_by_role("button", name="提交申请").click()
    page.wait_for_url("**/my/joint/*/")
    joint_id = UUID(page.url.rstrip("/").rsplit("/", 1)[1])
    assert page.locator(".lane__item").count() == 6
    assert page.locator(".lanes .tag", has_text="等前面的").count() == 5
    looked_at(page)

    decide_everything(joint_id)
    page.reload()
    page.wait_for_selector("text=6 项都办好了")
    looked_at(page)
    page.get_by_role("link", name="看结果，下载证照").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/results/")
    assert page.locator("h3", has_text="营业执照").count() == 1
    looked_at(page)
    with page.expect_download() as loading:
        page.get_by_role("link", name="全部下载").click()
    with ZipFile(loading.value.path()) as archive:
        assert len(archive.namelist()) == page.locator("main li h3").count()
        assert all(archive.read(name).startswith(b"%PDF") for name in archive.namelist())
    page.get_by_role("link", name="核验 营业执照").click()
    page.wait_for_selector("text=有效")
    context.close()
