"""Taking files in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import BinaryIO
from uuid import UUID

from django.db import connection, transaction

from banyan.engines.documents.inspection import LIMIT, inspect
from banyan.engines.documents.models import File, LicenceVersion
from banyan.engines.documents.policies import OWN_FILE, OWN_NAME
from banyan.engines.documents.queries.files import info
from banyan.engines.documents.records import FileInfo
from banyan.kernel import files
from banyan.kernel.action import Act, action
from banyan.kernel.errors import NotFound
from banyan.kernel.policy import SYSTEM_ONLY

CHUNK = 262_144


@action("documents.file.store", title="上传文件")
def store(act: Act, *, file: BinaryIO, name: str, owner_id: UUID, declared_type: str = "") -> FileInfo:
    """Check a seekable `file` and keep it for `owner_id` (a subject). Refused files leave nothing behind.

    Raises Invalid with one sentence for the field `file`.
    """
    act.require(OWN_NAME, owner_id)
    seen = inspect(file, name, declared_type)
    blob = files.put(_chunks(file), limit=LIMIT)
    kept = File.objects.create(
        digest=blob.digest,
        size=blob.size,
        name=seen.name,
        kind=seen.kind.code,
        pages=seen.pages,
        owner_id=owner_id,
        account_id=act.who.account_id,
        created_at=act.now,
    )
    act.touched("file", kept.id, about={"kind": kept.kind, "size": kept.size})
    return info(kept)


@action("documents.file.attach", title="文件随办件提交")
def attach_to_case(
    act: Act, *, file_ids: Sequence[UUID], case_id: UUID, org_ids: Sequence[UUID], division: str
) -> None:
    """Let the organisations that handle a case read these files: one statement, however many.

    Raises NotFound for a file of somebody else.
    """
    found = _attached(sorted(set(file_ids)), case_id, list(org_ids), division)
    if len(found) != len(set(file_ids)):
        raise NotFound("有一个文件没有找到，可能已删除。重新上传它。")
    for file_id, owner_id in found:
        act.require(OWN_NAME, owner_id)
        act.touched("file", file_id, division=division, about={"case": str(case_id)})
    if not found:
        act.require(OWN_NAME, act.who.account_id)
        act.touched("case", case_id, division=division, about={"files": 0})


@action("documents.file.remove", title="删除文件")
def remove_file(act: Act, *, file_id: UUID) -> None:
    """Take a file back that belongs to no case; its bytes go when nothing else uses them (a nightly sweep)."""
    kept = File.objects.select_for_update().filter(id=file_id, removed_at=None).first()
    if kept is None:
        raise NotFound("没有找到这个文件。")
    act.require(OWN_FILE, kept)
    kept.removed_at = act.now
    kept.save(update_fields=["removed_at"])
    act.touched("file", kept.id)


@action("documents.file.forget", title="清除已删除的文件")
def forget_file(act: Act, *, file_id: UUID) -> None:
    """Take a removed file's row away for good, and its bytes when no other file or paper has the same."""
    act.require(SYSTEM_ONLY)
    kept = File.objects.select_for_update().get(id=file_id, removed_at__isnull=False)
    kept.delete()
    shared = File.objects.filter(digest=kept.digest).exists()
    if not shared and not LicenceVersion.objects.filter(paper=kept.digest).exists():
        transaction.on_commit(partial(files.remove, kept.digest))
    act.touched("file", file_id)


_ATTACH = """
UPDATE documents_file SET division = %(division)s,
  org_ids = org_ids || ARRAY(SELECT o FROM unnest(%(orgs)s::uuid[]) AS o WHERE o <> ALL (org_ids)),
  case_ids = case_ids || ARRAY(SELECT c FROM unnest(%(cases)s::uuid[]) AS c WHERE c <> ALL (case_ids))
WHERE id IN (SELECT f.id FROM documents_file f WHERE f.id = ANY (%(ids)s) AND f.removed_at IS NULL
             ORDER BY f.id FOR UPDATE)
RETURNING id, owner_id
"""


def _attached(ids: list[UUID], case_id: UUID, orgs: list[UUID], division: str) -> list[tuple[UUID, UUID]]:
    """The files and their owners, in the order of the ids; whoever may not read a file changes nothing of it."""
    if not ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_ATTACH, {"division": division, "orgs": orgs, "cases": [case_id], "ids": ids})
        return sorted((row[0], row[1]) for row in cursor.fetchall())


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    file.seek(0)
    while chunk := file.read(CHUNK):
        yield chunk
