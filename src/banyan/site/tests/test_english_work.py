"""The workspace in English: what clerks, heads and supervisors read speaks English where the platform speaks; names,
laws, and what people wrote stay Chinese."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.test import Client
from django.utils import translation

from banyan.engines.services.life.moves import MOVES
from banyan.engines.services.tests.conftest import scene
from banyan.engines.services.tests.scene import Scene
from banyan.engines.services.tests.work_desk import Desk, open_desk
from banyan.engines.services.views.work_buttons import move_words
from banyan.engines.services.views.work_deeds import DEEDS
from banyan.engines.supervision.models import Card, FollowUp
from banyan.engines.supervision.ruling import rules
from banyan.engines.supervision.situation import Situation
from banyan.engines.supervision.tests.test_pages import card_id, enter, leader, mine, red_day, supervisor
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.site.design.testing import CHINESE

from .test_english_services import english
from .wordings import untold

__all__ = ["card_id", "leader", "mine", "red_day", "scene", "supervisor"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(scene: Scene) -> Desk:
    made = open_desk(scene)
    for one in (made.clerk, made.chief, made.other, made.fireman):
        one.cookies["django_language"] = "en"
    return made


def test_the_home_and_the_lists_are_english(desk: Desk) -> None:
    assert english(desk.clerk, "/work/", "/work/cases/") == []
    desk.scene.submitted(), desk.scene.accepted()
    views = ("mine", "today", "claim", "opinions", "todo", "overdue", "supplement", "done")
    lists = [f"/work/cases/?view={one}" for one in views]
    narrowed = "/work/cases/?view=todo&state=submitted&step=accept&due_from=2026-01-01&sent_to=2027-01-01&applicant=x"
    assert english(desk.clerk, "/work/", *lists, narrowed, "/work/cases/?view=todo&pick=1") == []
    assert (
        english(desk.chief, "/work/items/", "/work/cases/filter/", "/work/cases/filter/?view=todo&state=submitted")
        == []
    )
    said = desk.chief.post("/work/cases/many/", {"act": "claim"}, follow=True).content.decode()
    assert "Choose cases first" in said


@pytest.mark.parametrize("code", sorted(DEEDS))
def test_the_form_of_every_move_is_english(desk: Desk, code: str) -> None:
    for case in (desk.scene.submitted(), desk.scene.accepted()):
        for one in (desk.clerk, desk.chief):
            assert english(one, f"/work/cases/{case.id}/{code}/") == []
            refused = one.post(f"/work/cases/{case.id}/{code}/", {}, follow=True)
            assert untold(refused.content.decode()) == []


def test_every_move_has_an_english_name() -> None:
    with translation.override("en"):
        names = {code: move_words(code, one.title, "受理") for code, one in MOVES.items()}
    assert {code: name for code, name in names.items() if CHINESE.search(name)} == {}


def test_a_case_is_english_from_claim_to_licence(desk: Desk) -> None:
    case = desk.scene.submitted()
    page = f"/work/cases/{case.id}/"
    for move, data in (
        ("claim", {}), ("accept", {"opinion": "齐全"}), ("note", {"text": "看过"}), ("message", {"text": "您好"}),
        ("ask-opinion", {"orgs": str(desk.scene.fire.id), "question": "是否同意", "days": "3"}),
    ):  # fmt: skip
        said = desk.clerk.post(f"{page}{move}/", data, follow=True)
        assert (move, said.status_code, untold(said.content.decode())) == (move, 200, [])
    assert english(desk.clerk, page, f"{page}reveal/") == []
    assert untold(desk.clerk.get(f"{page}beside/").content.decode()) == []
    assert english(desk.fireman, "/work/cases/?view=opinions", f"{page}answer-opinion/") == []


def test_the_clock_of_a_case_reads_as_english(desk: Desk) -> None:
    case = desk.scene.accepted()
    page = desk.clerk.get(f"/work/cases/{case.id}/").content.decode()
    assert "working days used" in page
    assert "days left, due" in page


@pytest.fixture
def watched(supervisor: Client, leader: Client) -> tuple[Client, Client]:
    for one in (supervisor, leader):
        one.cookies["django_language"] = "en"
    return supervisor, leader


def besides(found: list[tuple[str, list[str]]], *kept: str) -> list[str]:
    """What was found, without what is kept in Chinese: laws, and what the record says."""
    return [text for _, texts in found for text in texts if not any(one in text for one in kept)]


def test_supervision_is_english(watched: tuple[Client, Client], card_id: UUID) -> None:
    pages = (
        "/work/", "/work/supervise/", "/work/supervise/?by=department&period=year", "/work/supervise/?by=item",
        "/work/supervise/cards/", "/work/supervise/cards/?q=zzz", f"/work/supervise/cards/{card_id}/",
        "/work/supervise/rules/", "/work/supervise/ratings/", "/work/supervise/ratings/?tab=all",
    )  # fmt: skip
    with acting_as(SYSTEM):
        kept = (Card.objects.get(id=card_id).reason, *(one.basis for one in rules() if "法" in one.basis))
    for one in watched:
        assert besides(english(one, *pages), *kept) == []
    supervisor, leader = watched
    own = [f"/work/supervise/rules/{one.code}/" for one in rules()]
    assert besides(english(supervisor, "/work/supervise/cards/issue/", *own), *kept) == []
    path = f"/work/supervise/cards/{card_id}/"
    told = [(path, untold(leader.post(path, {"act": "answer", "answer": ""}).content.decode()))]
    for one, data in ((leader, {"act": "answer", "answer": "停电", "plea": "on"}), (supervisor, {"act": "x"})):
        told.append((path, untold(one.post(path, data, follow=True).content.decode())))
    assert besides([*told, *english(supervisor, path)], *kept) == []


def test_a_follow_up_is_english(watched: tuple[Client, Client], mine: Situation) -> None:
    enter("linmou").post(f"/my/rate/{mine.case_id}/", {"level": "2", "ease": "1", "comment": "跑了三趟"})
    with acting_as(SYSTEM):
        path = f"/work/supervise/ratings/{FollowUp.objects.get().id}/"
    supervisor, leader = watched
    assert english(supervisor, path, "/work/supervise/ratings/?tab=all") == []
    assert english(leader, path, "/work/", "/work/supervise/ratings/") == []
    done = leader.post(path, {"measure": "改了", "outcome": "satisfied"}, follow=True)
    assert untold(done.content.decode()) == []
    assert english(leader, "/work/supervise/ratings/?tab=done") == []
