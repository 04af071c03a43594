"""Certificates: people ask for their own, the system administrator for programmes; revoked by holder or guard."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from asn1crypto.keys import PublicKeyInfo

from banyan.engines.identity.actions.common import insert, lock_account
from banyan.engines.identity.certificates import publishing, sm2, writing
from banyan.engines.identity.certificates.asking import public_key_in
from banyan.engines.identity.certificates.authority import Authority
from banyan.engines.identity.certificates.holder import Holder, holder_of
from banyan.engines.identity.events import CertificateIssued, CertificateRevoked
from banyan.engines.identity.models import Account, Certificate, Kind, RevocationReason, State
from banyan.engines.identity.policies import MANAGE, OWN, OWN_OR_GUARD
from banyan.engines.identity.records import CertificateInfo
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Conflict, Invalid, NotFound, Refused

#: Certificates in force that an account holds at most, for itself and for each firm (assumed).
MOST = 5
#: The real-name level from which one may have a certificate: checked against the population register.
LEVEL = 2


@action("identity.certificate.issue", title="签发证书")
def issue_certificate(
    act: Act, *, account_id: UUID, request: bytes, title: str = "", scopes: Iterable[str] = ()
) -> CertificateInfo:
    """A certificate for the public key of a PKCS #10 request; the names in it are the account's, whatever was asked.

    A resident who acts for a firm gets one for that firm. `scopes` are for programmes: roles and names of services.
    """
    account = lock_account(account_id)
    act.require(MANAGE) if account.kind == Kind.MACHINE else act.require(OWN, account_id)
    _check_account(account)
    wanted = _checked_scopes(account, scopes)
    firm_id = act.who.firm_id if account.kind == Kind.PERSON else None
    _check_number(act, account, firm_id)
    key = public_key_in(request)
    holder = holder_of(account, firm_id, act.now)
    row = _issued(publishing.ready(), act, account, holder, key)
    row.title = title.strip()[:64] or (holder.firm_name[:64] if firm_id else "我的证书")
    row.scopes = wanted
    taken = "这把密钥已经用过了。每张证书都要用新的密钥。"
    insert(lambda: row.save(force_insert=True), taken, "request")
    act.touched("certificate", row.pk, org_id=account.org_id, about={"account": str(account.pk), "serial": row.serial})
    act.emit(CertificateIssued(account_id=account.pk, certificate_id=row.pk))
    return CertificateInfo.of(row)


def _check_account(account: Account) -> None:
    if account.state != State.ACTIVE:
        raise Conflict("账号启用以后才能签发证书。")
    if account.kind == Kind.PERSON and account.level < LEVEL:
        raise Refused("姓名和身份证号和人口库核对过，才能办证书。请先完成实名核对。")


def _checked_scopes(account: Account, scopes: Iterable[str]) -> list[str]:
    wanted = sorted({scope.strip() for scope in scopes if scope.strip()})
    if account.kind == Kind.MACHINE and not wanted:
        raise Invalid("请至少选一项用途。", fields={"scopes": "请至少选一项用途。"})
    return wanted if account.kind == Kind.MACHINE else []


def _check_number(act: Act, account: Account, firm_id: UUID | None) -> None:
    held = Certificate.objects.filter(account=account, firm_id=firm_id, revoked_at__isnull=True, ends_at__gt=act.now)
    if held.count() >= MOST:
        raise Conflict("在用的证书最多五张。请先吊销不用的。")


def _issued(of: Authority, act: Act, account: Account, holder: Holder, key: PublicKeyInfo) -> Certificate:
    starts, serial = act.now.replace(microsecond=0), writing.new_serial()
    ends = min(holder.latest, of.issuer.ends).replace(microsecond=0)
    if ends <= starts:
        raise Conflict("授权已经到期，不能签发证书。")
    made = writing.signed_certificate(
        serial=serial,
        issuer=of.issuer.name,
        subject=writing.name_of(holder.names),
        public_key=key,
        starts=starts,
        ends=ends,
        extensions=writing.holder_extensions(key, of.issuer.public_key, publishing.addresses(of.issuer.key_id)),
        by=of.issuer.key,
    )
    return Certificate(
        account=account,
        firm_id=holder.firm_id,
        firm_name=holder.firm_name,
        issuer=of.issuer.key_id,
        serial=f"{serial:x}",
        fingerprint=sm2.sm3(made.dump()),
        key_digest=sm2.sm3(key.dump()),
        content=made.dump(),
        starts_at=starts,
        ends_at=ends,
        created_at=act.now,
        created_by=act.who.account_id,
    )


@action("identity.certificate.revoke", title="吊销证书")
def revoke_certificate(act: Act, *, certificate_id: UUID, reason: str) -> CertificateInfo:
    """A certificate that is revoked proves nothing from the next request on, and is never restored.

    The holder does it, or a security administrator. The published list follows within a minute.
    """
    row = Certificate.objects.filter(pk=certificate_id).first()
    if row is None:
        raise NotFound("没有找到这张证书。")
    act.require(OWN_OR_GUARD, row.account_id)
    if reason not in RevocationReason.values:
        raise Invalid("请选吊销的原因。", fields={"reason": "请选吊销的原因。"})
    row = Certificate.objects.select_for_update().get(pk=certificate_id)
    if row.revoked_at is not None:
        raise Conflict("这张证书已经吊销了。")
    row.revoked_at, row.revoked_by, row.reason = act.now, act.who.account_id, reason
    row.save(update_fields=["revoked_at", "revoked_by", "reason"])
    act.touched("certificate", row.pk, about={"account": str(row.account_id), "serial": row.serial, "reason": reason})
    act.emit(CertificateRevoked(account_id=row.account_id, certificate_id=row.pk, reason=reason))
    return CertificateInfo.of(row)
