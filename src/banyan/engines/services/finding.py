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
from django.utils.translation import gettext_lazy as _

from banyan.engines.divisions.queries import search_organisations
from banyan.engines.portal.declare import Hit, SearchSource, register
from banyan.engines.portal.sites import Site
from banyan.engines.services.declare import JointMatter, ServiceItem
from banyan.engines.services.guidance import title_of
from banyan.engines.services.queries.catalogue import Offer, catalogue
from banyan.engines.services.synonyms import MEANINGLESS, SYNONYMS
from banyan.engines.services.wording import latin, normal, pairs, sounds, without_places
from banyan.kernel.principal import Principal
from banyan.kernel.systems import Registry, registry

_TITLE, _KEYWORD, _SUMMARY, _OTHER_WORD = 4.0, 3.0, 1.0, 0.7
#: A score below this says little: then pairs of characters are asked too, each with this part of its weight.
_SURE, _PAIR = 6.0, 0.25
#: Of the best score; what has less is not shown.
_WORTH = 0.25
#: A joint matter saves more, so it stands before its parts.
_JOINT = 1.2


Place = tuple[str, str]


@dataclass(frozen=True)
class Index:
    """How much each word says of each declaration (by kind and code), and how rare the word is.

    `pairs` are the pairs of characters of titles and keywords, `sounds` their pinyin and its initials.
    """

    weights: dict[str, dict[Place, float]] = field(hash=False)
    pairs: dict[str, dict[Place, float]] = field(hash=False)
    sounds: dict[str, dict[Place, float]] = field(hash=False)
    documents: int

    def scores(self, words: str) -> Counter[Place]:
        """How well each declaration answers these words: by words, by sound, and by pairs where words say little."""
        said = without_places(normal(words))
        found = self._by_words(said)
        if letters := latin(said):
            found.update(self._by_sound(letters))
        elif max(found.values(), default=0.0) < _SURE:
            found.update(self._by_pairs(said))
        return found

    def _by_sound(self, letters: str) -> dict[Place, float]:
        found: dict[Place, float] = {}
        if len(letters) < 2:
            return found
        for sound, here in self.sounds.items():
            fits = 1.0 if sound == letters else 0.6 if sound.startswith(letters) else 0.0
            for place, weight in here.items() if fits else ():
                found[place] = max(found.get(place, 0.0), fits * weight)
        return found

    def _by_pairs(self, said: str) -> dict[Place, float]:
        asked = pairs(said)
        found: dict[Place, float] = {}
        for pair in asked:
            here = self.pairs.get(pair, {})
            rare = math.log(1 + self.documents / len(here)) if here else 0.0
            for place, weight in here.items():
                found[place] = found.get(place, 0.0) + _PAIR * weight * rare
        return found

    def _by_words(self, said: str) -> Counter[Place]:
        found: Counter[Place] = Counter()
        for word in cut(said):
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
    weights: dict[str, dict[Place, float]] = {}
    by_pairs: dict[str, dict[Place, float]] = {}
    by_sound: dict[str, dict[Place, float]] = {}
    declared: list[tuple[str, ServiceItem | JointMatter]] = [("item", one) for one in known.of(ServiceItem)]
    declared += [("joint", one) for one in known.of(JointMatter)]
    for kind, one in declared:
        place = (kind, one.code)
        for text, weight in _said(one):
            said = normal(text)
            for word in cut(said):
                _heavier(weights, word, place, weight)
            if weight < _KEYWORD:
                continue
            for pair in pairs(said):
                _heavier(by_pairs, pair, place, weight)
            for sound in sounds(said):
                if len(sound) > 1:
                    _heavier(by_sound, sound, place, weight)
    return Index(weights, by_pairs, by_sound, len(declared))


def _heavier(book: dict[str, dict[Place, float]], word: str, place: Place, weight: float) -> None:
    here = book.setdefault(word, {})
    here[place] = max(here.get(place, 0.0), weight)


def _said(one: ServiceItem | JointMatter) -> Iterable[tuple[str, float]]:
    yield one.title, _TITLE
    yield one.title_en, _TITLE
    yield from ((word, _KEYWORD) for word in one.keywords)
    yield one.summary, _SUMMARY


def search_items(words: str, site: Site, who: Principal, limit: int) -> Sequence[Hit]:
    """The joint matters and items of a site that answer the words, the best first."""
    offers = {one.item.code: one for one in catalogue(site.code)}
    hits = [hit for (kind, code), score in ranked(words) if (hit := _hit(kind, code, offers, score)) is not None]
    return hits[:limit]


def ranked(words: str) -> list[tuple[Place, float]]:
    """Everything declared that answers the words, the best first; what says much less than the best is left out."""
    scores = index_of(registry()).scores(words)
    lifted = {place: score * (_JOINT if place[0] == "joint" else 1.0) for place, score in scores.items()}
    least = _WORTH * max(lifted.values(), default=0.0)
    return sorted(((one, score) for one, score in lifted.items() if score >= least), key=lambda one: (-one[1], one[0]))


def _hit(kind: str, code: str, offers: dict[str, Offer], score: float) -> Hit | None:
    if kind == "joint":
        matter = registry().get(JointMatter, code)
        url = reverse("services:joint", args=[code])
        return Hit(title=title_of(matter), url=url, kind="一件事", summary=matter.summary, rank=score)
    offer = offers.get(code)
    if offer is None:
        return None
    where = offer.at.org_name if offer.at else ""
    url = reverse("services:guide", args=[code])
    return Hit(title=title_of(offer.item), url=url, kind="事项", summary=offer.item.summary, where=where, rank=score)


def suggest(words: str) -> list[str]:
    """Completions: declared words that begin so, then titles of what the words find."""
    said = normal(words)
    began = [one for one in _vocabulary(registry()) if one.startswith(said)]
    found = ranked(words)
    titles = [title_of(_declared(place)) for place, score in found[:5] if score >= found[0][1] / 2]
    return [*sorted(began, key=len)[:4], *titles]


def _declared(place: Place) -> ServiceItem | JointMatter:
    kind, code = place
    return registry().get(JointMatter, code) if kind == "joint" else registry().get(ServiceItem, code)


def known_word(words: str) -> str:
    """The longest declared word in what was searched for; empty when there is none."""
    said = normal(words)
    return max((one for one in _vocabulary(registry()) if one in said), key=len, default="")


@lru_cache(maxsize=4)
def _vocabulary(known: Registry) -> tuple[str, ...]:
    """Every keyword that systems declare, and the everyday words of the synonyms."""
    declared: list[ServiceItem | JointMatter] = [*known.of(ServiceItem), *known.of(JointMatter)]
    words = {normal(word) for one in declared for word in one.keywords} | set(SYNONYMS)
    return tuple(sorted(word for word in words if len(word) > 1))


def search_offices(words: str, site: Site, who: Principal, limit: int) -> Sequence[Hit]:
    """The offices of a site whose names have the words."""
    return [
        Hit(title=one.name, url=f"/guide/?department={one.department}", kind="部门", summary="看这个部门办的事")
        for one in search_organisations(words, within=site.code, limit=min(limit, 5))
    ]


def register_search() -> None:
    """Hand the sources over to the portal."""
    register(
        SearchSource(code="items", title=_("办事"), search=search_items, suggest=suggest, word=known_word, order=10),
        SearchSource(code="offices", title=_("部门"), search=search_offices, order=40),
    )
