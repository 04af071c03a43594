"""Hostile requests to pages and API: each gets one clear answer, and nothing changes."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from banyan.engines.identity import demo
from banyan.engines.services import rehearsal
from banyan.engines.services.models import Case
from banyan.engines.services.tests.forms import FILLED
from banyan.engines.services.tests.items import STALL
from banyan.kernel.principal import SYSTEM as PLATFORM
from banyan.kernel.principal import acting_as
from banyan.site.tests.callers import API, bytes_of, counts, draft_of, each, is_chinese, post, sentence, signed_in

HOSTILE = (
    "'; DROP TABLE services_case; --",
    "1 OR 1=1",
    "<script>alert(1)</script>",
    "{{ 7*7 }}{% debug %}",
    "${7*7}#{7*7}",
    "../../../etc/passwd",
    "..\\..\\windows",
    "%00",
    "\x00",
    "\u202e\u2066榕",
    "9" * 400,
    "=cmd|'/C calc'!A0",
)

pytestmark = pytest.mark.django_db


@each(
    "body",
    [
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"\xff\xfe\x00",
        b'{"item_code": "stall"',
        b'{"item_code": NaN}',
        b'{"a":' * 5000,
        b'{"item_code": "stall", "division": 350102000000, "data": []}',
        b'{"item_code": "stall", "division": "350102000000", "data": {}, "delivery_way": "carrier-pigeon"}',
        b'{"item_code": "\\ud800", "division": "350102000000", "data": {}}',
    ],
)
def test_malformed_bodies_are_told_and_change_nothing(resident: Client, body: bytes) -> None:
    before = counts()
    answer = post(resident, "/cases", body)
    assert answer.status_code in (400, 422)
    sentence(answer)
    assert counts() == before


@each(
    ("path", "kind"),
    [
        (f"{API}/cases", "application/json"),
        (f"{API}/cases", "application/x-www-form-urlencoded"),
        ("/api/v1/documents/verify", "application/json"),
        ("/sign-in/", "application/x-www-form-urlencoded"),
        ("/verify/", "application/x-www-form-urlencoded"),
    ],
)
def test_a_hundred_megabytes_are_refused(stalls: None, path: str, kind: str) -> None:
    before = counts()
    answer = Client().post(path, b"x=" + b"x" * 100_000_000, content_type=kind)
    assert answer.status_code == 413, (path, answer.status_code)
    assert is_chinese(sentence(answer) if path.startswith("/api/") else answer.content.decode())
    assert counts() == before


@each("content_type", ["multipart/form-data", "multipart/form-data; boundary=x", "text/xml", ""])
def test_a_body_that_is_not_what_it_says(resident: Client, content_type: str) -> None:
    for path in ("/files/", "/sign-in/", "/api/v1/documents/verify-file", f"{API}/cases"):
        answer = resident.post(path, b"--x\r\nContent-Disposition: form-data; na", content_type=content_type)
        assert 400 <= answer.status_code < 500 or answer.status_code == 302 or path == "/sign-in/"
        assert answer.status_code < 500


@each("text", HOSTILE)
def test_hostile_words_find_nothing_and_break_nothing(resident: Client, text: str) -> None:
    before = counts()
    for address, fields in (
        ("/search/", {"q": text}),
        ("/guide/", {"q": text, "topic": text, "division": text}),
        ("/verify/", {"code": text}),
        ("/api/v1/divisions/", {"q": text}),
        ("/api/v1/divisions/", {"within": text}),
        ("/api/v1/divisions/organisations", {"division": text, "department": text, "q": text}),
        (f"{API}/items", {"division": text, "q": text}),
        (f"{API}/items", {"division": "350102", "q": text, "topic": text}),
        (f"{API}/cases", {"cursor": text}),
        (f"{API}/work-list", {"cursor": text, "view": text, "q": text, "step": text}),
        ("/work/", {"q": text, "view": text, "cursor": text}),
        ("/my/cases/", {"q": text, "cursor": text, "state": text}),
    ):
        answer = resident.get(address, fields)
        assert answer.status_code < 500, (address, fields)
        assert "\0" not in text or answer.status_code == 400
        if not answer.streaming and "html" in answer.headers.get("Content-Type", ""):
            assert b"<script>alert(1)" not in answer.content
            assert b">49" not in answer.content
    assert counts() == before


@each("text", ["<script>alert(1)</script>", "{{ 7*7 }}{% now 'Y' %}", "'; DROP TABLE x; --"])
def test_hostile_words_are_stored_and_shown_as_words(resident: Client, text: str) -> None:
    page = resident.get(f"{draft_of(resident, name=text)}form/what/")
    assert page.status_code == 200
    assert b"<script>alert(1)" not in page.content
    assert text.replace("<", "&lt;").replace(">", "&gt;").replace("'", "&#x27;") in page.content.decode()


@each(
    ("field", "value"),
    [
        ("helpers", [{"name": "陈某", "number": "350102199001010017"}]),
        ("helpers", [{"name": "陈某", "number": "35010219900231001X"}]),
        ("opens", "2026-02-30"),
        ("opens", "0000-00-00"),
        ("opens", "99999-01-01"),
        ("area", "1e999"),
        ("area", "-1"),
        ("area", "9" * 400),
        ("area", "NaN"),
        ("phone", "12345"),
        ("name", "长" * 5000),
        ("goods", {"$ne": "tea"}),
        ("helpers", [[[]]]),
    ],
)
def test_wrong_answers_are_named_by_their_field(resident: Client, field: str, value: Any) -> None:
    before = counts()
    body = {"item_code": "stall", "division": rehearsal.GULOU, "data": {**FILLED, field: value}, "materials": {}}
    answer = post(resident, "/cases", body)
    assert answer.status_code == 422
    sentence(answer)
    assert any(one["field"].startswith(field) for one in answer.json()["errors"]), answer.json()
    assert counts() == before


@each(
    "path",
    [
        "/files/../../etc/passwd",
        "/static/../src/banyan/site/settings.py",
        "/static/%2e%2e/%2e%2e/etc/passwd",
        "/static/..%2f..%2fetc/passwd",
        "/guide/..%2f..%2fetc/",
        "/verify/../../etc/passwd",
        "/verify/%00",
        "/%00/",
        "/fuzhou%00/",
        "/api/v1/services/items/..%2f..%2fx?division=350102",
        "/api/v1/divisions/%00",
        "/api/v1/divisions/" + "9" * 5000,
        "/apply/%F0%9F%8C%B3/",
        "/" + "a" * 8000 + "/",
    ],
)
def test_addresses_lead_nowhere_else(resident: Client, path: str) -> None:
    answer = resident.get(path)
    assert answer.status_code < 500
    body = bytes_of(answer)
    assert b"root:" not in body
    assert b"SECRET_KEY" not in body


@each("after", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"])
def test_nobody_is_led_off_after_signing_in(resident: Client, after: str) -> None:
    client = Client()
    answer = client.post("/sign-in/", {"identifier": "linmou", "password": demo.PASSWORD, "next": after})
    assert answer.status_code == 302
    assert "evil" not in answer.headers["Location"]
    assert "javascript" not in answer.headers["Location"]
    again = client.get("/sign-in/", {"next": after})
    assert "evil" not in again.headers.get("Location", "")


def test_a_page_without_its_token_changes_nothing(resident: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = resident.cookies
    draft = post(resident, "/drafts", {"item_code": "stall", "division": rehearsal.GULOU}).json()
    before = counts()
    for address in (f"/apply/drafts/{draft['id']}/discard/", "/sign-out/", "/files/", "/security/password/"):
        answer = strict.post(address, {"x": "1"})
        assert answer.status_code == 403, address
    assert counts() == before
    assert resident.get("/my/cases/").status_code == 200


@each(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
def test_the_api_takes_no_change_from_another_site(resident: Client, headers: dict[str, str]) -> None:
    before = counts()
    body = {"item_code": "stall", "division": rehearsal.GULOU}
    answer = post(resident, "/drafts", body, **headers)
    assert (answer.status_code, answer.json()["type"]) == (403, "urn:banyan:cross-origin")
    assert counts() == before
    assert post(resident, "/drafts", body, **{"Sec-Fetch-Site": "same-origin"}).status_code == 201


@each("key", ["", "nonsense", "banyan_" + "x" * 43, "\x00", "榕"])
def test_a_wrong_key_opens_nothing(stalls: None, key: str) -> None:
    answer = Client().get(f"{API}/cases", headers={"Authorization": f"Bearer {key}".encode().decode("latin-1")})
    assert answer.status_code in (401, 403)
    sentence(answer)


def test_anothers_case_and_licence_do_not_exist(resident: Client) -> None:
    case, _applicant = rehearsal.granted(STALL, FILLED)
    before = counts()
    for name in ("linmou", "chendian", "gulou.cg", "gulou.wj"):
        client = signed_in(name)
        for address in (
            f"{API}/cases/{case.id}",
            f"{API}/cases/{case.id}/history",
            f"/my/cases/{case.id}/",
            f"/my/licences/{case.licence_id}/",
            f"/my/licences/{case.licence_id}/paper/",
            f"/work/licences/{case.licence_id}/",
            f"/work/cases/{case.id}/",
        ):
            assert client.get(address).status_code in (403, 404), (name, address)
        for move in ("accept", "withdraw", "decide", "note", "transfer"):
            moved = post(client, f"/cases/{case.id}/actions/{move}", _move())
            assert moved.status_code == 404, (name, move)
            sentence(moved)
    assert counts() == before
    with acting_as(PLATFORM):
        assert Case.objects.get(id=case.id).revision == case.revision


def _move() -> dict[str, Any]:
    return {"decision": "granted", "org_id": str(uuid4()), "text": "我是", "reason": "我是"}


def test_a_file_of_anothers_cannot_be_handed_in(resident: Client) -> None:
    _case, stranger = rehearsal.submitted(STALL, FILLED)
    with acting_as(stranger):
        stolen: UUID = rehearsal.picture_of(stranger)
    before = counts()
    materials = {"plan": {"files": [str(stolen)]}, "lease": {"files": [str(stolen)]}, "pledge": {"pledged": True}}
    body = {"item_code": "stall", "division": rehearsal.GULOU, "data": FILLED, "materials": materials}
    answer = post(resident, "/cases", body)
    assert answer.status_code in (404, 422)
    sentence(answer)
    assert counts() == before
    assert resident.get(f"/files/{stolen}/").status_code == 404
