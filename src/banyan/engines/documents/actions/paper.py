"""Making the signed PDF of a version: set, signed, stored, once."""

from __future__ import annotations

from uuid import UUID

from banyan.engines.documents.models import LicenceVersion
from banyan.engines.documents.paper import set_paper
from banyan.engines.documents.signing import authority
from banyan.engines.documents.signing.pdf import sign
from banyan.kernel import files
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Unavailable
from banyan.kernel.policy import SYSTEM_ONLY


@action("documents.licence.paper", title="制作电子证照文件")
def make_paper(act: Act, *, version_id: UUID) -> str:
    """Make the PDF unless it is there; its SHA-256 digest. Done by the platform itself, whoever asks for the file."""
    act.require(SYSTEM_ONLY)
    _keys_are_there()
    row = LicenceVersion.objects.select_for_update(of=("self",)).select_related("licence").get(id=version_id)
    if not row.paper:
        blob = files.put(sign(set_paper(row, act.now), signed_for=row.licence.issuer_name))
        row.paper, row.signed_at = blob.digest, act.now
        row.save(update_fields=["paper", "signed_at"])
    about = {"version": row.version, "paper": row.paper}
    act.touched("licence", row.licence_id, division=row.division, org_id=row.org_id, about=about)
    return row.paper


def _keys_are_there() -> None:
    """Keys are made when there is nothing yet that older keys signed; lost ones are never replaced in silence."""
    if not authority.exists() and LicenceVersion.objects.exclude(paper="").exists():
        raise Unavailable("签发证照的密钥不见了，暂时不能制作证照文件。请系统管理员从备份放回密钥。")
