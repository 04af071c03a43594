"""English: every sentence of the shell has it, and what Django reads is what was written."""

from pathlib import Path

import pytest
from django.test import Client

from banyan.site.design import catalogue

from .rendering import rendered

pytestmark = pytest.mark.django_db
HERE = Path(catalogue.__file__).parent


@pytest.mark.parametrize("path", catalogue.catalogues(), ids=lambda path: path.parents[3].name)
def test_every_sentence_has_english(path: Path) -> None:
    assert catalogue.missing(path) == []


def test_no_engine_translates_without_a_catalogue_of_its_own() -> None:
    kept = {path.parents[3] for path in catalogue.catalogues()}
    engines = {folder for folder in (catalogue.SOURCE / "engines").iterdir() if folder.is_dir()}
    assert [folder.name for folder in engines - kept if any(catalogue.sentences(folder))] == []


@pytest.mark.parametrize("path", catalogue.catalogues(), ids=lambda path: path.parents[3].name)
def test_compiled_catalogues_are_in_step(path: Path) -> None:
    """Run ``python -m banyan.site.design.catalogue`` when this fails."""
    assert path.with_suffix(".mo").read_bytes() == catalogue.compiled(path)


def test_sentences_are_found_in_templates_and_code(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '{% translate "甲" %}{% blocktranslate %}第 {{ n }} 步{% endblocktranslate %}', "utf-8"
    )
    (tmp_path / "b.py").write_text('x = _("乙")', "utf-8")
    assert set(catalogue.sentences(tmp_path)) == {"甲", "第 %(n)s 步", "乙"}


def test_a_reader_who_chose_english_reads_english() -> None:
    client = Client()
    client.post("/preferences/", {"language": "en"})
    page = client.get("/gallery/").content.decode()
    assert "Skip to content" in page
    assert "中文" in page


def test_chinese_comes_first_whatever_the_browser_speaks() -> None:
    assert b'<html lang="zh-CN"' in Client(headers={"Accept-Language": "en-US,en"}).get("/gallery/").content


def test_parts_speak_english() -> None:
    assert "3 of 9 working days used" in rendered("{% clock used=3 limit=9 %}", language="en")
    assert "6 days left" in rendered("{% clock used=3 limit=9 %}", language="en")
