"""Lock-out after failed sign-ins: counted by django-axes in the database, for what was typed.

The name of an attempt is a blind index, so that the table of attempts holds nobody's number in clear.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse

from banyan.engines.identity.find import find_account, normalise
from banyan.kernel import clock
from banyan.kernel.crypto import blind_index
from banyan.kernel.principal import SYSTEM, acting_as


def attempt_name(typed: str) -> str:
    """The name under which attempts on one account are counted, whichever of its names was typed."""
    with acting_as(SYSTEM):
        account = find_account(typed)
    meant = str(account.pk) if account is not None else normalise(typed)
    return blind_index(meant, "identity.attempt").hex()


def name_of_attempt(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str | None:
    """Axes asks by whom it counts."""
    if credentials and credentials.get("username"):
        typed = str(credentials["username"])
    else:
        typed = str(request.POST.get("identifier", ""))
    kept: dict[str, str] = request.__dict__.setdefault("_identity_attempts", {})
    if typed and typed not in kept:
        kept[typed] = attempt_name(typed)
    return kept.get(typed)


def keep_response(request: HttpRequest, response: HttpResponse, credentials: Any = None) -> HttpResponse:
    """The sign-in page itself says that it is locked."""
    return response


def locked_until(typed: str) -> datetime | None:
    """When the lock on what was typed ends; None when it is not locked."""
    attempts = AccessAttempt.objects.filter(username=attempt_name(typed))
    cool_off: timedelta = settings.AXES_COOLOFF_TIME
    recent = [one for one in attempts if one.attempt_time > clock.now() - cool_off]
    if sum(one.failures_since_start for one in recent) < settings.AXES_FAILURE_LIMIT:
        return None
    latest: datetime = max(one.attempt_time for one in recent)
    return latest + cool_off


def sprays(request: HttpRequest) -> bool:
    """Whether too many failures on whatever accounts came from this network address lately. The limit is high, since
    a service hall shares one address."""
    since = clock.now() - settings.AXES_COOLOFF_TIME
    rows = AccessAttempt.objects.filter(ip_address=request.META.get("REMOTE_ADDR"), attempt_time__gt=since)
    failed = rows.aggregate(total=Sum("failures_since_start"))["total"] or 0
    return bool(failed >= settings.IDENTITY_ADDRESS_LIMIT)


def failures_left(typed: str) -> int:
    """How many more failures what was typed may have before it is locked."""
    attempts = AccessAttempt.objects.filter(
        username=attempt_name(typed), attempt_time__gt=clock.now() - settings.AXES_COOLOFF_TIME
    )
    failed = sum(int(one.failures_since_start) for one in attempts)
    return max(0, int(settings.AXES_FAILURE_LIMIT) - failed)


def forget_failures(account_id: Any) -> int:
    """Lift the lock on an account; how many attempts were forgotten."""
    return int(AxesProxyHandler.reset_attempts(username=blind_index(str(account_id), "identity.attempt").hex()))


class LockOutHandler(AxesDatabaseHandler):  # type: ignore[misc]
    """Axes' database handler on the platform's clock; the success of a sign-in is known by the account's id."""

    def user_logged_in(self, sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
        forget_failures(user.pk)

    def user_logged_out(self, sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
        return None

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        request.axes_attempt_time = clock.now()  # type: ignore[attr-defined]
        return int(super().get_failures(request, credentials))

    def is_locked(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> bool:
        return sprays(request) or bool(super().is_locked(request, credentials))

    def user_login_failed(
        self, sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any
    ) -> None:
        if request is None:
            return
        barred = bool(request.axes_locked_out)  # type: ignore[attr-defined]
        request.axes_attempt_time = clock.now()  # type: ignore[attr-defined]
        super().user_login_failed(sender, credentials, request, **kwargs)
        if not barred:
            AccessAttempt.objects.filter(
                username=name_of_attempt(request, credentials),
                ip_address=request.axes_ip_address,  # type: ignore[attr-defined]
                user_agent=request.axes_user_agent,  # type: ignore[attr-defined]
            ).update(attempt_time=request.axes_attempt_time)  # type: ignore[attr-defined]
