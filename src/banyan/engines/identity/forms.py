"""What the pages of identity ask."""

from __future__ import annotations

from django import forms

_REQUIRED = "required"


class SignInForm(forms.Form):
    """Who, and the password."""

    identifier = forms.CharField(
        label="身份证号、手机号或账号名",
        max_length=64,
        error_messages={_REQUIRED: "请填身份证号、手机号或账号名。"},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label="密码",
        max_length=256,
        strip=False,
        error_messages={_REQUIRED: "请填密码。"},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: object, servant: bool = False, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if servant:
            self.fields["identifier"].label = "账号名"
            self.fields["identifier"].error_messages[_REQUIRED] = "请填账号名。"


class SignUpForm(forms.Form):
    """A resident's new account."""

    name = forms.CharField(
        label="姓名",
        max_length=64,
        help_text="和身份证上一样。",
        error_messages={_REQUIRED: "请写姓名，和身份证上一样。"},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    citizen_number = forms.CharField(
        label="身份证号",
        max_length=32,
        error_messages={_REQUIRED: "请填身份证号，18 位。"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    telephone = forms.CharField(
        label="手机号",
        max_length=32,
        help_text="登录和收短信用。",
        error_messages={_REQUIRED: "请填手机号，11 位数字。"},
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "type": "tel"}),
    )
    password = forms.CharField(
        label="密码",
        max_length=256,
        strip=False,
        help_text="至少 10 位。用几个不相干的词连起来，好记也难猜。",
        error_messages={_REQUIRED: "请设一个密码。"},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class PasswordForm(forms.Form):
    """The present password and the new one."""

    old = forms.CharField(
        label="现在的密码",
        max_length=256,
        strip=False,
        error_messages={_REQUIRED: "请填现在的密码。"},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    password = forms.CharField(
        label="新密码",
        max_length=256,
        strip=False,
        help_text="至少 10 位。用几个不相干的词连起来，好记也难猜。",
        error_messages={_REQUIRED: "请填新密码。"},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class ConfirmForm(forms.Form):
    """The password once more, before something delicate."""

    password = forms.CharField(
        label="密码",
        max_length=256,
        strip=False,
        error_messages={_REQUIRED: "请填密码。"},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
