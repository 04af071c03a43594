"""The engine as a Django application."""

from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "banyan.engines.services"
    label = "services"
    verbose_name = "政务服务"

    def ready(self) -> None:
        from banyan.engines.documents.declare import name_cases_with
        from banyan.engines.registers.declare import check_cases_with
        from banyan.engines.services import actions, following, notices, upkeep  # noqa: F401 - they register themselves
        from banyan.engines.services.consult import actions as consult_actions  # noqa: F401 - they register themselves
        from banyan.engines.services.consult import notices as consult_notices  # noqa: F401
        from banyan.engines.services.consult.handed import hand_over_consults
        from banyan.engines.services.handed import hand_over
        from banyan.engines.services.handed_calendar import hand_over_calendar
        from banyan.engines.services.handed_work import hand_over_work
        from banyan.engines.services.queries import cases_numbered, concerned, named_cases

        check_cases_with(concerned)
        name_cases_with(named_cases, cases_numbered)
        hand_over()
        hand_over_work()
        hand_over_consults()
        hand_over_calendar()
