"""The portal as a Django application."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "banyan.engines.portal"
    label = "portal"
    verbose_name = "门户"

    def ready(self) -> None:
        from banyan.engines.portal import (  # noqa: F401 - some register themselves
            appointment_notices,
            colleague_search,
            entries,
            hot_words,
            licences,
            own_calendar,
            registers,
        )

        entries.register_portal()
        licences.register_licences()
        registers.register_registers()
        own_calendar.register_calendar()
        colleague_search.register_colleagues()
