"""The three powers (三员分立), in the policies and, where those are passed by, in the database."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from banyan.engines.identity import actions
from banyan.engines.identity.find import citizen_index
from banyan.engines.identity.models import Account, Agency, ApiKey, Delegation, Kind, Post, RoleGrant, State
from banyan.engines.identity.queries import keys_of, posts_of, principal_of, servants_of
from banyan.engines.identity.records import AccountInfo
from banyan.engines.identity.tests.conftest import BUREAU, GULOU, NUMBER, OTHER_BUREAU, PASSWORD, make_servant
from banyan.kernel import clock
from banyan.kernel.errors import BanyanError, Conflict, Refused
from banyan.kernel.principal import ANONYMOUS, SYSTEM, Principal, acting_as
from banyan.kernel.subjects import person_id
from banyan.kernel.testing import assert_queries
from banyan.standards import citizen

pytestmark = pytest.mark.django_db(transaction=True)

TABLES = (Account, Post, RoleGrant, Agency, ApiKey, Delegation)


def test_nobody_holds_two_powers_whatever_the_account(system_admin: AccountInfo) -> None:
    """The same person under another account name is refused by the database's own constraint."""
    with acting_as(SYSTEM):
        number = Account.objects.get(pk=system_admin.id).citizen_number
        with pytest.raises(Conflict, match="一人只能有一项"):
            actions.create_administrator(
                username="second", name="高某", citizen_number=str(number), power="audit", password=PASSWORD
            )
        with pytest.raises(IntegrityError), transaction.atomic():
            Account.objects.create(
                username="third",
                name="高某",
                kind=Kind.ADMINISTRATOR,
                power="audit",
                subject_id=system_admin.subject_id,
            )


def test_an_administrator_has_no_post(system_admin: AccountInfo) -> None:
    with acting_as(SYSTEM):
        with pytest.raises(Conflict):
            actions.appoint(account_id=system_admin.id, org_id=BUREAU, division=GULOU, roles=["accept"])
        for kind in ("servant", "administrator"):
            with pytest.raises(IntegrityError), transaction.atomic():
                Post.objects.create(
                    account_id=system_admin.id,
                    account_kind=kind,
                    org_id=BUREAU,
                    division=GULOU,
                    valid_from=clock.today(),
                )


def test_a_power_belongs_to_administrators_only(clerk: AccountInfo) -> None:
    with acting_as(SYSTEM), pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.filter(pk=clerk.id).update(power="system", subject_id=person_id(NUMBER))


def acting(account: AccountInfo) -> Principal:
    return principal_of(account.id)


def test_the_system_administrator_cannot_bring_the_own_work_into_force(
    system_admin: AccountInfo, security_admin: AccountInfo
) -> None:
    with acting_as(acting(system_admin)):
        made = actions.create_servant(username="lin.new", name="林某", password=PASSWORD)
        post = actions.appoint(account_id=made.id, org_id=BUREAU, division=GULOU, roles=["decide"])
        assert made.state == State.PENDING
        assert not post.roles
        assert post.waiting == {"decide"}
        for attempt in (
            lambda: actions.activate_account(account_id=made.id),
            lambda: actions.activate_roles(post_id=post.id),
            lambda: actions.reset_password(account_id=made.id),
            lambda: actions.lock(account_id=made.id, reason="x"),
        ):
            with pytest.raises(Refused):
                attempt()
        with pytest.raises(DatabaseError), transaction.atomic():
            Account.objects.filter(pk=made.id).update(state=State.ACTIVE)
        with pytest.raises(DatabaseError), transaction.atomic():
            Account.objects.filter(pk=made.id).update(password="!")
        assert RoleGrant.objects.filter(post_id=post.id).update(active=True, activated_at=clock.now()) == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            RoleGrant.objects.create(
                post_id=post.id, role="leader", active=True, activated_at=clock.now(), granted_by=system_admin.id
            )
    with acting_as(acting(security_admin)):
        actions.activate_account(account_id=made.id)
        assert actions.activate_roles(post_id=post.id).roles == {"decide"}
    assert principal_of(made.id).roles == {"decide"}


