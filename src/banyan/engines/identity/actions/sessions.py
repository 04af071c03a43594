"""Ending sessions."""

from __future__ import annotations

from uuid import UUID

from allauth.usersessions.models import UserSession

from banyan.engines.identity.policies import OWN, OWN_OR_GUARD
from banyan.kernel.action import Act, action
from banyan.kernel.errors import NotFound
from banyan.kernel.principal import SYSTEM, acting_as


@action("identity.session.end", title="结束会话")
def end_session(act: Act, *, session_id: int) -> None:
    """End one session, the own or (for a security administrator) another's: its next request is nobody's."""
    session = UserSession.objects.filter(pk=session_id).first()
    if session is None:
        raise NotFound("没有找到这个会话，可能已经退出了。")
    act.require(OWN_OR_GUARD, session.user_id)
    account_id = session.user_id
    with acting_as(SYSTEM):
        session.end()
    act.touched("account", account_id, about={"session": session_id})


@action("identity.session.end-others", title="退出其他设备")
def end_other_sessions(act: Act, *, account_id: UUID, keep: str) -> int:
    """End all the own sessions but the one with this key; how many."""
    act.require(OWN, account_id)
    others = list(UserSession.objects.filter(user_id=account_id).exclude(session_key=keep))
    with acting_as(SYSTEM):
        for session in others:
            session.end()
    act.touched("account", account_id, about={"sessions": len(others)})
    return len(others)


@action("identity.session.keep", title="改密码后只留这台设备")
def keep_only_session(act: Act, *, account_id: UUID, before: str, now: str) -> None:
    """After a change of password: this browser's session goes on under its new key, the others end."""
    act.require(OWN, account_id)
    with acting_as(SYSTEM):
        UserSession.objects.filter(user_id=account_id, session_key=before).update(session_key=now)
        for session in UserSession.objects.filter(user_id=account_id).exclude(session_key=now):
            session.end()
    act.touched("account", account_id, about={"sessions": "others ended"})
