"""Who may change divisions and organisations: system administrators, and the platform's own set-up."""

from __future__ import annotations

from typing import Final

from banyan.kernel.policy import SYSTEM_ONLY, HasPower, Policy

MANAGE_DIVISIONS: Final[Policy] = HasPower("system", "维护行政区划和机构") | SYSTEM_ONLY