def test_the_security_administrator_makes_nothing(security_admin: AccountInfo, clerk: AccountInfo) -> None:
    with acting_as(acting(security_admin)):
        for attempt in (
            lambda: actions.create_servant(username="lin.new", name="林某", password=PASSWORD),
            lambda: actions.appoint(account_id=clerk.id, org_id=OTHER_BUREAU, division=GULOU, roles=["decide"]),
            lambda: actions.rename(account_id=clerk.id, name="别名"),
        ):
            with pytest.raises(Refused):
                attempt()
        with pytest.raises(DatabaseError), transaction.atomic():
            Account.objects.create(username="ghost", name="某", kind=Kind.SERVANT, created_by=security_admin.id)
        with pytest.raises(DatabaseError), transaction.atomic():
            Account.objects.filter(pk=clerk.id).update(name="别名")
        grant = RoleGrant.objects.get(post__account_id=clerk.id)
        with pytest.raises(DatabaseError), transaction.atomic():
            RoleGrant.objects.filter(pk=grant.pk).update(role="decide")


def test_nobody_acts_on_the_own_account(security_admin: AccountInfo) -> None:
    with acting_as(acting(security_admin)):
        with pytest.raises(Refused):
            actions.lock(account_id=security_admin.id, reason="x")
        with pytest.raises(Refused):
            actions.reset_password(account_id=security_admin.id)


def test_the_audit_administrator_writes_nothing_anywhere(audit_admin: AccountInfo, clerk: AccountInfo) -> None:
    with acting_as(acting(audit_admin)):
        assert Account.objects.filter(pk=clerk.id).exists()
        assert Account.objects.filter(pk=clerk.id).update(lock_reason="x") == 0
        assert Post.objects.filter(account_id=clerk.id).update(title="x") == 0
        assert RoleGrant.objects.all().delete()[0] == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            Account.objects.create(username="ghost", name="某", kind=Kind.SERVANT, created_by=audit_admin.id)


def test_nobody_changes_the_own_kind_level_or_power(resident: AccountInfo) -> None:
    with acting_as(acting(resident)):
        for change in ({"level": 3}, {"kind": "servant"}, {"state": "closed"}, {"name": "别人"}):
            with pytest.raises(DatabaseError), transaction.atomic():
                Account.objects.filter(pk=resident.id).update(**change)


def test_others_see_nothing(resident: AccountInfo, other_resident: AccountInfo, clerk: AccountInfo) -> None:
    elsewhere = make_servant("li.other", "accept", org_id=OTHER_BUREAU, name="李某")
    with acting_as(acting(other_resident)):
        assert list(Account.objects.values_list("id", flat=True)) == [other_resident.id]
        assert not Post.objects.exists()
    with acting_as(acting(clerk)):
        assert not Account.objects.filter(kind=Kind.PERSON).exists()
        assert {post.account_id for post in Post.objects.all()} == {clerk.id}
        assert servants_of(OTHER_BUREAU) == ()
    with acting_as(ANONYMOUS):
        assert [table.objects.count() for table in TABLES] == [0] * len(TABLES)
    with acting_as(acting(elsewhere)):
        assert [one.name for one in servants_of(OTHER_BUREAU, "accept")] == ["李某"]


def test_numbers_lie_sealed_in_the_database(resident: AccountInfo) -> None:
    from django.db import connection

    with acting_as(SYSTEM), connection.cursor() as cursor:
        cursor.execute("SELECT citizen_number, telephone, citizen_index FROM identity_account")
        number, telephone, index = (bytes(value) for value in cursor.fetchone())
    assert NUMBER.encode() not in number + telephone
    assert b"13800000021" not in number + telephone
    assert index == citizen_index(NUMBER)


