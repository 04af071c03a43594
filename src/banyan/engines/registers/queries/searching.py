"""Finding records whose key is not at hand, for those who keep the register."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from banyan.engines.registers.contents import term
from banyan.engines.registers.declare import Purpose, Schema, schema
from banyan.engines.registers.models import Term
from banyan.engines.registers.policies import KEEP
from banyan.engines.registers.queries.records import record
from banyan.engines.registers.queries.results import Record
from banyan.kernel.errors import Invalid
from banyan.kernel.policy import require

MOST = 20
"""Records that a search gives; more mean that it was not exact enough."""


def search(register: str, values: Mapping[str, Any], *, purpose: Purpose | str) -> tuple[Record, ...]:
    """Records that have, or once had, these values of one of the register's sets of search fields.

    Each record found is a reading of it. Raises Invalid when the values make up no set, or find too many.
    """
    known = schema(register)
    require(KEEP, known)
    given = {code: value for code, value in values.items() if value}
    wanted = next((one for one in known.register.searches if set(one) == set(given)), None)
    if wanted is None:
        raise Invalid(_("请填齐一组：%(sets)s。") % {"sets": _sets(known)})
    digest = term(known, wanted, _kept(known, given))
    subjects = list(Term.objects.filter(digest=digest).values_list("subject_id", flat=True)[: MOST + 1])
    if len(subjects) > MOST:
        raise Invalid(
            _("找到的超过 %(most)s 条，请再加条件，或直接用%(title)s查。") % {"most": MOST, "title": known.key.title}
        )
    shown = [known.register.key, known.register.name, known.register.place]
    fields = list(dict.fromkeys([*shown, *wanted]))
    found = [record(register, one, purpose=purpose, fields=fields) for one in subjects]
    return tuple(one for one in found if one is not None)


def _kept(known: Schema, given: Mapping[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for code, value in given.items():
        try:
            kept[code] = known.field(code).type.read(value)
        except ValueError as error:
            raise Invalid(str(error), fields={code: str(error)}) from error
    return kept


def _sets(known: Schema) -> str:
    return "；或 ".join("、".join(known.field(code).title for code in one) for one in known.register.searches)
