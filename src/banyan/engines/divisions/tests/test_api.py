"""The lists as JSON: open to all, hostile input refused in words."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/divisions"


def test_find(client: Client) -> None:
    found = client.get(f"{ROOT}/", {"q": "鼓楼"}).json()
    assert found[0]["code"] == "350102000000"
    assert found[0]["site"] == "fuzhou/gulou"


def test_one_and_its_children(client: Client) -> None:
    assert client.get(f"{ROOT}/350128").json()["title"] == "平潭综合实验区"
    assert len(client.get(f"{ROOT}/35/children").json()) == 9
    assert client.get(f"{ROOT}/350182", {"on": "2016-01-01"}).json()["name"] == "长乐市"
    assert len(client.get(f"{ROOT}/350404/past").json()) == 2


def test_unknown_is_404_with_a_sentence(client: Client) -> None:
    answer = client.get(f"{ROOT}/440100")
    assert answer.status_code == 404
    assert "没有" in answer.content.decode()


@pytest.mark.parametrize(
    "query", [{"limit": 0}, {"limit": 100000}, {"within": "3501' OR 1=1"}, {"q": "村" * 61}, {"past": "x"}]
)
def test_hostile_input_is_422(client: Client, query: dict[str, str | int]) -> None:
    assert client.get(f"{ROOT}/", {"q": "村", **query}).status_code == 422


def test_organisations(client: Client) -> None:
    here = client.get(f"{ROOT}/organisations?division=350102&limit=200").json()
    assert any(one["department"] == "health" for one in here)
    one = client.get(f"{ROOT}/organisations/{here[0]['id']}").json()
    assert one["uscc_generated"] is True
    assert client.get(f"{ROOT}/organisations", {"q": "鼓楼区市场监督"}).json()[0]["name"].endswith("市场监督管理局")
    assert client.get(f"{ROOT}/organisations").json() == []
    assert client.get(f"{ROOT}/organisations/00000000-0000-0000-0000-000000000000").status_code == 404
