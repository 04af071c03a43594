"""Several writers at once: no timeline crosses, nothing that anybody said is lost."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from django.db import connection

from banyan.engines.registers.actions import load, put
from banyan.engines.registers.models import Statement
from banyan.engines.registers.queries import history
from banyan.engines.registers.tests.conftest import MARRIAGES, NUMBER, PEOPLE, SOMEONE, system
from banyan.engines.registers.timeline import Span, faults
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.subjects import person_id
from banyan.kernel.testing import registry_of

BORN = date(1990, 3, 7)
WRITERS, TIMES = 4, 5


@pytest.mark.django_db(transaction=True)
def test_writers_of_one_person_wait_for_each_other() -> None:
    broken: list[BaseException] = []
    start = threading.Barrier(WRITERS)

    def write(writer: int) -> None:
        try:
            with acting_as(SYSTEM), registry_of(system(PEOPLE, MARRIAGES)):
                start.wait()
                for turn in range(TIMES):
                    values = {**SOMEONE, "address": f"第 {writer} 路 {turn} 号"}
                    if turn % 2:
                        load("people", [{**values, "number": NUMBER}], source="public-security", valid_from=BORN)
                    else:
                        put("people", NUMBER, values, source="public-security", valid_from=BORN)
        except BaseException as error:
            broken.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(n,)) for n in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert broken == []
    with acting_as(SYSTEM), registry_of(system(PEOPLE, MARRIAGES)):
        standing = Statement.objects.filter(known_to__year=9999)
        assert faults(Span(one.valid_from, one.valid_to, {}) for one in standing) == []
        assert standing.count() == 1
        said = {str(fact.kept) for one in history("people", person_id(NUMBER), purpose="x") for fact in one.facts}
    assert {f"第 {writer} 路 {turn} 号" for writer in range(WRITERS) for turn in range(TIMES)} <= said
