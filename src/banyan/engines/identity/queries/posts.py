"""Posts and standing in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from banyan.engines.identity.models import Delegation, Post, State
from banyan.engines.identity.records import DelegationInfo, PostInfo, ServantInfo
from banyan.kernel import clock
from banyan.kernel.principal import SYSTEM, acting_as, current


def held_now(posts: QuerySet[Post]) -> QuerySet[Post]:
    """Those of the posts that are held today."""
    today = clock.today()
    return posts.filter(valid_from__lte=today).filter(Q(valid_to__isnull=True) | Q(valid_to__gte=today))


def _info(post: Post) -> PostInfo:
    grants = list(post.grants.all())
    return PostInfo(
        id=post.id,
        account_id=post.account_id,
        org_id=post.org_id,
        division=post.division,
        title=post.title,
        roles=frozenset(grant.role for grant in grants if grant.active),
        waiting=frozenset(grant.role for grant in grants if not grant.active and grant.activated_at is None),
        valid_from=post.valid_from,
        valid_to=post.valid_to,
    )


def posts_of(account_id: UUID, *, past: bool = False) -> tuple[PostInfo, ...]:
    """The posts that an account holds, or has ever held."""
    rows = Post.objects.filter(account_id=account_id).prefetch_related("grants").order_by("valid_from", "id")
    return tuple(_info(post) for post in (rows if past else held_now(rows)))


def servants_of(org_id: UUID, role: str | None = None) -> tuple[ServantInfo, ...]:
    """Who holds a post in an organisation today, by name; with `role` only those in whose post it is in force."""
    rows = held_now(Post.objects.filter(org_id=org_id, account__state=State.ACTIVE))
    found = [
        ServantInfo(post.account_id, post.account.name, post.title, _info(post).roles)
        for post in rows.select_related("account").prefetch_related("grants")
    ]
    wanted: Iterable[ServantInfo] = found if role is None else (one for one in found if role in one.roles)
    return tuple(sorted(wanted, key=lambda one: one.name))


@dataclass(frozen=True, slots=True)
class FoundServant:
    """A servant found by name, at one of the organisations where he holds a post."""

    account_id: UUID
    name: str
    title: str
    org_id: UUID


def find_servants(words: str, within: str, limit: int = 12) -> tuple[FoundServant, ...]:
    """Who holds a post today in a place (first digits of a division) and has these words in the name. One statement.

    A directory for civil servants, over all organisations: name, title, where. Nobody else finds anything.
    """
    if not words.strip() or current().kind not in ("servant", "system"):
        return ()
    rows = held_now(Post.objects.filter(account__state=State.ACTIVE, division__startswith=within))
    found = rows.filter(account__name__contains=words.strip()[:20]).order_by("account__name", "id")
    columns = ("account_id", "account__name", "title", "org_id")
    with acting_as(SYSTEM):
        return tuple(FoundServant(*one) for one in found.values_list(*columns)[: min(limit, 50)])


def delegations_of(account_id: UUID) -> tuple[DelegationInfo, ...]:
    """Who stands in for this servant and for whom this servant stands in, now or later."""
    return _delegations(account_id, clock.today(), date.max)


def standing_in_between(account_id: UUID, start: date, end: date) -> tuple[DelegationInfo, ...]:
    """The same, as far as it touches these days."""
    return _delegations(account_id, start, end)


def _delegations(account_id: UUID, start: date, end: date) -> tuple[DelegationInfo, ...]:
    rows = Delegation.objects.filter(
        Q(from_account_id=account_id) | Q(to_account_id=account_id),
        ended_at__isnull=True, starts__lte=end, ends__gte=start,
    )  # fmt: skip
    return tuple(
        DelegationInfo(
            id=one.id,
            from_account=one.from_account_id,
            from_name=one.from_account.name,
            to_account=one.to_account_id,
            to_name=one.to_account.name,
            org_id=one.org_id,
            roles=frozenset(one.roles),
            starts=one.starts,
            ends=one.ends,
        )
        for one in rows.select_related("from_account", "to_account").order_by("starts")
    )
