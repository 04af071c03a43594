"""What the forms of the workspace offer to choose from."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, gettext_lazy

from banyan.engines.divisions.queries import organisations_in
from banyan.engines.identity.queries import servants_of
from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.declare.lists import Special
from banyan.engines.services.declare.procedure import Mode
from banyan.engines.services.queries.cases import CaseFile
from banyan.engines.services.queries.items import other_bodies
from banyan.engines.services.records import OpinionInfo
from banyan.engines.services.views.work_sent import Sent
from banyan.kernel.principal import current
from banyan.kernel.systems import registry

Choices = list[dict[str, Any]]

MODES: Choices = [
    {"value": Mode.ALL.value, "label": gettext_lazy("都要答复")},
    {"value": Mode.ANY.value, "label": gettext_lazy("有一个答复就行")},
    {"value": Mode.SEQUENCE.value, "label": gettext_lazy("依次答复")},
]
SPECIALS: Choices = [{"value": one.value, "label": gettext_lazy(one.label)} for one in Special]


def materials(file: CaseFile) -> list[tuple[str, str]]:
    """Code and title of the materials that the item asks for."""
    item = registry().get(ServiceItem, file.case.item_code)
    return [(one.code, one.title) for one in item.materials]


def earlier_steps(file: CaseFile) -> Choices:
    """The steps to which the present one may send back."""
    return [{"value": one.code, "label": gettext(one.title)} for one in file.plan.returns(file.case.step)]


def basis(file: CaseFile) -> Choices:
    """The provisions that the item rests on, to choose from; those with an article first."""
    laws = registry().get(ServiceItem, file.case.item_code).basis
    cited = sorted(laws, key=lambda one: not one.place)
    return [{"value": one.cite(), "label": one.cite(), "help": one.says} for one in cited]


def remedy(file: CaseFile) -> str:
    """The remedy as the item words it."""
    return registry().get(ServiceItem, file.case.item_code).remedy


def provision_in(sent: Sent) -> str:
    """The provisions that were ticked and written, as one text."""
    ticked = [one[:200] for one in sent.post.getlist("basis")[:10] if one.isprintable()]
    return "、".join(part for part in (*ticked, sent.text("provision")) if part)


def offices(file: CaseFile) -> Choices:
    """The other organisations of the place."""
    found = organisations_in(file.case.division)
    return [{"value": str(one.id), "label": one.short_name} for one in found if one.id != file.case.org_id]


def bodies(file: CaseFile) -> Choices:
    """The other organisations of the same city that do this item, and those above it."""
    return [{"value": str(org_id), "label": name} for org_id, name in other_bodies(file.case)]


def colleagues(file: CaseFile) -> Choices:
    """Who in the handling organisation holds the role of the present step."""
    role = file.plan.step(file.case.step).role
    return [
        {"value": str(one.account_id), "label": one.name, "help": one.title}
        for one in servants_of(file.case.org_id, role)
    ]


def standing(file: CaseFile) -> list[OpinionInfo]:
    """Questions that still wait for an answer."""
    return [one for one in file.opinions if one.state in ("open", "waiting")]


def asked_of_me(file: CaseFile) -> OpinionInfo | None:
    """The question that one's own organisation has to answer."""
    mine = set(current().org_ids)
    return next((one for one in file.opinions if one.state == "open" and one.asked_org in mine), None)
