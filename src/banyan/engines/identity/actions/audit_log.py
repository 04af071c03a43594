"""Checking the whole audit log: a long job that the audit administrator starts and watches."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Func, IntegerField, Sum
from django.utils.translation import gettext as _

from banyan.engines.identity.policies import READ_AUDIT
from banyan.engines.identity.queries.audit_log import CHECK
from banyan.kernel import jobs
from banyan.kernel.action import Act, action
from banyan.kernel.audit import verify
from banyan.kernel.jobs import Progress
from banyan.kernel.models import AuditSeal


@action("identity.audit-log.check", title="核验审计日志")
def check_audit_log(act: Act) -> UUID:
    """Start the check of every line that is sealed; the job's id."""
    act.require(READ_AUDIT)
    job_id = jobs.start(CHECK, title=_("核验审计日志"))
    act.touched("job", job_id)
    return job_id


@jobs.task(CHECK)
def run(progress: Progress) -> None:
    """Look at every seal and line; what is wrong is told as a bad row of the job."""
    lines = AuditSeal.objects.aggregate(all=Sum(Func("row_ids", function="cardinality", output_field=IntegerField())))
    progress.total(lines["all"] or 0)
    for number, finding in enumerate(verify(progress.advance), start=1):
        progress.bad_row(number, finding.sentence, field=finding.kind)
