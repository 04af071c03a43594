"""Start-up check: the style sheet and the script have been built."""

from collections.abc import Iterable
from typing import Any

from django.core import checks
from django.core.checks import CheckMessage

from .assets import manifest


@checks.register()
def frontend_is_built(app_configs: Any, **kwargs: Any) -> Iterable[CheckMessage]:
    """Warn when pages would come without style: the Vite manifest is not there."""
    if manifest():
        return []
    return [
        checks.Warning(
            "The front end is not built: pages will have no style.",
            hint="Run `npm ci && npx vite build` in frontend/ (`make run` does it).",
            id="design.W001",
        )
    ]
