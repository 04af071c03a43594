"""The resident's pages: from the guide to the case, and what must not happen on the way."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from banyan.engines.identity.actions import record_person
from banyan.engines.services import actions
from banyan.engines.services.forms.describe import shape_of
from banyan.engines.services.models import Case, Draft
from banyan.engines.services.tests.forms import FILLED
from banyan.engines.services.tests.items import STALL
from banyan.engines.services.tests.scene import GULOU, Scene, png
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.standards import citizen

PASSWORD = "rongshu-2026-test"


@pytest.fixture
def people(scene: Scene) -> Scene:
    with acting_as(SYSTEM):
        for order, name in ((2, "guest"), (4, "other")):
            record_person(
                citizen_number=citizen.build("350102", date(1990, 1, 1), order),
                name="林某" if name == "guest" else "黄某",
                telephone=f"1380000010{order}",
                username=name,
                password=PASSWORD,
                level=3,
            )
    return scene


def signed_in(name: str, client: Client | None = None) -> Client:
    client = client or Client()
    answer = client.post("/sign-in/", {"identifier": name, "password": PASSWORD})
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    return client


@pytest.fixture
def guest(people: Scene) -> Client:
    return signed_in("guest")


def begun(client: Client) -> str:
    """The address of the resident's draft."""
    answer = client.get(f"/apply/stall/?at={GULOU}")
    assert answer.status_code == 302
    return str(answer["Location"])


def page_of(name: str) -> str:
    return next(page.code for page in shape_of(STALL.form).pages if any(one.name == name for one in page.fields))


def filled(client: Client) -> str:
    """A draft in which nothing lacks; its address."""
    draft = begun(client)
    with acting_as(SYSTEM):
        row = Draft.objects.get()
    with acting_as(SYSTEM):
        row.data = json.dumps(FILLED, ensure_ascii=False)
        row.save()
    answer = client.post(f"{draft}materials/", {"plan": picture(), "lease": picture(), "pledge-pledge": "on"})
    assert answer.status_code == 302, answer.content.decode()[-4000:]
    return draft


def picture() -> SimpleUploadedFile:
    return SimpleUploadedFile("图.png", png().getvalue(), "image/png")


def submitted(client: Client) -> UUID:
    answer = client.post(f"{filled(client)}check/", {"delivery": "electronic"})
    assert answer.status_code == 302, answer.content.decode()[-4000:]
    return UUID(answer["Location"].split("/")[3])


def test_from_the_guide_to_the_case(guest: Client) -> None:
    assert "在线办理" in guest.get(f"/guide/stall/?at={GULOU}").content.decode()
    case = submitted(guest)
    assert "已提交" in guest.get(f"/my/cases/{case}/receipt/").content.decode()
    assert "等待受理，最迟" in guest.get(f"/my/cases/{case}/").content.decode()
    assert str(case) in guest.get("/my/cases/").content.decode()


def test_nobody_is_sent_to_sign_in(people: Scene) -> None:
    for path in (f"/apply/stall/?at={GULOU}", "/my/cases/", f"/my/cases/{UUID(int=1)}/"):
        answer = Client().get(path)
        assert (answer.status_code, answer["Location"][:9]) == (302, "/sign-in/"), path


def test_anothers_case_and_draft_are_not_there(guest: Client) -> None:
    draft = begun(guest)
    case = submitted(guest)
    other = signed_in("other")
    for path in (f"/my/cases/{case}/", f"/my/cases/{case}/receipt/", f"/my/cases/{case}/withdraw/"):
        assert other.get(path).status_code == 404
    assert other.post(f"/my/cases/{case}/message/", {"text": "看看"}).status_code == 404
    assert other.post(f"/my/cases/{case}/withdraw/", {}).status_code == 404
    assert other.get(f"{draft}check/").status_code == 404
    with acting_as(SYSTEM):
        assert Case.objects.get().state == "submitted"


def test_a_second_press_gets_the_same_case(guest: Client) -> None:
    draft = filled(guest)
    first, again = (guest.post(f"{draft}check/", {"delivery": "electronic"}) for _ in range(2))
    assert first["Location"] == again["Location"]
    with acting_as(SYSTEM):
        assert Case.objects.count() == 1


def test_what_lacks_is_told_and_nothing_is_submitted(guest: Client) -> None:
    draft = begun(guest)
    answer = guest.post(f"{draft}check/", {})
    assert answer.status_code == 422
    assert "处要改，才能继续" in answer.content.decode()
    with acting_as(SYSTEM):
        assert not Case.objects.exists()


