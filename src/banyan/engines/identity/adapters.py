"""What allauth asks of us: where to go after sign-in, which names to show, how to keep secrets."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import user_pk_to_url_str
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from banyan.engines.identity.certificates.stage import CertificateKnowingStage
from banyan.engines.identity.models import Account
from banyan.engines.identity.records import device_words
from banyan.kernel.crypto import seal, unseal
from banyan.kernel.principal import SYSTEM, acting_as

_SECRET_CONTEXT = "identity.second_factor"  # noqa: S105 - a label, not a secret


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-in leads to the page one came from, else to the workspace or home."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_password": _("密码不对。"),
        "too_many_login_attempts": _("验证码错得太多了，请 5 分钟后再试。"),
        "rate_limited": _("验证码错得太多了，请 5 分钟后再试。"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_stages(self) -> list[str]:
        """With our own second step, which knows certificates."""
        own = f"{CertificateKnowingStage.__module__}.{CertificateKnowingStage.__name__}"
        return [own if path == "allauth.mfa.stages.AuthenticateStage" else path for path in super().get_login_stages()]

    def is_safe_url(self, url: str | None) -> bool:
        """Only addresses of this site; nothing that leads elsewhere after sign-in."""
        return bool(url) and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return "/work/" if request.user.kind in {"servant", "administrator"} else "/"  # type: ignore[union-attr]

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Notices go through the messaging engine, by the events that the actions emit."""

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Pages say for themselves what was done."""


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of the second factor are sealed with the key outside the database."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("验证码不对。请看手机上现在显示的 6 位数字，或者用一个没用过的恢复码。"),
        "cannot_generate_recovery_codes": _("先开通动态验证码，才有恢复码。"),
        "rate_limited": _("验证码错得太多了，请 5 分钟后再试。"),
    }

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the host of the public address; on one's own machine, to the host in use."""
        public = urlsplit(settings.PUBLIC_URL)
        host = public.hostname if public.scheme == "https" else context.request.get_host().partition(":")[0]
        return {"id": host or "localhost", "name": settings.MFA_TOTP_ISSUER}

    def get_public_key_credential_user_entity(self, user: Account) -> dict[str, Any]:
        """Under which name the device shows the passkey: the account's name, never a number."""
        return {"id": user_pk_to_url_str(user).encode(), "display_name": user.name, "name": user.username}

    def generate_authenticator_name(self, user: Account, kind: Authenticator.Type) -> str:
        """The device in use, as its owner would call it."""
        return device_words(context.request.headers.get("User-Agent", ""))

    def get_totp_label(self, user: Account) -> str:
        return user.username

    def encrypt(self, text: str) -> str:
        return seal(text, _SECRET_CONTEXT).hex()

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(bytes.fromhex(encrypted_text), _SECRET_CONTEXT)

    def is_mfa_enabled(self, user: Account, types: Any = None) -> bool:
        """Asked during sign-in too, when nobody acts yet; so the platform itself looks."""
        with acting_as(SYSTEM):
            found = Authenticator.objects.filter(user_id=user.pk)
            return bool((found.filter(type__in=types) if types is not None else found).exists())
