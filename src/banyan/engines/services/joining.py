"""How the parts of a joint matter hang together: who waits for whom, and what an earlier part gives a later one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _
from pydantic import ValidationError

from banyan.engines.services.declare import Approval, JointMatter, Licence, Material, Part, ServiceItem
from banyan.engines.services.declare.form import Form
from banyan.engines.services.forms.read import errors_of
from banyan.kernel.errors import Invalid
from banyan.kernel.systems import registry


def item_of(part: Part) -> ServiceItem:
    """The declared item of a part."""
    return registry().get(ServiceItem, part.item)


def own_form(part: Part, form: Form) -> Form:
    """The item's own form, made from the one that was filled in. Raises Invalid with the item's sentences."""
    try:
        return part.fill(form)
    except ValidationError as error:
        errors = {f"{part.item}.{name}": text for name, text in errors_of(item_of(part).form, error).items()}
        raise Invalid(
            _("“%(title)s”有 %(n)s 处要改。") % {"title": item_of(part).title, "n": len(errors)}, fields=errors
        ) from None


def earlier_parts(part: Part, needed: Sequence[Part]) -> tuple[Part, ...]:
    """The parts of this application that a part waits for."""
    return tuple(one for one in needed if one.item in part.after)


def coming_licences(part: Part, needed: Sequence[Part]) -> set[str]:
    """The types of licence that a part's turn brings with it: those that earlier parts result in."""
    found: set[str] = set()
    for one in earlier_parts(part, needed):
        result = item_of(one).result
        if isinstance(result, Licence | Approval) and result.type:
            found.add(result.type)
        found |= coming_licences(one, needed)
    return found


def wanted_materials(matter: JointMatter, form: Form | None) -> dict[str, tuple[Material, tuple[ServiceItem, ...]]]:
    """The materials that an application may be asked for, each once, with the items that use it.

    While the form is not complete all that are declared; afterwards those that its parts need or may be given, without
    what an earlier part supplies to the only ones that ask for it.
    """
    parts = matter.parts if form is None else matter.needed_for(form)
    found: dict[str, tuple[Material, tuple[ServiceItem, ...]]] = {}
    for part in parts:
        item, coming = item_of(part), coming_licences(part, parts)
        own = own_form(part, form) if form is not None else None
        for material in item.materials:
            if form is not None and material.from_licence in coming:
                continue
            if own is None or material.needed_for(own) or material.required is False:
                first, users = found.get(material.code, (material, ()))
                found[material.code] = (first, (*users, item))
    return found


def must_have(matter: JointMatter, form: Form) -> set[str]:
    """The codes of the materials without which the parts of this application cannot be opened."""
    needed = matter.needed_for(form)
    return {
        material.code
        for part in needed
        for material in item_of(part).materials
        if material.needed_for(own_form(part, form)) and material.from_licence not in coming_licences(part, needed)
    }


def in_order(matter: JointMatter, codes: Collection[str]) -> tuple[Part, ...]:
    """The named parts in the order of the declaration."""
    return tuple(part for part in matter.parts if part.item in codes)
