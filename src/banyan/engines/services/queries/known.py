"""What an applicant need not say or bring, for a draft or before one is begun."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from banyan.engines.services.declare import JointMatter, Material, ServiceItem
from banyan.engines.services.forms.describe import shape_of
from banyan.engines.services.models import Draft
from banyan.engines.services.policies import OWN_DRAFT
from banyan.engines.services.work.facts import Facts, KnownFact, gather
from banyan.engines.services.work.materials import Supply, exemptions
from banyan.kernel.errors import NotFound
from banyan.kernel.principal import current
from banyan.kernel.systems import registry


@dataclass(frozen=True)
class KnownOf:
    """Facts by name, and by material's code how it is supplied without the applicant (免交)."""

    facts: Facts
    exempt: dict[str, Supply]


def known(draft_id: UUID) -> KnownOf:
    """What the registers and licences supply for a draft of one's own. The readings are recorded."""
    draft = Draft.objects.filter(id=draft_id).first()
    who = current()
    if draft is None or not OWN_DRAFT.decide(who, draft):
        raise NotFound("没有找到这份草稿，可能已经提交或过期。")
    declared = registry()
    if draft.kind == "item":
        return known_for(declared.get(ServiceItem, draft.item_code), draft_id)
    matter = declared.get(JointMatter, draft.item_code)
    facts: dict[str, KnownFact] = {}
    exempt: dict[str, Supply] = {}
    for part in matter.parts:
        one = known_for(declared.get(ServiceItem, part.item), draft_id, matter=matter)
        facts |= one.facts
        exempt |= one.exempt
    return KnownOf(facts, exempt)


def known_for(item: ServiceItem, draft_id: UUID | None = None, matter: JointMatter | None = None) -> KnownOf:
    """The same for an item and the one who asks."""
    who = current()
    if who.applicant_id is None:
        return KnownOf({}, {})
    facts = gather(item, who, case_id=draft_id, form=matter.form if matter else None)
    return KnownOf(facts, exemptions(item, facts, who.applicant_id))


def materials_of(matter: JointMatter) -> tuple[Material, ...]:
    """The materials of a joint matter, each once: those of the same code are handed in for all its items."""
    declared = registry()
    found: dict[str, Material] = {}
    for part in matter.parts:
        for material in declared.get(ServiceItem, part.item).materials:
            found.setdefault(material.code, material)
    return tuple(found.values())


def pages_of(draft_kind: str, code: str) -> tuple[str, ...]:
    """The codes of a form's pages, in order."""
    kind: type[ServiceItem] | type[JointMatter] = ServiceItem if draft_kind == "item" else JointMatter
    return tuple(page.code for page in shape_of(registry().get(kind, code).form).pages)
