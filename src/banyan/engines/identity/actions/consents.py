"""What people let outside systems know: agreed to, handed over, taken back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from banyan.engines.identity.actions.clients import forget_tokens
from banyan.engines.identity.models import Consent, RelyingParty, SignOn
from banyan.engines.identity.policies import OWN, SIGN_ON
from banyan.engines.identity.provider.claims import pairwise
from banyan.kernel.action import Act, action
from banyan.kernel.errors import NotFound
from banyan.kernel.policy import SYSTEM_ONLY
from banyan.kernel.principal import SYSTEM, acting_as


@action("identity.sign-on", title="登录外部系统")
def sign_on(
    act: Act, *, client_id: str, scopes: Iterable[str], code: str, methods: Iterable[str], proved_at: datetime
) -> None:
    """Somebody agreed to sign on at a system: the consent, widened by what is new, and the sign-on that a code begins.

    The agent of a firm signs on for it as long as he acts for it here.
    """
    account_id = act.who.account_id or UUID(int=0)
    with acting_as(SYSTEM):
        party = RelyingParty.objects.filter(pk=client_id, enabled=True).first()
    act.require(SIGN_ON, party)
    if party is None:
        raise NotFound("没有找到这个系统。")
    wanted = set(scopes)
    consent = Consent.objects.select_for_update().filter(
        account_id=account_id, party_id=party.pk, revoked_at__isnull=True
    ).first() or Consent(account_id=account_id, party_id=party.pk, sub=pairwise(account_id, party.sector), scopes=[])
    consent.scopes = [scope for scope in party.scopes if scope in wanted | set(consent.scopes)]
    consent.save()
    SignOn(
        account_id=account_id,
        consent=consent,
        scopes=[scope for scope in party.scopes if scope in wanted],
        firm_id=act.who.firm_id,
        methods=list(methods),
        proved_at=proved_at,
        code_digest=digest_of(code),
        at=act.now,
    ).save(force_insert=True)
    act.touched("account", account_id, about={"client": party.pk, "scopes": sorted(wanted)})


@action("identity.hand-over", title="向外部系统提供身份信息")
def hand_over(act: Act, *, sign_on_id: UUID, how: str) -> None:
    """The system was told what the scopes of the sign-on say: with tokens (`token`, `refresh`) or as it asked
    (`userinfo`)."""
    act.require(SYSTEM_ONLY)
    row = SignOn.objects.select_related("consent").get(pk=sign_on_id)
    row.last_told_at = act.now
    row.redeemed_at = row.redeemed_at or act.now
    row.save(update_fields=["last_told_at", "redeemed_at"])
    act.touched("account", row.account_id, about={"client": row.consent.party_id, "how": how, "scopes": row.scopes})


@action("identity.sign-on.end", title="结束外部系统的登录")
def end_sign_on(act: Act, *, sign_on_id: UUID, why: str) -> None:
    """What the system holds of this sign-on opens nothing any more: its code was shown twice, or the person left."""
    act.require(SYSTEM_ONLY)
    row = SignOn.objects.get(pk=sign_on_id)
    row.ended_at = row.ended_at or act.now
    row.save(update_fields=["ended_at"])
    forget_tokens(data__sign_on=str(sign_on_id))
    act.touched("account", row.account_id, about={"sign_on": str(sign_on_id), "why": why})


@action("identity.consent.revoke", title="收回对外部系统的同意")
def revoke_consent(act: Act, *, consent_id: UUID) -> None:
    """Take back what was agreed; the system can ask nothing more, and must ask the person again."""
    row = Consent.objects.select_for_update().filter(pk=consent_id, revoked_at__isnull=True).first()
    if row is None:
        raise NotFound("没有找到这个同意，可能已经收回了。")
    act.require(OWN, row.account_id)
    row.revoked_at = act.now
    row.save(update_fields=["revoked_at"])
    with acting_as(SYSTEM):
        SignOn.objects.filter(consent=row, ended_at__isnull=True).update(ended_at=act.now)
    forget_tokens(client_id=row.party_id, user_id=row.account_id)
    act.touched("account", row.account_id, about={"client": row.party_id})


def digest_of(code: str) -> bytes:
    """The SHA-256 under which a code is kept; it is random, so it needs no slow hash."""
    return sha256(code.encode()).digest()
