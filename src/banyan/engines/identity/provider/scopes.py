"""What a system may ask to be told: each scope, in the words of the consent page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Scope:
    """A scope of OpenID Connect Core 1.0, 5.4, or one of ours. `told` is what the person reads before he agrees."""

    code: str
    title: Any
    told: Any
    claims: tuple[str, ...]


_OPENID = Scope(
    "openid",
    _("识别码和实名等级"),
    _("只给这个系统用的一个识别码（不是身份证号），和您的实名等级、这次是怎样登录的"),
    ("sub", "acr", "amr", "auth_time"),
)
_PROFILE = Scope("profile", _("姓名"), _("您的姓名，和您是个人还是工作人员"), ("name", "account_kind"))
_PHONE = Scope("phone", _("手机号"), _("您登录用的手机号"), ("phone_number", "phone_number_verified"))
_FIRM = Scope(
    "firm",
    _("代表的单位"),
    _("您现在代表的单位：名称、统一社会信用代码，和您是法定代表人还是经办人"),
    ("firm_uscc", "firm_name", "firm_capacity"),
)
_POSTS = Scope("posts", _("岗位"), _("工作人员的部门、职务和角色"), ("posts",))

SCOPES: dict[str, Scope] = {one.code: one for one in (_OPENID, _PROFILE, _PHONE, _FIRM, _POSTS)}


def scopes_of(codes: Iterable[str]) -> tuple[Scope, ...]:
    """The scopes of these codes, in our order; unknown ones are left out."""
    wanted = set(codes)
    return tuple(scope for code, scope in SCOPES.items() if code in wanted)
