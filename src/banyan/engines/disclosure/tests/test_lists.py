"""Offices, items with their versions, figures: drawn from what runs."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from io import StringIO

import pytest
from django.test import Client

from banyan.engines.disclosure import queries
from banyan.engines.disclosure.tests.conftest import CLOSED, CONFIRMED, OPEN
from banyan.engines.disclosure.tests.granting import granted
from banyan.engines.disclosure.views.items import change_words
from banyan.engines.portal.sites import site_at
from banyan.engines.portal.views.search import find
from banyan.engines.services import actions
from banyan.engines.services.tests.items import item, system
from banyan.engines.services.tests.scene import GULOU, Scene
from banyan.engines.services.tests.work_desk import signed_in
from banyan.engines.supervision.actions import rate
from banyan.engines.supervision.tallies import fold
from banyan.kernel import clock
from banyan.kernel.principal import ANONYMOUS, SYSTEM, acting_as
from banyan.kernel.testing import assert_queries, drain_outbox, registry_of

pytestmark = pytest.mark.django_db
LISTS = ("offices", "items", "changes", "decisions", "figures")


def counted() -> None:
    with acting_as(SYSTEM):
        fold()


def table(client: Client, name: str, **asked: str) -> list[list[str]]:
    answer = client.get(f"/disclosure/{name}.csv", {"at": GULOU, **asked})
    assert answer["Content-Disposition"].startswith("attachment")
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))


def test_an_office_has_the_window_that_it_says_for_its_items(scene: Scene) -> None:
    with acting_as(SYSTEM):
        from banyan.engines.services.models import Implementation

        Implementation.objects.filter(org_id=scene.office.id).update(place="东街 1 号", contact="0591-87654321")
    with acting_as(ANONYMOUS), assert_queries(1):
        one = next(found for found in queries.offices(GULOU) if found.id == scene.office.id)
    assert (one.uscc, one.place, one.contact, one.items) == (scene.office.uscc, "东街 1 号", "0591-87654321", 4)


def test_a_change_of_an_item_is_published_with_what_changed(scene: Scene) -> None:
    changed = item(conditions=("有健康证明",))
    with registry_of(system(changed, OPEN, CLOSED, CONFIRMED)), acting_as(SYSTEM):
        actions.publish_items()
        with acting_as(ANONYMOUS):
            power = next(one for one in queries.powers(GULOU) if one.item_code == "stall")
            newest = next(one for one in queries.item_changes(GULOU) if one.item_code == "stall")
    assert power.version == newest.version == 2
    assert newest.elements == ("conditions",)
    assert change_words(newest) == "第 2 版，改了：受理条件"


def test_figures_are_what_the_office_did_and_name_nobody(scene: Scene) -> None:
    case = granted(scene)
    with acting_as(scene.resident):
        rate(case_id=case.id, level=4)
    drain_outbox()
    counted()
    with acting_as(ANONYMOUS), assert_queries(1):
        (one,) = queries.figures(GULOU, clock.today().replace(day=1))
    assert (one.org_id, one.received, one.done, one.on_time, one.stars) == (scene.office.id, 1, 1, 100.0, 4.0)
    assert queries.figures(GULOU, date(2020, 1, 1)) == []


def test_every_list_can_be_taken_along(scene: Scene, client: Client) -> None:
    case = granted(scene)
    drain_outbox()
    counted()
    tables = {name: table(client, name, month=f"{clock.today():%Y-%m}") for name in LISTS}
    assert all(len(rows) > 1 for rows in tables.values()), {name: len(rows) for name, rows in tables.items()}
    assert tables["decisions"][1][0] == "榕荫小馆餐饮店"
    tomorrow = (case.closed_on or clock.today()) + timedelta(days=1)
    assert len(table(client, "decisions", since=tomorrow.isoformat())) == 1


def test_no_cell_is_taken_for_a_formula(scene: Scene, client: Client) -> None:
    granted(scene)
    with acting_as(SYSTEM):
        from banyan.engines.disclosure.models import PublishedDecision

        PublishedDecision.objects.update(subject_name="=1+1 店")
    assert table(client, "decisions")[1][0] == "'=1+1 店"


def test_pages_show_it_and_search_finds_it(scene: Scene, client: Client) -> None:
    case = granted(scene)
    drain_outbox()
    counted()
    for address, said in (
        ("/disclosure/", "榕荫小馆餐饮店"),
        ("/disclosure/decisions/?q=小馆", "榕荫小馆餐饮店"),
        (f"/disclosure/decisions/{case.id}/", scene.office.uscc),
        ("/disclosure/offices/", scene.office.name),
        (f"/disclosure/offices/{scene.office.id}/", "榕荫小馆餐饮店"),
        ("/disclosure/items/?q=摆摊", "摆摊许可"),
        (f"/disclosure/figures/?month={clock.today():%Y-%m}", "按时办结"),
    ):
        page = client.get(f"{address}{'&' if '?' in address else '?'}at={GULOU}")
        assert page.status_code == 200, address
        assert said in page.content.decode(), address
    with acting_as(ANONYMOUS):
        site = site_at("fuzhou/gulou")
        assert any(hit.kind == "公示" for group in find("榕荫小馆", site, 5) for hit in group.hits)
        assert any(hit.kind == "信息公开" for group in find("权责清单", site, 5) for hit in group.hits)


def test_the_head_holds_back_on_the_page_and_others_are_told_who_may(scene: Scene, client: Client) -> None:
    case = granted(scene)
    address = f"/work/disclosure/{case.id}/"
    assert client.get(address).status_code == 302
    other, _ = signed_in("cangshan", scene.other, "leader")
    assert other.get(address).status_code == 404
    clerk, _ = signed_in("banshi", scene.office, "accept")
    assert "只有作出决定的部门的负责人能改公示" in clerk.get(address).content.decode()
    chief, _ = signed_in("juzhang", scene.office, "leader")
    assert chief.post(address, {"act": "withhold", "reason": ""}).status_code == 422
    assert chief.post(address, {"act": "withhold", "reason": "商业秘密"}).status_code == 302
    assert client.get(f"/disclosure/decisions/{case.id}/").status_code == 404
    assert "商业秘密" in chief.get(address).content.decode()
    assert "榕荫小馆餐饮店" in chief.get("/work/disclosure/?view=withheld").content.decode()
    assert chief.post(address, {"act": "restore"}).status_code == 302
    assert client.get(f"/disclosure/decisions/{case.id}/").status_code == 200
