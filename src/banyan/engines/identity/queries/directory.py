"""The directory of civil servants (通讯录): who works where, in which post, by which office telephone, who stands in.

Posts and standing in are isolated to the own office; the directory reads them as the platform, these columns only,
and only for servants and administrators.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Case, Q, QuerySet, Value, When

from banyan.engines.divisions.queries import find_organisation, search_organisations
from banyan.engines.identity.models import Delegation, Kind, Post, State
from banyan.engines.identity.policies import DIRECTORY
from banyan.engines.identity.queries.posts import held_now
from banyan.engines.identity.sounds import typed_sound
from banyan.kernel import clock
from banyan.kernel.errors import NotFound
from banyan.kernel.policy import SYSTEM_ONLY, require
from banyan.kernel.principal import SYSTEM, acting_as, current

PAGE = 40
_WORDS = 5
#: A word that is in the names of more organisations than this (局) does not narrow anything.
_MOST_OFFICES = 200


@dataclass(frozen=True, slots=True)
class StandIn:
    """Somebody of the same office, from a day to a day."""

    name: str
    starts: date
    ends: date


@dataclass(frozen=True, slots=True)
class Contact:
    """A civil servant in a post. `covered_by` do the work of the post today; `covers` are those whose work he does."""

    post_id: UUID
    account_id: UUID
    name: str
    title: str
    org_id: UUID
    org_name: str
    division: str
    room: str
    telephone: str
    duties: str
    covered_by: tuple[StandIn, ...] = ()
    covers: tuple[StandIn, ...] = ()


_COLUMNS = (
    "id", "account_id", "account__name", "title", "org_id", "division", "desk__room", "desk__telephone", "desk__duties",
)  # fmt: skip


def directory(text: str = "", *, org_id: UUID | None = None, skip: int = 0, limit: int = PAGE) -> tuple[Contact, ...]:
    """Who holds a post today: those in whose name, its pinyin or initials, post, duties or office each word is found.

    Colleagues of the own offices come first, then those of the own places, each by the sound of the name. Two
    statements. Raises Refused for whoever is neither servant nor administrator.
    """
    require(SYSTEM_ONLY | DIRECTORY)
    rows = _posts()
    if org_id is not None:
        rows = rows.filter(org_id=org_id)
    for word in text.split()[:_WORDS]:
        rows = rows.filter(_matching(word[:20]))
    who = current()
    places = [post.division for post in who.posts]
    near = Case(When(org_id__in=who.org_ids, then=Value(0)), When(division__in=places, then=Value(1)), default=Value(2))
    return _read(rows.annotate(near=near).order_by("near", "account__sound", "id")[skip : skip + min(limit, 200)])


def contact(post_id: UUID) -> Contact:
    """One servant in a post. Raises NotFound, for a post that nobody holds any more too."""
    require(SYSTEM_ONLY | DIRECTORY)
    found = _read(_posts().filter(pk=post_id)[:1])
    if not found:
        raise NotFound("没有找到这位同事，可能已经调离。")
    return found[0]


def colleagues(account_ids: Iterable[UUID]) -> dict[UUID, Contact]:
    """These accounts in the first of their posts, as far as they hold one; for whoever invites them. Two statements."""
    require(SYSTEM_ONLY | DIRECTORY)
    found = _read(_posts().filter(account_id__in=set(account_ids)).order_by("-valid_from", "-id"))
    return {one.account_id: one for one in found}


def _posts() -> QuerySet[Post]:
    return held_now(Post.objects.filter(account__state=State.ACTIVE, account_kind=Kind.SERVANT))


def _matching(word: str) -> Q:
    wanted = Q(account__name__contains=word) | Q(title__contains=word) | Q(desk__duties__contains=word)
    if sound := typed_sound(word):
        wanted |= Q(account__sound__contains=sound)
    offices = search_organisations(word, limit=_MOST_OFFICES)
    return wanted | Q(org_id__in=[one.id for one in offices]) if offices else wanted


def _read(rows: QuerySet[Post]) -> tuple[Contact, ...]:
    with acting_as(SYSTEM):
        found = [_contact(*row) for row in rows.values_list(*_COLUMNS)]
        return _with_stand_ins(found)


def _contact(
    post_id: UUID,
    account_id: UUID,
    name: str,
    title: str,
    org_id: UUID,
    division: str,
    room: str | None,
    telephone: str | None,
    duties: str | None,
) -> Contact:
    office = find_organisation(org_id)
    said = (room or "", telephone or "", duties or "")
    return Contact(post_id, account_id, name, title, org_id, office.name if office else "", division, *said)


def _with_stand_ins(found: Sequence[Contact]) -> tuple[Contact, ...]:
    """Each with who stands in for him today and for whom he does."""
    if not found:
        return ()
    today, accounts = clock.today(), {one.account_id for one in found}
    rows = Delegation.objects.filter(ended_at__isnull=True, starts__lte=today, ends__gte=today)
    rows = rows.filter(Q(from_account__in=accounts) | Q(to_account__in=accounts))
    columns = ("post_id", "org_id", "to_account_id", "from_account__name", "to_account__name", "starts", "ends")
    given: dict[UUID, list[StandIn]] = {}
    taken: dict[tuple[UUID, UUID], list[StandIn]] = {}
    for post_id, org_id, to, from_name, to_name, starts, ends in rows.order_by("starts", "id").values_list(*columns):
        given.setdefault(post_id, []).append(StandIn(to_name, starts, ends))
        taken.setdefault((to, org_id), []).append(StandIn(from_name, starts, ends))
    return tuple(
        replace(
            one,
            covered_by=tuple(given.get(one.post_id, ())),
            covers=tuple(taken.get((one.account_id, one.org_id), ())),
        )
        for one in found
    )
