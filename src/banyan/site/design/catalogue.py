"""The English catalogues: what is said in templates and code, what has English, what Django reads.

``python -m banyan.site.design.catalogue`` compiles every ``locale/*/LC_MESSAGES/django.po`` beside an application
(with polib, so that no gettext programs are needed) and names the sentences without English. Each engine keeps its own.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import polib  # type: ignore[import-untyped]

SOURCE = Path(__file__).resolve().parents[2]
_TRANSLATE = re.compile(r"""{%-?\s*(?:translate|trans)\s+(?:"([^"]*)"|'([^']*)')""")
_BLOCK = re.compile(r"{%\s*block(?:translate|trans)[^%]*%}(.*?){%\s*endblock(?:translate|trans)\s*%}", re.DOTALL)
_GETTEXT = re.compile(r"""\b(?:_|gettext|gettext_lazy)\(\s*"((?:[^"\\]|\\.)*)"\s*\)""")


def sentences(folder: Path) -> Iterator[str]:
    """Every sentence that the templates and the code of ``folder`` ask to be translated."""
    for path in sorted(folder.rglob("*.html")):
        text = path.read_text("utf-8")
        yield from (double or single for double, single in _TRANSLATE.findall(text))
        yield from _GETTEXT.findall(text)
        yield from (re.sub(r"{{\s*(\w+)\s*}}", r"%(\1)s", block) for block in _BLOCK.findall(text))
    for path in sorted(folder.rglob("*.py")):
        if "tests" not in path.parts and path != Path(__file__):
            yield from _GETTEXT.findall(path.read_text("utf-8"))


def catalogues(folder: Path = SOURCE) -> list[Path]:
    """Every source catalogue under ``folder``."""
    return sorted(folder.rglob("locale/*/LC_MESSAGES/django.po"))


def missing(catalogue: Path) -> list[str]:
    """Sentences of the application that ``catalogue`` belongs to, and that have no translation there."""
    known = {entry.msgid for entry in polib.pofile(str(catalogue)) if entry.msgstr}
    return sorted(set(sentences(catalogue.parents[3])) - known)


def compiled(catalogue: Path) -> bytes:
    """The binary form of a catalogue."""
    whole: bytes = polib.pofile(str(catalogue)).to_binary()
    return whole


def main() -> None:
    """Compile every catalogue and say what is missing."""
    for catalogue in catalogues():
        catalogue.with_suffix(".mo").write_bytes(compiled(catalogue))
        print(f"{catalogue.relative_to(SOURCE)}: compiled, {len(missing(catalogue))} without translation")
        for sentence in missing(catalogue):
            print(f"  {sentence}")


if __name__ == "__main__":
    main()
