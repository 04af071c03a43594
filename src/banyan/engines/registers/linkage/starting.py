"""Handing a file over to be linked: looked at, sealed, and linked by a long job; the same file comes once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from banyan.engines.divisions.queries import organisation_for
from banyan.engines.registers.declare import Schema, schema
from banyan.engines.registers.importing import TASK as IMPORT
from banyan.engines.registers.importing import sealed_file
from banyan.engines.registers.importing.sheets import open_sheet
from banyan.engines.registers.linkage import TASK
from banyan.engines.registers.linkage.columns import columns
from banyan.engines.registers.linkage.models import LinkRun
from banyan.engines.registers.policies import LINK, districts
from banyan.engines.registers.stating.rows import NOWHERE
from banyan.kernel import files, jobs
from banyan.kernel.action import Act, action
from banyan.kernel.crypto import keyed_digest
from banyan.kernel.errors import Conflict, Invalid, NotFound
from banyan.kernel.models import Job, JobRow
from banyan.kernel.policy import require
from banyan.kernel.principal import SYSTEM, acting_as, current

ENDED = ("failed", "stopped")


def start_linking(register: str, source: str, chunks: Iterable[bytes], *, valid_from: date | None = None) -> UUID:
    """Take a file of a source's rows and start linking it; the run's id.

    Invalid when its headings do not fit; Conflict when this file was linked before. A file whose linking broke off goes
    on where it stood.
    """
    known = _known(register, source)
    seen = hashlib.sha256()
    blob = sealed_file.keep(_noting(chunks, seen))
    try:
        with sealed_file.opened(blob.digest) as file:
            columns(known, open_sheet(file).headings)
        return hand_over(
            register=register, source=source, digest=blob.digest, content=seen.hexdigest(), valid_from=valid_from
        )
    except BaseException:
        files.remove(blob.digest)
        raise


def start_linking_returned(job_id: UUID) -> UUID:
    """Link the rows that an import of one's own gave back, whose numbers do not hold; the run's id."""
    job = Job.objects.filter(id=job_id, task=IMPORT, account_id=current().account_id).first()
    if job is None or not job.arguments.get("digest"):
        raise NotFound("没有找到这次导入，或者它的文件已经不在了。")
    register, source = job.arguments["register"], job.arguments["source"]
    known = _known(register, source)
    numbers = list(JobRow.objects.filter(job_id=job.id).values_list("number", flat=True))
    if not numbers:
        raise Invalid("这次导入没有退回的行。")
    with sealed_file.opened(job.arguments["digest"]) as file:
        columns(known, open_sheet(file).headings)
    with sealed_file.opened(job.arguments["digest"]) as file:
        blob = sealed_file.keep(iter(lambda: file.read(1 << 20), b""))
    day = job.arguments.get("valid_from")
    return hand_over(
        register=register, source=source, digest=blob.digest, content=f"import:{job.id}", numbers=sorted(set(numbers)),
        valid_from=date.fromisoformat(day) if day else None,
    )  # fmt: skip


@action("registers.linkage.start", title="开始多源比对")
def hand_over(
    act: Act,
    *,
    register: str,
    source: str,
    digest: str,
    content: str,
    valid_from: date | None = None,
    numbers: list[int] | None = None,
) -> UUID:
    """Start the long job over a sealed file that has been looked at; see `start_linking`."""
    known = schema(register)
    act.require(LINK, (known, source))
    office = next(iter(act.who.org_ids), None) or organisation_for(source, NOWHERE).id
    with acting_as(SYSTEM):
        run, fresh = LinkRun.objects.get_or_create(
            register=register,
            source=source,
            content=keyed_digest(f"registers.link\x00{content}"),
            defaults={
                "digest": digest, "numbers": numbers, "valid_from": valid_from, "within": list(districts(act.who)),
                "org_id": office, "account_id": act.who.account_id, "started_at": act.now,
            },
        )  # fmt: skip
        if not fresh:
            _require_broken(run)
            if run.digest != digest:
                files.remove(run.digest)
    run.digest = digest
    run.job_id = jobs.start(
        TASK,
        title=f"{known.source_title(source)}的文件与{known.title}比对",
        org_id=office,
        register=register,
        source=source,
        run_id=str(run.id),
    )
    with acting_as(SYSTEM):
        run.save(update_fields=["job_id", "digest"])
    about = {"source": source, "job": str(run.job_id), "again": not fresh}
    act.touched("link", run.id, org_id=office, about={"register": known.code, **about})
    return run.id


def _require_broken(run: LinkRun) -> None:
    job = Job.objects.filter(id=run.job_id).first() if run.job_id else None
    if job is None or job.state not in ENDED:
        day = run.started_at.date()
        raise Conflict(
            _("这份文件 %(day)s 已经比对过，不再比对第二次。要改的行请改好后另存一份。")
            % {"day": f"{day.year} 年 {day.month} 月 {day.day} 日"}
        )


def _known(register: str, source: str) -> Schema:
    known = schema(register)
    require(LINK, (known, source))
    if not known.register.linking:
        raise Invalid(_("%(title)s没有声明按哪些字段比对。") % {"title": known.title})
    if source not in known.sources(known.fields):
        raise Invalid(_("%(source)s不是%(title)s的来源部门。") % {"source": source, "title": known.title})
    return known


def _noting(chunks: Iterable[bytes], seen: hashlib._Hash) -> Iterator[bytes]:
    for chunk in chunks:
        seen.update(chunk)
        yield chunk
