"""What the page of preferences asks."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

_CLOCK = {"required": _("请填几点，如 22:00。"), "invalid": _("请填几点，如 22:00。")}


class WishesForm(forms.Form):
    """How to be told."""

    sms = forms.BooleanField(label=_("发短信到注册的手机号"), required=False)
    email = forms.BooleanField(label=_("发邮件"), required=False)
    address = forms.CharField(
        label=_("邮箱"),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    quiet = forms.BooleanField(label=_("夜里不打扰，天亮再发"), required=False)
    quiet_from = forms.TimeField(
        label=_("从几点"), error_messages=_CLOCK, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
    quiet_to = forms.TimeField(
        label=_("到几点"), error_messages=_CLOCK, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
