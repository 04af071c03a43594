"""The messaging engine as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class MessagingConfig(AppConfig):
    """Notices and their channels."""

    name = "banyan.engines.messaging"
    label = "messaging"
    verbose_name = "消息"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from banyan.engines.messaging import (  # noqa: F401 - they register themselves
            account_notices,
            checks,
            deliver,
            licence_notices,
            register_notices,
        )
