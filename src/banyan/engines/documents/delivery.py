"""The signed PDF of a licence, for whoever may see the licence; made at once when it has not been made yet."""

from __future__ import annotations

from typing import BinaryIO
from uuid import UUID

from banyan.engines.documents.actions.paper import make_paper
from banyan.engines.documents.models import LicenceVersion
from banyan.engines.documents.queries.licences import licence
from banyan.engines.documents.records import LicenceInfo
from banyan.kernel.files import open_blob
from banyan.kernel.principal import SYSTEM, acting_as


def open_paper(licence_id: UUID) -> tuple[LicenceInfo, BinaryIO]:
    """A licence with its PDF, for reading. NotFound when there is none, or not for this principal."""
    found = licence(licence_id)
    row = LicenceVersion.objects.only("id", "paper").get(identifier=found.identifier)
    return found, open_blob(row.paper or _made(row.id))


def _made(version_id: UUID) -> str:
    """By the platform itself: the holder may read the licence, and may not write it."""
    with acting_as(SYSTEM):
        return make_paper(version_id=version_id)
