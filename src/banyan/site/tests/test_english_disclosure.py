"""Who chose English asks, follows and reads what is disclosed in English; what people wrote stays Chinese."""

from __future__ import annotations

import pytest
from django.test import Client

from banyan.engines.disclosure.tests.conftest import scene
from banyan.engines.disclosure.tests.granting import granted
from banyan.engines.services.consult.models import Consultation
from banyan.engines.services.consult.tests.asking import published
from banyan.engines.services.tests.scene import GULOU, Scene
from banyan.engines.services.tests.test_resident_pages import people, signed_in
from banyan.engines.services.tests.work_desk import signed_in as at_work
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.site.design.testing import untranslated

from .wordings import untold

__all__ = ["people", "scene"]
pytestmark = pytest.mark.django_db


def english(client: Client) -> Client:
    client.cookies["django_language"] = "en"
    return client


def test_disclosure_is_english(people: Scene) -> None:
    case, anyone = granted(people), english(Client())
    for address in (
        "/disclosure/", "/disclosure/decisions/", "/disclosure/decisions/?q=zzz", f"/disclosure/decisions/{case.id}/",
        "/disclosure/offices/", f"/disclosure/offices/{people.office.id}/", "/disclosure/items/",
        "/disclosure/figures/",
    ):  # fmt: skip
        page = anyone.get(f"{address}{'&' if '?' in address else '?'}at={GULOU}")
        assert page.status_code == 200, address
        assert untranslated(page.content.decode(), "鼓楼区", people.office.name, "榕荫小馆餐饮店") == [], address


def test_consultations_are_english(people: Scene) -> None:
    one, guest = published(people), english(signed_in("guest"))
    for address in ("/consult/", "/consult/?q=zzz", f"/consult/{one.id}/"):
        assert untranslated(english(Client()).get(address).content.decode(), "福建省", one.title) == [], address
    guest.post(
        "/consult/ask/", {"item": "stall", "at": GULOU, "title": "Can I?", "text": "May I rent?", "publish": "yes"}
    )
    with acting_as(SYSTEM):
        own = f"/my/consults/{Consultation.objects.get(title='Can I?').id}/"
    for address in ("/my/consults/", own, f"/consult/ask/?item=stall&at={GULOU}"):
        page = guest.get(address)
        assert page.status_code == 200, address
        assert untranslated(page.content.decode(), "福建省", "林某", people.office.name, "摆摊许可") == [], address


def test_the_offices_pages_are_english(people: Scene) -> None:
    one, case = published(people), granted(people)
    chief, _ = at_work("juzhang", people.office, "accept", "leader")
    for address in (
        "/work/consults/", "/work/consults/?view=answered", f"/work/consults/{one.id}/", "/work/disclosure/",
        "/work/disclosure/?view=withheld", f"/work/disclosure/{case.id}/",
    ):  # fmt: skip
        page = english(chief).get(address)
        assert page.status_code == 200, address
        told = [text for text in untold(page.content.decode()) if one.title not in text and one.number not in text]
        assert told == [], address
