"""The identity engine as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    """Accounts, posts, roles, sign-in."""

    name = "banyan.engines.identity"
    label = "identity"
    verbose_name = "身份"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from banyan.engines.identity import roles, signals  # noqa: F401 - they register themselves
        from banyan.engines.identity.certificates import listening, upkeep  # noqa: F401
