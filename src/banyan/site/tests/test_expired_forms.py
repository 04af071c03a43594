"""The session ends over any other form: it is shown again as it was filled in, to its writer and to nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from banyan.engines.identity.kept.filling import FormFound, forms_in
from banyan.engines.identity.kept.store import LARGEST
from banyan.engines.identity.models import Account
from banyan.engines.registers import actions as registers
from banyan.engines.services import actions as services
from banyan.kernel import clock
from banyan.kernel.models import AuditRow
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.site.tests import town as building
from banyan.site.tests.callers import signed_in
from banyan.site.tests.town import Town, acting
from banyan.systems.government.open_restaurant.tests import scene as restaurant

pytestmark = pytest.mark.django_db
WORDS = "写了半天的“话”，<b>一句</b>也不能丢 & 别的。"
SHOWN = "写了半天的“话”，&lt;b&gt;一句&lt;/b&gt;也不能丢 &amp; 别的。"
LATE = timedelta(hours=2)


@pytest.fixture(scope="module")
def town_built(django_db_setup: None, django_db_blocker: Any) -> Iterator[Town]:
    """The town, for all tests of the module; gone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield building.build()
        transaction.set_rollback(True)


@pytest.fixture
def town(town_built: Town, db: None) -> Town:
    return town_built


@dataclass(frozen=True)
class Form:
    """A form of a page: who writes into it, where it stands, where it goes, and one of its fields."""

    who: str
    page: str
    field: str
    goes_to: str = ""

    def found(self, page: str) -> FormFound:
        """The form in the markup of a page."""
        to = self.goes_to or self.page
        return next(
            one for one in forms_in(page)
            if (one.action or self.page).split("?")[0] == to and self.field in {each.name for each in one.controls}
        )  # fmt: skip

    def drawn(self, client: Client) -> dict[str, str]:
        """What is hidden in it, with the words in its field."""
        answer = client.get(self.page)
        assert answer.status_code == 200, (self.page, answer.status_code)
        controls = self.found(answer.content.decode()).controls
        assert "_writer" in {one.name for one in controls}, self.page
        return {one.name: one.value for one in controls if one.kind == "hidden"} | {self.field: WORDS}

    def too_late(self, client: Client, **more: Any) -> str:
        """Send it two hours after it was drawn: nothing is done; where one comes back to after signing in."""
        fields, before = {**self.drawn(client), **more}, _deeds()
        with clock.at(clock.now() + LATE):
            answer = client.post(self.goes_to or self.page, fields)
        assert answer.status_code == 302, (self.page, answer.status_code)
        assert urlsplit(answer["Location"]).path == "/sign-in/"
        assert WORDS not in str(dict(client.session)), "kept in clear"
        assert _deeds() == before
        return parse_qs(urlsplit(answer["Location"]).query)["next"][0]

    def value(self, page: str) -> str:
        """What stands in the field now."""
        one = next(each for each in self.found(page).controls if each.name == self.field)
        return unescape(page[one.end : one.close].removeprefix("\n")) if one.tag == "textarea" else one.value


def _deeds() -> int:
    """Every write leaves a row here, but for signing in and out."""
    with acting_as(SYSTEM):
        return AuditRow.objects.exclude(action__startswith="identity.").count()


def back(client: Client, name: str, address: str, *, after: timedelta = LATE) -> str:
    """The page after signing in again."""
    with clock.at(clock.now() + after + timedelta(minutes=1)):
        signed_in(name, client)
        return str(client.get(address).content.decode())


def entered(name: str) -> Client:
    """A browser of somebody; the owner acts for his shop."""
    client = signed_in(name)
    if name == "chendian":
        client.post("/identity/", {"firm": str(building.SHOP)})
    return client


