"""Addresses of consultations, among those of services."""

from django.urls import path

from banyan.engines.services.consult.views import mine, public, work

urlpatterns = [
    path("consult/", public.consults, name="consults"),
    path("consult/ask/", mine.ask, name="consult-ask"),
    path("consult/<uuid:consultation_id>/", public.consult, name="consult"),
    path("my/consults/", mine.mine, name="my-consults"),
    path("my/consults/<uuid:consultation_id>/", mine.own, name="consult-mine"),
    path("work/consults/", work.consults, name="work-consults"),
    path("work/consults/<uuid:consultation_id>/", work.consult, name="work-consult"),
]
