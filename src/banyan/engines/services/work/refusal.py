"""What a refusal says: reason, provision, remedy, in this order (行政许可法第三十八条)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from banyan.engines.services.declare import ServiceItem
from banyan.kernel.errors import Invalid


@dataclass(frozen=True, slots=True)
class Refusal:
    """The three parts of a refusal of acceptance or of the licence."""

    reason: str
    provision: str
    remedy: str

    @property
    def whole(self) -> str:
        """All three as one text: 没有位置（《食品安全法》第三十三条）。不服本决定的，可以……"""
        return f"{self.reason}（{self.provision}）。{self.remedy}"

    @property
    def about(self) -> dict[str, str]:
        """The parts as the history keeps them."""
        return {"reason": self.reason, "provision": self.provision, "remedy": self.remedy}


def refusal_of(item: ServiceItem, reason: str, provision: str, remedy: str, *, what: str) -> Refusal:
    """The refusal as it was written; the remedy is the item's where none was. Raises Invalid when a part lacks."""
    asked = (("reason", reason, "请写明理由"), ("provision", provision, "请写明依据的条款"))
    missing = {name: sentence for name, text, sentence in asked if not text.strip()}
    if missing:
        raise Invalid(_("%(what)s要写明理由和依据。") % {"what": what}, fields=missing)
    return Refusal(reason.strip()[:2000], provision.strip()[:600], (remedy or item.remedy).strip()[:600])
