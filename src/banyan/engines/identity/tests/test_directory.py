"""The directory: who is found by what, who sees it, who says where he is found."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import Error, connection
from django.test import Client

from banyan.engines.divisions.departments import HEALTH, MARKET_SUPERVISION
from banyan.engines.divisions.queries import organisation_for
from banyan.engines.identity import actions
from banyan.engines.identity.models import Account, Desk
from banyan.engines.identity.queries import posts_of, principal_of
from banyan.engines.identity.queries.directory import colleagues, contact, directory
from banyan.engines.identity.records import AccountInfo
from banyan.engines.identity.sounds import sound_of, typed_sound
from banyan.engines.identity.tests.conftest import GULOU, make_servant, sign_in
from banyan.kernel import clock
from banyan.kernel.errors import Invalid, NotFound, Refused
from banyan.kernel.principal import ANONYMOUS, SYSTEM, Principal, acting_as
from banyan.kernel.testing import assert_queries, person

pytestmark = pytest.mark.django_db


class Town:
    """Two offices of one district, with who works there."""

    def __init__(self) -> None:
        self.market = organisation_for(MARKET_SUPERVISION, GULOU)
        self.health = organisation_for(HEALTH, GULOU)
        self.huang = make_servant("huang", "accept", org_id=self.market.id, name="黄小满")
        self.zeng = make_servant("zeng", "leader", org_id=self.market.id, name="曾国安")
        self.xu = make_servant("xuming", "accept", "leader", org_id=self.health.id, name="许明")

    def who(self, account: AccountInfo) -> Principal:
        return principal_of(account.id)

    def post(self, account: AccountInfo) -> UUID:
        with acting_as(SYSTEM):
            return posts_of(account.id)[0].id


@pytest.fixture
def town(db: None) -> Town:
    return Town()


def found(town: Town, words: str) -> list[str]:
    with acting_as(town.who(town.xu)):
        return sorted(one.name for one in directory(words))


@pytest.mark.parametrize(
    ("name", "sound"),
    [
        ("黄小满", " huangxiaoman xiaoman man hxm"),
        ("曾国安", " zengguoan guoan an zga"),
        ("令狐冲", " linghuchong huchong chong lhc"),
        ("吕布", " lvbu bu lb"),
        ("", ""),
    ],
)
def test_a_name_sounds_as_people_say_it(name: str, sound: str) -> None:
    assert sound_of(name) == sound


@pytest.mark.parametrize(("typed", "sound"), [("HuangXM", " huangxm"), ("lü", " lv"), ("黄", ""), ("a%", ""), ("", "")])
def test_only_letters_are_taken_for_pinyin(typed: str, sound: str) -> None:
    assert typed_sound(typed) == sound


@pytest.mark.parametrize(
    "words",
    ["黄", "小满", "huangxiaoman", "huangx", "xiaoman", "HXM", "hx", "黄 科员", "市场监督 huang", "鼓楼区 小满"],
)
def test_a_colleague_is_found_by_name_pinyin_initials_post_and_office(town: Town, words: str) -> None:
    assert "黄小满" in found(town, words)


@pytest.mark.parametrize("words", ["uang", "黄 卫生健康", "局长", "xm", "_", "%"])
def test_what_is_not_his_does_not_find_him(town: Town, words: str) -> None:
    assert "黄小满" not in found(town, words)


def test_a_surname_of_two_sounds_is_found_as_it_is_said(town: Town) -> None:
    assert found(town, "zeng") == ["曾国安"]
    assert found(town, "ceng") == []


def test_the_own_office_comes_first_in_few_statements(town: Town) -> None:
    with acting_as(town.who(town.xu)):
        directory("科员")
        with assert_queries(2):
            names = [one.name for one in directory("科员")]
    assert names[0] == "许明"
    assert set(names) == {"许明", "黄小满", "曾国安"}


def test_residents_and_strangers_find_nobody(town: Town) -> None:
    for who in (person(), ANONYMOUS):
        with acting_as(who):
            with pytest.raises(Refused):
                directory("黄")
            with pytest.raises(Refused):
                contact(town.post(town.huang))
            assert not Desk.objects.exists()


def test_who_left_or_is_locked_stands_there_no_more(town: Town) -> None:
    post = town.post(town.huang)
    with acting_as(SYSTEM):
        actions.dismiss(post_id=post)
        actions.lock(account_id=town.zeng.id, reason="离职")
    assert found(town, "科员") == ["许明"]
    with acting_as(town.who(town.xu)), pytest.raises(NotFound):
        contact(post)


def test_a_new_name_has_a_new_sound(town: Town) -> None:
    with acting_as(SYSTEM):
        actions.rename(account_id=town.huang.id, name="林小满")
    assert found(town, "linxiaoman") == ["林小满"]
    assert found(town, "huang") == []


def test_residents_have_no_sound(resident: AccountInfo) -> None:
    with acting_as(SYSTEM):
        assert Account.objects.get(pk=resident.id).sound == ""


def test_one_says_where_one_is_found(town: Town) -> None:
    with acting_as(town.who(town.huang)):
        kept = actions.describe_desk(
            post_id=town.post(town.huang),
            telephone="（0591）80000021转802",
            room=" 3 号楼  206 ",
            duties="食品经营受理",
        )
    assert (kept.telephone, kept.room) == ("0591-80000021-802", "3 号楼 206")
    assert found(town, "食品经营") == ["黄小满"]


def test_the_leader_of_the_office_says_it_too_and_nobody_else(town: Town) -> None:
    post = town.post(town.huang)
    with acting_as(town.who(town.zeng)):
        assert actions.describe_desk(post_id=post, room="206").room == "206"
    for who in (town.who(town.xu), person()):
        with acting_as(who), pytest.raises(Refused):
            actions.describe_desk(post_id=post, room="999")
    with acting_as(SYSTEM):
        assert Desk.objects.get().room == "206"


def test_the_database_keeps_another_office_from_writing(town: Town) -> None:
    post, another = town.post(town.huang), town.post(town.zeng)
    with acting_as(town.who(town.huang)):
        actions.describe_desk(post_id=post, room="206")
    with acting_as(town.who(town.xu)):
        assert Desk.objects.filter(post_id=post).update(room="999") == 0
        with pytest.raises(Error), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO identity_desk (post_id, account_id, org_id, division, room, telephone, duties, changed_at)"
                " VALUES (%s, %s, %s, %s, '', '', '', now())",
                [another, town.zeng.id, town.market.id, GULOU],
            )


@pytest.mark.parametrize("telephone", ["13800000021", "80000021", "打我手机"])
def test_no_private_telephone_gets_into_the_directory(town: Town, telephone: str) -> None:
    with acting_as(town.who(town.huang)), pytest.raises(Invalid) as refused:
        actions.describe_desk(post_id=town.post(town.huang), telephone=telephone, room="206")
    assert "telephone" in refused.value.fields
    with acting_as(SYSTEM):
        assert not Desk.objects.exists()


def test_who_stands_in_today_is_told_at_both(town: Town) -> None:
    today = clock.today()
    with acting_as(town.who(town.huang)):
        actions.delegate(post_id=town.post(town.huang), to_account=town.zeng.id, starts=today, ends=today)
    with acting_as(town.who(town.xu)):
        people = colleagues([town.huang.id, town.zeng.id])
    assert [one.name for one in people[town.huang.id].covered_by] == ["曾国安"]
    assert [one.name for one in people[town.zeng.id].covers] == ["黄小满"]
    with acting_as(town.who(town.xu)), clock.at(clock.now() + timedelta(days=1)):
        assert contact(town.post(town.huang)).covered_by == ()


@pytest.mark.django_db(transaction=True)
def test_the_pages_lead_from_a_search_to_a_call(client: Client, town: Town) -> None:
    sign_in(client, "huang")
    post = town.post(town.huang)
    page = client.get("/work/contacts/").content.decode()
    assert town.market.name in page
    assert "曾国安" in page
    assert "许明" not in page
    refused = client.post(f"/work/contacts/{post}/desk/", {"telephone": "13800000021", "room": "206"})
    assert refused.status_code == 422
    assert 'value="206"' in refused.content.decode()
    saved = client.post(f"/work/contacts/{post}/desk/", {"telephone": "0591-80000021-802", "room": "206"})
    assert saved["Location"] == f"/work/contacts/{post}/"
    assert 'href="tel:059180000021,802"' in client.get("/work/contacts/", {"q": "hxm"}).content.decode()
    assert "206" in client.get(f"/work/contacts/{post}/").content.decode()
    office = client.get(f"/work/contacts/offices/{town.health.id}/").content.decode()
    assert "许明" in office
    assert client.get(f"/work/contacts/{town.post(town.xu)}/desk/").status_code == 403
    assert "没有找到" in client.get("/work/contacts/", {"q": "查无此人"}).content.decode()
    assert "鼓楼区市场监督管理局" in client.get("/work/contacts/", {"place": GULOU}).content.decode()


@pytest.mark.django_db(transaction=True)
def test_residents_are_told_that_it_is_not_for_them(client: Client, resident: AccountInfo) -> None:
    assert client.get("/work/contacts/").status_code == 302
    sign_in(client, "linmou")
    assert client.get("/work/contacts/").status_code == 403
