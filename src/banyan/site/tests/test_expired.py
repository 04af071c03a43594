"""The session ends while somebody fills in an application: he signs in again, and what he typed is still there.

All other forms: `test_expired_forms`.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from banyan.engines.services.models import Case, Draft
from banyan.engines.services.tests.scene import png
from banyan.kernel import clock
from banyan.kernel.principal import SYSTEM as PLATFORM
from banyan.kernel.principal import acting_as
from banyan.site.tests.callers import case_of, counts, draft_of, signed_in

pytestmark = pytest.mark.django_db

WORDS = "材料齐全，榕下茶摊可以开。"


def sent_too_late(client: Client, address: str, fields: dict[str, Any]) -> str:
    """Send a form two hours after the last page: told to sign in, nothing changed; where one comes back to."""
    before = counts()
    with clock.at(clock.now() + timedelta(hours=2)):
        answer = client.post(address, fields)
        assert answer.status_code == 302, answer.status_code
        assert answer["Location"].startswith("/sign-in/?next="), answer["Location"]
        asked = client.get(answer["Location"])
        assert "为安全已退出" in asked.content.decode()
        assert WORDS not in str(dict(client.session))
    assert counts() == before
    return str(asked.context["next"])


def back(client: Client, name: str, address: str) -> str:
    """The page after signing in again."""
    with clock.at(clock.now() + timedelta(hours=2, minutes=1)):
        signed_in(name, client)
        answer = client.get(address)
        assert answer.status_code == 200
        return str(answer.content.decode())


def test_a_page_of_the_form(resident: Client) -> None:
    draft = draft_of(resident)
    fields = {"_kind": "item", "_item": "stall", "_shown": "name,goods", "name": WORDS, "goods": "cake"}
    address = sent_too_late(resident, f"{draft}form/what/", fields)
    page = back(resident, "linmou", address)
    assert "登录前填的内容都在" in page
    assert WORDS in page


def test_the_materials(resident: Client) -> None:
    draft = draft_of(resident)
    picture = SimpleUploadedFile("平面图.png", png().getvalue(), "image/png")
    address = sent_too_late(resident, f"{draft}materials/", {"pledge-pledge": "on", "plan": picture})
    page = back(resident, "linmou", address)
    assert "请再选一次：平面图.png" in page
    assert "checked" in page[page.index('name="pledge-pledge"') - 200 : page.index('name="pledge-pledge"') + 200]
    with acting_as(PLATFORM):
        assert Draft.objects.get().materials == {}


def test_the_last_page_before_handing_in(resident: Client) -> None:
    draft = draft_of(resident)
    address = sent_too_late(resident, f"{draft}check/", {"delivery": "counter"})
    page = back(resident, "linmou", address)
    assert "还没有提交" in page
    place = page.index('value="counter"')
    assert "checked" in page[place - 120 : place + 120]
    with acting_as(PLATFORM):
        assert not Case.objects.exists()


def test_a_message_and_what_is_supplied(resident: Client) -> None:
    case = case_of(resident)
    address = sent_too_late(resident, f"/my/cases/{case}/message/", {"text": WORDS})
    assert address.startswith(f"/my/cases/{case}/")
    assert WORDS in back(resident, "linmou", address)


def test_a_supplement(resident: Client) -> None:
    accepts, case = signed_in("gulou.accept"), case_of(resident)
    accepts.post(f"/work/cases/{case}/claim/")
    accepts.post(f"/work/cases/{case}/ask-supplement/", {"material-plan": "看不清"})
    picture = SimpleUploadedFile("平面图.png", png().getvalue(), "image/png")
    row = resident.post(f"/my/cases/{case}/supply/plan/add/", {"plan": picture}).content.decode()
    file = row.split('name="plan" value="')[1].split('"')[0]
    address = sent_too_late(resident, f"/my/cases/{case}/supply/", {"text": WORDS, "plan": file})
    page = back(resident, "linmou", address)
    assert WORDS in page
    assert file in page
    assert "还没有交上去" in page