def forms(town: Town) -> list[Form]:
    """At least one of each family."""
    resident = acting("linmou")
    assert resident.subject_id is not None
    with acting_as(resident):
        doubt = registers.object_to_value(
            register="population", subject_id=resident.subject_id, field="name", words="名字错了"
        )  # fmt: skip
    with acting_as(SYSTEM):
        servant = Account.objects.get(username="gulou.accept").pk
    joint = restaurant.sent(resident, restaurant.NEWCOMER).id
    case, account = f"/work/cases/{town.waiting}/", f"/work/accounts/{servant}/"
    return [
        Form("fuzhou.jc", "/work/supervise/rules/statutory-over/", "reason"),
        Form("gulou.decide", f"/work/supervise/ratings/{town.follow_up}/", "measure"),
        Form("gulou.decide", f"/work/supervise/cards/{town.card}/", "answer"),
        Form("chendian", f"/my/rate/{town.decided}/", "comment"),
        Form("linmou", "/my/data/doubts/population/name/", "words"),
        Form("gulou.ga", f"/work/registers/doubts/{doubt}/", "answer"),
        Form("gulou.ga", "/work/registers/population/", "purpose"),
        Form("gulou.decide", f"/work/items/{town.item}/", "place"),
        Form("gulou.decide", f"/work/items/{town.item}/", "reason"),
        Form("gulou.decide", f"/work/licences/{town.licence}/suspend/", "reason"),
        Form("chendian", f"/my/cases/{town.waiting}/withdraw/", "reason"),
        Form("linmou", f"/my/joint/{joint}/withdraw/", "reason"),
        Form("linmou", "/my/notices/how/", "address"),
        Form("chendian", "/security/firms/", "name", "/security/firms/agents/"),
        Form("gulou.accept", "/work/standing-in/", "reason"),
        Form("admin.system", "/work/accounts/new/servant/", "name"),
        Form("admin.system", account, "title", f"{account}appoint/"),
        Form("admin.security", account, "reason", f"{account}lock/"),
        Form("gulou.accept", f"{case}accept/", "opinion"),
        Form("gulou.accept", f"{case}ask-supplement/", "material-floor-plan"),
        Form("gulou.accept", f"{case}ask-supplement/", "items"),
        Form("gulou.accept", f"{case}refuse-acceptance/", "reason"),
        Form("gulou.accept", case, "text", f"{case}message/"),
        Form("gulou.accept", "/work/cases/filter/?view=todo&state=submitted", "name", "/work/cases/filter/keep/"),
    ]


def test_every_family_of_forms_comes_back_filled_in(town: Town) -> None:
    for form in forms(town):
        client = entered(form.who)
        page = back(client, form.who, form.too_late(client))
        assert form.value(page) == WORDS, form
        assert "您点的时候已经退出登录" in page, form
        assert "<b>一句" not in page, form


RULE = Form("fuzhou.jc", "/work/supervise/rules/promise-near/", "reason")


def test_nothing_is_shown_to_another_account(town: Town) -> None:
    account = f"/work/accounts/{town.clerk}/"
    for form, other in (
        (Form("gulou.accept", f"/work/cases/{town.waiting}/accept/", "opinion"), "gulou.decide"),
        (Form("admin.security", account, "reason", f"{account}lock/"), "admin.system"),
    ):
        client = signed_in(form.who)
        address = form.too_late(client)
        seen = back(client, other, address)
        assert "写了半天" not in seen
        client.post("/sign-out/")
        assert "写了半天" not in back(client, form.who, address), "it went for good when another signed in"
        assert "写了半天" not in back(signed_in(form.who), form.who, address), "another browser"


def test_a_form_is_not_sent_by_whoever_signed_in_beside_it(town: Town) -> None:
    form = Form("gulou.accept", f"/work/cases/{town.waiting}/note/", "text")
    client = signed_in(form.who)
    fields = form.drawn(client)
    client.post("/sign-out/")
    signed_in("gulou.decide", client)
    before = _deeds()
    answer = client.post(form.page, fields)
    assert (answer.status_code, _deeds()) == (409, before)
    assert "另一个账号" in answer.content.decode()


def test_no_password_is_kept(town: Town) -> None:
    form = Form("admin.system", "/work/accounts/new/servant/", "name")
    client = signed_in(form.who)
    page = back(client, form.who, form.too_late(client, password="never-keep-this-榕"))
    assert form.value(page) == WORDS
    assert "never-keep-this" not in page
    change = Form("linmou", "/security/password/", "old")
    client = signed_in(change.who)
    page = back(client, change.who, change.too_late(client, password="never-keep-this-榕"))
    assert "never-keep-this" not in page
    assert "写了半天" not in page


