"""Sign-ins and second factors, recorded for the auditor. Each commits by itself, whatever the request then does."""

from __future__ import annotations

from uuid import UUID

from banyan.kernel.action import Act, action
from banyan.kernel.policy import ANYONE


@action("identity.sign-in", title="登录")
def record_sign_in(act: Act, *, account_id: UUID, methods: list[str]) -> None:
    """An account was signed in to."""
    act.require(ANYONE)
    act.touched("account", account_id, about={"methods": methods})


@action("identity.sign-in.failed", title="登录失败")
def record_failure(act: Act, *, account_id: UUID | None, locked: bool, step: str = "password") -> None:
    """A sign-in failed; without an account when what was typed leads to none."""
    act.require(ANYONE)
    act.touched("account", account_id or "unknown", about={"locked": locked, "step": step})


@action("identity.factor", title="动态验证码")
def record_factor(act: Act, *, account_id: UUID, factor: str, change: str) -> None:
    """A second factor was added, removed or renewed."""
    act.require(ANYONE)
    act.touched("account", account_id, about={"factor": factor, "change": change})
