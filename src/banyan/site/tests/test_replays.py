"""One application sent many times at once, with one key, is one case."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from banyan.engines.identity import demo
from banyan.engines.services.actions import publish_items
from banyan.engines.services.models import Case
from banyan.engines.services.tests.items import SYSTEM
from banyan.kernel.principal import SYSTEM as PLATFORM
from banyan.kernel.principal import acting_as
from banyan.kernel.systems import registry, use_registry
from banyan.kernel.testing import registry_of
from banyan.site.tests.callers import application, signed_in

TIMES = 6


@pytest.mark.django_db(transaction=True)
def test_six_at_once_are_one_case_and_a_replay_gives_it_back() -> None:
    with registry_of(SYSTEM):
        demo.load()
        with acting_as(PLATFORM):
            publish_items()
        signed = signed_in("linmou")
        body, declared, together = json.dumps(application()), registry(), Barrier(TIMES)

        def send(_turn: int, *, wait: bool = True) -> tuple[int, str]:
            client = Client(headers={"Idempotency-Key": "one-application"})
            client.cookies = signed.cookies
            try:
                with use_registry(declared):
                    if wait:
                        together.wait(timeout=30)
                    answer = client.post("/api/v1/services/cases", body, content_type="application/json")
                    return answer.status_code, answer.json().get("id", "")
            finally:
                connection.close()

        with ThreadPoolExecutor(TIMES) as threads:
            answers = list(threads.map(send, range(TIMES)))
        assert {status for status, _ in answers} <= {201, 409}
        assert len({case for status, case in answers if status == 201}) == 1
        with acting_as(PLATFORM):
            assert Case.objects.count() == 1
        status, case = send(0, wait=False)
        assert (status, [case]) == (201, list({one for code, one in answers if code == 201}))
