"""``{% csrf_token %}`` as every form has it here: with the hidden field that names who writes into the form.

Built into every template, so that no form can leave it out. Parts that are drawn once and remembered have no request:
they name nobody, and hold nothing that one types.
"""

from __future__ import annotations

from typing import Any

from django import template
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


def writer_field(context: Context) -> SafeString:
    """The hidden field; nothing where nobody is signed in."""
    field: Any = getattr(context.get("request"), "form_writer", None)
    if field is None or not field.value:
        return SafeString("")
    return format_html('<input type="hidden" name="{}" value="{}">', field.name, field.value)


class _Token(CsrfTokenNode):
    def render(self, context: Context) -> SafeString:
        return SafeString(super().render(context) + writer_field(context))


@register.tag("csrf_token")
def csrf_token(parser: Parser, token: Token) -> _Token:
    """The token against forged requests, and the writer."""
    return _Token()
