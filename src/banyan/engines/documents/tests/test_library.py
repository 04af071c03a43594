"""The library of an office: its licences, the files of its cases, its shared folder, found and paged together."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from banyan.engines.documents import actions
from banyan.engines.documents.queries import holdings as rooms
from banyan.engines.documents.queries.holdings import Wanted, library
from banyan.engines.documents.tests import samples
from banyan.engines.documents.tests.conftest import GULOU, Scene
from banyan.engines.identity import actions as identity
from banyan.kernel import clock
from banyan.kernel.errors import Refused
from banyan.kernel.principal import ANONYMOUS, SYSTEM, Principal, acting_as
from banyan.kernel.testing import assert_queries

pytestmark = pytest.mark.django_db
#: Made once: an archive carries the time of its making.
DOCX = samples.docx()
PASSWORD = "correct-horse-榕树-42"


def material(scene: Scene, name: str, case_id: UUID | None = None) -> UUID:
    """A file that the holder handed in with a case of the office."""
    case_id = case_id or uuid4()
    with acting_as(scene.holder):
        kept = actions.store(file=BytesIO(samples.pdf()), name=name, owner_id=scene.holder_id)
        actions.attach_to_case(file_ids=[kept.id], case_id=case_id, org_ids=[scene.office.id], division=GULOU)
    return case_id


def shared(scene: Scene, title: str = "核查记录表") -> UUID:
    with acting_as(scene.clerk):
        return actions.share_file(
            org_id=scene.office.id, file=BytesIO(DOCX), name="表.docx", title=title, category="template"
        )


def titles(who: Principal, **wanted: object) -> list[str]:
    with acting_as(who):
        return [one.title for one in library(Wanted(**wanted))]  # type: ignore[arg-type]


def test_everything_of_the_office_stands_in_one_list_the_newest_first(scene: Scene) -> None:
    scene.issue()
    material(scene, "平面图.pdf")
    shared(scene)
    assert titles(scene.clerk) == ["核查记录表", "平面图.pdf", "食品经营许可证"]
    assert titles(scene.clerk, kind="material") == ["平面图.pdf"]
    assert titles(scene.other_clerk) == []


def test_it_is_for_servants_of_an_office(scene: Scene) -> None:
    for who in (scene.holder, ANONYMOUS):
        with acting_as(who), pytest.raises(Refused):
            library(Wanted())


def test_a_draft_of_a_resident_is_none_of_the_offices_business(scene: Scene) -> None:
    with acting_as(scene.holder):
        actions.store(file=BytesIO(samples.pdf()), name="还没交.pdf", owner_id=scene.holder_id)
    assert titles(scene.clerk) == []


def test_found_by_name_holder_case_form_and_day(scene: Scene) -> None:
    licence = scene.issue()
    case_id = material(scene, "消防平面图.pdf")
    material(scene, "租约.pdf")
    shared(scene)
    assert titles(scene.clerk, text="平面图") == ["消防平面图.pdf"]
    assert titles(scene.clerk, text="福州榕味小馆餐饮有限公司") == ["食品经营许可证"]
    assert titles(scene.clerk, text=licence.short_code) == ["食品经营许可证"]
    assert titles(scene.clerk, text="食品经营") == ["食品经营许可证"]
    assert titles(scene.clerk, text="%") == []
    assert titles(scene.clerk, case_id=case_id) == ["消防平面图.pdf"]
    assert titles(scene.clerk, form="docx") == ["核查记录表"]
    today = clock.today()
    assert len(titles(scene.clerk, first_day=today, last_day=today)) == 4
    assert titles(scene.clerk, last_day=today - timedelta(days=1)) == []


def test_pages_follow_each_other_over_all_kinds(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "PAGE", 2)
    scene.issue()
    material(scene, "甲.pdf")
    shared(scene)
    material(scene, "乙.pdf")
    seen: list[str] = []
    before = None
    with acting_as(scene.clerk):
        while page := library(Wanted(before=before)):
            seen += [one.title for one in page]
            before = page[-1].id
    assert seen == ["乙.pdf", "核查记录表", "甲.pdf", "食品经营许可证"]


def test_a_full_list_costs_few_statements(scene: Scene) -> None:
    for at in range(4):
        material(scene, f"{at}.pdf")
        shared(scene, f"表 {at}")
    with acting_as(scene.clerk), assert_queries(4):
        assert len(library(Wanted())) == 8


@pytest.mark.django_db(transaction=True)
def test_the_pages_carry_a_shared_file_from_upload_to_withdrawal(client: Client, scene: Scene) -> None:
    with acting_as(SYSTEM):
        made = identity.create_servant(
            username="wendang", name="许某", password=PASSWORD, division=GULOU, org_id=scene.office.id,
            must_change_password=False,
        )  # fmt: skip
        identity.appoint(account_id=made.id, org_id=scene.office.id, division=GULOU, roles=["leader"], title="科员")
    assert client.get("/work/documents/").status_code == 302
    client.post("/sign-in/", {"identifier": "wendang", "password": PASSWORD})
    case_id = material(scene, "平面图.pdf")
    assert "平面图.pdf" in client.get("/work/documents/", {"case": str(case_id)}).content.decode()

    def docx() -> SimpleUploadedFile:
        return SimpleUploadedFile("表.docx", DOCX, "application/octet-stream")

    said = {"title": "核查记录表", "category": "template", "reach": "below"}
    empty = client.post("/work/documents/new/", said)
    assert empty.status_code == 422
    assert 'value="核查记录表"' in empty.content.decode()
    wrong = client.post("/work/documents/new/", {**said, "file": SimpleUploadedFile("表.docx", samples.pdf())})
    assert wrong.status_code == 422
    where = client.post("/work/documents/new/", {**said, "file": docx()})["Location"]
    assert client.post(f"{where}version/", {"file": docx(), "note": "加一栏"})["Location"] == where
    page = client.get(where).content.decode()
    assert "第 2 版" in page
    got = client.get(f"{where}versions/1/")
    assert got.getvalue() == DOCX
    assert "sandbox" in got["Content-Security-Policy"]
    assert client.get(f"{where}versions/3/").status_code == 404
    assert client.post(f"{where}edit/", {**said, "title": "新表"})["Location"] == where
    assert "新表" in client.get("/work/documents/", {"kind": "shared"}).content.decode()
    assert client.post(f"{where}withdraw/")["Location"] == "/work/documents/"
    assert client.get(where).status_code == 404
    for asked in ({"from": "x", "to": "2026-13-01"}, {"before": "x"}, {"form": "exe"}, {"kind": "all"}):
        assert client.get("/work/documents/", asked).status_code == 200
