"""Addresses reversed once say the same as those reversed each time."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, path, reverse

from banyan.kernel.addresses import address


def _view(request: HttpRequest, **named: object) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("case/<uuid:case>/", _view, name="case"),
    path("case/<uuid:case>/move/<slug:code>/", _view, name="move"),
    path("list/", _view, name="list"),
]
pytestmark = pytest.mark.urls(__name__)


@pytest.mark.parametrize(
    ("view", "parts"),
    [
        ("list", ()),
        ("case", (UUID("01a20ad2-00a6-7531-bcb1-14ecba3a532c"),)),
        ("move", (UUID("01a20ad2-00a6-7531-bcb1-14ecba3a532c"), "ask-supplement")),
        ("move", (UUID(int=0xB0B0), "under_score")),
    ],
)
def test_it_says_what_reverse_says(view: str, parts: tuple[UUID | str, ...]) -> None:
    assert address(view, *parts) == reverse(view, args=parts)
    assert address(view, *parts) == reverse(view, args=parts)


def test_each_row_has_its_own() -> None:
    first, second = uuid4(), uuid4()
    assert address("case", first) != address("case", second)


@pytest.mark.parametrize("word", ["../up", "a b", "名", "a?b", "a#b", ""])
def test_a_word_that_would_lead_elsewhere_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="cannot hold"):
        address("move", uuid4(), word)


def test_an_unknown_view_is_an_error() -> None:
    with pytest.raises(NoReverseMatch):
        address("nowhere", uuid4())
