"""Reading shared files: isolation decides which there are, in the own office and from offices above."""

from __future__ import annotations

from typing import BinaryIO
from uuid import UUID

from banyan.engines.documents.models import SharedFile, SharedVersion
from banyan.engines.documents.queries.files import open_file
from banyan.engines.documents.records import FileInfo, SharedInfo, SharedVersionInfo
from banyan.kernel.errors import NotFound
from banyan.kernel.principal import SYSTEM, acting_as

_COLUMNS = ("version", "name", "kind", "size", "note", "by_name", "created_at")


def shared(shared_id: UUID) -> SharedInfo:
    """A shared file with its versions. Raises NotFound, for one of others and one taken away too. Two statements."""
    row = SharedFile.objects.filter(pk=shared_id, removed_at=None).first()
    if row is None:
        raise NotFound("没有找到这个共享文件，可能已经撤下。")
    versions = SharedVersion.objects.filter(shared=row).order_by("-version").values_list(*_COLUMNS)
    return SharedInfo(
        row.pk, row.org_id, row.title, row.category, row.about, row.reach, row.account_id,
        tuple(SharedVersionInfo(*one) for one in versions),
    )  # fmt: skip


def open_shared(shared_id: UUID, version: int) -> tuple[FileInfo, BinaryIO]:
    """A version with its bytes. Whoever may see the shared file may read it, whoever's office stored it."""
    shared(shared_id)
    file_id = (
        SharedVersion.objects.filter(shared_id=shared_id, version=version).values_list("file_id", flat=True).first()
    )
    if file_id is None:
        raise NotFound("没有找到这一版。")
    with acting_as(SYSTEM):
        return open_file(file_id)
