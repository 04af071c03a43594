"""The kernel as a Django application."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "banyan.kernel"
    label = "kernel"
    verbose_name = "内核"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.utils.translation import gettext

        from banyan.kernel import logs, telemetry, upkeep  # noqa: F401 - registers periodic tasks
        from banyan.standards import errors

        errors.speak(gettext)
        logs.configure()
        telemetry.configure()
