"""What the pages of the calendar ask."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from banyan.engines.portal.records import Terms

_DAY = {"required": _("请选日子。"), "invalid": _("请选日子，如 2026-12-07。")}
_TIME = {"invalid": _("时间写成 9:30 这样。")}


def _day_field(label: Any, *, required: bool = False) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"})
    return forms.DateField(label=label, required=required, error_messages=_DAY, widget=widget)


def _time_field(label: Any) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, required=False, error_messages=_TIME, widget=widget)


class AppointmentForm(forms.Form):
    """What, where and when."""

    title = forms.CharField(label=_("做什么"), max_length=80, error_messages={"required": _("请写要做什么。")})
    first_day = _day_field(_("日子"), required=True)
    starts = _time_field(_("几点开始"))
    ends = _time_field(_("几点结束"))
    last_day = _day_field(_("到哪天"))
    place = forms.CharField(label=_("地点"), max_length=80, required=False)
    weekly = forms.BooleanField(label=_("每周重复"), required=False)
    until = _day_field(_("重复到哪天"))
    note = forms.CharField(label=_("说明"), max_length=500, required=False, widget=forms.Textarea)

    def terms(self) -> Terms:
        """What was asked for; only after `is_valid()`."""
        return Terms(**self.cleaned_data)
