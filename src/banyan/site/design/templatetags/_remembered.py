"""Inclusion tags whose markup is drawn once for what they are given (see `design.remembering`)."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from inspect import getfullargspec
from typing import Any, cast

from django import template
from django.template import Context
from django.template.base import Parser, Token
from django.template.library import InclusionNode, parse_bits
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from ..remembering import key_of, remembered

#: Stands in remembered markup where each page's own token goes.
_TOKEN = f"token-{secrets.token_hex(16)}"
_EACH_REQUEST = ("request", "csrf_token")
_ABSENT = (None, "", "NOTPROVIDED")

Making = Callable[..., dict[str, Any]]


class RememberedNode(InclusionNode):
    """Draws its template from nothing but its arguments, and not twice for the same."""

    def render(self, context: Context) -> SafeString:
        args, kwargs = self.get_resolved_arguments(context)
        given: Any = (args, kwargs)
        make: Callable[[], dict[str, Any]] = lambda: cast(Making, self.func)(*args, **kwargs)  # noqa: E731
        if self.takes_context:
            values = {name: one for name, one in make().items() if name not in _EACH_REQUEST}
            given, make = values, lambda: values
        token = context.get("csrf_token")
        own = "" if token is None or str(token) in _ABSENT else str(token)
        name = str(self.filename)
        text = remembered(key_of(name, (given, bool(own))), lambda: _draw(name, make(), bool(own)))
        return mark_safe(text.replace(_TOKEN, own) if own and _TOKEN in text else text)  # noqa: S308


def _draw(name: str, values: dict[str, Any], has_token: bool) -> str:
    drawn = get_template(name).template  # type: ignore[attr-defined]
    return str(drawn.render(Context({**values, "csrf_token": _TOKEN if has_token else ""})))


def remember(
    register: template.Library, name: str, context_of: Making, *, filename: str = "", takes_context: bool = False
) -> None:
    """Put a tag into the library that is drawn by ``parts/<name>.html`` (or `filename`) and remembered."""
    spec = getfullargspec(context_of)
    drawn_by = filename or f"parts/{name}.html"

    def compile_tag(parser: Parser, token: Token) -> RememberedNode:
        args, kwargs = cast(Any, parse_bits)(
            parser, token.split_contents()[1:], list(spec.args), spec.varargs, spec.varkw, spec.defaults,
            spec.kwonlyargs, spec.kwonlydefaults, takes_context, name,
        )  # fmt: skip
        return RememberedNode(context_of, takes_context, args, kwargs, drawn_by)

    register.tag(name, compile_tag)
