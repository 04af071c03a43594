"""The row of the plan, end to end: one site a government, guide, consult, disclosure, one sign-on into every system."""

from __future__ import annotations

import pytest
from django.test import Client

from banyan.engines.divisions.departments import MARKET_SUPERVISION
from banyan.engines.divisions.queries import organisation_for, places
from banyan.engines.portal.declare import Evidence
from banyan.engines.portal.plan import standings
from banyan.engines.services.queries import items_at
from banyan.engines.services.rehearsal import granted
from banyan.engines.services.tests.scene import GULOU
from banyan.engines.services.tests.work_desk import signed_in
from banyan.kernel.principal import ANONYMOUS, SYSTEM, acting_as
from banyan.kernel.systems import registry
from banyan.kernel.testing import drain_outbox
from banyan.systems.government.bookkeeping_agencies.system import NEW
from banyan.systems.government.bookkeeping_agencies.tests.test_bookkeeping_agencies import FILLED
from banyan.systems.government.unified_portal.system import SYSTEM as PORTAL
from banyan.systems.government.unified_portal.system import count_sites

pytestmark = pytest.mark.django_db


def test_the_row_is_in_use_as_its_evidence_says() -> None:
    row = next(one for one in standings() if one.row.id == "4-1-2a")
    assert (row.state, row.answers) == ("used", PORTAL)
    with acting_as(SYSTEM):
        assert "待答复的咨询 0 条" in count_sites()
    assert registry().get(Evidence, "portal-sites").url == "/sites/"


def test_what_is_granted_in_a_county_is_disclosed_on_its_site(client: Client) -> None:
    case, _ = granted(NEW, FILLED)
    drain_outbox()
    for address in ("/disclosure/", "/disclosure/decisions/"):
        assert case.item_title in client.get(address, {"at": GULOU}).content.decode()
    with acting_as(ANONYMOUS):
        assert any(one.item.code == NEW.code for one in items_at(GULOU))
    for place in places():
        assert client.get(f"/{place.site}/").status_code == 200
        assert client.get("/disclosure/items/", {"at": place.code}).status_code == 200


def test_one_sign_on_opens_the_pages_of_every_engine() -> None:
    office = organisation_for(MARKET_SUPERVISION, GULOU)
    chief, _ = signed_in("juzhang", office, "accept", "review", "decide", "leader", "publish", "register")
    for address in (
        "/work/", "/work/cases/", "/work/consults/", "/work/items/", "/work/disclosure/", "/work/supervise/",
        "/work/licences/", "/work/registers/", "/my/", "/my/notices/", "/security/",
    ):  # fmt: skip
        assert chief.get(address).status_code == 200, address
