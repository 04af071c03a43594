"""What happens to consultations. Payloads hold ids, codes and dates; what somebody wrote is read where it is shown.

The engine of the hotline takes questions over by these: it hears of `ConsultDeclined` (nobody's matter so far) and
hands the question to an office with `actions.transfer`, as the platform.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from banyan.kernel.events import Event


class ConsultEvent(Event):
    """What every event of a consultation carries. `account_id` is the asker's, to whom notices go."""

    aggregate: ClassVar[str] = "consultation"
    key: ClassVar[str] = "consultation_id"
    consultation_id: UUID
    number: str
    item_code: str
    division: str
    org_id: UUID
    account_id: UUID
    round: int


class ConsultAsked(ConsultEvent):
    """A question came in, or its asker asked again (`round` 2); an answer is due on `due`."""

    kind: ClassVar[str] = "services.consult.asked"
    due: date
    channel: str


class ConsultTransferred(ConsultEvent):
    """Another office answers it now; the last day stays."""

    kind: ClassVar[str] = "services.consult.transferred"
    from_org: UUID
    due: date


class ConsultAnswered(ConsultEvent):
    """The office answered; `late` when its last day had passed."""

    kind: ClassVar[str] = "services.consult.answered"
    late: bool


class ConsultDeclined(ConsultEvent):
    """The office said that the question does not concern it."""

    kind: ClassVar[str] = "services.consult.declined"


class ConsultPublished(ConsultEvent):
    """Question and answer can be read by everybody."""

    kind: ClassVar[str] = "services.consult.published"


class ConsultTakenBack(ConsultEvent):
    """They can no longer be read by everybody; `by_asker` when he no longer wished it."""

    kind: ClassVar[str] = "services.consult.taken-back"
    by_asker: bool


class ConsultRated(ConsultEvent):
    """The asker rated the answer, 1 to 5."""

    kind: ClassVar[str] = "services.consult.rated"
    level: int
