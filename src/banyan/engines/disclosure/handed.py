"""What disclosure hands to the portal: links, and what is found by search."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from banyan.engines.disclosure.policies import AT_WORK
from banyan.engines.disclosure.queries import Asked, decisions
from banyan.engines.disclosure.sections import SECTIONS
from banyan.engines.divisions.queries import search_organisations
from banyan.engines.portal.declare import Entry, Hit, SearchSource, register
from banyan.engines.portal.sites import Site
from banyan.kernel.principal import Principal


def hand_over() -> None:
    """Register everything; called once at the start."""
    register(
        Entry(code="disclosure", label=_("信息公开"), url="/disclosure/", place="nav", order=35),
        Entry(
            code="decisions", label=_("行政许可公示"), url="/disclosure/decisions/", place="footer",
            group=_("信息公开"), order=60,
        ),
        Entry(
            code="powers", label=_("权责清单"), url="/disclosure/items/", place="footer", group=_("信息公开"), order=61,
        ),
        Entry(
            code="figures", label=_("办件月报"), url="/disclosure/figures/", place="footer", group=_("信息公开"),
            order=62,
        ),
        Entry(
            code="work-disclosure", label=_("公示"), url="/work/disclosure/", place="rail", order=21, icon="eye",
            shown=lambda who: bool(AT_WORK.decide(who, None)),
        ),
        SearchSource(code="disclosure", title=_("信息公开"), search=search, order=50),
    )  # fmt: skip


def search(words: str, site: Site, who: Principal, limit: int) -> Sequence[Hit]:
    """Sections by their names, offices of the site, decisions by a firm's name or a document's number."""
    most = min(limit, 5)
    found = [
        Hit(title=gettext(one.title), url=f"{reverse(one.view)}?at={site.code}", kind="信息公开", where=site.name)
        for one in SECTIONS
        if any(word in words for word in one.words)
    ]
    found += [
        Hit(title=one.name, url=reverse("disclosure:office", args=[one.id]), kind="机构", summary=gettext("机构信息"))
        for one in search_organisations(words, within=site.code, limit=2)
    ]
    if len(words.strip()) > 1:
        rows = decisions(Asked(within=site.code, below=True, words=words), size=most).rows
        found += [
            Hit(
                title=gettext("：").join([one.subject_name, one.item_title]),
                url=reverse("disclosure:decision", args=[one.case_id]),
                kind="公示",
                summary=one.number,
                where=one.org_name,
            )
            for one in rows
        ]
    return found[:most]
