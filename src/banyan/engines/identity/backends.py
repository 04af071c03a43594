"""How an account is proved: lock-out first, then account and password."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from axes.backends import AxesStandaloneBackend
from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from banyan.engines.identity.certificates.proof import NotProved, Proof, holder_row
from banyan.engines.identity.find import find_account
from banyan.engines.identity.models import Account, Certificate, Kind, State
from banyan.engines.identity.queries.principals import principal_for
from banyan.kernel.errors import Refused
from banyan.kernel.prepared import Prepared
from banyan.kernel.principal import SYSTEM, acting_as

#: Told only to somebody who knew the password.
_STOPPED: dict[str, Any] = {
    State.PENDING: _("这个账号还没有启用，请联系本单位的安全管理员。"),
    State.LOCKED: _("这个账号已被安全管理员锁定，请联系本单位的安全管理员。"),
    State.CLOSED: _("这个账号已经注销。"),
}

_NO_PROGRAMMES = _("这是程序用的证书，不能用来登录网页。")


class LockOutBackend(AxesStandaloneBackend):  # type: ignore[misc]
    """Refuses after too many failures; counted in the database, so in all processes together."""


_OF_SESSION = Prepared(
    lambda account_id: Account.objects.defer("citizen_number", "telephone").filter(pk=account_id), UUID
)


class AccountBackend(BaseBackend):
    """Account name, citizen number or telephone, with the password.

    An unknown account costs the same hashing as a known one, so that the time of the answer tells nothing.
    """

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **_: Any
    ) -> Account | None:
        if not username or not password:
            return None
        with acting_as(SYSTEM):
            account = find_account(username)
            if account is None or account.kind == Kind.MACHINE:
                make_password(password)
                return None
            proved = account.check_password(password)
        if proved and not account.is_active and request is not None:
            request.identity_stopped = _STOPPED.get(account.state, "")  # type: ignore[attr-defined]
        return account if proved and account.is_active else None

    def get_user(self, user_id: UUID | str) -> Account | None:
        """The account of a session; locked at noon, out at noon."""
        with acting_as(SYSTEM):
            found = _OF_SESSION.objects(Account, UUID(str(user_id)))
        return found[0] if found and found[0].is_active else None


class CertificateBackend(AccountBackend):
    """A certificate of our own authority, with a signature over a challenge of ours."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **proved: Any
    ) -> Account | None:
        proof = proved.get("proof")
        if not isinstance(proof, Proof) or request is None:
            return None
        try:
            row = holder_row(proof)
            account: Account = row.account
            stopped = _why_not(account, row)
        except NotProved as refusal:
            stopped = refusal.sentence
        request.identity_stopped = stopped  # type: ignore[attr-defined]
        if stopped:
            return None
        request.identity_certificate = row  # type: ignore[attr-defined]
        return account


def _why_not(account: Account, row: Certificate) -> str:
    """Why the holder of this certificate may not sign in now; nothing when he may."""
    if account.kind == Kind.MACHINE:
        return str(_NO_PROGRAMMES)
    if not account.is_active:
        return str(_STOPPED.get(account.state, ""))
    try:
        principal_for(account, row.firm_id, "web")
    except Refused as refusal:
        return refusal.told
    return ""
