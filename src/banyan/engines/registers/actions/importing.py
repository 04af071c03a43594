"""Handing a file over: it is looked at, sealed, and loaded by a long job."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from banyan.engines.registers.declare import schema
from banyan.engines.registers.importing import TASK, sealed_file
from banyan.engines.registers.importing.columns import columns
from banyan.engines.registers.importing.sheets import open_sheet
from banyan.engines.registers.policies import STATE, Stating, districts
from banyan.kernel import files, jobs
from banyan.kernel.action import Act, action
from banyan.kernel.policy import require


def start_import(
    register: str,
    source: str,
    chunks: Iterable[bytes],
    *,
    valid_from: date | None = None,
    org_id: UUID | None = None,
) -> UUID:
    """Take a file of a source department's rows and start loading it; the job's id.

    Its headings are checked at once: Invalid names what does not fit, and nothing is kept.
    """
    known = schema(register)
    require(STATE, Stating(known, source))
    blob = sealed_file.keep(chunks)
    try:
        with sealed_file.opened(blob.digest) as file:
            columns(known, source, open_sheet(file).headings)
        return hand_over(register=register, source=source, digest=blob.digest, valid_from=valid_from, org_id=org_id)
    except BaseException:
        files.remove(blob.digest)
        raise


@action("registers.register.import", title="导入文件")
def hand_over(
    act: Act, *, register: str, source: str, digest: str, valid_from: date | None, org_id: UUID | None
) -> UUID:
    """Start the long job over a sealed file that has been looked at; see `start_import`."""
    known = schema(register)
    act.require(STATE, Stating(known, source))
    org_id = org_id or next(iter(act.who.org_ids), None)
    job_id = jobs.start(
        TASK,
        title=f"导入{known.title}（{known.source_title(source)}）",
        org_id=org_id,
        register=register,
        source=source,
        digest=digest,
        office=str(org_id) if org_id else None,
        valid_from=valid_from.isoformat() if valid_from else None,
        within=list(districts(act.who)),
    )
    act.touched("register", known.code, org_id=org_id, about={"source": source, "job": str(job_id)})
    return job_id
