"""Addresses of services: the guide, applying, one's own cases; the workspace's own come from `urls_work`."""

import importlib.util

from django.urls import URLPattern, URLResolver, include, path

from banyan.engines.services.views import (
    resident_acts,
    resident_apply,
    resident_cases,
    resident_check,
    resident_guide,
    resident_joint,
    resident_materials,
    resident_results,
)

app_name = "services"
_DRAFT = "apply/drafts/<uuid:draft_id>/"
_CASE = "my/cases/<uuid:case_id>/"
_JOINT = "my/joint/<uuid:joint_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("guide/", resident_guide.catalogue, name="catalogue"),
    path("guide/<slug:code>/", resident_guide.guide, name="guide"),
    path("apply/<slug:code>/", resident_apply.start, name="apply"),
    path(_DRAFT, resident_apply.resume, name="draft"),
    path(f"{_DRAFT}form/<slug:page>/", resident_apply.form_page, name="draft-page"),
    path(f"{_DRAFT}discard/", resident_apply.discard, name="draft-discard"),
    path(f"{_DRAFT}materials/", resident_materials.materials, name="draft-materials"),
    path(f"{_DRAFT}materials/<slug:material>/add/", resident_materials.add, name="draft-add"),
    path(f"{_DRAFT}materials/<slug:material>/<uuid:file_id>/remove/", resident_materials.remove, name="draft-remove"),
    path(f"{_DRAFT}check/", resident_check.check, name="draft-check"),
    path("joint/<slug:code>/", resident_joint.joint, name="joint"),
    path("joint/<slug:code>/start/", resident_joint.start, name="joint-start"),
    path(_JOINT, resident_joint.progress, name="joint-case"),
    path(f"{_JOINT}results/", resident_results.results, name="joint-results"),
    path(f"{_JOINT}results.zip", resident_results.papers, name="joint-papers"),
    path(f"{_JOINT}withdraw/", resident_joint.withdraw, name="joint-withdraw"),
    path(f"{_JOINT}try-again/", resident_joint.try_again, name="joint-try-again"),
    path(f"{_JOINT}start-again/", resident_joint.start_again, name="joint-start-again"),
    path("my/cases/", resident_cases.cases, name="cases"),
    path(_CASE, resident_cases.case, name="case"),
    path(f"{_CASE}receipt/", resident_cases.receipt, name="receipt"),
    path(f"{_CASE}notice/", resident_cases.notice, name="case-notice"),
    path(f"{_CASE}supply/", resident_acts.supply, name="case-supply"),
    path(f"{_CASE}supply/<slug:material>/add/", resident_acts.add, name="case-supply-add"),
    path(f"{_CASE}withdraw/", resident_acts.withdraw, name="case-withdraw"),
    path(f"{_CASE}message/", resident_acts.message, name="case-message"),
    path(f"{_CASE}urge/", resident_acts.urge, name="case-urge"),
]

urlpatterns.append(path("", include("banyan.engines.services.consult.urls")))
if importlib.util.find_spec("banyan.engines.services.urls_work") is not None:
    urlpatterns.append(path("", include("banyan.engines.services.urls_work")))
