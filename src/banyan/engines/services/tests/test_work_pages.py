"""The workspace over HTTP: every move through its form, refusals that change nothing, bounded statements."""

from __future__ import annotations

import pytest
from django.test import Client

from banyan.engines.services.models import Implementation
from banyan.engines.services.queries import case_file
from banyan.engines.services.records import CaseInfo
from banyan.engines.services.tests.scene import Scene
from banyan.engines.services.tests.work_desk import Desk, kinds, open_desk, row
from banyan.engines.services.views.work_show import materials_of, preview_of
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.testing import assert_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(scene: Scene) -> Desk:
    return open_desk(scene)


def state(case: CaseInfo) -> tuple[str, str, int]:
    """Where a case stands."""
    found = row(case)
    return found.state, found.step, found.revision


def test_from_claim_to_licence(desk: Desk) -> None:
    case = desk.scene.submitted()
    listed = desk.clerk.get("/work/cases/?view=claim").content.decode()
    assert case.applicant_name in listed
    assert desk.send(desk.clerk, case, "claim").status_code == 302
    assert "受理" in desk.clerk.get(f"/work/cases/{case.id}/").content.decode()
    assert desk.send(desk.clerk, case, "accept", opinion="齐全").status_code == 302
    assert desk.send(desk.clerk, case, "pass-step", opinion="符合").status_code == 302
    done = desk.chief.post(f"/work/cases/{case.id}/decide/", {"decision": "granted"}, follow=True)
    assert "证照已发到申请人账号" in done.content.decode()
    assert (row(case).state, row(case).decision, row(case).licence_id is not None) == ("closed", "granted", True)
    assert "办理用了 0 个工作日，承诺" in done.content.decode()
    assert f"{row(case).assignee_name}在办" not in done.content.decode()


def test_statements_are_bounded(desk: Desk) -> None:
    for _ in range(3):
        desk.scene.submitted()
    case = desk.scene.accepted()
    desk.clerk.get("/work/cases/?view=claim"), desk.clerk.get(f"/work/cases/{case.id}/")
    with assert_queries(8):
        desk.clerk.get("/work/cases/?view=todo")
    with assert_queries(14):
        desk.clerk.get(f"/work/cases/{case.id}/")


def test_another_department_finds_nothing_and_changes_nothing(desk: Desk) -> None:
    case = desk.scene.submitted()
    before = state(case)
    assert desk.other.get(f"/work/cases/{case.id}/").status_code == 404
    assert desk.other.get(f"/work/cases/{case.id}/beside/").status_code == 404
    for move in ("claim", "accept", "note", "transfer", "copy"):
        assert (
            desk.send(desk.other, case, move, text="看看", reason="x", org=str(desk.scene.other.id)).status_code == 404
        )
    assert state(case) == before
    assert case.applicant_name not in desk.other.get("/work/cases/?view=todo").content.decode()


def test_a_supervisor_is_offered_no_file_that_he_may_not_open(desk: Desk) -> None:
    case = desk.scene.accepted()
    with acting_as(desk.scene.clerk):
        file = case_file(case.id)
        assert preview_of(file, None) is not None
    with acting_as(desk.scene.watcher):
        file = case_file(case.id)
        assert preview_of(file, None) is None
        assert all("url" not in one for one in materials_of(file, None))


def test_a_refused_move_keeps_what_was_typed_and_changes_nothing(desk: Desk) -> None:
    case = desk.scene.submitted()
    before = state(case)
    page = desk.send(desk.clerk, case, "refuse-acceptance", reason="不归本部门管", provision="")
    assert page.status_code == 422
    shown = page.content.decode()
    assert "请写明依据的条款" in shown
    assert "不归本部门管" in shown
    assert desk.send(desk.clerk, case, "decide", decision="granted").status_code == 409
    assert state(case) == before


def test_stale_forms_are_told_and_change_nothing(desk: Desk) -> None:
    case = desk.scene.submitted()
    desk.send(desk.clerk, case, "accept", revision=str(case.revision))
    before = state(case)
    page = desk.send(desk.clerk, case, "pass-step", opinion="符合", revision=str(case.revision))
    assert page.status_code == 409
    assert "这件刚被别人办过" in page.content.decode()
    assert state(case) == before


def test_the_same_form_twice_counts_once(desk: Desk) -> None:
    case = desk.scene.submitted()
    for _ in range(2):
        assert desk.send(desk.clerk, case, "note", text="电话里说过", once="k1").status_code == 302
    assert kinds(case).count("note") == 1


def test_the_office_says_its_own_place_and_shorter_promise(desk: Desk) -> None:
    with acting_as(SYSTEM):
        mine = Implementation.objects.get(item_code="stall", org_id=desk.scene.office.id)
    assert "摆摊许可" in desk.chief.get("/work/items/").content.decode()
    url = f"/work/items/{mine.id}/"
    longer = desk.chief.post(url, {"promised": "30"})
    assert longer.status_code == 422
    assert desk.clerk.post(url, {"promised": "3", "state": "2"}).status_code == 422
    assert desk.other.get(url).status_code == 404
    assert desk.other.post(url, {"promised": "1", "state": "2"}).status_code == 404
    mine.refresh_from_db()
    assert (mine.promised, mine.state) == (None, "1")
    assert desk.chief.post(url, {"promised": "5", "place": "南后街 1 号", "state": "2"}).status_code == 302
    mine.refresh_from_db()
    assert (mine.promised, mine.place, mine.state) == (5, "南后街 1 号", "1"), "a state is changed with its reason only"
    assert f"/guide/stall/?at={mine.division}" in desk.chief.get(url).content.decode()


def test_residents_and_strangers_stay_outside(desk: Desk, client: Client) -> None:
    answer = client.get("/work/cases/")
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/?next=%2Fwork%2Fcases%2F")
    assert desk.clerk.get("/work/cases/?view=nonsense&cursor=x&who=y&item=%C2%85").status_code in (200, 422)
