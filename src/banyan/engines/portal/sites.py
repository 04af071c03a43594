"""The sites: one for the province, each city, the experimental zone and each county, from one installation."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from banyan.engines.divisions import queries as divisions
from banyan.engines.divisions.queries import Division
from banyan.kernel.errors import NotFound
from banyan.standards.division import Level

PROVINCE = "350000000000"
COOKIE = "site"


@dataclass(frozen=True, slots=True)
class Site:
    """The site of one government: its division, and the address of its home page."""

    division: Division
    url: str

    @property
    def code(self) -> str:
        """The 12-digit code of its division."""
        return self.division.code

    @property
    def name(self) -> str:
        """What the site is called: 福州市, 平潭综合实验区."""
        return self.division.title

    @property
    def people(self) -> str:
        """How its people are called in headings: 福州人."""
        return self.name.removesuffix("市").removesuffix("区").removesuffix("县").removesuffix("省") + "人"


def site_of(division: Division) -> Site:
    """The site of a division."""
    return Site(division, f"/{division.site}/" if division.site else "/")


def site_at(slug: str) -> Site:
    """The site with this address ("fuzhou", "fuzhou/gulou"; "" is the province's); `NotFound` otherwise."""
    found = divisions.site(slug) if slug else divisions.division(PROVINCE)
    if found is None:
        raise NotFound("没有这个地方的站点。")
    return site_of(found)


def site_for(code: str) -> Site:
    """The site that serves a division: its own, or that of the nearest above which has one."""
    for division in (divisions.division(code), *reversed(divisions.ancestors(code))):
        if division.site or division.level is Level.PROVINCE:
            return site_of(division)
    return site_at("")


def remembered(request: HttpRequest) -> Site:
    """The site that this person chose last; the province's at first."""
    try:
        return site_at(request.COOKIES.get(COOKIE, ""))
    except NotFound:
        return site_at("")


def beside(site: Site) -> list[Site]:
    """The places offered for a change: upwards, and those below or beside."""
    here = site.division
    above = [site_of(one) for one in divisions.ancestors(here.code)]
    if here.level is Level.COUNTY:
        return [*above, *_below(here.parent)]
    return [*above, site, *_below(here.code)]


def counties_of(site: Site) -> list[Site]:
    """The counties that a city governs; the experimental zone stands beside the cities and has none."""
    return [] if site.division.zone else [one for one in _below(site.code) if not one.division.zone]


def _below(code: str) -> list[Site]:
    found = [site_of(one) for one in divisions.children(code) if one.site]
    if code == PROVINCE:
        found += [site_of(one) for one in divisions.places() if one.zone]
    return found
