"""Changing divisions: what ends keeps its past; whoever may not changes nothing."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from banyan.engines.divisions import actions, queries
from banyan.engines.divisions import departments as d
from banyan.engines.divisions.models import DivisionRecord, OrganisationRecord, State
from banyan.kernel.errors import Conflict, Invalid, NotFound, Refused
from banyan.kernel.principal import ANONYMOUS, SYSTEM, Principal, acting_as
from banyan.kernel.testing import assert_queries, person, servant

pytestmark = pytest.mark.django_db
DAY = date(2027, 1, 1)
ADMINISTRATOR = Principal(kind="administrator", account_id=uuid4(), powers=frozenset({"system"}))


@pytest.mark.parametrize(
    "who", [ANONYMOUS, person(), servant(uuid4(), "leader")], ids=["nobody", "resident", "servant"]
)
def test_only_administrators_change_divisions(who: Principal) -> None:
    before = State.objects.values_list("token", flat=True).get()
    with acting_as(who), pytest.raises(Refused):
        actions.rename_division(code="350102", name="新鼓楼区", on=DAY)
    assert queries.division("350102").name == "鼓楼区"
    assert State.objects.values_list("token", flat=True).get() == before


def test_the_database_refuses_too() -> None:
    with acting_as(person()):
        assert DivisionRecord.objects.filter(code="350102000000").update(name="改") == 0
        assert OrganisationRecord.objects.filter(division="350102000000").delete()[0] == 0
        with pytest.raises(ProgrammingError), transaction.atomic():
            DivisionRecord.objects.create(code="350199000000", level=4, name="新区")


def test_rename_keeps_the_past() -> None:
    village = queries.children("350102004")[0].code
    with acting_as(ADMINISTRATOR):
        now = actions.rename_division(code="350102", name="三坊区", on=DAY, document="闽政文〔2026〕1号")
    assert (now.name, now.valid_from, now.site) == ("三坊区", DAY, "fuzhou/sanfang")
    assert queries.division("350102", date(2026, 12, 31)).name == "鼓楼区"
    assert queries.division(village).full_name.startswith("福建省福州市三坊区东街街道")
    assert queries.division(village, date(2026, 12, 31)).full_name.startswith("福建省福州市鼓楼区东街街道")
    assert queries.organisation_for(d.HEALTH, village).division == "350102000000"


def test_renaming_twice_on_one_day_is_refused() -> None:
    with acting_as(ADMINISTRATOR):
        actions.rename_division(code="350102", name="三坊区", on=DAY)
        with pytest.raises(Invalid):
            actions.rename_division(code="350102", name="七巷区", on=DAY)
    assert queries.division("350102").name == "三坊区"


def test_add_founds_the_offices_of_the_level() -> None:
    with acting_as(ADMINISTRATOR):
        new = actions.add_division(code="350113", name="滨海区", on=DAY)
    assert (new.full_name, new.site) == ("福建省福州市滨海区", "fuzhou/binhai")
    assert queries.organisation_for(d.PUBLIC_SECURITY, "350113").name == "福州市公安局滨海分局"
    assert queries.find_division("350113", date(2026, 12, 31)) is None


@pytest.mark.parametrize("code", ["350102", "350199001", "35", "12", "abc"])
def test_a_code_in_use_or_without_parent_is_refused(code: str) -> None:
    with acting_as(ADMINISTRATOR), pytest.raises((Conflict, Invalid)):
        actions.add_division(code=code, name="新区", on=DAY)


def test_merge_moves_what_lies_within() -> None:
    towns = [one.name for one in queries.children("350103")]
    villages = DivisionRecord.objects.filter(code__startswith="350103", level=6, valid_to=None).count()
    bureau = queries.organisations_in("350103", d.HEALTH)[0]
    with acting_as(ADMINISTRATOR):
        actions.merge_divisions(ended=["350103"], into="350102", on=DAY, document="测试")
    assert queries.division("350103").ended
    assert set(towns) <= {one.name for one in queries.children("350102")}
    assert queries.children("350103") == ()
    moved = DivisionRecord.objects.filter(code__startswith="350102", level=6, valid_from=DAY)
    assert moved.count() == villages
    assert all(one.full_name.startswith("福建省福州市鼓楼区") for one in moved)
    gone = queries.organisation(bureau.id)
    assert gone.dissolved_on == DAY
    assert gone.successor_id == queries.organisations_in("350102", d.HEALTH)[0].id
    assert len(queries.children("350103", date(2026, 12, 31))) == len(towns)
    assert any(one.earlier == "350103000000" for one in queries.successions("350102"))


def test_merge_of_different_levels_changes_nothing() -> None:
    with acting_as(ADMINISTRATOR), pytest.raises(Invalid):
        actions.merge_divisions(ended=["350103", "350104100"], into="350102", on=DAY)
    assert not queries.division("350103").ended
    assert len(queries.children("350103")) > 0


def test_merge_into_itself_is_refused() -> None:
    with acting_as(ADMINISTRATOR), pytest.raises(Invalid):
        actions.merge_divisions(ended=["350102"], into="350102000000", on=DAY)


def test_found_and_dissolve_an_organisation() -> None:
    with acting_as(ADMINISTRATOR):
        new = actions.found_organisation(department="post", division="350102", name="福州市鼓楼区邮政管理局", on=DAY)
        assert queries.organisation_for(d.POST, "350102").id == new.id
        with pytest.raises(Conflict):
            actions.found_organisation(department="post", division="350102", name="又一个邮政局", on=DAY)
        actions.dissolve_organisation(organisation_id=new.id, on=date(2027, 6, 1))
        with pytest.raises(Conflict):
            actions.dissolve_organisation(organisation_id=new.id, on=date(2027, 6, 2))
    assert queries.organisation_for(d.POST, "350102").division == "350100000000"


def test_a_wrong_credit_code_is_refused() -> None:
    with acting_as(ADMINISTRATOR), pytest.raises(Invalid) as refusal:
        actions.found_organisation(
            department="post", division="350102", name="邮政局", on=DAY, uscc="91350100M000100Y40"
        )
    assert "uscc" in refusal.value.fields


def test_dissolving_what_is_not_there() -> None:
    with acting_as(SYSTEM), pytest.raises(NotFound):
        actions.dissolve_organisation(organisation_id=uuid4(), on=DAY)


def test_no_two_stretches_of_a_code_overlap() -> None:
    with acting_as(SYSTEM), pytest.raises(IntegrityError), transaction.atomic():
        DivisionRecord.objects.create(
            code="350182000000", level=4, name="长乐县", valid_from=date(2017, 7, 17), valid_to=date(2018, 1, 1)
        )


def test_an_action_leaves_its_audit_row() -> None:
    with acting_as(ADMINISTRATOR):
        actions.rename_division(code="350102", name="三坊区", on=DAY)
    with acting_as(SYSTEM), connection.cursor() as cursor:
        cursor.execute("SELECT aggregate_id, about FROM kernel_audit WHERE action = 'divisions.division.rename'")
        (row,) = cursor.fetchall()
    assert row[0] == "350102000000"
    assert "三坊区" in str(row[1])


def rename_and_fail() -> None:
    with transaction.atomic():
        actions.rename_division(code="350102", name="三坊区", on=DAY)
        assert queries.division("350102").name == "三坊区"
        raise RuntimeError("the surrounding work failed")


def test_after_a_rollback_memory_tells_the_truth() -> None:
    with acting_as(ADMINISTRATOR), pytest.raises(RuntimeError):
        rename_and_fail()
    assert queries.division("350102").name == "鼓楼区"
    with assert_queries(0):
        queries.division("350102")


def test_other_threads_see_a_change_only_after_the_commit() -> None:
    with acting_as(ADMINISTRATOR):
        actions.rename_division(code="350102", name="三坊区", on=DAY)
    with ThreadPoolExecutor(1) as other:
        assert other.submit(lambda: queries.division("350102").name).result() == "鼓楼区"
    assert queries.division("350102").name == "三坊区"
