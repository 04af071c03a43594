"""Addresses of the portal. The sites come last, as they take any first word."""

from django.urls import path, re_path

from banyan.engines.portal.views import appointments, feed, home, plan, schedule, search, space

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("sites/", home.sites, name="sites"),
    path("search/", search.search, name="search"),
    path("search/suggest/", search.suggest, name="suggest"),
    path("search/palette/", search.palette, name="palette"),
    path("my/", space.my_space, name="my"),
    path("work/", space.work_home, name="work"),
    path("work/schedule/", schedule.schedule, name="schedule"),
    path("work/schedule/new/", appointments.plan, name="appointment-new"),
    path("work/schedule/colleagues/", appointments.options, name="appointment-colleagues"),
    path("work/schedule/feed/", feed.page, name="feed"),
    path("work/schedule/<uuid:appointment_id>/", appointments.show, name="appointment"),
    path("work/schedule/<uuid:appointment_id>/edit/", appointments.change, name="appointment-edit"),
    path("work/schedule/<uuid:appointment_id>/answer/", appointments.answer, name="appointment-answer"),
    path("work/schedule/<uuid:appointment_id>/cancel/", appointments.cancel, name="appointment-cancel"),
    path("calendar/<str:secret>.ics", feed.read, name="feed-read"),
    path("plan/", plan.plan, name="plan"),
    path("plan/export.csv", plan.export, name="plan-export"),
    path("work/plan/", plan.plan, {"workspace": True}, name="work-plan"),
    re_path(r"^(?P<slug>[a-z]+(?:/[a-z]+)?)/$", home.home, name="site"),
]
