"""Files and licences as JSON. Verification is open to everybody; the rest asks who one is."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Router, Schema
from ninja.files import UploadedFile
from pydantic import Field

from banyan.engines.documents import queries
from banyan.engines.documents.admit import CODES_A_MINUTE, FILES_A_MINUTE, admit
from banyan.engines.documents.inspection import LIMIT
from banyan.engines.documents.queries.verify import Verification
from banyan.engines.documents.records import LicenceInfo
from banyan.engines.documents.views.public import note_verification
from banyan.engines.documents.views.verdicts import verdict_on
from banyan.kernel.errors import Refused, TooLarge
from banyan.kernel.principal import current

router = Router()


class FactOut(Schema):
    """A line of a licence as a verifier may see it."""

    label: str
    value: str


class VerificationOut(Schema):
    """`state`: valid, suspended, revoked, expired, not_yet, superseded, stale, unknown, tampered, unsigned."""

    state: str
    word: str
    what_to_do: str
    at: datetime
    title: str
    identifier: str
    holder: str
    facts: list[FactOut]
    issuer: str
    valid_from: date | None
    valid_to: date | None
    reason: str


class CodeIn(Schema):
    """What a QR code holds, a short code, or an identifier."""

    code: Annotated[str, Field(min_length=1, max_length=500)]


class LicenceOut(Schema):
    """A licence of one's own."""

    id: UUID
    type_code: str
    title: str
    identifier: str
    version: int
    holder_name: str
    content: dict[str, str]
    issuer_name: str
    state: str
    valid_from: date
    valid_to: date | None
    issued_at: datetime


@router.post("verify", response=VerificationOut, summary="核验一个码")
def verify(request: HttpRequest, body: CodeIn) -> VerificationOut:
    """Answer for a code; open to everybody, 60 a minute."""
    admit(request, "code", CODES_A_MINUTE)
    seen = queries.verify(body.code)
    note_verification(seen, "核验码")
    return _out(seen)


@router.post("verify-file", response=VerificationOut, summary="核验一份 PDF")
def verify_file(request: HttpRequest, paper: File[UploadedFile]) -> VerificationOut:
    """Answer for a file; open to everybody, 10 a minute. The file is not kept."""
    admit(request, "file", FILES_A_MINUTE)
    if (paper.size or 0) > LIMIT:
        raise TooLarge("文件超过 20 MB，不是平台签发的证照。")
    seen = queries.verify_paper(paper.read())
    note_verification(seen, "文件")
    return _out(seen)


@router.get("licences", response=list[LicenceOut], summary="我的证照")
def licences(request: HttpRequest) -> list[LicenceInfo]:
    """The licences of the person or firm that one acts for."""
    who = current()
    if who.applicant_id is None:
        raise Refused("登录后才能看自己的证照。")
    return list(queries.licences_of(who.applicant_id))


def _out(seen: Verification) -> VerificationOut:
    verdict = verdict_on(seen)
    return VerificationOut(
        state=seen.state,
        word=verdict.word,
        what_to_do=verdict.what_to_do,
        at=seen.at,
        title=seen.title,
        identifier=seen.identifier,
        holder=seen.holder,
        facts=[FactOut(label=label, value=value) for label, value in seen.facts],
        issuer=seen.issuer_name,
        valid_from=seen.valid_from,
        valid_to=seen.valid_to,
        reason=seen.reason,
    )
