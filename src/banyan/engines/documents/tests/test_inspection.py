from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banyan.engines.documents.inspection import LIMIT, inspect
from banyan.engines.documents.tests import samples
from banyan.kernel.errors import Invalid

GOOD = {
    "合同.pdf": samples.pdf(3),
    "身份证正面.jpg": samples.image("JPEG"),
    "门头.JPEG": samples.image("JPEG"),
    "平面图.png": samples.image("PNG"),
    "章程.docx": samples.docx(),
    "名册.xlsx": samples.xlsx(),
    "批复.ofd": samples.ofd(),
}

BAD = {
    "archive-bomb": ("a.docx", samples.docx({"word/media/1.xml": bytes(30_000_000)})),
    "archive-count": ("a.docx", samples.docx({f"word/{n}.xml": b"" for n in range(2_100)})),
    "archive-nested": ("a.docx", samples.docx({"word/embeddings/1.bin": samples.archive({"b": b"c"})})),
    "archive-path": ("a.docx", samples.docx({"../../etc/passwd": b"x"})),
    "macro": ("a.docx", samples.docx({"word/vbaProject.bin": b"x"})),
    "remote": (
        "a.docx",
        samples.docx(
            {
                "word/_rels/settings.xml.rels": b'<Relationships><Relationship Id="1" TargetMode="External" '
                b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
                b'Target="https://example.com/t.dotm"/></Relationships>'
            }
        ),
    ),
    "active": ("a.pdf", samples.pdf_with_script()),
    "embedded": ("a.pdf", samples.pdf_with_file()),
    "encrypted": ("a.pdf", samples.locked_pdf()),
    "pixels": ("a.png", samples.pixel_bomb()),
    "polyglot": ("a.png", samples.image() + samples.archive({"run.js": b"alert(1)"})),
    "mismatch": ("a.pdf", samples.image()),
    "kind": ("a.exe", b"MZ\x90"),
    "empty": ("a.pdf", b""),
    "broken": ("a.pdf", b"%PDF-1.7\nnothing of the kind"),
    "size": ("a.pdf", b"%PDF-1.7" + bytes(LIMIT)),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_is_what_it_says(name: str) -> None:
    found = inspect(BytesIO(GOOD[name]), name)
    assert (found.name, found.size) == (name, len(GOOD[name]))
    assert name.lower().endswith(found.kind.extensions)


def test_pages_of_a_pdf_are_counted() -> None:
    assert inspect(BytesIO(samples.pdf(3)), "a.pdf").pages == 3


@pytest.mark.parametrize("reason", BAD)
def test_a_hostile_file_is_refused_in_one_sentence(reason: str) -> None:
    name, content = BAD[reason]
    with pytest.raises(Invalid) as refused:
        inspect(BytesIO(content), name)
    assert refused.value.code == f"file-{reason}"
    assert refused.value.fields["file"].endswith("。")


@pytest.mark.parametrize("content", [samples.pdf_with_launch(), samples.pdf_with_hidden_script()])
def test_what_runs_by_itself_is_found_wherever_it_hides(content: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        inspect(BytesIO(content), "a.pdf")
    assert refused.value.code == "file-active"


@pytest.mark.parametrize(
    "name", ["../a.pdf", "C:\\a.pdf", "a/b.pdf", "a\x00.pdf", "a\u202efdp.exe.pdf", "", ".pdf", "长" * 130 + ".pdf"]
)
def test_a_name_that_is_a_path_or_a_disguise_is_refused(name: str) -> None:
    with pytest.raises(Invalid) as refused:
        inspect(BytesIO(samples.pdf()), name)
    assert refused.value.code == "file-name"


def test_a_false_declared_type_is_refused() -> None:
    with pytest.raises(Invalid, match="里面其实是 PDF"):
        inspect(BytesIO(samples.pdf()), "a.pdf", "text/html")


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_half_an_image_is_refused(kind: str) -> None:
    whole = samples.image(kind, (400, 300))
    with pytest.raises(Invalid) as refused:
        inspect(BytesIO(whole[: len(whole) // 2]), "a.jpg" if kind == "JPEG" else "a.png")
    assert refused.value.code == "file-broken"


@given(st.binary(max_size=400), st.sampled_from(["a.pdf", "a.jpg", "a.png", "a.ofd", "a.docx", "a.xlsx"]))
def test_noise_is_refused_and_never_breaks_us(noise: bytes, name: str) -> None:
    with pytest.raises(Invalid):
        inspect(BytesIO(noise), name)


@given(st.data())
def test_an_altered_file_is_taken_or_refused_and_never_breaks_us(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(GOOD)))
    content = bytearray(GOOD[name])
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(Invalid):
        assert inspect(BytesIO(bytes(content)), name).name == name
