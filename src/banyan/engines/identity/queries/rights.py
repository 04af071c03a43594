"""Agencies, keys and sessions, as far as the one who asks may see them."""

from __future__ import annotations

from uuid import UUID

from allauth.usersessions.models import UserSession
from django.db.models import Q

from banyan.engines.identity.models import Agency, ApiKey
from banyan.engines.identity.records import AgencyInfo, KeyInfo, SessionInfo
from banyan.kernel import clock


def _agencies(chosen: Q) -> tuple[AgencyInfo, ...]:
    today = clock.today()
    rows = Agency.objects.filter(chosen, ended_at__isnull=True).filter(Q(ends__isnull=True) | Q(ends__gte=today))
    columns = (
        "id", "account_id", "account__name", "firm_id", "uscc", "firm_name", "capacity", "starts", "ends",
    )  # fmt: skip
    return tuple(AgencyInfo(*row) for row in rows.order_by("firm_name", "starts").values_list(*columns))


def agencies_of(account_id: UUID) -> tuple[AgencyInfo, ...]:
    """For which firms an account may act, now or later."""
    return _agencies(Q(account_id=account_id))


def agents_of(firm_id: UUID) -> tuple[AgencyInfo, ...]:
    """Who may act for a firm; readable by whoever acts for it."""
    return _agencies(Q(firm_id=firm_id))


def keys_of(account_id: UUID) -> tuple[KeyInfo, ...]:
    """The keys of a machine account, newest first."""
    rows = ApiKey.objects.filter(account_id=account_id).order_by("-created_at")
    return tuple(
        KeyInfo(
            one.id, one.account_id, one.title, one.hint, tuple(one.scopes),
            one.expires_at, one.revoked_at, one.last_used_at,
        )
        for one in rows
    )  # fmt: skip


def sessions_of(account_id: UUID, current_key: str = "") -> tuple[SessionInfo, ...]:
    """The browsers in which an account is signed in, last used first."""
    found = [one for one in UserSession.objects.filter(user_id=account_id) if one.exists()]
    return tuple(
        SessionInfo(
            id=one.pk,
            account_id=one.user_id,
            address=one.ip,
            browser=one.user_agent,
            started=one.created_at,
            seen=one.last_seen_at,
            current=bool(current_key) and one.session_key == current_key,
        )
        for one in sorted(found, key=lambda one: one.last_seen_at, reverse=True)
    )
