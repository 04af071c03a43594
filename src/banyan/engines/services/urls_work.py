"""Addresses of the workspace: the work-list and the case files."""

from django.urls import path

from banyan.engines.services.views import (
    work_calendar,
    work_case,
    work_items,
    work_list,
    work_options,
    work_saved,
    work_trail,
)

urlpatterns = [
    path("work/cases/", work_list.cases, name="work-cases"),
    path("work/cases/many/", work_list.many, name="work-many"),
    path("work/cases/filter/", work_saved.choose, name="work-filter"),
    path("work/cases/filter/keep/", work_saved.keep, name="work-filter-keep"),
    path("work/cases/filter/<uuid:filter_id>/", work_saved.change, name="work-filter-change"),
    path("work/options/<slug:what>/", work_options.options, name="work-options"),
    path("work/cases/<uuid:case_id>/", work_case.case, name="work-case"),
    path("work/cases/<uuid:case_id>/beside/", work_case.beside, name="work-beside"),
    path("work/cases/<uuid:case_id>/turn/", work_trail.turn, name="work-turn"),
    path("work/cases/<uuid:case_id>/reveal/", work_case.reveal, name="work-reveal"),
    path("work/cases/<uuid:case_id>/<slug:code>/", work_case.move, name="work-move"),
    path("work/calendar/", work_calendar.years, name="work-calendar"),
    path("work/items/", work_items.items, name="work-items"),
    path("work/items/<uuid:implementation_id>/", work_items.item, name="work-item"),
]
