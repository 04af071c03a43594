"""The way from a list into its cases: the list and the place in it go along in the address, so that one can go on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from banyan.engines.services import queries
from banyan.engines.services.views.work_filter import asked_in, filter_of, url_of
from banyan.engines.services.views.work_gate import at_work
from banyan.engines.services.views.work_show import case_url

_LONGEST = 800


@dataclass(frozen=True)
class Trail:
    """The list (behind its question mark) that one came from, and where the case stood in it; empty without one."""

    query: str = ""
    place: str = ""

    @property
    def known(self) -> bool:
        """Whether one came from a list."""
        return bool(self.query and self.place)

    @property
    def suffix(self) -> str:
        """What an address of the case carries on."""
        return _suffix(self.query, self.place) if self.known else ""

    @property
    def list_url(self) -> str:
        """The list that one came from."""
        return f"{reverse('services:work-cases')}{f'?{self.query}' if self.query else ''}"

    def links(self, case_id: UUID) -> dict[str, str]:
        """The addresses of the case before and of the next one; empty without a list."""
        if not self.known:
            return {}
        turn = reverse("services:work-turn", args=[case_id])
        return {"previous": f"{turn}{self.suffix}&back=1", "following": f"{turn}{self.suffix}"}


@lru_cache(maxsize=2048)
def _suffix(query: str, place: str) -> str:
    """Rows of a page share most of theirs."""
    return f"?{urlencode({'list': query, 'at': place})}"


def trail_of(request: HttpRequest) -> Trail:
    """The trail in an address. A list is what our own filter makes of it, so nothing foreign is carried along."""
    text, place = request.GET.get("list", ""), request.GET.get("at", "")
    if not text or len(text) > _LONGEST or len(place) > 40:
        return Trail()
    asked = asked_in(QueryDict(text))
    return Trail(url_of(asked).partition("?")[2], place) if asked["view"] != "opinions" else Trail()


@require_safe
@at_work
def turn(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """To the next case of the list, or with `back` to the one before; at its end back to the list."""
    trail = trail_of(request)
    if not trail.known:
        return redirect(case_url(case_id))
    wanted = filter_of(asked_in(QueryDict(trail.query)))
    back = bool(request.GET.get("back"))
    found = queries.neighbour(wanted, case_id, trail.place, back=back)
    if found is None:
        messages.info(request, _("这是这一组的第一件。") if back else _("这一组到头了，没有下一件。"))
        return redirect(trail.list_url)
    return redirect(case_url(found.case_id) + Trail(trail.query, found.place).suffix)
