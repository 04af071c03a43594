"""Keeping divisions on their pages: renamed, merged, begun; what was typed stays when it is refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from banyan.engines.divisions import queries
from banyan.engines.divisions.models import DivisionRecord
from banyan.engines.divisions.views import work
from banyan.kernel.errors import Refused
from banyan.kernel.principal import ANONYMOUS, Principal, acting_as
from banyan.kernel.testing import assert_queries, person, servant

pytestmark = pytest.mark.django_db
ADMINISTRATOR = Principal(kind="administrator", account_id=uuid4(), powers=frozenset({"system"}))
GULOU, TAIJIANG = "350102000000", "350103000000"
PAPER = {"on": "2026-07-01", "document": "闽政文〔2026〕1号"}


class Messages(list[str]):
    """What a page says after it; the request of these tests has no session to keep it in."""

    def add(self, level: int, message: str, extra_tags: str = "") -> None:
        """Keep a sentence."""
        self.append(message)


@contextmanager
def opened() -> Iterator[RequestFactory]:
    with acting_as(ADMINISTRATOR):
        yield RequestFactory()


def sent(code: str, verb: str, /, **typed: str) -> HttpResponse:
    with opened() as requests:
        request = requests.post(f"/work/divisions/{code}/{verb}/", typed)
        request._messages = Messages()  # type: ignore[attr-defined]
        return work.change(request, code, verb)


def page(code: str) -> str:
    with opened() as requests:
        return work.division_page(requests.get(f"/work/divisions/{code}/"), code).content.decode()


def test_it_is_found_by_name_pinyin_and_code() -> None:
    with opened() as requests:
        for words in ("鼓楼区", "gulou", "350102"):
            with assert_queries(2):
                answer = work.find(requests.get("/work/divisions/", {"q": words}))
            assert f"/work/divisions/{GULOU}/" in answer.content.decode()
        assert "没有找到" in work.find(requests.get("/work/divisions/", {"q": "没有这个地方"})).content.decode()


def test_renaming_is_told_with_its_past() -> None:
    assert sent(GULOU, "rename", name="三坊区", **PAPER).status_code == 302
    shown = page(GULOU)
    assert "三坊区" in shown
    assert "2026-07-01" in shown
    assert "闽政文〔2026〕1号" in shown
    assert queries.division(GULOU, date(2026, 6, 30)).name == "鼓楼区"
    assert [one.name for one in queries.periods(GULOU)] == ["鼓楼区", "三坊区"]


def test_a_merged_division_says_where_it_went_and_takes_no_more_changes() -> None:
    assert sent(TAIJIANG, "merge", into=GULOU, **PAPER).status_code == 302
    shown = page(TAIJIANG)
    assert "并入“鼓楼区”" in shown
    assert "“台江区”并入" in page(GULOU)
    assert "<form" not in shown.split("</h1>", 1)[1]
    assert sent(TAIJIANG, "rename", name="新台江区", **PAPER).status_code == 422
    with opened() as requests:
        assert "台江区" in work.find(requests.get("/work/divisions/", {"q": "台江区"})).content.decode()


def test_one_is_begun_with_its_offices() -> None:
    assert sent("350100000000", "add", code="350113", name="滨海区", **PAPER).status_code == 302
    assert "福州市公安局滨海分局" in page("350113000000")


@pytest.mark.parametrize(
    ("verb", "typed", "said"),
    [
        ("rename", {"name": "新", **PAPER}, "2 到 40 个字"),
        ("rename", {"name": "新鼓楼区", **PAPER, "document": ""}, "请写批准的文件和文号"),
        ("rename", {"name": "新鼓楼区", **PAPER, "on": "不是日子"}, "请写生效的日子"),
        ("rename", {"name": "新鼓楼区", **PAPER, "on": "2999-01-01"}, "还没到这一天"),
        ("merge", {**PAPER, "into": ""}, "请从列表里选一个同级的行政区划"),
        ("merge", {**PAPER, "into": "350200000000"}, "级别不同"),
        ("add", {"code": "350203", "name": "新街道", **PAPER}, "代码要以 350102 开头"),
        ("add", {"code": "350102001", "name": "新街道", **PAPER}, "已经有行政区划在用"),
    ],
)
def test_what_is_refused_changes_nothing_and_stays_typed(verb: str, typed: dict[str, str], said: str) -> None:
    before = list(DivisionRecord.objects.order_by("id").values_list("id", "name", "valid_to"))
    answer = sent(GULOU, verb, **typed)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert said in shown
    assert all(value in shown for value in typed.values())
    assert list(DivisionRecord.objects.order_by("id").values_list("id", "name", "valid_to")) == before


@pytest.mark.parametrize(
    "who", [ANONYMOUS, person(), servant(uuid4(), "leader")], ids=["nobody", "resident", "servant"]
)
def test_the_pages_are_the_system_administrators(who: Principal) -> None:
    requests = RequestFactory()
    with acting_as(who):
        with pytest.raises(Refused):
            work.find(requests.get("/work/divisions/"))
        with pytest.raises(Refused):
            work.division_page(requests.get("/"), GULOU)
        with pytest.raises(Refused):
            work.change(requests.post("/", PAPER), GULOU, "rename")
