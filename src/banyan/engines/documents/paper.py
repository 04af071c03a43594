"""From a licence's version to its sheet: what stands where."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from banyan.engines.documents import qr
from banyan.engines.documents.codes import paper_code, spoken
from banyan.engines.documents.contents import from_text, said, said_on
from banyan.engines.documents.models import LicenceVersion
from banyan.engines.documents.typesetting import Fact, Sheet, as_pdf

NOTE = "样章：本证由演示环境签发，不作凭证使用。证照是否有效，以核验结果为准。"


def set_paper(row: LicenceVersion, now: datetime) -> bytes:
    """The unsigned PDF of a version."""
    return as_pdf(sheet_of(row, now))


def sheet_of(row: LicenceVersion, now: datetime) -> Sheet:
    """Everything that stands on the paper of a version."""
    kept, content = row.licence, from_text(row.content)
    facts = [Fact(content.holder_label, content.holder), *(Fact(label, text) for label, text in content.rows)]
    facts.append(Fact("有效期限", f"{said(row.valid_from)} 至 {said(row.valid_to)}" if row.valid_to else "长期"))
    return Sheet(
        layout=content.layout,
        type=kept.type_code,
        title=content.title,
        subtitle=content.subtitle,
        facts=tuple(facts),
        issuer=kept.issuer_name,
        date=said_on(row.created_at),
        identifier=row.identifier,
        code=spoken(row.short_code),
        qr=qr.svg(verify_address(), paper_code(row.identifier, row.valid_to)),
        note=NOTE,
        made=now,
    )


def verify_address() -> str:
    """Where anybody verifies: the public address of this installation, up to the code."""
    return f"{settings.PUBLIC_URL.rstrip('/')}/verify/"
