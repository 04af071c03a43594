"""The workspace over HTTP: every move through its form, refusals that change nothing, bounded statements."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils.crypto import get_random_string

from banyan.engines.divisions.queries import Organisation
from banyan.engines.identity import actions as identity
from banyan.engines.services.models import Case, CaseEvent
from banyan.engines.services.records import CaseInfo
from banyan.engines.services.tests.scene import Scene
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.testing import assert_queries

pytestmark = pytest.mark.django_db
PASSWORD = get_random_string(20)


def signed_in(name: str, office: Organisation, *roles: str) -> Client:
    """A servant of the office, signed in."""
    with acting_as(SYSTEM):
        made = identity.create_servant(
            username=name, name=f"{name[:1]}某", password=PASSWORD, division=office.division, org_id=office.id,
            must_change_password=False,
        )  # fmt: skip
        identity.appoint(account_id=made.id, org_id=office.id, division=office.division, roles=roles, title="科员")
    client = Client()
    client.post("/sign-in/", {"identifier": name, "password": PASSWORD})
    return client


@pytest.fixture
def clerk(scene: Scene) -> Client:
    return signed_in("banshi", scene.office, "accept", "review", "inspect")


@pytest.fixture
def chief(scene: Scene) -> Client:
    return signed_in("juzhang", scene.office, "decide", "leader")


@pytest.fixture
def other(scene: Scene) -> Client:
    return signed_in("cangshan", scene.other, "accept", "review", "decide", "leader")


def state(case: CaseInfo) -> tuple[str, str, int]:
    with acting_as(SYSTEM):
        row = Case.objects.get(id=case.id)
        return row.state, row.step, row.revision


def send(client: Client, case: CaseInfo, move: str, **data: Any) -> Any:
    return client.post(f"/work/cases/{case.id}/{move}/", data)


def test_from_claim_to_licence(scene: Scene, clerk: Client, chief: Client) -> None:
    case = scene.submitted()
    listed = clerk.get("/work/cases/?view=claim").content.decode()
    assert case.applicant_name in listed
    assert send(clerk, case, "claim").status_code == 302
    assert "受理" in clerk.get(f"/work/cases/{case.id}/").content.decode()
    assert send(clerk, case, "accept", opinion="齐全").status_code == 302
    assert send(clerk, case, "pass-step", opinion="符合").status_code == 302
    done = chief.post(f"/work/cases/{case.id}/decide/", {"decision": "granted"}, follow=True)
    assert "证照已发到申请人账号" in done.content.decode()
    with acting_as(SYSTEM):
        row = Case.objects.get(id=case.id)
    assert (row.state, row.decision, row.licence_id is not None) == ("closed", "granted", True)


def test_statements_are_bounded(scene: Scene, clerk: Client) -> None:
    for _ in range(3):
        scene.submitted()
    case = scene.accepted()
    clerk.get("/work/cases/?view=claim"), clerk.get(f"/work/cases/{case.id}/")
    with assert_queries(8):
        clerk.get("/work/cases/?view=todo")
    with assert_queries(14):
        clerk.get(f"/work/cases/{case.id}/")


def test_another_department_finds_nothing_and_changes_nothing(scene: Scene, other: Client) -> None:
    case = scene.submitted()
    before = state(case)
    assert other.get(f"/work/cases/{case.id}/").status_code == 404
    assert other.get(f"/work/cases/{case.id}/beside/").status_code == 404
    for move in ("claim", "accept", "note", "transfer", "copy"):
        assert send(other, case, move, text="看看", reason="x", org=str(scene.other.id)).status_code == 404
    assert state(case) == before
    assert case.applicant_name not in other.get("/work/cases/?view=todo").content.decode()


def test_a_refused_move_keeps_what_was_typed_and_changes_nothing(scene: Scene, clerk: Client) -> None:
    case = scene.submitted()
    before = state(case)
    page = send(clerk, case, "refuse-acceptance", reason="不归本部门管", provision="")
    assert page.status_code == 422
    shown = page.content.decode()
    assert "请写明依据的条款" in shown
    assert "不归本部门管" in shown
    assert send(clerk, case, "decide", decision="granted").status_code == 409
    assert state(case) == before


def test_stale_forms_are_told_and_change_nothing(scene: Scene, clerk: Client) -> None:
    case = scene.submitted()
    send(clerk, case, "accept", revision=str(case.revision))
    before = state(case)
    page = send(clerk, case, "pass-step", opinion="符合", revision=str(case.revision))
    assert page.status_code == 409
    assert "这件刚被别人办过" in page.content.decode()
    assert state(case) == before


def test_the_same_form_twice_counts_once(scene: Scene, clerk: Client) -> None:
    case = scene.submitted()
    for _ in range(2):
        assert send(clerk, case, "note", text="电话里说过", once="k1").status_code == 302
    with acting_as(SYSTEM):
        assert CaseEvent.objects.filter(case_id=case.id, kind="note").count() == 1
