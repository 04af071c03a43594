"""The pages of consultations, as people use them."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from banyan.engines.services.consult.models import Consultation, PublishedConsult
from banyan.engines.services.consult.tests.asking import ANSWER, TEXT, TITLE
from banyan.engines.services.tests.scene import GULOU, Scene
from banyan.engines.services.tests.test_resident_pages import people, signed_in
from banyan.engines.services.tests.work_desk import signed_in as at_work
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.standards import citizen

__all__ = ["people"]
pytestmark = pytest.mark.django_db
SENT = {"item": "stall", "at": GULOU, "title": TITLE, "text": TEXT, "publish": "yes", "once": "one"}


def only() -> Consultation:
    with acting_as(SYSTEM):
        return Consultation.objects.get()


def test_from_the_guide_to_the_published_answer(people: Scene) -> None:
    guest, anyone = signed_in("guest"), Client()
    ask = f"/consult/ask/?item=stall&amp;at={GULOU}"
    assert ask in anyone.get(f"/guide/stall/?at={GULOU}").content.decode().replace("&at", "&amp;at").replace(
        "&amp;amp;", "&amp;"
    )
    assert people.office.name in guest.get(f"/consult/ask/?item=stall&at={GULOU}").content.decode()
    for _ in range(2):
        asked = guest.post("/consult/ask/", SENT)
        assert asked.status_code == 302, asked.content.decode()[-2000:]
    own, work = f"/my/consults/{only().id}/", f"/work/consults/{only().id}/"
    assert TITLE in guest.get("/my/consults/").content.decode()
    assert TITLE in guest.get("/my/").content.decode()

    clerk, _ = at_work("banshi", people.office, "accept")
    assert TITLE in clerk.get("/work/").content.decode()
    assert TITLE in clerk.get("/work/consults/").content.decode()
    assert clerk.post(work, {"act": "answer", "answer": ""}).status_code == 422
    assert clerk.post(work, {"act": "answer", "answer": ANSWER}).status_code == 302
    assert ANSWER in guest.get(own).content.decode()
    assert 'name="public_title"' not in clerk.get(work).content.decode()

    chief, _ = at_work("juzhang", people.office, "leader")
    assert 'name="public_title"' in chief.get(work).content.decode()
    said = {"public_title": TITLE, "public_question": "林某问：能办吗", "public_answer": ANSWER}
    refused = chief.post(work, {"act": "publish", **said})
    assert refused.status_code == 422
    assert "里面有提问人的姓名或名称" in refused.content.decode()
    assert chief.post(work, {"act": "publish", **said, "public_question": TEXT}).status_code == 302
    assert TITLE in anyone.get(f"/guide/stall/?at={GULOU}").content.decode()
    assert TITLE in anyone.get("/consult/?item=stall").content.decode()
    assert TITLE in anyone.get("/search/?q=摊位 租约").content.decode()

    assert guest.post(own, {"act": "again", "text": "租约要公证吗？"}).status_code == 302
    assert "租约要公证吗" in chief.get(work).content.decode()
    assert clerk.post(work, {"act": "answer", "answer": "不用公证。"}).status_code == 302
    assert guest.post(own, {"act": "rate", "level": "9"}).status_code == 422
    assert guest.post(own, {"act": "rate", "level": "5"}).status_code == 302
    assert guest.post(own, {"act": "private"}).status_code == 302
    assert not PublishedConsult.objects.exists()


def test_what_is_wrong_is_told_at_its_field_and_nothing_typed_is_lost(people: Scene) -> None:
    guest = signed_in("guest")
    number = citizen.build("350102", date(1990, 1, 1), 3)
    answer = guest.post("/consult/ask/", {**SENT, "text": f"我是{number}，能办吗", "publish": ""})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "请选可不可以公开" in page
    assert TITLE in page
    answer = guest.post("/consult/ask/", {**SENT, "text": f"我是{number}，能办吗"})
    assert "像是身份证号" in answer.content.decode()
    assert not Consultation.objects.exists()


def test_others_find_nothing(people: Scene) -> None:
    guest = signed_in("guest")
    guest.post("/consult/ask/", SENT)
    own, work = f"/my/consults/{only().id}/", f"/work/consults/{only().id}/"
    assert signed_in("other").get(own).status_code == 404
    assert Client().get(own).status_code in (302, 403)
    assert Client().get(f"/consult/{only().id}/").status_code == 404
    elsewhere, _ = at_work("cangshan", people.other, "accept", "leader")
    assert elsewhere.get(work).status_code == 404
    assert elsewhere.post(work, {"act": "answer", "answer": ANSWER}).status_code == 404
    clerk, _ = at_work("banshi", people.office, "accept")
    assert clerk.get(own).status_code == 404


def test_a_transfer_by_name_and_a_refusal_of_a_wrong_one(people: Scene) -> None:
    signed_in("guest").post("/consult/ask/", SENT)
    work = f"/work/consults/{only().id}/"
    clerk, _ = at_work("banshi", people.office, "accept")
    assert clerk.post(work, {"act": "transfer", "office_text": "没有这个局", "reason": "消防的事"}).status_code == 422
    assert clerk.post(work, {"act": "nonsense"}).status_code == 422
    moved = clerk.post(work, {"act": "transfer", "office": str(people.fire.id), "reason": "消防的事"}, follow=True)
    assert "这条咨询由别的部门答复" in moved.content.decode()
    fireman, _ = at_work("xiaofang", people.fire, "review")
    assert TITLE in fireman.get("/work/consults/").content.decode()


def test_an_office_is_chosen_where_no_item_is_meant(people: Scene) -> None:
    guest = signed_in("guest")
    guest.get("/fuzhou/gulou/")
    assert people.fire.name in guest.get("/consult/ask/").content.decode()
    sent = {**SENT, "item": "", "office": str(people.fire.id)}
    assert guest.post("/consult/ask/", sent).status_code == 302
    assert only().org_id == people.fire.id
