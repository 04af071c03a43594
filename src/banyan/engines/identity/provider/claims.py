"""What is said of a person to the system that he signed on to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from banyan.engines.divisions.queries import find_organisation
from banyan.engines.identity.models import Account, Kind, SignOn
from banyan.engines.identity.queries.principals import principal_for
from banyan.engines.identity.queries.rights import agencies_of
from banyan.kernel import clock
from banyan.kernel.crypto import blind_index

#: Real-name level of the account, as authentication context class (`acr`, OpenID Connect Core 1.0, 2). Names of ours.
ACR = tuple(f"urn:banyan:real-name:{level}" for level in range(4))

#: How allauth names a way of proving oneself → values of RFC 8176 (`amr`).
_METHODS = {"password": "pwd", "totp": "otp", "recovery_codes": "otp", "webauthn": "pop"}


def pairwise(account_id: UUID, sector: str) -> str:
    """How the systems of one sector know somebody (OpenID Connect Core 1.0, 8.1): a keyed hash, so that two sectors
    cannot put their records together, and nobody goes back to the account."""
    return blind_index(f"{sector}:{account_id}", "identity.sub").hex()


def methods_of(records: Iterable[dict[str, Any]]) -> list[str]:
    """The `amr` of a session, from allauth's records of how somebody proved himself: each way once, and `mfa` when
    there were two, or a passkey that had verified its owner."""
    found: list[str] = []
    verified = False
    for one in records:
        found.append(_METHODS.get(one.get("type") or one.get("method", ""), ""))
        verified = verified or bool(one.get("passwordless"))
    ways = sorted(set(found) - {""})
    return [*ways, "mfa"] if len(ways) > 1 or verified else ways


def claims_of(account: Account, scopes: Iterable[str], sign_on: SignOn) -> dict[str, Any]:
    """The claims that these scopes hand over, as they are true now; `sub` is not among them."""
    wanted = set(scopes)
    claims: dict[str, Any] = {
        "acr": ACR[account.level],
        "amr": list(sign_on.methods),
        "auth_time": int(sign_on.proved_at.timestamp()),
    }
    if "profile" in wanted:
        claims |= {"name": account.name, "account_kind": account.kind}
    if "phone" in wanted and account.telephone:
        claims |= {"phone_number": f"+86{account.telephone}", "phone_number_verified": account.level > 0}
    if "firm" in wanted and sign_on.firm_id is not None:
        claims |= _firm(account.pk, sign_on.firm_id)
    if "posts" in wanted and account.kind == Kind.SERVANT:
        claims["posts"] = _posts(account)
    return claims


def _firm(account_id: UUID, firm_id: UUID) -> dict[str, str]:
    """The firm, as long as he may act for it."""
    today = clock.today()
    for one in agencies_of(account_id):
        if one.firm_id == firm_id and one.starts <= today:
            return {"firm_uscc": one.uscc, "firm_name": one.firm_name, "firm_capacity": one.capacity}
    return {}


def _posts(account: Account) -> list[dict[str, Any]]:
    found = []
    for post in principal_for(account, None, "web").posts:
        office = find_organisation(post.org_id)
        found.append(
            {
                "organisation": office.name if office else "",
                "uscc": office.uscc if office else "",
                "division": post.division,
                "title": post.title,
                "roles": sorted(post.roles),
            }
        )
    return found
