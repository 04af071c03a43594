"""What a form of the workspace sent: read with care, so that nonsense becomes a sentence and never an error."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.http import QueryDict
from django.utils.translation import gettext as _

from banyan.kernel.errors import Invalid

_LONG = 4000


@dataclass(frozen=True)
class Sent:
    """A form about a case. `key` makes it count once, `revision` is the state that its writer saw."""

    case_id: UUID
    post: QueryDict

    @property
    def key(self) -> str:
        """The key under which this form counts once."""
        return self.post.get("once", "")[:100] or str(uuid4())

    @property
    def revision(self) -> int | None:
        """The revision of the case that the writer saw; None when none was sent."""
        text = self.post.get("revision", "")
        return int(text) if text.isdecimal() and len(text) < 10 else None

    def text(self, name: str) -> str:
        """Words, without control characters."""
        return "".join(one for one in self.post.get(name, "")[:_LONG] if one.isprintable() or one == "\n").strip()

    def chosen(self, name: str, sentence: str) -> UUID:
        """An id that was chosen. Raises Invalid with the sentence when there is none."""
        found = uuid_of(self.post.get(name, ""))
        if found is None:
            raise Invalid(sentence, fields={name: sentence})
        return found

    def chosen_many(self, name: str) -> list[UUID]:
        """The ids that were chosen."""
        return [one for one in map(uuid_of, self.post.getlist(name)[:200]) if one is not None]

    def number(self, name: str, default: int) -> int:
        """A whole number. Raises Invalid when it is none."""
        text = self.post.get(name, "").strip()
        if not text:
            return default
        if not text.isdecimal() or len(text) > 6:
            raise Invalid(_("请填整数。"), fields={name: _("请填整数")})
        return int(text)

    def day(self, name: str) -> date | None:
        """A day, None when none was given. Raises Invalid when it is none."""
        text = self.post.get(name, "").strip()
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            raise Invalid(_("日期要写成 2026-12-03 的样子。"), fields={name: _("请选日期")}) from None


def uuid_of(text: str | None) -> UUID | None:
    """The id in a text; None when there is none."""
    try:
        return UUID(text or "")
    except ValueError:
        return None
