"""Every kind of page at both sizes: usable by everybody, by keyboard too, nothing cut off, nobody else asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from banyan.engines.divisions.reference import load_reference
from banyan.engines.registers import demo as registers_demo
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.site.tests.callers import signed_in
from banyan.site.tests.town import SHOP, Town, build
from banyan.site.tests.walking import Walk

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def town(monkeypatch: pytest.MonkeyPatch) -> Town:
    """The town, with a small register."""
    monkeypatch.setattr(registers_demo, "NEIGHBOURS", 5)
    monkeypatch.setattr(registers_demo, "FIRMS", 3)
    with acting_as(SYSTEM):
        load_reference()
    return build()


@pytest.fixture
def walk_as(chromium: Any, live_site: str) -> Iterator[Callable[..., Walk]]:
    """Opens a browser in which somebody is signed in ("" for nobody); fails with all faults of its pages."""
    walks: list[Walk] = []

    def start(name: str = "", *, firm: bool = False) -> Walk:
        context = chromium.new_context(
            base_url=live_site, locale="zh-CN", timezone_id="Asia/Shanghai", bypass_csp=True, reduced_motion="reduce"
        )
        if name:
            client = signed_in(name, Client())
            if firm:
                client.post("/identity/", {"firm": str(SHOP)})
            held = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": held, "url": live_site}])
        walks.append(Walk(context.new_page(), live_site, name or "anybody"))
        return walks[-1]

    yield start
    for walk in walks:
        walk.page.context.close()
    faults = [fault for walk in walks for fault in walk.faults]
    if faults:
        pytest.fail(f"{len(faults)} faults\n" + "\n".join(faults))


def test_pages_of_the_portal(town: Town, walk_as: Callable[..., Walk]) -> None:
    _everybody(walk_as(), town)
    _residents(town, walk_as)


def test_pages_of_the_workspace(town: Town, walk_as: Callable[..., Walk]) -> None:
    _clerks(town, walk_as)
    _supervisors(town, walk_as("fuzhou.jc"))
    _administrators(town, walk_as)


def _everybody(walk: Walk, town: Town) -> None:
    walk.weighs_at_most("/", 150_000)
    walk.look("/", keys=True)
    for address in (
        "/fuzhou/", "/fuzhou/gulou/", "/sites/", "/guide/", "/guide/?q=没有这种事", "/joint/open-restaurant/",
        "/search/?q=食品", "/search/?q=没有这种东西", "/verify/", "/verify/ABCD-0000/", "/plan/", "/sign-up/",
        "/sign-in/?as=servant", "/gallery/500/", "/consult/", "/consult/?q=没有这种事", f"/consult/{town.question}/",
        "/disclosure/?at=350102000000", f"/disclosure/decisions/{town.decided}/", "/disclosure/items/?at=350102000000",
        "/disclosure/offices/?at=350102000000", "/disclosure/figures/?at=350102000000",
    ):  # fmt: skip
        walk.look(address)
    walk.look("/guide/food-licence-new/?at=350102000000", keys=True)
    walk.look("/disclosure/decisions/?at=350102000000", keys=True)
    walk.look("/sign-in/", keys=True)
    walk.look("/sign-in/", press="登录", status=422)
    walk.look("/sign-up/", press="注册并登录", status=422)
    walk.look("/no-such-page/", status=404)
    walk.look("/sign-in/", press="登录", status=403, forgetful=True)


def _residents(town: Town, walk_as: Callable[..., Walk]) -> None:
    owner = walk_as("chendian", firm=True)
    draft, case = f"/apply/drafts/{town.draft}/", f"/my/cases/{town.supplement}/"
    for address in (
        "/my/", "/my/cases/", f"/my/cases/{town.waiting}/", f"/my/cases/{town.waiting}/receipt/",
        f"/my/cases/{town.waiting}/withdraw/", f"{case}supply/", f"/my/rate/{town.decided}/", "/my/licences/",
        f"/my/licences/{town.licence}/", f"/my/licences/{town.licence}/show/", f"/my/licences/{town.licence}/share/",
        "/my/notices/", "/my/notices/how/", "/my/data/", "/my/data/held/", "/my/data/doubts/", "/security/",
        "/security/firms/", f"/apply/drafts/{town.joint}/form/place/", "/my/consults/",
        f"/my/consults/{town.question}/", f"/my/consults/{town.asked}/",
    ):  # fmt: skip
        owner.look(address)
    owner.look("/consult/ask/?item=food-licence-new&at=350102000000", press="提交咨询", status=422)
    owner.look(f"{draft}form/business/", keys=True)
    owner.look(f"{draft}form/premises/", press="保存并继续", status=422)
    owner.look(f"{draft}materials/", keys=True)
    owner.look(f"{draft}materials/", press="保存并继续", status=422)
    owner.look(f"{draft}check/", keys=True)
    owner.look(case, keys=True)
    owner.look(f"{case}supply/", press="交上去", status=422)
    owner.look("/work/cases/", status=403)
    owner.look(f"/work/cases/{town.waiting}/", status=403)
    newcomer = walk_as("linmou")
    for address in ("/my/cases/", "/my/licences/", "/my/notices/", "/my/data/doubts/", "/security/firms/"):
        newcomer.look(address)
    newcomer.look(case, status=404)


def _clerks(town: Town, walk_as: Callable[..., Walk]) -> None:
    clerk = walk_as("gulou.accept")
    case = f"/work/cases/{town.waiting}/"
    for address in (
        "/work/", "/work/cases/?view=todo", "/work/cases/?view=opinions", "/work/cases/?view=claim&pick=1",
        f"/work/cases/{town.supplement}/", f"{case}ask-supplement/", f"{case}refuse-acceptance/", "/work/consults/",
        f"/work/consults/{town.asked}/",
    ):  # fmt: skip
        clerk.look(address)
    clerk.look("/work/cases/?view=claim", keys=True)
    clerk.look(case, keys=True)
    clerk.look(f"{case}refuse-acceptance/", press="不予受理", status=422)
    chief = walk_as("gulou.decide")
    for address in (
        f"/work/cases/{town.decided}/", "/work/items/", f"/work/items/{town.item}/", "/work/licences/",
        f"/work/licences/{town.licence}/", f"/work/licences/{town.licence}/suspend/", "/work/registers/",
        "/work/registers/firms/", "/work/registers/firms/import/", "/work/standing-in/", "/work/supervise/cards/",
        f"/work/consults/{town.question}/", "/work/disclosure/", f"/work/disclosure/{town.decided}/",
    ):  # fmt: skip
        chief.look(address)
    for address in ("/work/registers/population/", "/work/registers/doubts/", "/work/cases/"):
        walk_as("gulou.ga").look(address)


def _supervisors(town: Town, watches: Walk) -> None:
    for address in (
        "/work/", "/work/supervise/", "/work/supervise/cards/", f"/work/supervise/cards/{town.card}/",
        f"/work/supervise/cards/issue/?case={town.waiting}", "/work/supervise/ratings/",
        f"/work/supervise/ratings/{town.follow_up}/", "/work/supervise/rules/", "/work/supervise/rules/unlawful-fee/",
        "/work/plan/",
    ):  # fmt: skip
        watches.look(address)


def _administrators(town: Town, walk_as: Callable[..., Walk]) -> None:
    administers = walk_as("admin.system")
    for address in (
        "/work/", "/work/accounts/", "/work/accounts/new/servant/", f"/work/accounts/{town.clerk}/",
        "/work/messages/unsent/", "/work/messages/templates/", "/work/divisions/", "/work/divisions/350102000000/",
    ):  # fmt: skip
        administers.look(address)
    guards = walk_as("admin.security")
    for address in ("/work/", "/work/accounts/", f"/work/accounts/{town.clerk}/", "/security/", "/security/password/"):
        guards.look(address)
    audits = walk_as("admin.audit")
    for address in ("/work/", "/work/audit/"):
        audits.look(address)
