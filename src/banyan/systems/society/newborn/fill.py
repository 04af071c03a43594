"""The items' own forms, made from the one that was filled in."""

from __future__ import annotations

from typing import Any

from banyan.engines.services.declare import Form, ServiceItem
from banyan.kernel.systems import registry
from banyan.systems.society.newborn.forms import Follows, Newborn


def own_form(item: str, **answers: Any) -> Form:
    """The form of a declared item with these answers; the item's system need not be known here."""
    return registry().get(ServiceItem, item).form.model_validate(answers)


def birth_certificate(form: Newborn) -> Form:
    """出生医学证明（首次签发）."""
    return own_form(
        "birth-certificate",
        baby_name=form.baby_name,
        sex=form.sex.value,
        born=form.born,
        hospital=form.hospital,
        mother=form.mother,
        mother_number=form.mother_number,
        has_father=form.has_father,
        father=form.father,
        father_number=form.father_number,
        contact_phone=form.contact_phone,
    )


def birth_registration(form: Newborn) -> Form:
    """出生登记, in the household of the parent that was chosen."""
    with_father = form.follows is Follows.FATHER and form.father is not None
    return own_form(
        "birth-registration",
        baby_name=form.baby_name,
        sex=form.sex.value,
        born=form.born,
        follows="father" if with_father else "mother",
        parent=form.father if with_father else form.mother,
        parent_number=form.father_number if with_father else form.mother_number,
        address=form.address,
        contact_phone=form.contact_phone,
    )


def card(form: Newborn) -> Form:
    """社会保障卡申领, fetched at the bank."""
    bank = form.bank.value if form.bank else None
    return own_form(
        "social-security-card",
        whose="child",
        child_name=form.baby_name,
        bank=bank,
        post=False,
        contact_phone=form.contact_phone,
    )


def insurance(form: Newborn) -> Form:
    """城乡居民基本医疗保险参保登记."""
    return own_form(
        "resident-insurance",
        who="newborn",
        child_name=form.baby_name,
        born=form.born,
        year=form.year,
        contact_phone=form.contact_phone,
    )
