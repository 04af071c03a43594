"""Pages: each reader's own picture; what is refused changes nothing."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from django.test import Client
from django.utils.crypto import get_random_string

from banyan.engines.divisions import departments
from banyan.engines.divisions.queries import Organisation, organisation_for
from banyan.engines.identity import actions as identity
from banyan.engines.identity.queries import principal_of
from banyan.engines.messaging.models import Notice
from banyan.engines.supervision.models import Card, FollowUp, Mark, Rating
from banyan.engines.supervision.scan import scan_clocks
from banyan.engines.supervision.situation import Situation
from banyan.engines.supervision.tallies import fold
from banyan.engines.supervision.tests.scenes import FUZHOU, GULOU, MONDAY, bureau, case, known, on
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.testing import drain_outbox
from banyan.standards import citizen

pytestmark = pytest.mark.django_db
PASSWORD = get_random_string(20)
RED_DAY = date(2026, 11, 16)


@pytest.fixture(autouse=True)
def red_day() -> Iterator[None]:
    with on(RED_DAY):
        yield


def signed_in(name: str, office: Organisation, *roles: str) -> Client:
    with acting_as(SYSTEM):
        made = identity.create_servant(
            username=name, name="陈某", password=PASSWORD, division=office.division, org_id=office.id,
            must_change_password=False,
        )  # fmt: skip
        identity.appoint(account_id=made.id, org_id=office.id, division=office.division, roles=roles, title="科员")
    return enter(name)


def enter(name: str) -> Client:
    client = Client()
    client.post("/sign-in/", {"identifier": name, "password": PASSWORD})
    return client


@pytest.fixture
def supervisor() -> Client:
    return signed_in("jiancha", organisation_for(departments.DATA, FUZHOU), "supervise")


@pytest.fixture
def leader() -> Client:
    return signed_in("juzhang", bureau(), "leader")


@pytest.fixture
def elsewhere() -> Client:
    return signed_in("weijian", organisation_for(departments.HEALTH, GULOU), "leader", "decide")


@pytest.fixture
def card_id() -> UUID:
    known(case())
    with acting_as(SYSTEM):
        scan_clocks()
        fold()
        return Card.objects.get(rule="promise-over").id


def text(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def test_the_board_of_a_supervisor(supervisor: Client, card_id: UUID) -> None:
    page = text(supervisor, "/work/supervise/")
    assert "鼓楼区" in page
    assert "超过 1 个工作日" in page
    drilled = text(supervisor, f"/work/supervise/?within={GULOU}&by=department&sort=red&period=year")
    assert "市场监督管理" in drilled
    item = text(supervisor, f"/work/supervise/?within={GULOU}&department=market-supervision&by=item")
    assert "食品经营许可" in item


def test_the_board_keeps_to_what_is_watched(supervisor: Client, elsewhere: Client, card_id: UUID) -> None:
    assert "福州市" in text(supervisor, "/work/supervise/?within=350200000000")
    page = text(elsewhere, f"/work/supervise/?within={GULOU}&org={bureau().id}")
    assert "还没有收件" in page
    assert "食品经营许可" not in page


@pytest.mark.parametrize(
    "query", ["by=x&sort=';DROP&period=never", "within=<script>alert(1)</script>", "org=1&item=%27%C2%85", "before=x~y"]
)
def test_the_board_bears_nonsense(supervisor: Client, query: str) -> None:
    assert "<script>alert" not in text(supervisor, f"/work/supervise/?{query}")
    text(supervisor, f"/work/supervise/cards/?{query}")


def test_the_export_is_a_table_that_runs_no_formula(supervisor: Client, card_id: UUID) -> None:
    answer = supervisor.get("/work/supervise/board.csv?by=item")
    assert answer["Content-Type"].startswith("text/csv")
    assert "食品经营许可" in answer.content.decode()


def test_a_card_is_answered_and_ruled_on(supervisor: Client, leader: Client, card_id: UUID) -> None:
    path = f"/work/supervise/cards/{card_id}/"
    assert "情况和措施" in text(leader, path)
    empty = leader.post(path, {"act": "answer", "answer": ""})
    assert empty.status_code == 422
    assert "请写明情况和措施" in empty.content.decode()
    leader.post(path, {"act": "answer", "answer": "停电一天。", "plea": "on"})
    assert "请求撤回" in text(supervisor, path)
    assert leader.post(path, {"act": "withdraw", "ruling": "自己撤"}).status_code == 422
    supervisor.post(path, {"act": "withdraw", "ruling": "停电属实。"})
    assert "停电属实。" in text(leader, path)
    with acting_as(SYSTEM):
        assert Card.objects.get(id=card_id).state == "withdrawn"


def test_another_departments_card_is_not_found(elsewhere: Client, card_id: UUID) -> None:
    path = f"/work/supervise/cards/{card_id}/"
    text(elsewhere, path, 404)
    assert elsewhere.post(path, {"act": "answer", "answer": "不归我"}).status_code == 404
    assert "还没有亮过牌" in text(elsewhere, "/work/supervise/cards/")
    with acting_as(SYSTEM):
        assert Card.objects.get(id=card_id).state == "issued"


def test_a_card_by_hand(supervisor: Client, leader: Client) -> None:
    one = case()
    known(one)
    form = {"number": one.number, "rule": "unlawful-fee", "reason": "收了目录外的费"}
    assert leader.post("/work/supervise/cards/issue/", form).status_code == 403
    assert supervisor.post("/work/supervise/cards/issue/", form | {"number": "no"}).status_code == 422
    assert supervisor.post("/work/supervise/cards/issue/", form | {"rule": "promise-over"}).status_code == 422
    with acting_as(SYSTEM):
        assert not Card.objects.exists()
    assert supervisor.post("/work/supervise/cards/issue/", form).status_code == 302
    with acting_as(SYSTEM):
        assert Card.objects.get().case_number == one.number


def test_rules_are_set_on_their_page(supervisor: Client, leader: Client) -> None:
    path = "/work/supervise/rules/promise-near/"
    text(leader, path, 403)
    form = {"act": "set", "threshold": "3", "active": "yes", "reason": "提前三天"}
    assert supervisor.post(path, form | {"threshold": "三"}).status_code == 422
    assert supervisor.post(path, form).status_code == 302
    assert "福州市" in text(supervisor, "/work/supervise/rules/")
    assert supervisor.post(path, {"act": "clear"}).status_code == 302
    text(supervisor, "/work/supervise/rules/no-such-rule/", 404)


@pytest.fixture
def mine() -> Situation:
    with acting_as(SYSTEM):
        account = identity.record_person(
            citizen_number=citizen.build("350102", date(1988, 3, 6), 2), name="林某", telephone="13800000021",
            username="linmou", password=PASSWORD,
        )  # fmt: skip
        subject = principal_of(account.id).subject_id
    one = case(state="closed", due=None, closed_on=MONDAY, applicant_id=subject)
    known(one)
    return one


def test_a_resident_rates_and_the_department_follows_up(mine: Situation, leader: Client, elsewhere: Client) -> None:
    resident, path = enter("linmou"), f"/my/rate/{mine.case_id}/"
    assert "办得怎么样" in text(resident, path)
    assert resident.post(path, {"comment": "没选"}).status_code == 422
    resident.post(path, {"level": "2", "ease": "1", "comment": "跑了三趟<b>"})
    assert "评价已收到" in text(resident, path)
    resident.post(path, {"level": "5"})
    with acting_as(SYSTEM):
        assert Rating.objects.get().level == 2
        follow_up = FollowUp.objects.get().id
    page = text(leader, f"/work/supervise/ratings/{follow_up}/")
    assert "跑了三趟&lt;b&gt;" in page
    text(elsewhere, f"/work/supervise/ratings/{follow_up}/", 404)
    leader.post(f"/work/supervise/ratings/{follow_up}/", {"measure": "改了清单", "outcome": "satisfied"})
    assert "已解决" in text(leader, "/work/supervise/ratings/?tab=done")
    assert "不满意" in text(leader, "/work/supervise/ratings/?tab=all")


def test_nobody_rates_for_another(mine: Situation) -> None:
    with acting_as(SYSTEM):
        identity.record_person(
            citizen_number=citizen.build("350102", date(1990, 5, 7), 3), name="郑某", telephone="13900000022",
            username="zhengmou", password=PASSWORD,
        )  # fmt: skip
    stranger, path = enter("zhengmou"), f"/my/rate/{mine.case_id}/"
    text(stranger, path, 404)
    assert stranger.post(path, {"level": "1"}).status_code == 404
    assert Client().get(path).status_code in (302, 401, 403)
    with acting_as(SYSTEM):
        assert not Rating.objects.exists()
        assert Mark.objects.count() == 1


@pytest.mark.parametrize("path", ["", "cards/", "ratings/", "rules/", "cards/issue/"])
def test_the_workspace_is_closed_to_residents(mine: Situation, path: str) -> None:
    assert enter("linmou").get(f"/work/supervise/{path}").status_code == 403
    assert Client().get(f"/work/supervise/{path}").status_code in (302, 401, 403)


def test_the_json_twin(mine: Situation, supervisor: Client, elsewhere: Client, card_id: UUID) -> None:
    found = supervisor.get("/api/v1/supervision/cards?colour=red").json()
    assert [one["id"] for one in found] == [str(card_id)]
    assert elsewhere.get("/api/v1/supervision/cards").json() == []
    scores = supervisor.get("/api/v1/supervision/scores?since=2026-11-01&until=2026-11-30").json()
    assert scores[0]["submitted"] == 2
    resident, path = enter("linmou"), f"/api/v1/supervision/cases/{mine.case_id}/rating"
    assert resident.post(path, {"level": 9}, content_type="application/json").status_code == 422
    assert resident.post(path, {"level": 4}, content_type="application/json").json()["level"] == 4
    assert resident.get("/api/v1/supervision/cards").status_code == 403


def test_leaders_are_told(card_id: UUID) -> None:
    signed_in("juzhang", bureau(), "leader")
    drain_outbox()
    with acting_as(SYSTEM):
        told = list(Notice.objects.filter(template="supervision.card-issued").values_list("title", flat=True))
    assert told == ["亮了红牌：超过承诺时限"]