def test_a_key_acts_within_its_scopes_until_it_is_revoked(
    system_admin: AccountInfo, security_admin: AccountInfo
) -> None:
    from banyan.engines.identity.keys import principal_of_key

    with acting_as(SYSTEM):
        machine = actions.create_machine(username="gulou.machine", name="前置机", division=GULOU, org_id=BUREAU)
        actions.appoint(account_id=machine.id, org_id=BUREAU, division=GULOU, roles=["accept", "register"])
    with acting_as(acting(system_admin)):
        ends = clock.now() + timedelta(days=30)
        key = actions.issue_key(account_id=machine.id, title="测试", scopes=["register"], expires_at=ends)
        (issued,) = keys_of(machine.id)
    who = principal_of_key(key)
    assert (who.kind, who.channel) == ("servant", "api")
    assert who.roles == {"register"}
    with assert_queries(1):
        assert principal_of_key(key).roles == {"register"}
    with clock.at(clock.now() + timedelta(days=31)), pytest.raises(Refused):
        principal_of_key(key)
    with acting_as(acting(security_admin)):
        (post,) = posts_of(machine.id)
        actions.withdraw_role(post_id=post.id, role="register")
    assert principal_of_key(key).roles == set()
    with acting_as(acting(security_admin)):
        actions.revoke_key(key_id=issued.id)
    for wrong in (key, key[:-1], "", "banyan_x"):
        with pytest.raises(Refused):
            principal_of_key(wrong)


def test_a_delegation_counts_on_its_days_only(clerk: AccountInfo) -> None:
    colleague = make_servant("wu.review", "review", name="吴某")
    today = clock.today()
    with acting_as(acting(clerk)):
        (post,) = posts_of(clerk.id)
        actions.delegate(
            post_id=post.id,
            to_account=colleague.id,
            starts=today + timedelta(days=1),
            ends=today + timedelta(days=3),
        )
    roles = []
    for days in (0, 1, 3, 4):
        with clock.at(clock.now() + timedelta(days=days)):
            roles.append(principal_of(colleague.id).roles)
    assert roles == [{"review"}, {"review", "accept"}, {"review", "accept"}, {"review"}]


def test_what_was_taken_over_is_not_handed_on(clerk: AccountInfo) -> None:
    colleague, third = make_servant("wu.review", "review", name="吴某"), make_servant("he.third", "review", name="何某")
    today = clock.today()
    with acting_as(acting(clerk)):
        (post,) = posts_of(clerk.id)
        actions.delegate(post_id=post.id, to_account=colleague.id, starts=today, ends=today)
    with acting_as(acting(colleague)), pytest.raises(BanyanError):
        actions.delegate(post_id=post.id, to_account=third.id, starts=today, ends=today)
    with acting_as(acting(colleague)):
        (own,) = posts_of(colleague.id)
        with pytest.raises(BanyanError):
            actions.delegate(post_id=own.id, to_account=third.id, starts=today, ends=today, roles=["accept"])


def test_only_the_legal_representative_lets_others_act(resident: AccountInfo, other_resident: AccountInfo) -> None:
    from banyan.engines.identity import demo
    from banyan.kernel.subjects import firm_id

    firm = firm_id(demo.shop_uscc())
    with acting_as(SYSTEM):
        actions.record_representative(account_id=resident.id, uscc=demo.shop_uscc(), firm_name=demo.SHOP_NAME)
    owner = principal_of(resident.id, firm_id=firm)
    with acting_as(acting(resident)), pytest.raises(Refused):
        actions.authorise_agent(firm_id=firm, agent="zhengmou", name="郑某")
    with acting_as(owner):
        given = actions.authorise_agent(firm_id=firm, agent="13900000022", name="郑某")
    agent = principal_of(other_resident.id, firm_id=firm)
    third = citizen.build("350102", clock.today().replace(year=1970, day=1), 9)
    with acting_as(SYSTEM):
        actions.record_person(citizen_number=third, name="赖某", username="laimou")
    with acting_as(agent), pytest.raises(Refused):
        actions.authorise_agent(firm_id=firm, agent="laimou", name="赖某")
    with acting_as(owner):
        actions.end_agency(agency_id=given.id)
    with pytest.raises(Refused):
        principal_of(other_resident.id, firm_id=firm)
