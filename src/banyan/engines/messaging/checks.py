"""Start-up checks: every engine's template can be worded, every channel is set up as it should be."""

from __future__ import annotations

from typing import Any

from django.core.checks import Error, register

from banyan.engines.messaging.channels import problems
from banyan.engines.messaging.declare import TEMPLATES
from banyan.kernel.systems import Registry


@register()
def messaging_is_whole(app_configs: Any, **_: Any) -> list[Error]:
    """Templates with their samples, and the settings of the channels."""
    nothing = Registry(())
    found = [
        Error(f"消息模板 {template.code} 的 {problem.field}：{problem.what}", hint=problem.mend, id="messaging.E001")
        for template in TEMPLATES.values()
        for problem in template.check(nothing)
    ]
    return found + [Error(what, hint=mend, id="messaging.E002") for what, mend in problems()]
