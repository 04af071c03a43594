"""Addresses of messaging."""

from __future__ import annotations

from django.urls import path

from banyan.engines.messaging import views

urlpatterns = [
    path("my/notices/", views.inbox, name="messaging_inbox"),
    path("my/notices/read/", views.read_all, name="messaging_read_all"),
    path("my/notices/how/", views.wishes, name="messaging_wishes"),
    path("my/notices/<uuid:notice_id>/", views.detail, name="messaging_notice"),
    path("work/messages/unsent/", views.unsent, name="messaging_unsent"),
    path("work/messages/unsent/replay/", views.replay, name="messaging_replay"),
    path("work/messages/templates/", views.previews, name="messaging_previews"),
]
