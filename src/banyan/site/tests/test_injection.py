"""Script, template and SQL in every free text of the main job come out as the words that they are, on every page."""

from __future__ import annotations

from html import escape
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from banyan.engines.documents.models import Licence
from banyan.engines.services.models import Case
from banyan.kernel.principal import SYSTEM as PLATFORM
from banyan.kernel.principal import acting_as
from banyan.kernel.testing import drain_outbox
from banyan.site.tests.callers import API, bytes_of, case_of, signed_in

pytestmark = pytest.mark.django_db

#: At most 60 characters, so that it fits a name.
HOSTILE = "<script>alert(7)</script>'\"{{7*7}}{%debug%};DROP TABLE x;--"
MARKUP = HOSTILE.encode()


def words(answer: Any) -> str:
    """The page, in which the hostile words may stand only as words."""
    assert answer.status_code == 200, (answer.request["PATH_INFO"], answer.status_code)
    page: str = answer.content.decode()
    for raw in ("<script>alert(7)", "alert(7)</script>", "'\"{{7*7}}", ">49<"):
        assert raw not in page, (answer.request["PATH_INFO"], raw)
    return page


def shows(client: Client, address: str, **fields: str) -> None:
    """The page shows the hostile words, as words."""
    assert escape(HOSTILE) in words(client.get(address, fields)), address


def did(client: Client, case: UUID, move: str, **fields: str) -> None:
    answer = client.post(f"/work/cases/{case}/{move}/", fields)
    assert answer.status_code == 302, (move, answer.content.decode()[-2000:])


def test_from_the_form_to_the_licence(resident: Client) -> None:
    accepts, reviews, decides = map(signed_in, ("gulou.accept", "gulou.review", "gulou.decide"))
    case = case_of(resident, name=HOSTILE, landlord=HOSTILE)
    assert resident.post(f"/my/cases/{case}/message/", {"text": HOSTILE}).status_code == 302
    did(accepts, case, "claim")
    did(accepts, case, "note", text=HOSTILE)
    did(accepts, case, "message", text=HOSTILE)
    did(accepts, case, "accept", opinion=HOSTILE)
    shows(accepts, f"/work/cases/{case}/")
    words(accepts.get("/work/cases/", {"q": HOSTILE, "view": "todo"}))
    did(reviews, case, "pass-step", opinion=HOSTILE)
    did(decides, case, "decide", decision="granted", opinion=HOSTILE)
    drain_outbox()
    shows(resident, f"/my/cases/{case}/")
    words(resident.get(f"/my/cases/{case}/receipt/"))
    words(resident.get("/my/cases/"))
    words(resident.get("/my/notices/"))
    shows(resident, "/search/", q=HOSTILE)
    with acting_as(PLATFORM):
        licence = Licence.objects.get(case_id=case)
    shows(resident, f"/my/licences/{licence.id}/")
    shows(signed_in("gulou.decide"), f"/work/licences/{licence.id}/")
    words(Client().get(f"/verify/{licence.identifier}"))
    paper = resident.get(f"/my/licences/{licence.id}/paper/")
    assert bytes_of(paper).startswith(b"%PDF-")
    with acting_as(PLATFORM):
        assert Case.objects.filter(id=case).exists()


def test_a_refusal_is_shown_as_it_was_written(resident: Client) -> None:
    accepts = signed_in("gulou.accept")
    case = case_of(resident, name=HOSTILE)
    did(accepts, case, "claim")
    did(accepts, case, "refuse-acceptance", reason=HOSTILE, provision=HOSTILE)
    drain_outbox()
    shows(resident, f"/my/cases/{case}/")
    words(resident.get("/my/notices/"))
    shows(accepts, f"/work/cases/{case}/")


def test_what_is_asked_to_be_supplied(resident: Client) -> None:
    accepts = signed_in("gulou.accept")
    case = case_of(resident)
    did(accepts, case, "claim")
    did(accepts, case, "ask-supplement", **{"material-plan": HOSTILE, "items": HOSTILE})
    drain_outbox()
    shows(resident, f"/my/cases/{case}/supply/")
    shows(resident, f"/my/cases/{case}/")
    shows(accepts, f"/work/cases/{case}/")
    answer = resident.post(f"/my/cases/{case}/supply/", {"text": HOSTILE})
    assert answer.status_code in (302, 422)


def test_the_api_gives_words_back_as_they_were(resident: Client) -> None:
    case = case_of(resident, name=HOSTILE)
    answer = resident.get(f"{API}/cases/{case}")
    assert answer.headers["Content-Type"].startswith("application/json")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
