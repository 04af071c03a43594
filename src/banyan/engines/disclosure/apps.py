"""The engine as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    name = "banyan.engines.disclosure"
    label = "disclosure"
    verbose_name = "信息公开"

    def ready(self) -> None:
        from banyan.engines.disclosure import actions, catching_up, listening  # noqa: F401 - they register themselves
        from banyan.engines.disclosure.handed import hand_over

        hand_over()
