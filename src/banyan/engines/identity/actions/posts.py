"""Posts and their roles: given by the system administrator, brought into force by the security administrator."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from banyan.engines.identity.actions.common import changed, insert, lock_account
from banyan.engines.identity.models import Kind, Post, RoleGrant
from banyan.engines.identity.policies import GUARD_ANOTHER, MANAGE
from banyan.engines.identity.records import PostInfo
from banyan.engines.identity.roles import ROLES
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Conflict, Invalid, NotFound


def _post(post_id: UUID) -> Post:
    found = Post.objects.select_related("account").filter(pk=post_id).first()
    if found is None:
        raise NotFound("没有找到这个岗位。")
    return found


def _info(post: Post) -> PostInfo:
    grants = list(RoleGrant.objects.filter(post=post))
    return PostInfo(
        id=post.pk,
        account_id=post.account_id,
        org_id=post.org_id,
        division=post.division,
        title=post.title,
        roles=frozenset(one.role for one in grants if one.active),
        waiting=frozenset(one.role for one in grants if not one.active and one.activated_at is None),
        valid_from=post.valid_from,
        valid_to=post.valid_to,
    )


def _touch(act: Act, post: Post, **about: object) -> PostInfo:
    changed(post.account_id)
    about["account"] = str(post.account_id)
    act.touched("post", post.pk, division=post.division, org_id=post.org_id, about=about)
    return _info(post)


def _known(codes: Iterable[str]) -> list[str]:
    wanted = sorted(set(codes))
    unknown = [code for code in wanted if code not in ROLES]
    if unknown:
        raise Invalid(
            _("没有“%(role)s”这个角色。") % {"role": unknown[0]},
            fields={"roles": _("没有“%(role)s”这个角色。") % {"role": unknown[0]}},
        )
    return wanted


def _grant(act: Act, post: Post, codes: Iterable[str]) -> None:
    """A grant counts once another administrator has activated it; set-up's own count at once."""
    by_system = act.who.kind == "system"
    for code in codes:
        grant = RoleGrant(
            post=post,
            role=code,
            granted_by=act.who.account_id,
            granted_at=act.now,
            active=by_system,
            activated_at=act.now if by_system else None,
        )
        insert(lambda grant=grant: grant.save(force_insert=True), "这个岗位已经有这个角色了。", "roles")  # type: ignore[misc]


@action("identity.post.appoint", title="任命岗位")
def appoint(
    act: Act,
    *,
    account_id: UUID,
    org_id: UUID,
    division: str,
    roles: Iterable[str],
    title: str = "",
    valid_from: date | None = None,
) -> PostInfo:
    """Give a servant (or a department's machine) a post in an organisation, with roles that wait for activation.

    `division` is the 12-digit code of the division whose matters the organisation handles.
    """
    act.require(MANAGE)
    account = lock_account(account_id)
    if account.kind not in {Kind.SERVANT, Kind.MACHINE}:
        raise Conflict("只有工作人员和机器账号才有岗位；管理员不办业务。")
    post = Post(
        account=account,
        account_kind=account.kind,
        org_id=org_id,
        division=division,
        title=title.strip()[:64],
        valid_from=valid_from or act.now.date(),
        created_by=act.who.account_id,
    )
    codes = _known(roles)
    insert(lambda: post.save(force_insert=True), "这位工作人员在这个部门已经有岗位了。", "org_id")
    _grant(act, post, codes)
    return _touch(act, post, roles=codes)


@action("identity.post.dismiss", title="免去岗位")
def dismiss(act: Act, *, post_id: UUID) -> PostInfo:
    """End a post today: it was held until yesterday. A post that began today or later never was."""
    act.require(MANAGE)
    post = _post(post_id)
    if post.valid_to is not None:
        raise Conflict("这个岗位已经免去了。")
    post.valid_from = min(post.valid_from, act.now.date() - timedelta(days=1))
    post.valid_to = act.now.date() - timedelta(days=1)
    post.save(update_fields=["valid_from", "valid_to"])
    return _touch(act, post, until=str(post.valid_to))


@action("identity.role.grant", title="授予角色")
def grant_role(act: Act, *, post_id: UUID, role: str) -> PostInfo:
    """Add a role to a post; it waits for activation."""
    act.require(MANAGE)
    post = _post(post_id)
    _grant(act, post, _known([role]))
    return _touch(act, post, roles=[role])


def _waiting(post: Post) -> QuerySet[RoleGrant]:
    return RoleGrant.objects.filter(post=post, active=False, activated_at__isnull=True)


@action("identity.role.activate", title="启用角色")
def activate_roles(act: Act, *, post_id: UUID) -> PostInfo:
    """A security administrator brings the waiting roles of a post into force; never the one who granted them."""
    act.require(GUARD_ANOTHER, None)
    post = _post(post_id)
    act.require(GUARD_ANOTHER, post.account_id)
    codes = sorted(_waiting(post).values_list("role", flat=True))
    if not codes:
        raise Conflict("这个岗位没有等待启用的角色。")
    _waiting(post).update(active=True, activated_by=act.who.account_id, activated_at=act.now)
    return _touch(act, post, activated=codes)


@action("identity.role.withdraw", title="收回角色")
def withdraw_role(act: Act, *, post_id: UUID, role: str) -> PostInfo:
    """A security administrator takes a role out of force or refuses to activate it."""
    act.require(GUARD_ANOTHER, None)
    post = _post(post_id)
    act.require(GUARD_ANOTHER, post.account_id)
    removed, _ = RoleGrant.objects.filter(post=post, role=role).delete()
    if not removed:
        raise NotFound("这个岗位没有这个角色。")
    return _touch(act, post, withdrawn=[role])
