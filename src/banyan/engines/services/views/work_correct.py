"""The forms of corrections: of what was filled in, and of what was decided."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from banyan.engines.documents.declare import LicenceType
from banyan.engines.services import actions, queries
from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.forms.describe import Field, shape_of
from banyan.engines.services.queries.cases import CaseFile
from banyan.engines.services.views.work_sent import Sent
from banyan.kernel.errors import Invalid
from banyan.kernel.systems import registry

_PARTS = (("reason", gettext_lazy("理由")), ("provision", gettext_lazy("依据")), ("remedy", gettext_lazy("救济途径")))
_PLAIN_WIDGETS = frozenset(
    {"text", "textarea", "number", "date", "phone", "email", "radio", "select", "person", "firm"}
)


def correctable(item_code: str) -> dict[str, Field]:
    """The fields of an item's form that hold one value each."""
    shape = shape_of(registry().get(ServiceItem, item_code).form)
    return {name: one for name, one in shape.by_name.items() if not one.rows and one.widget in _PLAIN_WIDGETS}


def correct_fields(file: CaseFile) -> list[dict[str, Any]]:
    """Which field of the application, what it should say, why."""
    words = {one.name: one.words for page in file.pages for one in page.fields}
    choices = [
        {
            "value": name,
            "label": _("%(label)s（现在是：%(n2)s）") % {"label": one.label, "n2": words[name][:30] or _("空")},
        }
        for name, one in correctable(file.case.item_code).items()
        if name in words
    ]
    return [
        {"name": "field", "kind": "select", "label": _("更正哪一项"), "choices": choices},
        {"name": "value", "label": _("改成"), "help": _("选项照页面上的字写；日期写成 2026-12-03。")},
        {"name": "reason", "kind": "textarea", "label": _("为什么更正"), "rows": 2, "help": _("申请人会看到。")},
    ]


def correct(sent: Sent) -> str:
    """Correct one field of the application."""
    fields = correctable(queries.case(sent.case_id).item_code)
    chosen = fields.get(sent.text("field"))
    if chosen is None:
        raise Invalid(_("请选更正哪一项。"), fields={"field": _("请选更正哪一项")})
    value = sent.text("value")
    if chosen.choices:
        value = next((one.value for one in chosen.choices if value in (one.label, one.value)), value)
    try:
        actions.correct.once(sent.key, case_id=sent.case_id, changes={chosen.name: value}, reason=sent.text("reason"))
    except Invalid as invalid:
        if chosen.name in invalid.fields:
            raise Invalid(invalid.message, fields={"value": invalid.fields[chosen.name]}) from None
        raise
    return _("已更正“%(label)s”，申请人会收到通知。") % {"label": chosen.label}


def result_fields(file: CaseFile) -> list[dict[str, Any]]:
    """What in the decision or the licence is wrong, what it should say, why."""
    choices = (
        [{"value": code, "label": _("决定书的%(label)s") % {"label": label}} for code, label in _PARTS]
        if _refused(file)
        else []
    )
    choices += _licence_choices(file) if file.case.licence_id else []
    choices.append({"value": "text", "label": _("决定书里别的文字")})
    return [
        {"name": "field", "kind": "select", "label": _("更正哪里"), "choices": choices},
        {"name": "value", "kind": "textarea", "label": _("应当是"), "rows": 2, "help": _("写更正以后完整的文字。")},
        {"name": "reason", "kind": "textarea", "label": _("为什么更正"), "rows": 2, "help": _("申请人会看到。")},
    ]


def _refused(file: CaseFile) -> bool:
    return file.case.decision == "refused" or file.case.state == "not-accepted"


def _licence_choices(file: CaseFile) -> list[dict[str, str]]:
    result = registry().get(ServiceItem, file.case.item_code).result
    code = getattr(result, "type", "")
    if not code or not registry().has(LicenceType, code):
        return []
    fields = registry().get(LicenceType, code).fields
    return [{"value": f"licence.{one.code}", "label": _("证照的“%(title)s”") % {"title": one.title}} for one in fields]


def correct_result(sent: Sent) -> str:
    """Put a clerical error in the result right."""
    actions.correct_result.once(
        sent.key, case_id=sent.case_id, field=sent.text("field"), value=sent.text("value"), reason=sent.text("reason")
    )
    return _("已更正，原来写的留在经过里。申请人会收到通知。")
