"""The engine as a Django application."""

from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "banyan.engines.services"
    label = "services"
    verbose_name = "政务服务"