def test_what_is_too_much_is_said_and_left_in_the_browser(town: Town) -> None:
    client = signed_in(RULE.who)
    fields = {**RULE.drawn(client), "reason": "长" * LARGEST}
    with clock.at(clock.now() + LATE):
        answer = client.post(RULE.page, fields)
    assert answer.status_code == 403
    assert "您写的还在上一页" in answer.content.decode()
    assert "长长长" not in back(client, RULE.who, RULE.page)
    client = signed_in(RULE.who)
    with clock.at(clock.now() + LATE):
        assert client.post(RULE.page, {**fields, "reason": "长" * 1_000_000}).status_code == 413


def test_it_ends_after_an_hour_and_when_it_is_sent(town: Town) -> None:
    client = signed_in(RULE.who)
    address = RULE.too_late(client)
    assert RULE.value(back(client, RULE.who, address)) == WORDS
    for minutes, shown in ((25, WORDS), (50, WORDS), (61, "")):
        with clock.at(clock.now() + LATE + timedelta(minutes=minutes)):
            assert RULE.value(client.get(RULE.page).content.decode()) == shown, minutes
    client = signed_in(RULE.who)
    address = RULE.too_late(client)
    back(client, RULE.who, address)
    with clock.at(clock.now() + LATE * 1.1):
        assert client.post(RULE.page, RULE.drawn(client) | {"threshold": "2", "active": "yes"}).status_code == 302
        assert RULE.value(client.get(RULE.page).content.decode()) == ""


def test_a_form_that_nobody_drew_is_kept_for_nobody(town: Town) -> None:
    for writer in ("", "made:up:here", "x" * 5000):
        nobody = Client()
        answer = nobody.post(RULE.page, {"reason": WORDS, "_writer": writer})
        assert answer.status_code in (302, 403)
        assert RULE.value(back(nobody, RULE.who, RULE.page)) == ""


def test_what_a_script_saves_by_itself_is_refused_and_not_kept(town: Town) -> None:
    for headers in ({"X-Autosave": "1"}, {"Sec-Fetch-Mode": "cors"}):
        client = signed_in(RULE.who)
        fields = RULE.drawn(client)
        with clock.at(clock.now() + LATE):
            assert client.post(RULE.page, fields, headers=headers).status_code == 403
            assert client.get("/sign-in/").status_code == 200
        assert RULE.value(back(client, RULE.who, RULE.page)) == ""


def test_a_form_swapped_into_a_page_comes_back_as_a_page(town: Town) -> None:
    form = Form("gulou.accept", f"/work/cases/{town.waiting}/accept/", "opinion")
    client = signed_in(form.who)
    fields = form.drawn(client)
    with clock.at(clock.now() + LATE):
        answer = client.post(form.page, fields, headers={"HX-Request": "true", "HX-Current-URL": "/work/cases/"})
    assert answer.status_code == 204
    assert parse_qs(urlsplit(answer["HX-Redirect"]).query)["next"] == [form.page]
    assert form.value(back(client, form.who, form.page)) == WORDS


def test_words_are_shown_where_their_form_is_gone(town: Town) -> None:
    form = Form("gulou.accept", f"/work/cases/{town.waiting}/", "opinion", f"/work/cases/{town.waiting}/accept/")
    client = signed_in(form.who)
    address = form.too_late(client)
    with acting_as(acting("gulou.accept")):
        services.accept(case_id=town.waiting, opinion="别人先受理了")
    page = back(client, form.who, address)
    assert "下面这些在这一页没有位置了" in page
    assert SHOWN in page


def test_files_are_not_kept_and_are_asked_for_again(town: Town) -> None:
    form = Form("gulou.ga", "/work/registers/population/import/", "valid_from")
    client = signed_in(form.who)
    page = back(client, form.who, form.too_late(client, file=SimpleUploadedFile("a.csv", b"1,2", "text/csv")))
    assert form.value(page) == WORDS
    assert "选的文件没有留，请再选一次" in page
