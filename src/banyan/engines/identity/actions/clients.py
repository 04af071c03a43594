"""Systems that may sign people in here: registered, changed, stopped and let in again by a system administrator."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from allauth.idp.oidc.models import Client, Token

from banyan.engines.identity.models import RelyingParty, SignOn
from banyan.engines.identity.policies import MANAGE
from banyan.engines.identity.provider import addresses
from banyan.engines.identity.provider.scopes import SCOPES
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Conflict, Invalid, NotFound
from banyan.kernel.principal import SYSTEM, acting_as


@action("identity.client.add", title="登记接入系统")
def add_client(
    act: Act,
    *,
    name: str,
    operator: str,
    redirect_uris: Iterable[str],
    scopes: Iterable[str],
    name_en: str = "",
    logout_uris: Iterable[str] = (),
    confidential: bool = True,
    least_level: int = 0,
) -> tuple[str, str]:
    """A system that may sign people in: its id, and its secret, told this once (empty for a public client)."""
    act.require(MANAGE)
    back = addresses.checked(redirect_uris, "redirect_uris")
    party = RelyingParty(
        id=secrets.token_hex(16),
        name=_words(name, "name", "请写系统的名称。", 64),
        name_en=name_en.strip()[:100],
        operator=_words(operator, "operator", "请写运营这个系统的单位。", 128),
        confidential=confidential,
        sector=addresses.host_of(back),
        redirect_uris=back,
        logout_uris=addresses.checked(logout_uris, "logout_uris"),
        scopes=_scopes(scopes),
        least_level=_level(least_level),
        created_by=act.who.account_id,
        created_at=act.now,
    )
    party.save(force_insert=True)
    act.touched("client", party.pk, about={"scopes": party.scopes, "sector": party.sector})
    return party.pk, _open(party)


@action("identity.client.change", title="修改接入系统")
def change_client(
    act: Act, *, client_id: str, redirect_uris: Iterable[str], logout_uris: Iterable[str], scopes: Iterable[str]
) -> None:
    """Other addresses and scopes. The host stays: to it belong the names by which the system knows people."""
    act.require(MANAGE)
    party = _lock(client_id)
    back = addresses.checked(redirect_uris, "redirect_uris")
    if addresses.host_of(back) != party.sector:
        sentence = f"域名不能换（{party.sector}）：换了域名，认人的识别码也要换，请另外登记一个。"
        raise Invalid(sentence, fields={"redirect_uris": sentence})
    party.redirect_uris = back
    party.logout_uris = addresses.checked(logout_uris, "logout_uris")
    party.scopes = _scopes(scopes)
    party.save(update_fields=["redirect_uris", "logout_uris", "scopes"])
    with acting_as(SYSTEM):
        kept = Client.objects.filter(pk=party.pk).first()
        if kept is not None:
            _describe(kept, party).save()
    act.touched("client", party.pk, about={"scopes": party.scopes})


@action("identity.client.disable", title="停用接入系统")
def disable_client(act: Act, *, client_id: str, reason: str) -> None:
    """From now on the system does not exist for any endpoint, and nothing that it holds is worth anything."""
    act.require(MANAGE)
    party = _lock(client_id)
    if not party.enabled:
        raise Conflict("这个系统已经停用了。")
    party.enabled = False
    party.stop_reason = _words(reason, "reason", "请写明停用的原因。", 200)
    party.save(update_fields=["enabled", "stop_reason"])
    with acting_as(SYSTEM):
        Client.objects.filter(pk=party.pk).delete()
        SignOn.objects.filter(consent__party=party, ended_at__isnull=True).update(ended_at=act.now)
    act.touched("client", party.pk, about={"state": "disabled"})


@action("identity.client.enable", title="重新启用接入系统")
def enable_client(act: Act, *, client_id: str) -> str:
    """Let the system in again, under a new secret, told this once."""
    act.require(MANAGE)
    party = _lock(client_id)
    if party.enabled:
        raise Conflict("这个系统没有停用。")
    party.enabled, party.stop_reason = True, ""
    party.save(update_fields=["enabled", "stop_reason"])
    act.touched("client", party.pk, about={"state": "enabled"})
    return _open(party)


@action("identity.client.secret", title="更换接入系统的密钥")
def renew_client_secret(act: Act, *, client_id: str) -> str:
    """A new secret, told this once; the old one opens nothing any more, and what was given under it ends."""
    act.require(MANAGE)
    party = _lock(client_id)
    if not party.enabled or not party.confidential:
        raise Conflict("停用的系统和公开的客户端没有密钥。")
    with acting_as(SYSTEM):
        Client.objects.filter(pk=party.pk).delete()
    act.touched("client", party.pk, about={"secret": "renewed"})
    return _open(party)


def forget_tokens(**chosen: object) -> None:
    """Whatever these tokens open is closed at once."""
    with acting_as(SYSTEM):
        Token.objects.filter(**chosen).delete()


def _lock(client_id: str) -> RelyingParty:
    found = RelyingParty.objects.select_for_update().filter(pk=client_id).first()
    if found is None:
        raise NotFound("没有找到这个系统。")
    return found


def _open(party: RelyingParty) -> str:
    """Make the library's row of an enabled party; its secret."""
    secret = secrets.token_urlsafe(32) if party.confidential else ""
    row = _describe(Client(pk=party.pk), party)
    row.set_secret(secret or secrets.token_urlsafe(32))
    with acting_as(SYSTEM):
        row.save(force_insert=True)
    return secret


def _describe(row: Client, party: RelyingParty) -> Client:
    row.name = party.name
    row.type = Client.Type.CONFIDENTIAL if party.confidential else Client.Type.PUBLIC
    row.set_scopes(party.scopes)
    row.set_grant_types([Client.GrantType.AUTHORIZATION_CODE, Client.GrantType.REFRESH_TOKEN])
    row.set_response_types([Client.ResponseType.CODE])
    row.set_redirect_uris(party.redirect_uris)
    row.set_post_logout_redirect_uris(party.logout_uris)
    return row


def _words(typed: str, field: str, sentence: str, longest: int) -> str:
    words = typed.strip()
    if not 1 <= len(words) <= longest or any(sign in words for sign in "<>\0\n"):
        raise Invalid(sentence, fields={field: sentence})
    return words


def _scopes(typed: Iterable[str]) -> list[str]:
    wanted = set(typed) | {"openid"}
    if unknown := wanted - SCOPES.keys():
        sentence = f"没有这样的范围：{'、'.join(sorted(unknown))}。"
        raise Invalid(sentence, fields={"scopes": sentence})
    return [code for code in SCOPES if code in wanted]


def _level(level: int) -> int:
    if not 0 <= level <= 3:
        raise Invalid("实名等级是 0 到 3。", fields={"least_level": "实名等级是 0 到 3。"})
    return level
