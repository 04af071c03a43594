"""The design system as a Django application."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """Templates ``banyan/*`` and ``parts/*``, the tag library ``ui``, display preferences and the gallery."""

    name = "banyan.site.design"
    label = "design"
    verbose_name = "设计系统"

    def ready(self) -> None:
        """Register the start-up check of the built front end."""
        from . import checks  # noqa: F401
