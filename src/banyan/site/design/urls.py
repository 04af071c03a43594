"""Addresses of the design system: the gallery and the display preferences."""

from django.urls import path

from . import preferences, views

app_name = "design"
urlpatterns = [
    path("gallery/", views.gallery, name="gallery"),
    path("gallery/<slug:code>/", views.example, name="example"),
    path("preferences/", preferences.change, name="preferences"),
]
