"""Outside systems, and what people let them know, as far as the one who asks may see them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Max

from banyan.engines.identity.models import Consent, RelyingParty, SignIn, SignOn
from banyan.engines.identity.records import ClientInfo, ConsentInfo, SignInInfo, SignOnInfo
from banyan.kernel.errors import NotFound
from banyan.kernel.principal import SYSTEM, acting_as


def clients() -> tuple[ClientInfo, ...]:
    """Every registered system, by name; for administrators."""
    return tuple(_info(one) for one in RelyingParty.objects.order_by("name", "id"))


def client(client_id: str) -> ClientInfo:
    """One registered system; NotFound when there is none or it may not be seen."""
    found = RelyingParty.objects.filter(pk=client_id).first()
    if found is None:
        raise NotFound("没有找到这个系统。")
    return _info(found)


def enabled_party(client_id: str) -> RelyingParty | None:
    """The system of this id, when it may sign people in; read by the platform itself."""
    if not client_id or "\0" in client_id:
        return None
    with acting_as(SYSTEM):
        return RelyingParty.objects.filter(pk=client_id, enabled=True).first()


def agreed_scopes(account_id: UUID, client_id: str) -> frozenset[str]:
    """What somebody agreed already that a system is told."""
    found = Consent.objects.filter(account_id=account_id, party_id=client_id, revoked_at__isnull=True)
    return frozenset(found.values_list("scopes", flat=True).first() or ())


def consents_of(account_id: UUID) -> tuple[ConsentInfo, ...]:
    """What somebody lets systems know now, the newest first."""
    rows = Consent.objects.filter(account_id=account_id, revoked_at__isnull=True).select_related("party")
    return tuple(
        ConsentInfo(one.pk, one.party_id, one.party.name, one.party.operator, tuple(one.scopes), one.given_at, one.last)
        for one in rows.annotate(last=Max("sign_ons__last_told_at")).order_by("-given_at")
    )


def sign_ons_of(account_id: UUID, limit: int = 50) -> tuple[SignOnInfo, ...]:
    """When which systems were told what of somebody, the newest first."""
    rows = SignOn.objects.filter(account_id=account_id).select_related("consent__party").order_by("-at")
    return tuple(
        SignOnInfo(one.pk, one.consent.party.name, tuple(one.scopes), one.firm_id, one.at, one.last_told_at)
        for one in rows[:limit]
    )


def sign_ins_of(account_id: UUID, limit: int = 50) -> tuple[SignInInfo, ...]:
    """Signings in to an account and failures of it, the newest first."""
    rows = SignIn.objects.filter(account_id=account_id).order_by("-at", "-id")
    return tuple(
        SignInInfo(one.at, one.succeeded, tuple(one.methods), one.address or "", one.browser) for one in rows[:limit]
    )


def _info(one: RelyingParty) -> ClientInfo:
    named: dict[str, Any] = {
        name: getattr(one, name)
        for name in ("id", "name", "name_en", "operator", "confidential", "enabled", "stop_reason", "created_at")
    }
    return ClientInfo(
        **named,
        redirect_uris=tuple(one.redirect_uris),
        logout_uris=tuple(one.logout_uris),
        scopes=tuple(one.scopes),
        level=one.least_level,
    )
