"""Sign-ins and second factors, recorded for the auditor and the owner.

Each commits by itself, whatever the request then does.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from banyan.engines.identity.models import SignIn
from banyan.kernel import clock
from banyan.kernel.action import Act, action
from banyan.kernel.jobs import periodic
from banyan.kernel.policy import ANYONE
from banyan.kernel.principal import SYSTEM, acting_as

#: Days for which the owner can read them (assumed); the audit log keeps its rows.
_KEPT_DAYS = 180


@action("identity.sign-in", title="登录")
def record_sign_in(act: Act, *, account_id: UUID, methods: list[str], address: str = "", browser: str = "") -> None:
    """An account was signed in to."""
    act.require(ANYONE)
    act.touched("account", account_id, about={"methods": methods})
    _remember(SignIn(account_id=account_id, succeeded=True, methods=methods, browser=browser), address)


@action("identity.sign-in.failed", title="登录失败")
def record_failure(
    act: Act, *, account_id: UUID | None, locked: bool, step: str = "password", address: str = "", browser: str = ""
) -> None:
    """A sign-in failed; without an account when what was typed leads to none."""
    act.require(ANYONE)
    act.touched("account", account_id or "unknown", about={"locked": locked, "step": step})
    if account_id is not None:
        _remember(SignIn(account_id=account_id, succeeded=False, methods=[step], browser=browser), address)


@action("identity.factor", title="登录的凭据")
def record_factor(act: Act, *, account_id: UUID, factor: str, change: str) -> None:
    """A second factor or passkey was added, removed or renewed."""
    act.require(ANYONE)
    act.touched("account", account_id, about={"factor": factor, "change": change})


@periodic("41 3 * * *", name="identity.forget-sign-ins")
def forget_sign_ins() -> None:
    """Rows older than the owner can read are dropped."""
    with acting_as(SYSTEM):
        SignIn.objects.filter(at__lt=clock.now() - timedelta(days=_KEPT_DAYS)).delete()


def _remember(row: SignIn, address: str) -> None:
    row.at, row.address = clock.now(), address or None
    with acting_as(SYSTEM):
        row.save(force_insert=True)
