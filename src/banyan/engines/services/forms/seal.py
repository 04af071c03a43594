"""What of a form is kept in the clear and what is sealed: citizen numbers, telephones and whatever is marked secret."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from banyan.engines.services.declare.form import Form
from banyan.engines.services.forms.describe import Field, shape_of
from banyan.kernel.crypto import seal, unseal

_CONTEXT = "services.form"


def split(form: Form) -> tuple[dict[str, Any], bytes]:
    """The values as JSON with secrets masked, and the secrets sealed (empty when there are none)."""
    data = form.model_dump(mode="json", exclude_none=True)
    secrets: dict[str, str] = {}
    masked = _mask(shape_of(type(form)).by_name, data, "", secrets)
    return masked, seal(json.dumps(secrets, ensure_ascii=False), _CONTEXT) if secrets else b""


def whole(data: Mapping[str, Any], sealed: bytes | memoryview) -> dict[str, Any]:
    """The values with the secrets back in their places."""
    filled: dict[str, Any] = json.loads(json.dumps(data))
    if not sealed:
        return filled
    for path, text in json.loads(unseal(bytes(sealed), _CONTEXT)).items():
        place: Any = filled
        *way, last = path.split(".")
        for part in way:
            place = place[int(part)] if part.isdigit() else place[part]
        place[last] = text
    return filled


def _mask(fields: Mapping[str, Field], data: Mapping[str, Any], path: str, secrets: dict[str, str]) -> dict[str, Any]:
    masked: dict[str, Any] = {}
    for name, value in data.items():
        one = fields.get(name)
        here = f"{path}{name}"
        if one is not None and one.rows and isinstance(value, list):
            inner = {row.name: row for row in one.rows}
            masked[name] = [_mask(inner, row, f"{here}.{place}.", secrets) for place, row in enumerate(value)]
        elif one is not None and one.secret is not None and isinstance(value, str):
            secrets[here] = value
            masked[name] = one.secret.mask(value)
        else:
            masked[name] = value
    return masked
