"""The signed PDF, looked at by readers that are not ours: pyHanko's validator, pypdf, and poppler where it is there."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from shutil import which

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader

from banyan.engines.documents import contents
from banyan.engines.documents.models import LicenceVersion
from banyan.engines.documents.paper import set_paper, sheet_of
from banyan.engines.documents.signing.authority import authority
from banyan.engines.documents.signing.pdf import certificate_of, sign
from banyan.engines.documents.tests.conftest import FOOD, Scene
from banyan.engines.documents.typesetting import as_png
from banyan.kernel import clock
from banyan.kernel.principal import SYSTEM, acting_as


def version_of(scene: Scene, type_code: str) -> LicenceVersion:
    made = scene.issue(type_code)
    with acting_as(SYSTEM):
        return LicenceVersion.objects.select_related("licence").get(identifier=made.identifier)


@pytest.fixture
def signed(scene: Scene) -> bytes:
    row = version_of(scene, "food-licence")
    return sign(set_paper(row, clock.now()), signed_for=row.licence.issuer_name)


def test_another_validator_finds_the_signature_whole_trusted_and_stamped(signed: bytes) -> None:
    context = ValidationContext(trust_roots=[certificate_of(authority().root)], allow_fetching=False)
    (signature,) = PdfFileReader(BytesIO(signed)).embedded_signatures
    status = validate_pdf_signature(signature, context, context)
    assert status.bottom_line
    assert status.timestamp_validity is not None
    assert status.timestamp_validity.trusted
    assert str(signature.sig_object["/SubFilter"]) == "/ETSI.CAdES.detached"


def test_without_our_root_it_is_whole_but_not_trusted(signed: bytes) -> None:
    context = ValidationContext(trust_roots=[certificate_of(authority().signer)], allow_fetching=False)
    (signature,) = PdfFileReader(BytesIO(signed)).embedded_signatures
    status = validate_pdf_signature(signature, ValidationContext(trust_roots=[]), context)
    assert status.intact
    assert not status.trusted


@pytest.mark.skipif(which("pdfsig") is None, reason="poppler-utils is not installed")
def test_poppler_finds_the_signature_valid(signed: bytes, tmp_path: Path) -> None:
    file = tmp_path / "licence.pdf"
    file.write_bytes(signed)
    told = subprocess.run(["pdfsig", str(file)], capture_output=True, text=True, timeout=60, check=False).stdout
    assert "Signature is Valid" in told
    assert "Total document signed" in told


def test_the_paper_says_what_the_licence_says(signed: bytes) -> None:
    (page,) = PdfReader(BytesIO(signed)).pages
    text = "".join(page.extract_text().split())
    for words in (
        "福州榕味小馆餐饮有限公司",
        "91350102MA2XXXXX0K",
        "热食类食品制售",
        "福州市鼓楼区市场监督管理局",
        "样章",
    ):
        assert words in text


@pytest.mark.parametrize(("type_code", "wider"), [("food-licence", True), ("health-badge", True)])
def test_every_layout_is_one_page(scene: Scene, type_code: str, wider: bool) -> None:
    row = version_of(scene, type_code)
    (page,) = PdfReader(BytesIO(set_paper(row, clock.now()))).pages
    assert (page.mediabox.width > page.mediabox.height) is wider


def test_words_of_the_content_are_text_and_never_markup(scene: Scene) -> None:
    row = version_of(scene, "food-licence")
    row.content = contents.to_text(FOOD, "某店", {"scope": "#panic(1) $x$ *bold* @cite <script>"})
    (page,) = PdfReader(BytesIO(set_paper(row, clock.now()))).pages
    assert "#panic(1)$x$*bold*@cite<script>" in "".join(page.extract_text().split())


def test_much_text_still_fits_the_sheet(scene: Scene) -> None:
    row = version_of(scene, "food-licence")
    row.content = contents.to_text(FOOD, "某店", {"scope": "热食类食品制售、" * 120 + "末尾"})
    (page,) = PdfReader(BytesIO(set_paper(row, clock.now()))).pages
    assert "末尾" in page.extract_text()


def test_a_picture_can_be_made(scene: Scene) -> None:
    assert as_png(sheet_of(version_of(scene, "food-licence"), clock.now())).startswith(b"\x89PNG")
