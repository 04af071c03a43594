"""The connection carries the principal; row-level security answers to it, through commits and rollbacks."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from banyan.kernel import clock
from banyan.kernel.models import Job
from banyan.kernel.principal import ANONYMOUS, SYSTEM, Principal, acting_as
from banyan.kernel.testing import person

pytestmark = pytest.mark.django_db


def account_seen() -> str | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT banyan_account()::text, banyan_kind()")
        found: tuple[str | None, str] = cursor.fetchone()
        return found[0]


def divide_by_zero_after_looking() -> None:
    account_seen()
    raise ZeroDivisionError


def make_job(who: Principal) -> Job:
    return Job.objects.create(task="t", title="t", account_id=who.account_id, created_at=clock.now())


def test_each_statement_runs_as_the_current_principal() -> None:
    first, second = person(), person()
    with acting_as(first):
        assert account_seen() == str(first.account_id)
        with acting_as(second):
            assert account_seen() == str(second.account_id)
        assert account_seen() == str(first.account_id)
    assert account_seen() is None


def test_a_rollback_does_not_leave_another_principal_behind() -> None:
    first, second = person(), person()
    with acting_as(first):
        account_seen()
        with pytest.raises(ZeroDivisionError), acting_as(second), transaction.atomic():
            divide_by_zero_after_looking()
        assert account_seen() == str(first.account_id)


def test_rows_of_others_are_neither_seen_nor_changed_nor_made() -> None:
    mine, other = person(), person()
    with acting_as(mine):
        job = make_job(mine)
    with acting_as(other):
        assert not Job.objects.exists()
        assert Job.objects.filter(id=job.id).update(title="stolen") == 0
        assert Job.objects.filter(id=job.id).delete() == (0, {})
        with pytest.raises(Exception, match="row-level security"), transaction.atomic():
            make_job(mine)
    with acting_as(ANONYMOUS):
        assert not Job.objects.exists()
    with acting_as(SYSTEM):
        assert Job.objects.get().title == "t"


def test_the_application_role_is_no_owner_and_no_superuser() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False)
