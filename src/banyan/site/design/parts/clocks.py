"""Clock bars (时限条): one cell for each working day, drawn in the unit of the thing so that no page needs a style."""

from typing import Any

from django.utils.translation import gettext as _

from .reading import spread

NAMES = ("used", "limit", "state", "text", "left", "unit")
STATES = ("", "near", "over", "pause", "done")
CELLS = 60


def clock_context(source: Any = None, **given: Any) -> dict[str, Any]:
    """Everything the bar shows. ``source`` has used, limit, state, text, left; the tag may give each.

    ``used`` and ``limit`` in working days; ``state``: empty, near, over, pause or done. Words not given are
    made: "已用 3 天，共 9 个工作日", "剩 6 天". Raises ``ValueError`` for an unknown state.
    """
    clock = spread(source, NAMES, {name: value for name, value in given.items() if name in NAMES})
    used, limit = max(0, int(clock["used"] or 0)), max(1, int(clock["limit"] or 1))
    state = clock["state"] or ("over" if used > limit else "")
    if state not in STATES:
        raise ValueError(f"No state of a clock is called {state!r}")
    return {
        "filled": min(used, limit),
        "limit": limit,
        "cells": "".join(f"M{at} 0V1" for at in range(1, limit)) if limit <= CELLS else "",
        "state": state,
        "big": bool(given.get("big")),
        "text": clock["text"] or _("已用 %(used)s 天，共 %(limit)s 个工作日") % {"used": used, "limit": limit},
        "left": clock["left"] or _left(used, limit, state),
    }


def _left(used: int, limit: int, state: str) -> str:
    if state == "pause":
        return _("暂停中")
    if state == "done":
        return _("已办结")
    if used > limit:
        return _("超 %(days)s 天") % {"days": used - limit}
    return _("剩 %(days)s 天") % {"days": limit - used}
