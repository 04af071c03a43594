"""Finding items and joint matters by the words that people use: “开一家面馆” finds the food licence.

What can be found is declared, so the index is made from the declarations, once in each process; only where an item is
done is asked of the database. Words are cut by jieba; words of one meaning are told in `SYNONYMS`.
"""

from __future__ import annotations

import logging
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.urls import reverse

from banyan.engines.divisions.queries import search_organisations
from banyan.engines.portal.declare import Hit, SearchSource, register
from banyan.engines.portal.sites import Site
from banyan.engines.services.declare import JointMatter, ServiceItem
from banyan.engines.services.guidance import title_of
from banyan.engines.services.queries.catalogue import Offer, catalogue
from banyan.engines.services.synonyms import MEANINGLESS, SYNONYMS
from banyan.kernel.principal import Principal
from banyan.kernel.systems import Registry, registry

_TITLE, _KEYWORD, _SUMMARY, _OTHER_WORD = 4.0, 3.0, 1.0, 0.7
#: Of the best score; what has less is not shown.
_WORTH = 0.25


@dataclass(frozen=True)
class Index:
    """How much each word says of each declaration (by kind and code), and how rare the word is."""

    weights: dict[str, dict[tuple[str, str], float]] = field(hash=False)
    documents: int

    def scores(self, words: str) -> Counter[tuple[str, str]]:
        """How well each declaration answers these words."""
        found: Counter[tuple[str, str]] = Counter()
        for word in cut(words):
            best: dict[tuple[str, str], float] = {}
            for other in SYNONYMS.get(word, {word}) | {word}:
                part = 1.0 if other == word else _OTHER_WORD
                here = self.weights.get(other, {})
                rare = math.log(1 + self.documents / len(here)) if here else 0.0
                for place, weight in here.items():
                    best[place] = max(best.get(place, 0.0), part * weight * rare)
            found.update(best)
        return found


def cut(text: str) -> list[str]:
    """The words of a text, those without meaning of their own left out."""
    import jieba  # its dictionary takes a second to load, so only who searches waits

    jieba.setLogLevel(logging.WARNING)
    _teach(jieba)
    return [
        word
        for word in dict.fromkeys(one.strip().lower() for one in jieba.cut_for_search(text, HMM=False))
        if word and word not in MEANINGLESS and (len(word) > 1 or word.isalnum())
    ]


@lru_cache(maxsize=1)
def _teach(cutter: Any) -> None:
    """Our own words are words."""
    for word in SYNONYMS:
        cutter.add_word(word)


@lru_cache(maxsize=4)
def index_of(known: Registry) -> Index:
    """The index of everything that is declared."""
    weights: dict[str, dict[tuple[str, str], float]] = {}
    declared: list[tuple[str, ServiceItem | JointMatter]] = [("item", one) for one in known.of(ServiceItem)]
    declared += [("joint", one) for one in known.of(JointMatter)]
    for kind, one in declared:
        for text, weight in _said(one):
            for word in cut(text):
                here = weights.setdefault(word, {})
                here[kind, one.code] = max(here.get((kind, one.code), 0.0), weight)
    return Index(weights, len(declared))


def _said(one: ServiceItem | JointMatter) -> Iterable[tuple[str, float]]:
    yield one.title, _TITLE
    yield one.title_en, _TITLE
    yield from ((word, _KEYWORD) for word in one.keywords)
    yield one.summary, _SUMMARY


def search_items(words: str, site: Site, who: Principal, limit: int) -> Sequence[Hit]:
    """The joint matters and items of a site that answer the words, the best first."""
    scores = index_of(registry()).scores(words)
    if not scores:
        return ()
    least = _WORTH * max(scores.values())
    offers = {one.item.code: one for one in catalogue(site.code)}
    hits = [
        hit
        for (kind, code), score in scores.items()
        if score >= least and (hit := _hit(kind, code, offers, score)) is not None
    ]
    return sorted(hits, key=lambda hit: (-hit.rank, hit.title))[:limit]


def _hit(kind: str, code: str, offers: dict[str, Offer], score: float) -> Hit | None:
    if kind == "joint":
        matter = registry().get(JointMatter, code)
        url = reverse("services:joint", args=[code])
        return Hit(title=title_of(matter), url=url, kind="一件事", summary=matter.summary, rank=score * 1.2)
    offer = offers.get(code)
    if offer is None:
        return None
    where = offer.at.org_name if offer.at else ""
    url = reverse("services:guide", args=[code])
    return Hit(title=title_of(offer.item), url=url, kind="事项", summary=offer.item.summary, where=where, rank=score)


def search_offices(words: str, site: Site, who: Principal, limit: int) -> Sequence[Hit]:
    """The offices of a site whose names have the words."""
    return [
        Hit(title=one.name, url=f"/guide/?department={one.department}", kind="部门", summary="看这个部门办的事")
        for one in search_organisations(words, within=site.code, limit=min(limit, 5))
    ]


def register_search() -> None:
    """Hand the sources over to the portal."""
    register(
        SearchSource(code="items", title="办事", search=search_items, order=10),
        SearchSource(code="offices", title="部门", search=search_offices, order=40),
    )
