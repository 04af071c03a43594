"""Standing in (代理): a servant who is away hands the work of a post to a colleague."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from banyan.engines.identity.actions.common import changed
from banyan.engines.identity.models import Account, Delegation, Post, RoleGrant
from banyan.engines.identity.policies import DELEGATE
from banyan.engines.identity.queries.posts import held_now
from banyan.engines.identity.records import DelegationInfo
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Conflict, Invalid, NotFound

#: A longer absence needs an appointment, not a stand-in (assumed).
LONGEST_DAYS = 90


@action("identity.delegation.give", title="请人代理")
def delegate(
    act: Act,
    *,
    post_id: UUID,
    to_account: UUID,
    starts: date,
    ends: date,
    roles: Iterable[str] = (),
    reason: str = "",
) -> DelegationInfo:
    """Hand over the roles of the own post (all, or those named) to a colleague of the same department.

    A stand-in cannot hand on what was handed over: only posts of one's own can be.
    """
    post = held_now(Post.objects.filter(pk=post_id)).first()
    if post is None:
        raise NotFound("没有找到这个岗位。")
    act.require(DELEGATE, post.account_id)
    _check_dates(starts, ends, act.now.date())
    colleague = held_now(Post.objects.filter(account_id=to_account, org_id=post.org_id)).exists()
    if not colleague or to_account == post.account_id:
        raise Invalid("只能请本部门的另一位同事代理。", fields={"to_account": "只能请本部门的另一位同事代理。"})
    delegation = Delegation(
        post=post,
        from_account_id=post.account_id,
        to_account_id=to_account,
        org_id=post.org_id,
        roles=_roles(post, roles),
        starts=starts,
        ends=ends,
        reason=reason.strip()[:200],
    )
    delegation.save(force_insert=True)
    return _told(act, delegation, post.division)


def _check_dates(starts: date, ends: date, today: date) -> None:
    if starts < today:
        raise Invalid("代理从今天或以后开始。", fields={"starts": "代理从今天或以后开始。"})
    if ends < starts:
        raise Invalid("结束日不能早于开始日。", fields={"ends": "结束日不能早于开始日。"})
    if (ends - starts).days > LONGEST_DAYS:
        sentence = _("代理最长 %(longest_days)s 天，更久请调整岗位。") % {"longest_days": LONGEST_DAYS}
        raise Invalid(sentence, fields={"ends": sentence})


def _roles(post: Post, wanted: Iterable[str]) -> list[str]:
    held = set(RoleGrant.objects.filter(post=post, active=True).values_list("role", flat=True))
    chosen = set(wanted) or held
    if not chosen or chosen - held:
        raise Invalid("只能交出自己岗位上在用的角色。", fields={"roles": "只能交出自己岗位上在用的角色。"})
    return sorted(chosen)


@action("identity.delegation.end", title="结束代理")
def end_delegation(act: Act, *, delegation_id: UUID) -> DelegationInfo:
    """The one who is back takes the work back before the last day."""
    delegation = Delegation.objects.select_related("post").filter(pk=delegation_id).first()
    if delegation is None:
        raise NotFound("没有找到这项代理。")
    act.require(DELEGATE, delegation.from_account_id)
    if delegation.ended_at is not None:
        raise Conflict("这项代理已经结束了。")
    delegation.ended_at = act.now
    delegation.save(update_fields=["ended_at"])
    return _told(act, delegation, delegation.post.division)


def _told(act: Act, delegation: Delegation, division: str) -> DelegationInfo:
    changed(delegation.from_account_id, delegation.to_account_id)
    act.touched(
        "delegation",
        delegation.pk,
        division=division,
        org_id=delegation.org_id,
        about={"to": str(delegation.to_account_id), "roles": delegation.roles, "ends": str(delegation.ends)},
    )
    names = dict(
        Account.objects.filter(pk__in=[delegation.from_account_id, delegation.to_account_id]).values_list("id", "name")
    )
    return DelegationInfo(
        id=delegation.pk,
        from_account=delegation.from_account_id,
        from_name=names.get(delegation.from_account_id, ""),
        to_account=delegation.to_account_id,
        to_name=names.get(delegation.to_account_id, ""),
        org_id=delegation.org_id,
        roles=frozenset(delegation.roles),
        starts=delegation.starts,
        ends=delegation.ends,
    )
