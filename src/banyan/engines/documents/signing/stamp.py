"""The installation's own time stamping authority: RFC 3161 tokens, so that a signature's time is attested (PAdES B-T).

It runs in the process and takes the machine's time; an installation that has a recognised authority names its URL.
"""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final

from asn1crypto import algos, cms, core, tsp, x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.sign.general import as_signing_certificate_v2, simple_cms_attribute
from pyhanko.sign.timestamps import TimeStamper

from banyan.engines.documents.signing.authority import Credential

POLICY: Final = "2.25.277163806374063063513461190466240213241"
"""The object identifier of our stamping policy, from the UUID arc that is open to everybody (ITU-T X.667)."""


class OwnStamper(TimeStamper):
    """Stamps with the installation's own key."""

    def __init__(self, stamper: Credential, certificate: x509.Certificate, chain: list[x509.Certificate]) -> None:
        super().__init__()
        self._key = stamper.key
        self._certificate = certificate
        self._chain = [certificate, *chain]

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Answer a request, as RFC 3161 section 2.4.2 says."""
        info = self._info(req).dump()
        token = cms.ContentInfo({"content_type": "signed_data", "content": self._signed(info)})
        return tsp.TimeStampResp({"status": {"status": "granted"}, "time_stamp_token": token})

    def _info(self, req: tsp.TimeStampReq) -> tsp.TSTInfo:
        values: dict[str, Any] = {
            "version": "v1",
            "policy": POLICY,
            "message_imprint": req["message_imprint"],
            "serial_number": secrets.randbits(128),
            "gen_time": datetime.now(UTC),
            "tsa": x509.GeneralName(name="directory_name", value=self._certificate.subject),
        }
        if req["nonce"].native is not None:
            values["nonce"] = req["nonce"]
        return tsp.TSTInfo(values)

    def _signed(self, info: bytes) -> cms.SignedData:
        algorithm = algos.DigestAlgorithm({"algorithm": "sha256"})
        return cms.SignedData(
            {
                "version": "v3",
                "digest_algorithms": [algorithm],
                "encap_content_info": {"content_type": "tst_info", "content": core.ParsableOctetString(info)},
                "certificates": self._chain,
                "signer_infos": [self._signer_info(info, algorithm)],
            }
        )

    def _signer_info(self, info: bytes, algorithm: algos.DigestAlgorithm) -> cms.SignerInfo:
        attributes = cms.CMSAttributes(
            [
                simple_cms_attribute("content_type", "tst_info"),
                simple_cms_attribute("message_digest", sha256(info).digest()),
                simple_cms_attribute("signing_certificate_v2", as_signing_certificate_v2(self._certificate)),
            ]
        )
        number = {"issuer": self._certificate.issuer, "serial_number": self._certificate.serial_number}
        return cms.SignerInfo(
            {
                "version": "v1",
                "sid": cms.SignerIdentifier({"issuer_and_serial_number": number}),
                "digest_algorithm": algorithm,
                "signature_algorithm": {"algorithm": "sha256_ecdsa"},
                "signed_attrs": attributes,
                "signature": self._key.sign(attributes.dump(), ec.ECDSA(hashes.SHA256())),
            }
        )
