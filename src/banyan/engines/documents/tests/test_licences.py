from datetime import date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from banyan.engines.documents import queries
from banyan.engines.documents.actions import (
    change_licence,
    issue_licence,
    renew_licence,
    restore_licence,
    revoke_licence,
    suspend_licence,
)
from banyan.engines.documents.models import Licence, LicenceEntry
from banyan.engines.documents.tests.conftest import CONTENT, Scene
from banyan.kernel import clock
from banyan.kernel.errors import Conflict, Invalid, NotFound, Refused
from banyan.kernel.principal import ANONYMOUS, SYSTEM, acting_as
from banyan.kernel.testing import assert_queries
from banyan.standards import licence_id


def moment(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_an_issued_licence_has_a_valid_identifier_and_holds_for_its_years(scene: Scene) -> None:
    with clock.at(moment(2026, 12, 3)):
        made = scene.issue()
    number = licence_id.parse(made.identifier)
    assert (number.issuer.value, number.version) == (scene.office.uscc, 1)
    assert number.serial == "20260000001"
    assert (made.valid_from, made.valid_to) == (date(2026, 12, 3), date(2031, 12, 2))
    assert made.state == "valid"
    assert made.content == CONTENT


def test_serials_count_per_office_and_type(scene: Scene) -> None:
    serials = [licence_id.parse(scene.issue().identifier).serial for _ in range(3)]
    assert [serial[4:] for serial in serials] == ["0000001", "0000002", "0000003"]
    types = {licence_id.parse(scene.issue(code).identifier).type_code for code in ("food-licence", "health-badge")}
    assert len(types) == 2


def test_contents_are_sealed_in_the_database(scene: Scene) -> None:
    made = scene.issue()
    with acting_as(SYSTEM), connection.cursor() as cursor:
        cursor.execute("SELECT content, public::text FROM documents_licenceversion WHERE licence_id = %s", [made.id])
        content, public = cursor.fetchone()
        cursor.execute("SELECT holder_name FROM documents_licence WHERE id = %s", [made.id])
        name = bytes(cursor.fetchone()[0])
    for secret in ("林小满", CONTENT["phone"], CONTENT["uscc"]):
        assert secret.encode() not in bytes(content)
        assert secret not in public
    assert "榕味".encode() not in name


def test_the_holder_and_the_issuer_see_it_and_nobody_else(scene: Scene) -> None:
    made = scene.issue()
    for who in (scene.holder, scene.clerk):
        with acting_as(who):
            assert queries.licence(made.id).identifier == made.identifier
    for who in (scene.stranger, scene.other_clerk, ANONYMOUS):
        with acting_as(who):
            assert queries.licences_of(scene.holder_id) == ()
            assert queries.held(scene.holder_id, "food-licence") is None
            with pytest.raises(NotFound):
                queries.licence(made.id)


@pytest.mark.parametrize("who", ["other_clerk", "holder", "stranger"])
def test_nobody_else_can_change_it(scene: Scene, who: str) -> None:
    made = scene.issue()
    for change in (suspend_licence, revoke_licence, change_licence, renew_licence):
        with acting_as(getattr(scene, who)), pytest.raises((Refused, NotFound)):
            change(licence_id=made.id, reason="抽查不合格")
    with acting_as(scene.clerk):
        assert queries.licence(made.id) == made
        assert len(queries.history(made.id)) == 1


def test_only_the_right_department_issues(scene: Scene) -> None:
    with acting_as(scene.other_clerk), pytest.raises(Refused):
        issue_licence(
            type_code="food-licence",
            holder_id=scene.holder_id,
            holder_name="某店",
            content=CONTENT,
            issuer_id=scene.office.id,
        )
    with acting_as(SYSTEM):
        assert not Licence.objects.exists()
        assert not LicenceEntry.objects.exists()


@pytest.mark.parametrize(
    ("content", "field"),
    [({}, "uscc"), ({**CONTENT, "colour": "red"}, "colour"), ({**CONTENT, "scope": "长" * 1001}, "scope")],
)
def test_wrong_contents_are_named_and_nothing_is_issued(scene: Scene, content: dict[str, str], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        scene.issue(content=content)
    assert field in refused.value.fields
    with acting_as(SYSTEM):
        assert not Licence.objects.exists()


def test_a_case_leads_to_one_licence(scene: Scene) -> None:
    case_id = uuid4()
    made = scene.issue(case_id=case_id)
    with pytest.raises(Conflict):
        scene.issue(case_id=case_id)
    with acting_as(scene.clerk):
        found = queries.licence_of_case(case_id)
    assert found is not None
    assert found.id == made.id


def test_a_change_makes_a_new_version_of_the_same_serial(scene: Scene) -> None:
    made = scene.issue()
    with acting_as(scene.clerk):
        changed = change_licence(licence_id=made.id, reason="地址变更", content={"place": "福州市鼓楼区东街 8 号"})
    before, after = licence_id.parse(made.identifier), licence_id.parse(changed.identifier)
    assert (after.serial, after.version) == (before.serial, 2)
    assert changed.content["place"] == "福州市鼓楼区东街 8 号"
    assert changed.content["scope"] == CONTENT["scope"]
    assert changed.short_code != made.short_code


def test_it_is_suspended_restored_renewed_and_revoked(scene: Scene) -> None:
    made = scene.issue()
    with acting_as(scene.clerk):
        assert suspend_licence(licence_id=made.id, reason="整改").state == "suspended"
        with pytest.raises(Conflict):
            change_licence(licence_id=made.id, reason="地址变更")
        assert restore_licence(licence_id=made.id, reason="整改完成").state == "valid"
        longer = renew_licence(licence_id=made.id, reason="到期延续")
        assert made.valid_to is not None
        assert longer.valid_to == made.valid_to.replace(year=made.valid_to.year + 5)
        ended = revoke_licence(licence_id=made.id, reason="经营者申请注销")
        assert (ended.state, ended.state_word) == ("revoked", "已注销")
        for again in (revoke_licence, suspend_licence, restore_licence, renew_licence):
            with pytest.raises(Conflict):
                again(licence_id=made.id, reason="再来一次")
        kinds = [entry.kind for entry in queries.history(made.id)]
    assert kinds == ["revoke", "renew", "restore", "suspend", "issue"]


def test_a_reason_is_needed(scene: Scene) -> None:
    made = scene.issue()
    with acting_as(scene.clerk):
        with pytest.raises(Invalid):
            revoke_licence(licence_id=made.id, reason=" ")
        assert queries.licence(made.id).state == "valid"


def test_it_runs_out_by_the_clock_alone(scene: Scene) -> None:
    with clock.at(moment(2026, 12, 3)):
        made = scene.issue()
    with acting_as(scene.holder):
        with clock.at(moment(2031, 12, 2)):
            assert queries.licence(made.id).state == "valid"
            assert queries.held(scene.holder_id, "food-licence") is not None
        with clock.at(moment(2031, 12, 3)):
            assert queries.licence(made.id).state == "expired"
            assert queries.held(scene.holder_id, "food-licence") is None


def test_what_is_held_is_found_in_one_statement(scene: Scene) -> None:
    scene.issue()
    badge = scene.issue("health-badge")
    with acting_as(scene.holder), assert_queries(1):
        found = queries.held_types(scene.holder_id, ["food-licence", "health-badge", "nothing"])
    assert set(found) == {"food-licence", "health-badge"}
    assert found["health-badge"].id == badge.id


def test_issuing_takes_few_statements(scene: Scene) -> None:
    scene.issue()
    with assert_queries(14):
        scene.issue()


def test_the_register_of_an_office_is_searched(scene: Scene) -> None:
    made = scene.issue()
    scene.issue("health-badge")
    serial = licence_id.parse(made.identifier).serial
    with acting_as(scene.clerk):
        for text in (made.identifier, serial, made.short_code, "福州榕味小馆餐饮有限公司"):
            assert made.id in [one.id for one in queries.issued_by([scene.office.id], text=text)]
        assert queries.issued_by([scene.office.id], text="没有这家") == ()
        assert len(queries.issued_by([scene.office.id])) == 2
        assert len(queries.issued_by([scene.office.id], type_code="health-badge")) == 1
        assert queries.issued_by([scene.office.id], state="revoked") == ()
    with acting_as(scene.other_clerk):
        assert queries.issued_by([scene.office.id]) == ()
