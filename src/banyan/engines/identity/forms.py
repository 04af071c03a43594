"""What the pages of identity ask."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from banyan.engines.identity.models import Power
from banyan.engines.identity.roles import ROLES

_REQUIRED = "required"


class SignInForm(forms.Form):
    """Who, and the password."""

    identifier = forms.CharField(
        label=_("身份证号、手机号或账号名"),
        max_length=64,
        error_messages={_REQUIRED: _("请填身份证号、手机号或账号名。")},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label=_("密码"),
        max_length=256,
        strip=False,
        error_messages={_REQUIRED: _("请填密码。")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: object, servant: bool = False, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if servant:
            self.fields["identifier"].label = _("账号名")
            self.fields["identifier"].error_messages[_REQUIRED] = _("请填账号名。")


class SignUpForm(forms.Form):
    """A resident's new account."""

    name = forms.CharField(
        label=_("姓名"),
        max_length=64,
        help_text=_("和身份证上一样。"),
        error_messages={_REQUIRED: _("请写姓名，和身份证上一样。")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    citizen_number = forms.CharField(
        label=_("身份证号"),
        max_length=32,
        error_messages={_REQUIRED: _("请填身份证号，18 位。")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    telephone = forms.CharField(
        label=_("手机号"),
        max_length=32,
        help_text=_("登录和收短信用。"),
        error_messages={_REQUIRED: _("请填手机号，11 位数字。")},
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "type": "tel"}),
    )
    password = forms.CharField(
        label=_("密码"),
        max_length=256,
        strip=False,
        help_text=_("至少 10 位。用几个不相干的词连起来，好记也难猜。"),
        error_messages={_REQUIRED: _("请设一个密码。")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class PasswordForm(forms.Form):
    """The present password and the new one."""

    old = forms.CharField(
        label=_("现在的密码"),
        max_length=256,
        strip=False,
        error_messages={_REQUIRED: _("请填现在的密码。")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    password = forms.CharField(
        label=_("新密码"),
        max_length=256,
        strip=False,
        help_text=_("至少 10 位。用几个不相干的词连起来，好记也难猜。"),
        error_messages={_REQUIRED: _("请填新密码。")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class ClaimForm(forms.Form):
    """The firm whose legal representative one is."""

    uscc = forms.CharField(
        label=_("统一社会信用代码"),
        max_length=32,
        help_text=_("在营业执照上，18 位。"),
        error_messages={_REQUIRED: _("请填营业执照上的 18 位代码。")},
    )


class AgentForm(forms.Form):
    """Who may act for the firm, and until when."""

    name = forms.CharField(label=_("姓名"), max_length=64, error_messages={_REQUIRED: _("请写对方的姓名。")})
    agent = forms.CharField(
        label=_("手机号"),
        max_length=32,
        help_text=_("对方注册个人账号用的手机号。"),
        error_messages={_REQUIRED: _("请填对方的手机号。")},
    )
    ends = forms.DateField(
        label=_("到哪天为止"),
        error_messages={_REQUIRED: _("请选到期的日子。"), "invalid": _("请选到期的日子，如 2027-06-30。")},
        widget=forms.DateInput(attrs={"type": "date"}),
    )


class ConfirmForm(forms.Form):
    """What the identity card says of the person at the counter."""

    name = forms.CharField(label=_("姓名"), max_length=64, error_messages={_REQUIRED: _("请写姓名，和身份证上一样。")})
    citizen_number = forms.CharField(
        label=_("身份证号"),
        max_length=32,
        error_messages={_REQUIRED: _("请填身份证号，18 位。")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    seen = forms.BooleanField(
        label=_("本人在场，看过身份证原件，照片是本人"),
        error_messages={_REQUIRED: _("看过本人和身份证原件，才能核对。")},
    )


class ServantForm(forms.Form):
    """A civil servant's new account."""

    username = forms.CharField(
        label=_("账号名"),
        max_length=64,
        help_text=_("字母开头，如 gulou.chen。"),
        error_messages={_REQUIRED: _("请定一个账号名，如 gulou.chen。")},
    )
    name = forms.CharField(label=_("姓名"), max_length=64, error_messages={_REQUIRED: _("请写姓名。")})
    password = forms.CharField(
        label=_("首次登录的密码"),
        max_length=256,
        strip=False,
        help_text=_("本人第一次登录就要改掉。"),
        error_messages={_REQUIRED: _("请设首次登录的密码。")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class AdministratorForm(ServantForm):
    """An administrator's new account: one of the three powers."""

    citizen_number = forms.CharField(
        label=_("身份证号"),
        max_length=32,
        help_text=_("用来保证一个人只有一项管理权。"),
        error_messages={_REQUIRED: _("请填身份证号，18 位。")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    power = forms.ChoiceField(
        label=_("管理权"),
        choices=[(one.value, _(one.label)) for one in Power],
        error_messages={_REQUIRED: _("请选一项管理权。"), "invalid_choice": _("请选一项管理权。")},
        widget=forms.RadioSelect,
    )


class AppointForm(forms.Form):
    """A post and its roles."""

    org_id = forms.UUIDField(
        label=_("部门"), error_messages={_REQUIRED: _("请从列表里选一个部门。"), "invalid": _("请从列表里选一个部门。")}
    )
    title = forms.CharField(label=_("职务"), max_length=64, required=False)
    roles = forms.MultipleChoiceField(
        label=_("角色"),
        error_messages={_REQUIRED: _("请至少选一个角色。"), "invalid_choice": _("没有这个角色。")},
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        roles = self.fields["roles"]
        if isinstance(roles, forms.MultipleChoiceField):
            roles.choices = [
                (
                    one.code,
                    _("%(role)s：%(explains)s") % {"role": gettext(one.title), "explains": gettext(one.explains)},
                )
                for one in ROLES.values()
            ]


class StandInForm(forms.Form):
    """Who does the work while one is away."""

    post_id = forms.UUIDField(widget=forms.HiddenInput)
    to_account = forms.UUIDField(
        label=_("请谁代理"), error_messages={_REQUIRED: _("请选一位同事。"), "invalid": _("请选一位同事。")}
    )
    starts = forms.DateField(
        label=_("从哪天起"),
        error_messages={_REQUIRED: _("请选开始的日子。"), "invalid": _("请选开始的日子。")},
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    ends = forms.DateField(
        label=_("到哪天止"),
        error_messages={_REQUIRED: _("请选结束的日子。"), "invalid": _("请选结束的日子。")},
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    reason = forms.CharField(label=_("事由"), max_length=200, required=False)
