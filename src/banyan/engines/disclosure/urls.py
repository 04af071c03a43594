"""Addresses of disclosure."""

from django.urls import path

from banyan.engines.disclosure.views import decisions, figures, files, items, offices, overview, work

app_name = "disclosure"
urlpatterns = [
    path("disclosure/", overview.overview, name="overview"),
    path("disclosure/offices/", offices.offices, name="offices"),
    path("disclosure/offices/<uuid:org_id>/", offices.office, name="office"),
    path("disclosure/items/", items.items, name="items"),
    path("disclosure/decisions/", decisions.decisions, name="decisions"),
    path("disclosure/decisions/<uuid:case_id>/", decisions.decision, name="decision"),
    path("disclosure/figures/", figures.figures, name="figures"),
    path("disclosure/offices.csv", files.offices, name="offices-file"),
    path("disclosure/items.csv", files.items, name="items-file"),
    path("disclosure/changes.csv", files.changes, name="changes-file"),
    path("disclosure/decisions.csv", files.decisions, name="decisions-file"),
    path("disclosure/figures.csv", files.figures, name="figures-file"),
    path("work/disclosure/", work.published, name="work"),
    path("work/disclosure/<uuid:case_id>/", work.decision, name="work-decision"),
]
