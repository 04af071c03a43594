"""What the sign-in libraries tell, recorded for the auditor."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import user_logged_in as signed_in
from allauth.mfa import signals as factors
from django.contrib.auth.models import update_last_login
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from banyan.engines.identity.actions.records import record_factor, record_failure, record_sign_in
from banyan.engines.identity.find import find_account
from banyan.engines.identity.models import Account
from banyan.kernel import clock
from banyan.kernel.principal import SYSTEM, acting_as

user_logged_in.disconnect(update_last_login, dispatch_uid="update_last_login")


@receiver(user_logged_in)
def _stamp(sender: Any, user: Account, **_: Any) -> None:
    """Django's own stamp, written by the platform: nobody acts yet at this moment."""
    with acting_as(SYSTEM):
        Account.objects.filter(pk=user.pk).update(last_login=clock.now())


@receiver(signed_in)
def _signed_in(sender: Any, request: HttpRequest, user: Account, **_: Any) -> None:
    records = request.session.get("account_authentication_methods", [])
    methods = [record.get("type") or record["method"] for record in records]
    record_sign_in(account_id=user.pk, methods=methods, **_whence(request))


@receiver(user_login_failed)
def _failed(sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    with acting_as(SYSTEM):
        account = find_account(str(credentials.get("username") or ""))
    locked = bool(getattr(request, "axes_locked_out", False))
    step = "certificate" if credentials.get("proof") else "password"
    record_failure(account_id=account.pk if account else None, locked=locked, step=step, **_whence(request))


@receiver(factors.authentication_failed)
def _factor_failed(sender: Any, user: Account, request: HttpRequest | None = None, **_: Any) -> None:
    record_failure(account_id=user.pk, locked=False, step="second-factor", **_whence(request))


@receiver(factors.authenticator_added)
def _added(sender: Any, user: Account, authenticator: Any, **_: Any) -> None:
    record_factor(account_id=user.pk, factor=authenticator.type, change="added")


@receiver(factors.authenticator_removed)
def _removed(sender: Any, user: Account, authenticator: Any, **_: Any) -> None:
    record_factor(account_id=user.pk, factor=authenticator.type, change="removed")


@receiver(factors.authenticator_reset)
def _renewed(sender: Any, user: Account, authenticator: Any, **_: Any) -> None:
    record_factor(account_id=user.pk, factor=authenticator.type, change="renewed")


def _whence(request: HttpRequest | None) -> dict[str, str]:
    """Network address and browser, for the owner's list of signings in."""
    meta = request.META if request is not None else {}
    return {"address": meta.get("REMOTE_ADDR", ""), "browser": meta.get("HTTP_USER_AGENT", "")[:200]}
