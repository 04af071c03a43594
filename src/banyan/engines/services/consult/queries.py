"""Reading consultations: one's own, those of one's office or of the places watched, and what everybody may read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from banyan.engines.divisions.queries import ancestors
from banyan.engines.services.consult.models import ANSWERED, OPEN, Consultation, ConsultTurn, PublishedConsult
from banyan.engines.services.consult.records import ConsultFile, ConsultInfo, PublicConsult, Turn, info
from banyan.engines.services.finding import cut
from banyan.engines.services.synonyms import SYNONYMS
from banyan.engines.services.wording import normal, without_places
from banyan.kernel import clock
from banyan.kernel.calendar import counting
from banyan.kernel.errors import NotFound
from banyan.kernel.principal import Principal
from banyan.standards.division import prefix_of

View = Literal["open", "answered", "unpublished", "watched"]
#: A search looks at so many of the newest that have one of its words.
_LOOKED_AT = 300
_COLUMNS = tuple(one for one in PublicConsult.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Overdue:
    """Questions that wait now, as far as the reader sees them: all of them, and those past their last day."""

    open: int
    overdue: int


def consultation(consultation_id: UUID) -> ConsultFile:
    """One with everything that happened, as its asker, its office or a supervisor sees it. Raises NotFound."""
    row = Consultation.objects.filter(id=consultation_id).first()
    if row is None:
        raise NotFound("没有找到这条咨询。")
    turns = ConsultTurn.objects.filter(city=row.city, consultation_id=row.id).order_by("id")
    lines = tuple(Turn(*one) for one in turns.values_list("at", "kind", "text", "org_name", "by_name"))
    return ConsultFile(_infos([row])[0], lines)


def consultations_of(who: Principal, limit: int = 100) -> list[ConsultInfo]:
    """One's own and those of the firm one acts for, the newest first."""
    if not who.subjects:
        return []
    rows = Consultation.objects.filter(asker_id__in=who.subjects).order_by("-asked_at", "-id")
    return _infos(rows[:limit])


def consultations_for(who: Principal, view: View, limit: int = 100) -> list[ConsultInfo]:
    """Those of one's offices that wait (the most urgent first), were answered, or may be published; `watched`: what
    waits in the divisions watched."""
    rows = _view(who, view)
    ordered = rows.order_by("due", "id") if view in ("open", "watched") else rows.order_by("-asked_at", "-id")
    return _infos(ordered[:limit])


def count_of(who: Principal, view: View) -> int:
    """How many a view has."""
    return _view(who, view).count()


def waiting_now(within: str) -> Overdue:
    """What waits within a division prefix."""
    rows = Consultation.objects.filter(state=OPEN, division__startswith=within)
    return Overdue(rows.count(), rows.filter(due__lt=clock.today()).count())


def _view(who: Principal, view: View) -> QuerySet[Consultation]:
    mine = Consultation.objects.filter(org_id__in=who.org_ids)
    match view:
        case "open":
            return mine.filter(state=OPEN)
        case "answered":
            return mine.exclude(state=OPEN)
        case "unpublished":
            return mine.filter(state=ANSWERED, may_publish=True, published_at__isnull=True)
        case "watched":
            watched = Q(id__in=[])
            for prefix in who.watches:
                watched |= Q(division__startswith=prefix)
            return Consultation.objects.filter(watched, state=OPEN)


def _infos(rows: Sequence[Consultation] | QuerySet[Consultation]) -> list[ConsultInfo]:
    calendar, today = counting(), clock.today()
    return [info(row, calendar, today) for row in rows]


def asked_before(item_code: str, division: str, limit: int = 3) -> list[PublicConsult]:
    """What others asked about an item, answers of the same place first. One statement."""
    near = Case(
        When(division=division.ljust(12, "0"), then=Value(0)),
        When(division__startswith=division[:4], then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    rows = PublishedConsult.objects.filter(item_code=item_code).annotate(near=near).order_by("near", "-published_at")
    return [PublicConsult(*row) for row in rows.values_list(*_COLUMNS)[:limit]]


def published(consultation_id: UUID) -> PublicConsult:
    """A published question. Raises NotFound."""
    row = PublishedConsult.objects.filter(id=consultation_id).values_list(*_COLUMNS).first()
    if row is None:
        raise NotFound("没有这条问答，可能已经撤下。")
    return PublicConsult(*row)


def published_at_site(division: str, words: str = "", item_code: str = "", limit: int = 50) -> list[PublicConsult]:
    """What was asked and answered at a site: by its own offices, those below and above. With words those that answer
    them, the best first; else the newest. One statement."""
    rows = PublishedConsult.objects.filter(_at_site(division))
    if item_code:
        rows = rows.filter(item_code=item_code)
    if not words:
        return [PublicConsult(*row) for row in rows.order_by("-published_at").values_list(*_COLUMNS)[:limit]]
    asked = _meant(words)
    if not asked:
        return []
    found = rows.filter(words__overlap=sorted({word for group in asked for word in group}))
    scored = [
        (sum(bool(group & set(kept)) for group in asked), PublicConsult(*row))
        for *row, kept in found.order_by("-published_at").values_list(*_COLUMNS, "words")[:_LOOKED_AT]
    ]
    enough = -(-len(asked) // 2)
    scored = [one for one in scored if one[0] >= enough]
    return [one for _, one in sorted(scored, key=lambda one: -one[0])[:limit]]


def _meant(words: str) -> list[set[str]]:
    """The words of a search, each with those of the same meaning."""
    return [{word, *SYNONYMS.get(word, ())} for word in cut(without_places(normal(words)))]


def _at_site(division: str) -> Q:
    full = division.ljust(12, "0")
    return Q(division__startswith=prefix_of(full)) | Q(division__in=[one.code for one in ancestors(full)])
