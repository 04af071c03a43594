"""Files that are not what they say, explode, or are named like paths: told in words, and nothing is kept."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from banyan.engines.documents.models import File
from banyan.engines.documents.tests import samples
from banyan.engines.services.tests.scene import png
from banyan.kernel.principal import SYSTEM as PLATFORM
from banyan.kernel.principal import acting_as
from banyan.site.tests.callers import counts, draft_of, each, is_chinese

pytestmark = pytest.mark.django_db

PAGE = b"<html><script>alert(1)</script></html>"


def exploding() -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", bytes(60_000_000))
    return packed.getvalue()


def sent(client: Client, address: str, name: str, content: bytes, kind: str) -> Any:
    return client.post(address, {"file": SimpleUploadedFile(name, content, kind)})


@each(
    ("name", "content", "kind"),
    [
        ("a.png", PAGE, "image/png"),
        ("a.pdf", PAGE, "application/pdf"),
        ("a.html", PAGE, "text/html"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image/svg+xml"),
        ("a.exe", b"MZ" + bytes(100), "application/octet-stream"),
        ("a.pdf", exploding(), "application/pdf"),
        ("a.docx", samples.docx({"word/media/1.xml": bytes(30_000_000)}), "application/msword"),
        ("a.zip", exploding(), "application/zip"),
        ("a.png", samples.pixel_bomb(), "image/png"),
        ("a.png", b"", "image/png"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "image/png"),
        ("a.jpg", b"x" * 21_000_000, "image/jpeg"),
    ],
)
def test_a_file_that_is_not_a_paper_is_not_taken(resident: Client, name: str, content: bytes, kind: str) -> None:
    draft, before = draft_of(resident), counts()
    for address in (f"{draft}materials/plan/add/", "/files/"):
        answer = sent(resident, address, name, content, kind)
        assert answer.status_code == 422, (name, address, answer.status_code)
        assert is_chinese(unquote(answer.headers["X-Message"])), answer.headers["X-Message"]
    page = resident.post(f"{draft}materials/", {"plan": SimpleUploadedFile(name, content, kind), "stay": "1"})
    assert page.status_code == 422, name
    assert "<script>alert(1)" not in page.content.decode()
    assert counts() == before
    resident.post(f"{draft}discard/")


@each(
    "name", ["../../../etc/passwd.png", "..\\..\\windows\\a.png", "/etc/a.png", "a\0b.png", "<script>x.png", "." * 300]
)
def test_a_name_is_never_a_path(resident: Client, name: str) -> None:
    address = f"{draft_of(resident)}materials/plan/add/"
    answer = sent(resident, address, name, png().getvalue(), "image/png")
    assert answer.status_code in (200, 422), (name, answer.status_code)
    assert b"<script>x" not in answer.content
    with acting_as(PLATFORM):
        for file in File.objects.all():
            assert not set(file.name) & set('/\\\0"'), file.name
            assert ".." not in file.name


def test_a_material_that_does_not_exist_takes_nothing(resident: Client) -> None:
    draft, before = draft_of(resident), counts()
    assert sent(resident, f"{draft}materials/nothing/add/", "a.png", png().getvalue(), "image/png").status_code == 404
    assert counts() == before
