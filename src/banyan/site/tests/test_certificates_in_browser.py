"""A certificate in a real browser: the key is made there and never leaves it; with its file one signs in again."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from banyan.engines.identity import actions
from banyan.engines.identity.tests import openssl
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.site.design.testing import assert_accessible
from banyan.standards import citizen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "correct-horse-榕树-42"
PASSPHRASE = "五里亭-三坊七巷-榕荫"


@pytest.fixture
def resident(db: None) -> None:
    number = citizen.build("350102", date(1988, 3, 6), 2)
    with acting_as(SYSTEM):
        actions.record_person(
            citizen_number=number, name="林某", telephone="13800000021", username="linmou", password=PASSWORD
        )


class Visit:
    """A fresh browser of one size, and everything that it sent."""

    def __init__(self, chromium: Any, site: str, width: int) -> None:
        self.context = chromium.new_context(
            base_url=site, viewport={"width": width, "height": 900}, locale="zh-CN", bypass_csp=True
        )
        self.page = self.context.new_page()
        self.faults: list[str] = []
        self.sent: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", lambda asked: self._note(asked, site))

    def _note(self, asked: Any, site: str) -> None:
        self.sent.append(asked.url + str(asked.post_data_buffer or b""))
        if not asked.url.startswith((site, "blob:", "data:")):
            self.faults.append(asked.url)

    def check(self) -> None:
        assert_accessible(self.page)
        assert self.page.evaluate("document.documentElement.scrollWidth") <= self.page.viewport_size["width"]

    def end(self) -> None:
        self.context.close()
        assert self.faults == []


def test_made_in_the_browser_and_signed_in_with(resident: None, chromium: Any, live_site: str, tmp_path: Path) -> None:
    desk = Visit(chromium, live_site, 1280)
    file = _make(desk, tmp_path)
    secret = openssl.run("pkey", "-in", file, "-passin", f"pass:{PASSPHRASE}", "-outform", "DER")
    with pytest.raises(openssl.Failed):
        openssl.run("pkey", "-in", file, "-passin", "pass:another", "-noout")
    public = openssl.run("pkey", "-in", file, "-passin", f"pass:{PASSPHRASE}", "-pubout")
    assert openssl.run("x509", "-in", file, "-noout", "-pubkey") == public

    phone = Visit(chromium, live_site, 390)
    _sign_in(phone, file)
    for visit in (desk, phone):
        everything = "".join(visit.sent)
        assert PASSPHRASE not in everything
        assert secret[36:68].hex() not in everything
        visit.end()


def _make(visit: Visit, folder: Path) -> Path:
    page = visit.page
    page.goto("/sign-in/?next=/security/certificates/")
    page.fill("[name=identifier]", "linmou")
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="我的证书").wait_for()
    visit.check()
    page.get_by_role("link", name="办一张证书").click()
    # The password is asked once more before a new way in is made.
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("#f-passphrase")
    visit.check()
    page.fill("#f-passphrase", "short")
    page.get_by_role("button", name="生成密钥，办证书").click()
    page.get_by_text("口令至少 10 个字。").wait_for()
    page.fill("#f-title", "办公室电脑")
    page.fill("#f-passphrase", PASSPHRASE)
    page.fill("#f-again", PASSPHRASE)
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "banyan-linmou.pem"
    file = folder / "held.pem"
    download.value.save_as(file)
    page.get_by_role("heading", name="证书办好了").wait_for()
    visit.check()
    page.get_by_role("link", name="看这张证书").click()
    page.get_by_role("heading", name="办公室电脑").wait_for()
    visit.check()
    return file


def _sign_in(visit: Visit, file: Path) -> None:
    page = visit.page
    page.goto("/sign-in/?next=/security/certificates/")
    page.get_by_role("link", name="用证书登录").click()
    page.set_input_files("#f-keyfile", file)
    page.fill("#f-passphrase", "not the passphrase")
    page.get_by_role("button", name="登录", exact=True).click()
    page.get_by_text("口令不对，打不开这个证书文件。").wait_for()
    visit.check()
    page.fill("#f-passphrase", PASSPHRASE)
    page.keyboard.press("Enter")
    page.get_by_text("办公室电脑").wait_for()
