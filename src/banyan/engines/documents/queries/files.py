"""Reading files: rows that isolation lets through, and their bytes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO
from uuid import UUID

from django.db import connection

from banyan.engines.documents.inspection import KINDS
from banyan.engines.documents.models import File
from banyan.engines.documents.records import FileInfo
from banyan.kernel import files
from banyan.kernel.errors import NotFound

_MANY = (
    "SELECT id, name, kind, size, pages, owner_id, digest, created_at FROM documents_file"
    " WHERE id = ANY (%s) AND removed_at IS NULL"
)
_MEDIA_TYPES = {kind.code: kind.media_type for kind in KINDS}


def file(id: UUID) -> FileInfo:  # noqa: A002 - the facade's name
    """A file by its id. NotFound when there is none, or not for this principal."""
    found = File.objects.filter(id=id, removed_at=None).first()
    if found is None:
        raise NotFound("没有找到这个文件。")
    return info(found)


def files_of(ids: Iterable[UUID]) -> dict[UUID, FileInfo]:
    """Many files at once; those not for this principal are left out."""
    wanted = list(ids)
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_MANY, [wanted])
        rows = cursor.fetchall()
    return {
        id_: FileInfo(id_, name, kind, _MEDIA_TYPES[kind], size, pages, owner_id, digest, created_at)
        for id_, name, kind, size, pages, owner_id, digest, created_at in rows
    }


def open_file(id: UUID) -> tuple[FileInfo, BinaryIO]:  # noqa: A002
    """A file with its bytes, for reading."""
    found = file(id)
    return found, files.open_blob(found.digest)


def info(row: File) -> FileInfo:
    """A row as it is handed out."""
    return FileInfo(
        id=row.id,
        name=row.name,
        kind=row.kind,
        media_type=_MEDIA_TYPES[row.kind],
        size=row.size,
        pages=row.pages,
        owner_id=row.owner_id,
        digest=row.digest,
        created_at=row.created_at,
    )
