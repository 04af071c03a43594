"""Who chose English reads the frame of the inbox in English; notices stay as they were sent, and say so."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.test import Client

from banyan.engines.messaging.tests.conftest import me, own_outbox
from banyan.engines.messaging.tests.test_pages import mine
from banyan.engines.messaging.tests.test_sending import tell
from banyan.site.design.testing import untranslated

__all__ = ["me", "mine", "own_outbox"]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def english(mine: Client) -> Client:
    mine.cookies["django_language"] = "en"
    return mine


@pytest.mark.parametrize("address", ["/my/notices/", "/my/notices/?only=unread", "/my/notices/how/"])
def test_the_pages_without_notices(english: Client, address: str) -> None:
    page = english.get(address)
    assert page.status_code == 200
    assert untranslated(page.content.decode()) == []


def test_a_notice_and_its_copies(english: Client, me: UUID) -> None:
    notice = tell(me)
    assert untranslated(english.get("/my/notices/").content.decode()) == []
    page = english.get(f"/my/notices/{notice}/")
    assert untranslated(page.content.decode(), page.context["notice"].title) == []
