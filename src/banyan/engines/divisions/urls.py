"""Addresses of the pickers."""

from django.urls import path

from banyan.engines.divisions import views

urlpatterns = [
    path("divisions/levels/", views.levels, name="division-levels"),
    path("divisions/options/", views.options, name="division-options"),
]
