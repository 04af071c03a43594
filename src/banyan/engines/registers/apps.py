"""The engine `registers` in Django."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """Declared registers."""

    name = "banyan.engines.registers"
    label = "registers"
    verbose_name = "基础数据库"
