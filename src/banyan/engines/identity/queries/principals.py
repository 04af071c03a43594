"""The principal of an account: everything that policies and isolation ask of whoever acts."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from banyan.engines.identity.models import Account, Agency, Delegation, Kind, Post
from banyan.engines.identity.queries.posts import held_now
from banyan.engines.identity.records import VERIFIED
from banyan.engines.identity.roles import BELOW, ROLES
from banyan.kernel import clock
from banyan.kernel.errors import NotFound, Refused
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.kernel.principal import Post as HeldPost
from banyan.standards import division as divisions


def principal_of(
    account_id: UUID, firm_id: UUID | None = None, channel: str = "web", session_id: str = ""
) -> Principal:
    """Who acts when this account does, for `firm_id` when it is given.

    NotFound when the account does not exist or is not active, Refused when it may not act for the firm.
    Read by the platform itself, in at most three statements.
    """
    with acting_as(SYSTEM):
        account = Account.objects.defer("citizen_number", "telephone").filter(pk=account_id).first()
        if account is None or not account.is_active:
            raise NotFound("没有找到这个账号，或者它已经停用。")
        return principal_for(account, firm_id, channel, session_id)


def principal_for(account: Account, firm_id: UUID | None, channel: str, session_id: str = "") -> Principal:
    """The same for an account at hand."""
    with acting_as(SYSTEM):
        if account.kind == Kind.PERSON:
            return _resident(account, firm_id, channel, session_id)
        posts = _posts(account.pk) if account.kind != Kind.ADMINISTRATOR else ()
    return Principal(
        kind="administrator" if account.kind == Kind.ADMINISTRATOR else "servant",
        account_id=account.pk,
        name=account.name,
        posts=posts,
        powers=frozenset({account.power} - {""}),
        watches=_watches(posts),
        level=account.level,
        channel=channel,
        session_id=session_id,
    )


def _resident(account: Account, firm_id: UUID | None, channel: str, session_id: str) -> Principal:
    if firm_id is not None and not _may_act_for(account.pk, firm_id):
        raise Refused("您现在不能代表这家单位办事。授权可能已经到期，请法定代表人重新授权。")
    return Principal(
        kind="agent" if firm_id else "person",
        account_id=account.pk,
        name=account.name,
        subject_id=account.subject_id if account.level >= VERIFIED else None,
        firm_id=firm_id,
        level=account.level,
        channel=channel,
        session_id=session_id,
    )


def _may_act_for(account_id: UUID, firm_id: UUID) -> bool:
    today = clock.today()
    rows = Agency.objects.filter(account_id=account_id, firm_id=firm_id, ended_at__isnull=True, starts__lte=today)
    return rows.filter(Q(ends__isnull=True) | Q(ends__gte=today)).exists()


def _posts(account_id: UUID) -> tuple[HeldPost, ...]:
    """Own posts, then those that the servant stands in for today."""
    own = held_now(Post.objects.filter(account_id=account_id)).order_by("valid_from", "id")
    rows = own.values_list("id", "org_id", "division", "title", "grants__role", "grants__active")
    held: dict[UUID, HeldPost] = {}
    for post_id, org_id, division, title, role, active in rows:
        earlier = held.get(post_id, HeldPost(org_id, division, frozenset(), title))
        held[post_id] = _with(earlier, role if active else None)
    return (*held.values(), *_stood_in_for(account_id))


def _stood_in_for(account_id: UUID) -> tuple[HeldPost, ...]:
    today = clock.today()
    rows = Delegation.objects.filter(
        to_account_id=account_id, ended_at__isnull=True, starts__lte=today, ends__gte=today
    ).filter(Q(post__valid_to__isnull=True) | Q(post__valid_to__gte=today), post__grants__active=True)
    columns = ("id", "org_id", "post__division", "from_account__name", "roles", "post__grants__role")
    held: dict[UUID, HeldPost] = {}
    for delegation_id, org_id, division, name, roles, role in rows.order_by("starts", "id").values_list(*columns):
        earlier = held.get(delegation_id, HeldPost(org_id, division, frozenset(), f"代理 {name}"))
        held[delegation_id] = _with(earlier, role if role in roles else None)
    return tuple(held.values())


def _with(post: HeldPost, role: str | None) -> HeldPost:
    return post if role is None else HeldPost(post.org_id, post.division, post.roles | {role}, post.title)


def _watches(posts: tuple[HeldPost, ...]) -> tuple[str, ...]:
    """The division prefixes that the posts' roles reach below."""
    found = (
        divisions.prefix_of(post.division)
        for post in posts
        if any(ROLES[role].reach == BELOW for role in post.roles if role in ROLES)
    )
    return tuple(dict.fromkeys(found))
