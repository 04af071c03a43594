"""Looking at the signature of a PDF that somebody hands in."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from banyan.engines.documents.signing.authority import authority
from banyan.engines.documents.signing.pdf import certificate_of


@dataclass(frozen=True, slots=True)
class SignatureSeen:
    """What a PDF's signature says: is there one, is it whole over the whole file and ours, when was it made."""

    present: bool
    intact: bool = False
    ours: bool = False
    signed_at: datetime | None = None


def look_at(pdf: bytes) -> SignatureSeen:
    """Validate the signature of `pdf` against this installation's root; a file that is no PDF has none."""
    try:
        signatures = PdfFileReader(BytesIO(pdf)).embedded_signatures
        if not signatures:
            return SignatureSeen(present=False)
        context = ValidationContext(trust_roots=[certificate_of(authority().root)], allow_fetching=False)
        return _summary(validate_pdf_signature(signatures[0], context, context))
    except Exception as error:  # a hostile file may break the reader anywhere; whatever breaks, it is not whole
        logging.getLogger(__name__).info("unreadable signature: %s", type(error).__name__)
        return SignatureSeen(present=b"/ByteRange" in pdf)


def _summary(status: PdfSignatureStatus) -> SignatureSeen:
    stamp = status.timestamp_validity
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    return SignatureSeen(
        present=True,
        intact=bool(status.intact and status.valid and status.docmdp_ok and whole),
        ours=bool(status.trusted and stamp is not None and stamp.trusted),
        signed_at=stamp.timestamp if stamp is not None else None,
    )
