"""Hot words: only known words, only when enough different people asked, and nothing of who they were."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client, RequestFactory

from banyan.engines.divisions.reference import load_reference
from banyan.engines.portal.hot_words import LEAST_ASKERS, fold, hot_words, note
from banyan.engines.portal.models import AskedWord, HotWord
from banyan.engines.portal.sites import site_at
from banyan.kernel import clock
from banyan.kernel.principal import SYSTEM, acting_as

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _divisions() -> None:
    with acting_as(SYSTEM):
        load_reference()


def ask(words: str, who: int, place: str = "fuzhou/gulou") -> None:
    request: Any = RequestFactory().get("/search/", REMOTE_ADDR=f"10.0.0.{who}")
    request.session = type("Session", (), {"session_key": ""})()
    note(request, words, site_at(place))


def shown(place: str) -> list[str]:
    return [word for word, _ in hot_words(site_at(place))]


def test_a_word_is_shown_when_enough_different_people_asked() -> None:
    for who in range(LEAST_ASKERS - 1):
        ask("怎么办居住证", who)
        ask("居住证", who)
    fold()
    assert shown("fuzhou/gulou") == []
    ask("居住证", 99)
    fold()
    assert shown("fuzhou/gulou") == ["居住证"]
    assert shown("") == ["居住证"]
    assert shown("xiamen") == ["居住证"]


def test_one_person_asking_often_counts_once() -> None:
    for _ in range(LEAST_ASKERS * 3):
        ask("居住证", 1)
    fold()
    assert shown("") == []


def test_what_people_type_of_their_own_is_never_kept() -> None:
    for who in range(LEAST_ASKERS * 2):
        ask("林某 350102199001010021 在哪", who)
    with acting_as(SYSTEM):
        assert not AskedWord.objects.exists()


def test_who_asked_is_forgotten_the_next_week() -> None:
    for who in range(LEAST_ASKERS):
        ask("公积金", who)
    fold()
    with clock.at(clock.now() + timedelta(days=7)):
        fold()
        with acting_as(SYSTEM):
            assert not AskedWord.objects.exists()
            assert HotWord.objects.get(place="350102000000").askers == LEAST_ASKERS


def test_what_is_asked_here_is_not_pushed_out_by_the_province() -> None:
    week = clock.today() - timedelta(days=clock.today().weekday())
    with acting_as(SYSTEM):
        many = [HotWord(day=week, place="350000000000", word=f"词{n}", askers=500) for n in range(40)]
        HotWord.objects.bulk_create([*many, HotWord(day=week, place="350102000000", word="居住证", askers=6)])
    assert shown("fuzhou/gulou") == ["居住证"]
    assert len(shown("xiamen")) == 5


def test_suggestions_and_help_without_results(client: Client) -> None:
    assert "居住证" in client.get("/search/suggest/", {"q": "居住"}).content.decode()
    assert client.get("/search/suggest/", {"q": ""}).content.decode().strip() == ""
    assert "换个说法试试" in client.get("/search/", {"q": "xqzwv"}).content.decode()
