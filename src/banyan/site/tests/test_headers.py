"""Every answer forbids inline code, foreign hosts and framing; probes answer."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/health/live", "/gallery/", "/no-such-page/"])
def test_the_policy_is_on_every_answer(client: Client, address: str) -> None:
    policy = client.get(address).headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_a_page_that_is_not_there_says_so_in_chinese(client: Client) -> None:
    answer = client.get("/no-such-page/")
    assert answer.status_code == 404
    assert "没有找到" in answer.content.decode()


def test_the_probes_answer(client: Client) -> None:
    assert client.get("/health/live").json() == {"live": True}
    assert client.get("/health/ready").json()["database"] is True
    assert b"banyan_request_seconds" in client.get("/metrics").content


def test_the_openapi_document_is_served(client: Client) -> None:
    assert client.get("/api/v1/openapi.json").json()["openapi"].startswith("3.")
