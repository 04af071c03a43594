"""The engine's place in Django."""

from importlib import import_module

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Files and electronic licences."""

    name = "banyan.engines.documents"
    label = "documents"
    verbose_name = "证照与文件"

    def ready(self) -> None:
        for room in ("checks", "upkeep"):
            import_module(f"{self.name}.{room}")
