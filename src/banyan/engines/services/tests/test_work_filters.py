"""The work-list narrowed, sorted, kept as a filter, walked from case to case; and what of it is nobody else's."""

from __future__ import annotations

import re
from datetime import date, timedelta
from urllib.parse import urlencode

import pytest

from banyan.engines.services.models import SavedFilter
from banyan.engines.services.records import CaseInfo
from banyan.engines.services.tests.scene import Scene
from banyan.engines.services.tests.work_desk import Desk, open_desk, row
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.testing import assert_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(scene: Scene) -> Desk:
    return open_desk(scene)


def numbers(desk: Desk, **given: str) -> list[str]:
    """The serials of the cases that a list shows, in its order."""
    page = desk.clerk.get(f"/work/cases/?{urlencode(given)}").content.decode()
    return re.findall(r'row__no num">(\d+)<', page)


def serial(case: CaseInfo) -> str:
    return case.number.rpartition("-")[2]


def kept() -> list[SavedFilter]:
    with acting_as(SYSTEM):
        return list(SavedFilter.objects.order_by("id"))


def test_every_filter_narrows(desk: Desk) -> None:
    waiting, under_way = desk.scene.submitted(), desk.scene.accepted()
    today = row(waiting).submitted_at.date()
    both = sorted([serial(waiting), serial(under_way)])
    assert sorted(numbers(desk, view="todo")) == both
    assert numbers(desk, view="todo", state="submitted") == [serial(waiting)]
    assert numbers(desk, view="todo", state="handling") == [serial(under_way)]
    assert numbers(desk, view="todo", step="accept") == [serial(waiting)]
    assert sorted(numbers(desk, view="todo", item="stall")) == both
    assert sorted(numbers(desk, view="todo", item_text="摆摊")) == both
    assert numbers(desk, view="todo", item_text="造船") == []
    assert sorted(numbers(desk, view="todo", applicant=waiting.applicant_name[:2])) == both
    assert numbers(desk, view="todo", applicant="查无此人") == []
    assert numbers(desk, view="todo", who=str(desk.clerk_id)) == []
    assert numbers(desk, view="todo", sent_to=str(today - timedelta(days=1))) == []
    assert sorted(numbers(desk, view="todo", sent_from=str(today), sent_to=str(today))) == both
    due = row(under_way).due
    assert due is not None
    assert serial(under_way) in numbers(desk, view="todo", due_from=str(due), due_to=str(due))
    assert numbers(desk, view="todo", due_from=str(due + timedelta(days=400))) == []
    assert numbers(desk, view="todo", card="red") == []


def test_sorts_and_pages_agree(desk: Desk) -> None:
    first, second, third = (desk.scene.submitted() for _ in range(3))
    rising = [serial(one) for one in (first, second, third)]
    assert numbers(desk, view="todo", sort="oldest") == rising
    assert numbers(desk, view="todo", sort="newest") == rising[::-1]


def test_nonsense_in_the_address_is_left_out(desk: Desk) -> None:
    case = desk.scene.submitted()
    assert numbers(
        desk, view="todo", item="none", who="x", state="y", step="z", card="blue", sort="up", due_from="gestern"
    ) == [serial(case)]
    assert desk.clerk.get("/work/cases/?view=todo&cursor=%3D%3D").status_code == 422


def test_the_filter_costs_no_further_statement(desk: Desk) -> None:
    desk.scene.submitted()
    desk.clerk.post("/work/cases/filter/keep/", {"query": "view=todo&state=submitted", "name": "待受理"})
    desk.clerk.get("/work/cases/?view=todo")
    with assert_queries(8):
        desk.clerk.get("/work/cases/?view=todo&state=submitted&card=red&applicant=a&sort=newest&who_text=b")


def test_keep_use_default_and_forget(desk: Desk) -> None:
    waiting, under_way = desk.scene.submitted(), desk.scene.accepted()
    query = "view=todo&state=submitted"
    answer = desk.clerk.post("/work/cases/filter/keep/", {"query": query, "name": "待受理的", "default": "on"})
    assert answer["Location"] == "/work/cases/?state=submitted&view=todo"
    opened = desk.clerk.get("/work/cases/").content.decode()
    assert "待受理的" in opened
    assert serial(waiting) in re.findall(r'row__no num">(\d+)<', opened)
    assert serial(under_way) not in re.findall(r'row__no num">(\d+)<', opened)
    assert "待受理的" not in desk.chief.get("/work/cases/").content.decode()
    mine = kept()[0]
    assert desk.chief.post(f"/work/cases/filter/{mine.id}/", {"act": "forget"}).status_code == 404
    assert desk.chief.post(f"/work/cases/filter/{mine.id}/", {"act": "plain"}).status_code == 404
    assert [one.is_default for one in kept()] == [True]
    desk.clerk.post(f"/work/cases/filter/{mine.id}/", {"act": "plain"})
    assert [one.is_default for one in kept()] == [False]
    desk.clerk.post(f"/work/cases/filter/{mine.id}/", {"act": "forget"})
    assert kept() == []


