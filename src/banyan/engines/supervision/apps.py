"""The engine as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "banyan.engines.supervision"
    label = "supervision"
    verbose_name = "电子监察"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from banyan.engines.supervision import listening, notices, rebuild, scan, tallies  # noqa: F401 - they register themselves
        from banyan.engines.supervision.handed import hand_over
        from banyan.engines.supervision.home import register_home

        hand_over()
        register_home()
