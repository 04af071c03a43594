"""Where a place of business is: at the address that the register knows of the firm, or at one that is written down."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.services.declare.item import Finding, Rule

_KNOWN = "firms.address"


def _is_known(form: Any, facts: Mapping[str, Any]) -> Finding:
    """Whoever says “at the registered address” has one; its form asks it as `same_place`."""
    if form.same_place and not facts.get(_KNOWN):
        return Finding(False, "登记库里没有您单位的住所。请选“不是，在别处”，再把地址写到门牌号。")
    return Finding(True, "地址清楚")


#: For forms that ask `same_place` and, where it is another, `address`: without either no paper can name the place.
PREMISES = Rule("premises", "地址", _is_known, stops=True)
