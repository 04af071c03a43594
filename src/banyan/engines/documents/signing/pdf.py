"""Signing a PDF: PAdES B-T (ETSI EN 319 142-1), certified so that nothing may be changed afterwards."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from asn1crypto import keys, x509
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore

from banyan.engines.documents.signing.authority import Authority, Credential, authority
from banyan.engines.documents.signing.stamp import OwnStamper

FIELD = "Issuer"
RESERVED = 10_240
"""Room for the signature container, in hexadecimal digits; ours take about 8,000."""


def sign(pdf: bytes, *, signed_for: str) -> bytes:
    """Return `pdf` with the installation's signature; `signed_for` is the issuing organisation's name."""
    tools = _tools(authority())
    metadata = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        name=signed_for,
        reason="电子证照签发",
    )
    signer = PdfSigner(metadata, tools[0], timestamper=tools[1])
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    signed: BytesIO = signer.sign_pdf(writer, bytes_reserved=RESERVED)
    return signed.getvalue()


@cache
def _tools(keys_of: Authority) -> tuple[SimpleSigner, OwnStamper]:
    root = certificate_of(keys_of.root)
    store = SimpleCertificateStore()
    store.register(root)
    signer = SimpleSigner(
        signing_cert=certificate_of(keys_of.signer), signing_key=_key_of(keys_of.signer), cert_registry=store
    )
    return signer, OwnStamper(keys_of.stamper, certificate_of(keys_of.stamper), [root])


def certificate_of(credential: Credential) -> x509.Certificate:
    """The certificate in the form that pyHanko takes."""
    return x509.Certificate.load(credential.certificate.public_bytes(serialization.Encoding.DER))


def _key_of(credential: Credential) -> keys.PrivateKeyInfo:
    return keys.PrivateKeyInfo.load(
        credential.key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
