"""Setting licences as PDF and as pictures, with Typst."""

from banyan.engines.documents.typesetting.engine import Fact, Sheet, as_pdf, as_png
from banyan.engines.documents.typesetting.fonts import FontsMissing, found_family

__all__ = ["Fact", "FontsMissing", "Sheet", "as_pdf", "as_png", "found_family"]
