"""The portal as a Django application."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "banyan.engines.portal"
    label = "portal"
    verbose_name = "门户"

    def ready(self) -> None:
        from banyan.engines.portal import entries, hot_words, licences, registers  # noqa: F401 - they register themselves

        entries.register_portal()
        licences.register_licences()
        registers.register_registers()
