"""Filters of the work-list: keep one, make one the default, forget one. Everybody has his own."""

from __future__ import annotations

from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from banyan.engines.services.models import SavedFilter
from banyan.engines.services.policies import AT_WORK
from banyan.engines.services.work.texts import clean
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Conflict, Invalid, NotFound, Refused

#: More filters than this are no help.
MOST_FILTERS = 20
_LONGEST_QUERY = 600


@action("services.filter.save", title="存下筛选")
def save_filter(act: Act, *, name: str, query: str, default: bool = False) -> UUID:
    """Keep a filter under a name; one of the same name is replaced. Gives its id. Raises Invalid, Conflict."""
    act.require(AT_WORK)
    called, asked = clean(name).strip(), clean(query).strip().lstrip("?")
    if not 1 <= len(called) <= 20:
        raise Invalid("给这组筛选起个名字，最多 20 个字。", fields={"name": "请写 1 到 20 个字"})
    if not asked or len(asked) > _LONGEST_QUERY:
        raise Invalid("先选好筛选，再存下来。", fields={"name": "还没有选筛选"})
    mine = _mine(act)
    kept = mine.filter(name=called).first()
    if kept is None and mine.count() >= MOST_FILTERS:
        raise Conflict(
            _("最多存 %(most_filters)s 组筛选，先删掉不用的。") % {"most_filters": MOST_FILTERS}, code="too-many"
        )
    if default:
        mine.update(is_default=False)
    if kept is None:
        kept = SavedFilter(account_id=_account(act), name=called, created_at=act.now)
    kept.query, kept.is_default = asked, default or kept.is_default
    kept.save()
    act.touched("saved-filter", kept.id, about={"default": kept.is_default})
    return kept.id


@action("services.filter.default", title="设为默认筛选")
def set_default_filter(act: Act, *, filter_id: UUID, default: bool = True) -> None:
    """Show this filter when the list is opened, or no longer. Raises NotFound for what is not one's own."""
    act.require(AT_WORK)
    mine = _mine(act)
    kept = mine.filter(id=filter_id).first()
    if kept is None:
        raise NotFound("没有找到这组筛选。")
    mine.update(is_default=False)
    kept.is_default = default
    kept.save(update_fields=["is_default"])
    act.touched("saved-filter", kept.id, about={"default": default})


@action("services.filter.forget", title="删除筛选")
def forget_filter(act: Act, *, filter_id: UUID) -> None:
    """Forget a filter. Raises NotFound for what is not one's own."""
    act.require(AT_WORK)
    gone, _models = _mine(act).filter(id=filter_id).delete()
    if not gone:
        raise NotFound("没有找到这组筛选。")
    act.touched("saved-filter", filter_id, about={"forgotten": True})


def _mine(act: Act) -> QuerySet[SavedFilter]:
    """One's own filters, for one change at a time: two presses at once make neither two of a name nor two defaults."""
    account = _account(act)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 47))", [str(account)])
    return SavedFilter.objects.filter(account_id=account)


def _account(act: Act) -> UUID:
    if act.who.account_id is None:
        raise Refused("请先登录。")
    return act.who.account_id
