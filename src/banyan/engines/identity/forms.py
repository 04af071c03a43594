"""What the pages of identity ask."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from banyan.engines.identity.models import Power, RevocationReason
from banyan.engines.identity.provider.scopes import SCOPES
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


class DeskForm(forms.Form):
    """Where the holder of a post is found at work."""

    telephone = forms.CharField(
        label=_("办公电话"),
        max_length=32,
        required=False,
        help_text=_("写座机，带区号，如 0591-80000021 转 802。不写私人手机。"),
    )
    room = forms.CharField(label=_("办公室"), max_length=40, required=False, help_text=_("如 3 号楼 206。"))
    duties = forms.CharField(
        label=_("分管工作"), max_length=120, required=False, help_text=_("别人找您办什么事，一句话。")
    )


class _Lines(forms.CharField):
    """Addresses, one a line."""

    def clean(self, value: object) -> list[str]:
        return [line.strip() for line in str(super().clean(value)).splitlines() if line.strip()]


class ClientForm(forms.Form):
    """An outside system that may sign people in here. `changing`: only what may change later is asked."""

    name = forms.CharField(
        label="系统的名称",
        max_length=64,
        help_text="同意页上这样称呼它，如“福州市不动产登记系统”。",
        error_messages={_REQUIRED: "请写系统的名称。"},
    )
    name_en = forms.CharField(label="英文名称", max_length=100, required=False)
    operator = forms.CharField(label="运营单位", max_length=128, error_messages={_REQUIRED: "请写运营这个系统的单位。"})
    redirect_uris = _Lines(
        label="登录后返回的地址",
        help_text="一行一个，写全，都在同一个域名下。以后逐字比对，差一个字符也不行。",
        error_messages={_REQUIRED: "请填登录后返回的地址。"},
        widget=forms.Textarea,
    )
    logout_uris = _Lines(label="退出后返回的地址", required=False, help_text="一行一个。", widget=forms.Textarea)
    scopes = forms.MultipleChoiceField(
        label="能问什么",
        required=False,
        help_text="用不着的不要选：每一样都要本人同意。",
        error_messages={"invalid_choice": "没有这样的范围。"},
        widget=forms.CheckboxSelectMultiple,
    )
    least_level = forms.TypedChoiceField(
        label="最低实名等级",
        coerce=int,
        empty_value=0,  # type: ignore[arg-type]
        required=False,
        choices=[(0, "不限"), (1, "手机号已核对"), (2, "已和人口库核对"), (3, "已当面核对")],
        widget=forms.RadioSelect,
    )
    confidential = forms.TypedChoiceField(
        label="能不能守住密钥",
        coerce=lambda typed: typed == "yes",
        choices=[("yes", "能：在服务器上运行"), ("no", "不能：在浏览器或手机上运行")],
        error_messages={_REQUIRED: "请选系统能不能守住密钥。", "invalid_choice": "请选系统能不能守住密钥。"},
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: object, changing: bool = False, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        scopes = self.fields["scopes"]
        if isinstance(scopes, forms.MultipleChoiceField):
            scopes.choices = [(one.code, f"{one.title}：{one.told}") for one in SCOPES.values() if one.code != "openid"]
        if changing:
            for name in ("name", "name_en", "operator", "least_level", "confidential"):
                del self.fields[name]


class CertificateRequestForm(forms.Form):
    """A PKCS #10 request made elsewhere, and what to call the certificate."""

    title = forms.CharField(
        label=_("给证书起个名字"), max_length=64, required=False, help_text=_("以后靠它分清几张证书，如“办公室电脑”。")
    )
    request = forms.CharField(
        label=_("PKCS#10 证书请求"),
        max_length=16_384,
        help_text=_("PEM 格式，从 -----BEGIN CERTIFICATE REQUEST----- 起整段贴进来。"),
        error_messages={_REQUIRED: _("请贴上证书请求。")},
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "autocomplete": "off"}),
    )


class MachineRequestForm(CertificateRequestForm):
    """The same for a programme, with what it may be used for."""

    scopes = forms.MultipleChoiceField(
        label="用途",
        error_messages={_REQUIRED: "请至少选一项用途。", "invalid_choice": "没有这个用途。"},
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ["title", "scopes", "request"]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        scopes = self.fields["scopes"]
        if isinstance(scopes, forms.MultipleChoiceField):
            scopes.choices = [(one.code, one.title) for one in ROLES.values()]


class RevokeForm(forms.Form):
    """Why a certificate is revoked."""

    reason = forms.ChoiceField(
        label=_("为什么吊销"),
        error_messages={_REQUIRED: _("请选吊销的原因。"), "invalid_choice": _("请选吊销的原因。")},
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: object, own: bool = True, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        reason = self.fields["reason"]
        if isinstance(reason, forms.ChoiceField):
            # Withdrawing a right is an administrator's reason, never the holder's.
            shown = [one for one in RevocationReason if not own or one != RevocationReason.WITHDRAWN]
            reason.choices = [(one.value, gettext(one.label)) for one in shown]
