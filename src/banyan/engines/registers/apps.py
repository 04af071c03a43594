"""The engine `registers` in Django."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """Declared registers."""

    name = "banyan.engines.registers"
    label = "registers"
    verbose_name = "基础数据库"

    def ready(self) -> None:
        """Make the long job known to the worker, and hand the checks of names and firms to identity."""
        from banyan.engines.identity.declare import register_firm_check, register_name_check
        from banyan.engines.registers.actions import import_job, upkeep  # noqa: F401 - tasks for the worker
        from banyan.engines.registers.checks import firm_on_register, number_and_name
        from banyan.engines.registers.linkage import asking, job  # noqa: F401 - a subscriber and a task for the worker

        register_name_check(number_and_name)
        register_firm_check(firm_on_register)
