"""Calendar, contacts and documents in English: what the platform says there, and not what people wrote."""

from __future__ import annotations

import pytest
from django.test import Client

from banyan.engines.documents import demo as folder
from banyan.engines.documents.models import SharedFile
from banyan.engines.identity import demo
from banyan.engines.identity.queries import posts_of
from banyan.engines.portal import demo as days
from banyan.engines.portal.models import Appointment
from banyan.kernel.principal import SYSTEM, acting_as

from .callers import signed_in
from .test_english_services import english
from .wordings import untold

pytestmark = pytest.mark.django_db


def test_the_pages_of_the_workspace_are_english() -> None:
    demo.load()
    for load in (demo.load_desks, days.load, folder.load):
        load()
    client = signed_in("gulou.decide", Client())
    client.cookies["django_language"] = "en"
    with acting_as(SYSTEM):
        post = posts_of(demo.account_id("gulou.decide"))[0]
        meeting = Appointment.objects.get(weekly=True).pk
        form = SharedFile.objects.get(reach="own").pk
    schedule = [f"/work/schedule/?view={view}" for view in ("month", "week", "agenda")]
    own = [
        f"/work/schedule/{meeting}/",
        f"/work/schedule/{meeting}/edit/",
        "/work/schedule/new/",
        "/work/schedule/feed/",
    ]
    people = ["/work/contacts/", "/work/contacts/?q=huang", "/work/contacts/?q=zzzz", f"/work/contacts/{post.id}/"]
    office = [f"/work/contacts/{post.id}/desk/", f"/work/contacts/offices/{post.org_id}/"]
    papers = ["/work/documents/", "/work/documents/?q=zzzz", "/work/documents/new/", f"/work/documents/{form}/"]
    assert english(client, *schedule, *own, *people, *office, *papers, f"/work/documents/{form}/edit/") == []
    for address, said in (
        ("/work/schedule/new/", {"title": " ", "first_day": "x", "starts": "25:00"}),
        (f"/work/contacts/{post.id}/desk/", {"telephone": "13800000021"}),
        ("/work/documents/new/", {"title": "x"}),
    ):
        refused = client.post(address, said)
        assert refused.status_code == 422
        assert untold(refused.content.decode()) == []
    assert "Zheng" not in client.get("/search/palette/?q=zheng").content.decode()
    assert "郑某" in client.get("/search/palette/?q=zheng").content.decode()
