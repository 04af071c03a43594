"""Addresses of 我的数据 and of the registers' workspace."""

from django.urls import path

from banyan.engines.registers.views import differences, doubts, importing, linkage, mine, work

app_name = "registers"

urlpatterns = [
    path("my/data/", mine.readings, name="readings"),
    path("my/data/held/", mine.held, name="held"),
    path("my/data/held/<slug:register>/", mine.changes, name="changes"),
    path("my/data/doubts/", doubts.mine, name="doubts"),
    path("my/data/doubts/reading/<uuid:reading_id>/", doubts.about_reading, name="doubt-reading"),
    path("my/data/doubts/<slug:register>/<slug:field>/", doubts.about_value, name="doubt-value"),
    path("work/registers/", work.registers, name="work-registers"),
    path("work/registers/doubts/", doubts.tasks, name="work-doubts"),
    path("work/registers/doubts/<uuid:objection_id>/", doubts.answer, name="work-doubt"),
    path("work/registers/imports/<uuid:job_id>/", importing.job, name="work-import"),
    path("work/registers/imports/<uuid:job_id>/progress/", importing.progress, name="work-import-progress"),
    path("work/registers/imports/<uuid:job_id>/returned.<str:form>", importing.given_back, name="work-returned"),
    path("work/registers/imports/<uuid:job_id>/link/", linkage.from_import, name="work-link-returned"),
    path("work/registers/links/<uuid:run_id>/", linkage.run, name="work-link"),
    path("work/registers/links/<uuid:run_id>/progress/", linkage.progress, name="work-link-progress"),
    path("work/registers/links/<uuid:run_id>/result.<str:form>", linkage.result, name="work-link-result"),
    path("work/registers/links/<uuid:run_id>/<int:number>/", linkage.row, name="work-link-row"),
    path("work/registers/differences/<uuid:difference_id>/", differences.one, name="work-difference"),
    path("work/registers/<slug:register>/link/", linkage.hand_over, name="work-linkage"),
    path("work/registers/<slug:register>/candidates/", linkage.waiting, name="work-candidates"),
    path("work/registers/<slug:register>/differences/", differences.listed, name="work-differences"),
    path("work/registers/<slug:register>/", work.register, name="work-register"),
    path("work/registers/<slug:register>/import/", importing.hand_over, name="work-hand-over"),
    path("work/registers/<slug:register>/<uuid:subject_id>/ask/<slug:field>/", work.ask, name="work-ask"),
    path("work/registers/<slug:register>/<uuid:subject_id>/", work.record, name="work-record"),
]
