"""Autosave and upload in a real browser against a real server: nothing typed is lost, and a refusal says why."""

from collections.abc import Callable, Iterator

import pytest

from . import receiving
from .conftest import Visit
from .test_in_browser import BUILT

pytestmark = [
    pytest.mark.browser,
    pytest.mark.urls("banyan.site.design.tests.receiving"),
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not BUILT, reason="the front end is not built (make run builds it)"),
]
Open = Callable[..., Visit]


@pytest.fixture(autouse=True)
def _clean() -> Iterator[None]:
    receiving.saved.clear()
    receiving.received.clear()
    yield
    receiving.down = False


def test_what_is_typed_is_saved_without_passwords(visit: Open) -> None:
    page = visit("/form/").page
    page.get_by_label("密码").fill("hunter2")
    page.get_by_label("店名").fill("榕味小馆")
    page.locator("[data-saved][data-state=saved]").wait_for()
    assert receiving.saved[-1]["shop"] == "榕味小馆"
    assert "secret" not in receiving.saved[-1]
    assert "已自动保存" in page.locator("[data-saved]").inner_text()


def test_what_could_not_be_saved_comes_back_after_a_reload(visit: Open) -> None:
    receiving.down = True
    page = visit("/form/").page
    page.get_by_label("店名").fill("榕味小馆")
    page.locator("[data-saved][data-state=failed]").wait_for()
    assert receiving.saved == []
    receiving.down = False
    page.reload()
    page.locator("[data-saved][data-state=saved]").wait_for()
    assert page.get_by_label("店名").input_value() == "榕味小馆"
    assert receiving.saved[-1]["shop"] == "榕味小馆"


def test_a_file_is_sent_at_once_and_its_row_is_the_servers(visit: Open) -> None:
    page = visit("/form/").page
    page.get_by_label("租赁合同").set_input_files(
        {"name": "合同.pdf", "mimeType": "application/pdf", "buffer": b"x" * 500}
    )
    page.get_by_text("已查毒").wait_for()
    assert receiving.received == {"合同.pdf": 500}
    assert page.locator("input[name=files]").input_value() == "1"


def test_a_refused_file_says_why_and_can_be_taken_away(visit: Open) -> None:
    page = visit("/form/").page
    page.get_by_label("租赁合同").set_input_files({"name": "后厨.heic", "mimeType": "image/heic", "buffer": b"x"})
    row = page.locator(".file.is-error")
    row.wait_for()
    assert "打不开" in row.inner_text()
    row.get_by_role("button").click()
    assert page.locator(".file").count() == 0


def test_a_file_too_large_is_not_even_sent(visit: Open) -> None:
    page = visit("/form/").page
    page.get_by_label("租赁合同").set_input_files(
        {"name": "大.pdf", "mimeType": "application/pdf", "buffer": b"x" * 2000}
    )
    page.locator(".file.is-error").wait_for()
    assert "太大" in page.locator(".file.is-error").inner_text()
    assert receiving.received == {}
