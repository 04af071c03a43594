"""Colleagues in the one search, for civil servants: by name, pinyin, initials, post, duties and office."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from banyan.engines.identity.queries import directory
from banyan.engines.portal.declare import Hit, SearchSource, register
from banyan.engines.portal.sites import Site
from banyan.kernel.principal import Principal


def register_colleagues() -> None:
    """Hand the source over."""
    register(SearchSource(code="colleagues", title=_("同事"), search=_search, order=60))


def _search(words: str, site: Site, who: Principal, limit: int) -> Sequence[Hit]:
    """At most `limit` colleagues, those of the own office first; nobody for whoever is not a servant."""
    if who.kind != "servant" or len(words.strip()) < 2:
        return ()
    return [
        Hit(
            title=one.name,
            url=reverse("identity_contact", args=[one.post_id]),
            kind=gettext("同事"),
            summary=one.duties,
            where="　".join(part for part in (one.title, one.org_name) if part),
        )
        for one in directory(words, limit=limit)
    ]
