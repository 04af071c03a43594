"""The engine's place in Django."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Files and electronic licences."""

    name = "banyan.engines.documents"
    label = "documents"
    verbose_name = "证照与文件"