def test_a_filter_needs_a_name_and_one_default_is_enough(desk: Desk) -> None:
    desk.clerk.post("/work/cases/filter/keep/", {"query": "view=todo", "name": " "})
    assert kept() == []
    for name in ("甲", "乙"):
        desk.clerk.post("/work/cases/filter/keep/", {"query": "view=todo&step=accept", "name": name, "default": "on"})
    assert [(one.name, one.is_default) for one in kept()] == [("甲", False), ("乙", True)]
    for number in range(25):
        desk.clerk.post("/work/cases/filter/keep/", {"query": "view=todo", "name": f"第{number}组"})
    assert len(kept()) == 20


def test_the_form_of_the_filter_is_a_page_and_a_part(desk: Desk) -> None:
    page = desk.clerk.get("/work/cases/filter/?view=todo&item=stall").content.decode()
    assert "摆摊许可" in page
    assert "<html" in page
    part = desk.clerk.get("/work/cases/filter/?view=todo", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "办理人" in part


def test_pickers_find_items_and_colleagues_of_ones_own_office(desk: Desk) -> None:
    assert 'data-value="stall"' in desk.clerk.get("/work/options/item/?q=摆摊").content.decode()
    found = desk.clerk.get("/work/options/who/?q=某").content.decode()
    assert str(desk.clerk_id) in found
    assert str(desk.clerk_id) not in desk.other.get("/work/options/who/?q=某").content.decode()
    assert desk.clerk.get("/work/options/secrets/?q=a").status_code == 404


def test_from_case_to_case_of_the_list(desk: Desk) -> None:
    cases = [desk.scene.submitted() for _ in range(3)]
    page = desk.clerk.get("/work/cases/?view=todo&sort=oldest").content.decode()
    links = [one.replace("&amp;", "&") for one in re.findall(r'<a class="row" href="([^"]+)"', page)]
    assert [one.partition("?")[0] for one in links] == [f"/work/cases/{case.id}/" for case in cases]
    shown = desk.clerk.get(links[0]).content.decode()
    following = re.search(r'href="([^"]+)" data-key="J"', shown)
    assert following is not None
    assert desk.clerk.post(links[0].replace("/?", "/accept/?"), {}).status_code == 302
    second = desk.clerk.get(following[1].replace("&amp;", "&"))
    assert second["Location"] == links[1]
    back = desk.clerk.get(f"/work/cases/{cases[1].id}/turn/?{links[1].partition('?')[2]}&back=1")
    assert back["Location"] == links[0]
    end = desk.clerk.get(f"/work/cases/{cases[2].id}/turn/?{links[2].partition('?')[2]}")
    assert end["Location"] == "/work/cases/?sort=oldest&view=todo"


def test_a_foreign_list_in_the_address_is_not_carried_along(desk: Desk) -> None:
    case = desk.scene.submitted()
    url = f"/work/cases/{case.id}/?list=view%3Dtodo%26evil%3D1&at={date(2026, 1, 5)}"
    shown = desk.clerk.get(url).content.decode()
    links = re.findall(r'<a [^>]*href="([^"]+)"', shown)
    assert [one for one in links if "list=view%3Dtodo" in one]
    assert [one for one in links if "evil" in one] == []
    turned = desk.clerk.get(f"/work/cases/{case.id}/turn/?list=view%3Dtodo&at=yesterday")
    assert turned.status_code == 422


def test_bulk_assignment_through_the_page(desk: Desk) -> None:
    cases = [desk.scene.submitted() for _ in range(2)]
    page = desk.chief.get("/work/cases/?view=todo&pick=1").content.decode()
    picked = re.findall(r'name="case" value="([^"]+)"', page)
    assert sorted(picked) == sorted(str(case.id) for case in cases)
    assert f'value="{desk.clerk_id}"' in page
    back = re.search(r'name="back" value="([^"]+)"', page)
    assert back is not None
    sent = {"case": picked, "act": "assign", "account": str(desk.clerk_id), "back": back[1]}
    assert desk.chief.post("/work/cases/many/", sent)["Location"] == "/work/cases/?view=todo"
    assert {row(case).assignee_id for case in cases} == {desk.clerk_id}
