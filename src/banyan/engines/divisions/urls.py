"""Addresses of the pickers, and of the keeping of divisions in the workspace."""

from django.urls import path

from banyan.engines.divisions.views import pickers, work

urlpatterns = [
    path("divisions/levels/", pickers.levels, name="division-levels"),
    path("divisions/options/", pickers.options, name="division-options"),
    path("work/divisions/", work.find, name="work-divisions"),
    path("work/divisions/<str:code>/", work.division_page, name="work-division"),
    path("work/divisions/<str:code>/<slug:verb>/", work.change, name="work-division-change"),
]
