"""My data in English: who read them, what is held, questions and answers; values and names stay Chinese."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from banyan.engines.divisions.departments import DATA
from banyan.engines.divisions.queries import organisation_for
from banyan.engines.registers.declare import Purpose, schema
from banyan.engines.registers.queries import look_up, readings_of
from banyan.engines.registers.tests.conftest import NUMBER, doctor, people, police
from banyan.engines.registers.tests.test_pages import Stage, stage, subject
from banyan.kernel.ids import uuid7
from banyan.kernel.principal import Principal, acting_as
from banyan.kernel.testing import person, servant

from .wordings import untold

__all__ = ["doctor", "people", "police", "stage", "subject"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("people")]


def told(name: str, *args: object, sent: dict[str, str] | None = None, **query: str) -> list[str]:
    """What a page says in Chinese though it is the platform's own word; fields are called as they are declared."""
    client = Client()
    client.cookies["django_language"] = "en"
    address = reverse(f"registers:{name}", args=args)
    answer = client.get(address, query) if sent is None else client.post(address, sent, follow=True)
    page = answer.content.decode()
    assert answer.status_code in (200, 422), answer.status_code
    assert '<html lang="en"' in page
    declared = {word for one in schema("people").fields.values() for word in (one.title, one.type.name)}
    declared |= {"年", "月", "日"}  # in values, as the register says them
    declared |= {one.sensitivity.label for one in schema("people").fields.values()}
    return [text for text in untold(page) if not any(word in text for word in declared)]


def test_my_data_are_english(stage: Stage, subject: UUID, doctor: Principal) -> None:
    stage.who = person(subject_id=subject)
    assert told("readings") == []
    with acting_as(doctor):
        look_up("people", NUMBER, purpose=Purpose("办理生育登记", uuid7()), fields=["name", "address"])
    for which in ("month", "", "refused", "automatic", "by-hand", "self"):
        assert told("readings", which=which) == []
    assert told("held") == told("changes", "people") == told("doubts") == []
    with acting_as(stage.who):
        (reading,) = readings_of(subject)
    assert told("doubt-reading", reading.id) == told("doubt-value", "people", "address") == []
    for words in (" ", "我没有申请过", "再问"):
        assert told("doubt-reading", reading.id, sent={"words": words}) == []
    assert told("doubts") == []
    stage.who = servant(organisation_for(DATA, "350000000000").id, "register", division="350000000000")
    assert told("work-doubts") == told("work-registers") == []


def test_a_keeper_reads_english(stage: Stage, subject: UUID, police: Principal) -> None:
    stage.who = police
    assert told("work-register", "people") == told("work-hand-over", "people") == []
    for sent in ({"key": NUMBER, "purpose": ""}, {"key": NUMBER, "purpose": "核对重复登记"}):
        assert told("work-register", "people", sent=sent) == []
    assert told("work-record", "people", subject, purpose="核对重复登记") == []