def test_what_was_typed_stays_typed_even_when_wrong(guest: Client) -> None:
    draft, page = begun(guest), page_of("area")
    answer = guest.post(f"{draft}form/{page}/", {**_flat(page), "area": "八十多"})
    assert answer.status_code == 422
    assert "八十多" in answer.content.decode()
    assert "八十多" in guest.get(f"{draft}form/{page}/").content.decode()


def _flat(page: str) -> dict[str, Any]:
    return {name: value for name, value in FILLED.items() if isinstance(value, str)}


def test_hostile_text_is_shown_as_text(guest: Client) -> None:
    draft, page = begun(guest), page_of("name")
    guest.post(f"{draft}form/{page}/", {**_flat(page), "name": "<script>alert(1)</script>"})
    for path in (f"{draft}form/{page}/", f"{draft}check/"):
        text = guest.get(path).content.decode()
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert(1)" in text


def test_what_is_sent_after_the_session_ended_comes_back_after_the_sign_in(guest: Client) -> None:
    draft, page = begun(guest), page_of("name")
    path = f"{draft}form/{page}/"
    late = Client()
    answer = late.post(path, {"_kind": "item", "_item": "stall", "_shown": "name", "name": "榕下茶摊"})
    assert answer["Location"].startswith("/sign-in/?next=")
    assert "榕下茶摊" not in str(dict(late.session))
    signed_in("guest", late)
    assert "登录前填的内容都在" in late.get(path).content.decode()
    with acting_as(SYSTEM):
        assert '"榕下茶摊"' in Draft.objects.get().data


def test_what_was_kept_does_not_go_to_another(guest: Client) -> None:
    path = f"{begun(guest)}form/{page_of('name')}/"
    late = Client()
    late.post(path, {"_kind": "item", "_item": "stall", "_shown": "name", "name": "榕下茶摊"})
    signed_in("other", late)
    assert late.get(path).status_code == 404
    with acting_as(SYSTEM):
        assert "榕下茶摊" not in Draft.objects.get().data


def test_saving_while_one_types(guest: Client) -> None:
    path = f"{begun(guest)}form/{page_of('name')}/"
    answer = guest.post(path, {"_shown": "name", "name": "榕"}, headers={"X-Autosave": "1"})
    assert answer.status_code == 200
    assert Client().post(path, {"name": "榕"}, headers={"X-Autosave": "1"}).status_code == 403


def test_too_much_is_refused(guest: Client) -> None:
    path = f"{begun(guest)}form/{page_of('name')}/"
    answer = guest.post(path, {"_shown": "name", "name": "榕" * 500_000})
    assert answer.status_code == 413


def test_without_its_token_nothing_is_taken(guest: Client) -> None:
    draft = begun(guest)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = guest.cookies
    assert strict.post(f"{draft}check/", {}).status_code == 403


def test_supply_write_and_withdraw(guest: Client, people: Scene) -> None:
    case = submitted(guest)
    with acting_as(people.clerk):
        actions.ask_supplement(case_id=case, items=[{"material": "plan", "text": "图看不清，请重拍"}])
    assert "图看不清，请重拍" in guest.get(f"/my/cases/{case}/").content.decode()
    assert guest.post(f"/my/cases/{case}/supply/", {}).status_code == 422
    assert guest.post(f"/my/cases/{case}/supply/", {"plan": picture()}).status_code == 302
    assert guest.post(f"/my/cases/{case}/message/", {"text": ""}).status_code == 422
    assert guest.post(f"/my/cases/{case}/message/", {"text": "<b>重拍了</b>"}).status_code == 302
    assert "&lt;b&gt;重拍了" in guest.get(f"/my/cases/{case}/").content.decode()
    assert guest.get(f"/my/cases/{case}/withdraw/").status_code == 200
    assert guest.post(f"/my/cases/{case}/withdraw/", {"reason": "不开了"}).status_code == 302
    assert "您撤回了这次申请" in guest.get(f"/my/cases/{case}/").content.decode()


def test_a_refusal_says_why_and_what_to_do(guest: Client, people: Scene) -> None:
    case = submitted(guest)
    with acting_as(people.clerk):
        actions.accept(case_id=case)
        actions.do_step(case_id=case)
    with acting_as(people.decider):
        actions.decide(case_id=case, decision="refused", reason="没有位置", provision="食品安全法第三十三条")
    text = guest.get(f"/my/cases/{case}/").content.decode()
    assert text.index("没有位置") < text.index("食品安全法第三十三条") < text.index("行政复议")


def test_a_case_page_asks_little(guest: Client) -> None:
    case = submitted(guest)
    guest.get(f"/my/cases/{case}/")
    with CaptureQueriesContext(connection) as asked:
        guest.get(f"/my/cases/{case}/")
    said = [one["sql"] for one in asked if "set_config" not in one["sql"]]

    assert len(said) <= 12, "\n".join(one[:120] for one in said)
