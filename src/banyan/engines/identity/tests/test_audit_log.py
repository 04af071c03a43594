"""The audit administrator reads the log and checks it; nobody else does."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client

from banyan.engines.identity import actions
from banyan.engines.identity.queries.audit_log import AuditLine, audit_log
from banyan.engines.identity.records import AccountInfo
from banyan.engines.identity.tests.conftest import sign_in
from banyan.kernel.audit import seal_pending
from banyan.kernel.errors import Refused
from banyan.kernel.models import Job
from banyan.kernel.postgres.base import as_owner
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.kernel.testing import assert_queries, run_jobs

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def auditor(client: Client, audit_admin: AccountInfo) -> Client:
    sign_in(client, "audit.admin")
    return client


def found(auditor: Client, **asked: str) -> str:
    answer = auditor.get("/work/audit/", asked)
    assert answer.status_code == 200
    return answer.content.decode().split("</h1>", 1)[1]


def test_a_line_says_who_did_what_to_which_thing(auditor: Client, clerk: AccountInfo) -> None:
    with acting_as(SYSTEM):
        actions.lock(account_id=clerk.id, reason="离岗")
    locked = next(action for action in audit_log_of_system() if action.action == "identity.account.lock")
    for words in (locked.title, "identity.account.lock", str(clerk.id)):
        shown = found(auditor, q=words)
        assert locked.title in shown
        assert "chen.accept" in shown
    assert "audit.admin" in found(auditor, q="audit.admin", days="1")
    assert "chen.accept" not in found(auditor, q="audit.admin", kind="administrator")
    assert "没有这样的记录" in found(auditor, q="没有这种动作")


def test_a_sign_in_of_nobody_known_is_a_line_too(auditor: Client) -> None:
    sign_in(Client(), "nobody.known", "wrong")
    assert "unknown" in found(auditor, q="登录失败")


def audit_log_of_system() -> list[AuditLine]:
    with acting_as(Principal(kind="administrator", powers=frozenset({"audit"}))):
        return list(audit_log())


def test_it_is_paged_in_few_statements(auditor: Client, clerk: AccountInfo) -> None:
    with acting_as(SYSTEM):
        for _ in range(30):
            actions.lock(account_id=clerk.id, reason="离岗")
            actions.unlock(account_id=clerk.id)
    with acting_as(Principal(kind="administrator", powers=frozenset({"audit"}))), assert_queries(3):
        first = audit_log(str(clerk.id), limit=20)
    last = first[-1]
    with acting_as(Principal(kind="administrator", powers=frozenset({"audit"}))):
        second = audit_log(str(clerk.id), before=(last.at, last.id), limit=20)
    assert len(first) == len(second) == 20
    assert {one.id for one in first}.isdisjoint(one.id for one in second)
    page = auditor.get("/work/audit/", {"kind": "system"})
    following = auditor.get("/work/audit/" + page.context["following"])
    assert following.status_code == 200
    assert following.context["rows"] != page.context["rows"]


@pytest.mark.parametrize("before", ["x", "2026-01-01_", "2026-01-01T00:00:00+08:00_x", "_1", "9999-99-99_1"])
def test_a_wrong_page_is_told(auditor: Client, before: str) -> None:
    assert auditor.get("/work/audit/", {"before": before}).status_code == 422


def test_a_whole_log_is_said_to_be_whole(auditor: Client) -> None:
    seal_pending()
    answer = auditor.post("/work/audit/check/")
    assert answer.status_code == 302
    assert run_jobs() == 1
    page = auditor.get(answer["Location"])
    assert "审计日志完整" in page.content.decode()
    assert page.context["found"].done == page.context["found"].total > 0
    assert auditor.get(answer["Location"] + "progress/")["HX-Refresh"] == "true"


def test_a_changed_line_is_named(auditor: Client) -> None:
    seal_pending()
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE kernel_audit SET about = '{\"forged\": true}' WHERE id = (SELECT max(id) FROM kernel_audit)"
        )
        cursor.execute("SELECT max(id) FROM kernel_audit")
        forged = cursor.fetchone()[0]
    answer = auditor.post("/work/audit/check/")
    run_jobs()
    shown = auditor.get(answer["Location"]).content.decode()
    assert "审计日志被动过" in shown
    assert f"第 {forged} 行被改过" in shown


@pytest.mark.parametrize("power", ["system", "security", "nobody"])
def test_nobody_else_reads_or_checks(
    client: Client, system_admin: AccountInfo, security_admin: AccountInfo, clerk: AccountInfo, power: str
) -> None:
    sign_in(client, "chen.accept" if power == "nobody" else f"{power}.admin")
    assert client.get("/work/audit/").status_code == 403
    assert client.post("/work/audit/check/").status_code == 403
    with acting_as(SYSTEM):
        assert not Job.objects.exists()
    with acting_as(Principal(kind="administrator", powers=frozenset({power}))), pytest.raises(Refused):
        audit_log()
