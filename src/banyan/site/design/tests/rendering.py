"""Render a piece of template as a page would."""

from typing import Any

from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import override


def rendered(source: str, language: str = "zh-hans", **words: Any) -> str:
    """The HTML of ``{% load ui %}`` and ``source``."""
    with override(language):
        return Template("{% load ui %}" + source).render(
            Context({"request": RequestFactory().get("/here/"), "csrf_token": "t", **words})
        )
