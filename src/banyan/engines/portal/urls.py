"""Addresses of the portal. The sites come last, as they take any first word."""

from django.urls import path, re_path

from banyan.engines.portal.views import home, plan, search, space

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("sites/", home.sites, name="sites"),
    path("search/", search.search, name="search"),
    path("search/suggest/", search.suggest, name="suggest"),
    path("search/palette/", search.palette, name="palette"),
    path("my/", space.my_space, name="my"),
    path("work/", space.work_home, name="work"),
    path("plan/", plan.plan, name="plan"),
    path("plan/export.csv", plan.export, name="plan-export"),
    path("work/plan/", plan.plan, {"workspace": True}, name="work-plan"),
    re_path(r"^(?P<slug>[a-z]+(?:/[a-z]+)?)/$", home.home, name="site"),
]
