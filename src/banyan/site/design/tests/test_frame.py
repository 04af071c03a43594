"""The frame of every page: language, preferences, errors in the voice of the product."""

from typing import Any

import pytest
from django.test import Client, RequestFactory

from banyan.site.design.views import KNOWN_ERRORS, error_page

pytestmark = pytest.mark.django_db


def test_gallery_is_served() -> None:
    assert Client().get("/gallery/").status_code == 200


def test_large_type_is_kept_in_a_cookie_and_shown_on_the_page() -> None:
    client = Client()
    answer = client.post("/preferences/", {"large": "1", "next": "/gallery/"})
    assert answer.status_code == 302
    assert answer["Location"] == "/gallery/"
    assert b'class="large"' in client.get("/gallery/").content
    client.post("/preferences/", {"large": "0"})
    assert b'class="large"' not in client.get("/gallery/").content


def test_scheme_is_one_of_ours() -> None:
    client = Client()
    client.post("/preferences/", {"scheme": "dark"})
    assert b'data-scheme="dark"' in client.get("/gallery/").content
    client.cookies["banyan_scheme"] = '"><script>'
    assert b"data-scheme" not in client.get("/gallery/").content


def test_language_is_switched_and_said_on_the_root() -> None:
    client = Client()
    assert b'<html lang="zh-CN"' in client.get("/gallery/").content
    client.post("/preferences/", {"language": "en"})
    assert b'<html lang="en"' in client.get("/gallery/").content


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_preferences_never_lead_elsewhere(elsewhere: str) -> None:
    assert Client().post("/preferences/", {"large": "1", "next": elsewhere})["Location"] == "/"


def test_preferences_need_the_token() -> None:
    assert Client(enforce_csrf_checks=True).post("/preferences/", {"large": "1"}).status_code == 403


def test_preferences_are_not_changed_by_a_link() -> None:
    assert Client().get("/preferences/?large=1").status_code == 405


@pytest.mark.parametrize("status", KNOWN_ERRORS)
def test_error_pages_render_alone(status: int) -> None:
    from django.template.loader import render_to_string

    html = render_to_string(f"banyan/errors/{status}.html", {"message": "<i>为什么</i>", "reference": "7F3A"})
    assert "<h1>" in html
    assert "&lt;i&gt;为什么" in html
    assert "7F3A" in html
    assert "tel:12345" in html


@pytest.mark.parametrize("status", [500, 503])
def test_the_worst_pages_need_no_database(status: int, rf: RequestFactory, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        answer = error_page(rf.get("/"), status)
    assert answer.status_code == status
    assert "tel:12345" in answer.content.decode()


def test_unknown_page_never_repeats_the_address_as_markup() -> None:
    answer = Client().get("/%3Cscript%3Enope/")
    assert answer.status_code == 404
    assert b"<script>nope" not in answer.content
    assert "没有找到这个页面" in answer.content.decode()


def test_no_page_carries_inline_script_or_style() -> None:
    html = Client().get("/gallery/").content.decode()
    assert "style=" not in html
    assert "<style" not in html
    assert "onclick" not in html
    assert all(
        "src=" in part or "application/json" in part
        for part in html.split("<script")[1:]
        for part in [part.split(">")[0]]
    )
