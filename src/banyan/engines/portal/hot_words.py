"""What is searched for most (热搜词): kept by the word and the week, shown only when enough different people asked.

Only words that systems themselves declare are ever counted, so nothing that somebody typed of his own is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import connection, transaction
from django.db.models import Case, Sum, When
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from banyan.engines.portal.declare import SearchSource, registered
from banyan.engines.portal.models import AskedWord, HotWord
from banyan.engines.portal.sites import PROVINCE, Site
from banyan.kernel import clock
from banyan.kernel.crypto import blind_index
from banyan.kernel.jobs import periodic
from banyan.kernel.principal import SYSTEM, acting_as

#: So many different people in a week make a word worth showing (assumed).
LEAST_ASKERS = 5
_WEEK = timedelta(days=7)


def note(request: HttpRequest, words: str, site: Site) -> None:
    """Count that whoever sent this request searched here. One statement, none without a known word."""
    session = request.session.session_key or ""
    seen = session or f"{request.META.get('REMOTE_ADDR', '')} {request.headers.get('User-Agent', '')[:200]}"
    count_search(words, site, seen)


def count_search(words: str, site: Site, seen: str) -> None:
    """Count that somebody searched here for a known word; the same person (`seen`) counts once a week."""
    word = next((said for one in registered(SearchSource) if one.word and (said := one.word(words))), "")
    if not word:
        return
    week = _week()
    row = AskedWord(day=week, place=site.code, word=word[:40], asker=_asker(seen, f"{week}"))
    with acting_as(SYSTEM):
        AskedWord.objects.bulk_create([row], ignore_conflicts=True)


def _week() -> date:
    """The Monday of this week."""
    today = clock.today()
    return today - timedelta(days=today.weekday())


def _asker(seen: str, day: str) -> bytes:
    """Who searches, as a keyed hash that is another one next week."""
    return blind_index(f"{day} {seen}", "portal.asker")


_FOLD = """
WITH heard AS (
  SELECT day, place, word, asker FROM portal_asked_word
  UNION SELECT day, %(province)s, word, asker FROM portal_asked_word
)
INSERT INTO portal_hot_word AS h (day, place, word, askers)
SELECT day, place, word, count(*) FROM heard GROUP BY day, place, word HAVING count(*) >= %(least)s
ON CONFLICT (place, day, word) DO UPDATE SET askers = greatest(h.askers, excluded.askers)
"""


@periodic("*/15 * * * *", name="portal.hot-words")
def fold() -> None:
    """Count the words of this week, and forget who asked for them before it."""
    with acting_as(SYSTEM), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_FOLD, {"least": LEAST_ASKERS, "province": PROVINCE})
        AskedWord.objects.filter(day__lt=_week()).delete()
        HotWord.objects.filter(day__lt=_week() - 12 * _WEEK).delete()


def hot_words(site: Site, most: int = 5) -> Sequence[tuple[str, str]]:
    """The words most searched for here in this week and the last, else in the province, each with its address."""
    with acting_as(SYSTEM):
        rows = HotWord.objects.filter(place__in={site.code, PROVINCE}, day__gte=_week() - _WEEK)
        counted = rows.values("place", "word").annotate(n=Sum("askers"))
        # What was asked here comes first, so that the province's many words do not push it out of the few taken.
        found = list(counted.order_by(Case(When(place=site.code, then=0), default=1), "-n", "word")[:most])
    shown = [row["word"] for row in found if row["place"] == site.code] or [row["word"] for row in found]
    return [(word, f"{reverse('portal:search')}?{urlencode({'q': word})}") for word in shown]
