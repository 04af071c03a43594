"""What was sent after the session had ended: kept sealed in the browser's next session, and given back to its owner.

Only the draft's own account gets it in: `save_draft` refuses everybody else, and what was refused is thrown away.
"""

from __future__ import annotations

import base64
import json
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from banyan.engines.services import actions
from banyan.kernel import clock
from banyan.kernel.crypto import seal, unseal
from banyan.kernel.errors import BanyanError

_KEY = "services.kept"
_CONTEXT = "services.kept"
#: Characters of sealed text; more than a page of a form has.
LARGEST = 100_000
#: Seconds.
LONGEST = 3600


def keep(request: HttpRequest, draft_id: UUID, data: dict[str, Any]) -> bool:
    """Keep what was typed for after the sign-in; False when it is too much."""
    text = json.dumps({"draft": str(draft_id), "data": data, "at": clock.now().timestamp()}, ensure_ascii=False)
    if len(text) > LARGEST:
        return False
    request.session[_KEY] = base64.b64encode(seal(text, _CONTEXT)).decode()
    return True


def give_back(request: HttpRequest, draft_id: UUID) -> bool:
    """Save what was kept into the draft, once; whether there was something and it is saved now."""
    sealed = request.session.pop(_KEY, None)
    if sealed is None:
        return False
    try:
        kept = json.loads(unseal(base64.b64decode(sealed), _CONTEXT))
    except ValueError:
        return False
    if kept["draft"] != str(draft_id) or clock.now().timestamp() - kept["at"] > LONGEST:
        return False
    try:
        actions.save_draft(draft_id=draft_id, data=kept["data"])
    except BanyanError:
        return False
    return True
