"""The name that a file comes with."""

from __future__ import annotations

import unicodedata

from django.utils.translation import gettext as _

from banyan.engines.documents.inspection.kinds import BY_EXTENSION, Kind
from banyan.engines.documents.inspection.refusal import refuse

LONGEST = 120


def checked_name(name: str) -> str:
    """The name, composed (NFC) and trimmed; refused when it is a path or hides what it is."""
    composed = unicodedata.normalize("NFC", name).strip()
    if not composed or composed.startswith("."):
        refuse("文件没有名字。起个名字，如“身份证正面.jpg”，再传。", "name")
    if any(c in '/\\<>:"|?*' or unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co") for c in composed):
        refuse("文件名里有斜杠、引号或看不见的字符。改个名字再传。", "name")
    if len(composed) > LONGEST:
        refuse(_("文件名超过 %(longest)s 个字。改短一点再传。") % {"longest": LONGEST}, "name")
    return composed


def promised_kind(name: str) -> Kind:
    """The kind that the extension promises."""
    extension = name.rpartition(".")[2].lower()
    kind = BY_EXTENSION.get(extension)
    if kind is None:
        refuse("只收 PDF、JPG、PNG、OFD、Word（docx）和 Excel（xlsx）文件。另存为其中一种再传。", "kind")
    return kind
