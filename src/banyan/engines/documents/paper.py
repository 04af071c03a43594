"""From a licence's version to its sheet: what stands where."""

from __future__ import annotations

import json
from datetime import datetime

from django.conf import settings

from banyan.engines.documents import qr
from banyan.engines.documents.codes import paper_code, spoken
from banyan.engines.documents.contents import said
from banyan.engines.documents.models import LicenceVersion
from banyan.engines.documents.queries.licences import type_of
from banyan.engines.documents.typesetting import Fact, Sheet, as_pdf

NOTE = "样章：本证由演示环境签发，不作凭证使用。证照是否有效，以核验结果为准。"


def set_paper(row: LicenceVersion, now: datetime) -> bytes:
    """The unsigned PDF of a version."""
    return as_pdf(sheet_of(row, now))


def sheet_of(row: LicenceVersion, now: datetime) -> Sheet:
    """Everything that stands on the paper of a version."""
    kept, kind = row.licence, type_of(row.licence.type_code)
    content: dict[str, str] = json.loads(row.content)
    facts = [Fact(kind.holder_label, kept.holder_name)]
    facts += [Fact(field.title, content[field.code]) for field in kind.fields if field.code in content]
    facts.append(Fact("有效期限", f"{said(row.valid_from)}至{said(row.valid_to)}" if row.valid_to else "长期"))
    return Sheet(
        layout=kind.layout,
        type=kind.code,
        title=kind.title,
        subtitle=kind.subtitle,
        facts=tuple(facts),
        issuer=kept.issuer_name,
        date=said(row.created_at.astimezone(now.tzinfo).date()),
        identifier=row.identifier,
        code=spoken(row.short_code),
        qr=qr.svg(verify_address(), paper_code(row.identifier, row.valid_to)),
        note=NOTE,
        made=now,
    )


def verify_address() -> str:
    """Where anybody verifies: the public address of this installation, up to the code."""
    return f"{settings.PUBLIC_URL.rstrip('/')}/verify/"
