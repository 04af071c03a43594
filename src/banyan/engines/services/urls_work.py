"""Addresses of the workspace: the work-list and the case files."""

from django.urls import path

from banyan.engines.services.views import work_case, work_list

urlpatterns = [
    path("work/cases/", work_list.cases, name="work-cases"),
    path("work/cases/many/", work_list.many, name="work-many"),
    path("work/cases/<uuid:case_id>/", work_case.case, name="work-case"),
    path("work/cases/<uuid:case_id>/beside/", work_case.beside, name="work-beside"),
    path("work/cases/<uuid:case_id>/<slug:code>/", work_case.move, name="work-move"),
]
