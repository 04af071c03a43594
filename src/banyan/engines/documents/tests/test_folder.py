"""The shared folder of an office: who puts files there, who reads them, what stays of earlier versions."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from uuid import UUID

import pytest
from django.db import Error

from banyan.engines.divisions.departments import HEALTH, MARKET_SUPERVISION
from banyan.engines.divisions.queries import organisation_for
from banyan.engines.documents import actions, queries
from banyan.engines.documents.models import File, SharedFile, SharedVersion
from banyan.engines.documents.tests import samples
from banyan.kernel.errors import Invalid, NotFound, Refused
from banyan.kernel.principal import ANONYMOUS, SYSTEM, Principal, acting_as
from banyan.kernel.testing import person, servant

pytestmark = pytest.mark.django_db
#: Made once: an archive carries the time of its making.
DOCX = samples.docx()
PROVINCE, FUZHOU, GULOU, XIAMEN, PINGTAN = (
    "350000000000",
    "350100000000",
    "350102000000",
    "350200000000",
    "350128000000",
)


def at(place: str, *roles: str, department: object = MARKET_SUPERVISION) -> Principal:
    office = organisation_for(department, place)  # type: ignore[arg-type]
    return servant(office.id, *roles, division=place)


@dataclass
class Offices:
    """The same department at three levels and beside each other, another department, a resident."""

    city: Principal
    clerk: Principal
    district: Principal
    elsewhere: Principal
    zone: Principal
    province: Principal
    other: Principal
    resident: Principal


@pytest.fixture
def offices(db: None) -> Offices:
    return Offices(
        city=at(FUZHOU, "publish"),
        clerk=at(FUZHOU, "accept"),
        district=at(GULOU, "accept"),
        elsewhere=at(XIAMEN, "leader"),
        zone=at(PINGTAN, "accept"),
        province=at(PROVINCE, "leader"),
        other=at(GULOU, "leader", department=HEALTH),
        resident=person(),
    )


def put(who: Principal, reach: str = "own", content: bytes | None = None) -> UUID:
    with acting_as(who):
        return actions.share_file(
            org_id=who.org_ids[0], file=BytesIO(content or DOCX), name="核查表.docx", title="核查记录表",
            category="template", reach=reach,
        )  # fmt: skip


def reads(who: Principal, shared_id: UUID) -> bool:
    with acting_as(who):
        try:
            _, stream = queries.open_shared(shared_id, 1)
        except NotFound:
            return False
        with stream:
            return stream.read() == DOCX


def test_a_file_for_the_own_office_is_read_there_and_nowhere_else(offices: Offices) -> None:
    made = put(offices.clerk)
    readers = {name for name, who in vars(offices).items() if reads(who, made)}
    assert readers == {"city", "clerk"}
    assert not reads(ANONYMOUS, made)


def test_a_file_for_offices_below_reaches_its_department_under_its_government(offices: Offices) -> None:
    made = put(offices.city, "below")
    readers = {name for name, who in vars(offices).items() if reads(who, made)}
    assert readers == {"city", "clerk", "district"}


def test_what_the_province_gives_reaches_every_city_and_the_experimental_zone(offices: Offices) -> None:
    made = put(offices.province, "below")
    readers = {name for name, who in vars(offices).items() if reads(who, made)}
    assert readers == {"province", "city", "clerk", "district", "elsewhere", "zone"}


def test_only_who_answers_for_the_office_gives_to_offices_below(offices: Offices) -> None:
    with pytest.raises(Refused):
        put(offices.clerk, "below")
    with acting_as(SYSTEM):
        assert not SharedFile.objects.exists()
        assert not File.objects.exists()


def test_nobody_puts_files_into_another_offices_folder(offices: Offices) -> None:
    for who in (offices.district, offices.resident):
        with acting_as(who), pytest.raises(Refused):
            actions.share_file(
                org_id=offices.city.org_ids[0], file=BytesIO(samples.pdf()), name="a.pdf", title="a", category="other"
            )
    with acting_as(SYSTEM):
        assert not File.objects.exists()


def test_a_new_version_leaves_the_earlier_one_readable(offices: Offices) -> None:
    made = put(offices.city, "below")
    with acting_as(offices.city):
        assert (
            actions.add_version(shared_id=made, file=BytesIO(samples.xlsx()), name="核查表.xlsx", note="改成表格") == 2
        )
    with acting_as(offices.district):
        one = queries.shared(made)
    assert [(each.version, each.name) for each in one.versions] == [(2, "核查表.xlsx"), (1, "核查表.docx")]
    assert reads(offices.district, made)


def test_readers_change_nothing(offices: Offices) -> None:
    made = put(offices.city, "below")
    with acting_as(offices.district):
        with pytest.raises(Refused):
            actions.add_version(shared_id=made, file=BytesIO(samples.pdf()), name="a.pdf")
        with pytest.raises(Refused):
            actions.withdraw_shared(shared_id=made)
        assert SharedFile.objects.update(title="越权") == 0
    with acting_as(offices.clerk), pytest.raises(Refused):
        actions.describe_shared(shared_id=made, title="换题目", category="guide")
    with acting_as(offices.elsewhere), pytest.raises(NotFound):
        actions.withdraw_shared(shared_id=made)
    with acting_as(SYSTEM):
        assert SharedFile.objects.get().title == "核查记录表"
        assert SharedVersion.objects.count() == 1


def test_versions_are_never_rewritten(offices: Offices) -> None:
    put(offices.city)
    with acting_as(offices.city), pytest.raises(Error):
        SharedVersion.objects.update(name="别的.pdf")


def test_a_clerk_keeps_his_own_file_but_widens_it_not(offices: Offices) -> None:
    made = put(offices.clerk)
    with acting_as(offices.clerk):
        actions.describe_shared(shared_id=made, title="核查表（新）", category="guide", about="用这一份")
        with pytest.raises(Refused):
            actions.describe_shared(shared_id=made, title="核查表", category="guide", reach="below")
        assert (queries.shared(made).title, queries.shared(made).reach) == ("核查表（新）", "own")


def test_what_is_withdrawn_is_found_no_more(offices: Offices) -> None:
    made = put(offices.city, "below")
    with acting_as(offices.city):
        actions.withdraw_shared(shared_id=made)
        with pytest.raises(NotFound):
            queries.shared(made)
    assert not reads(offices.district, made)


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("title", {"title": " "}),
        ("title", {"title": "长" * 81}),
        ("category", {"category": "x"}),
        ("reach", {"reach": "all"}),
    ],
)
def test_a_wrong_description_keeps_no_file(offices: Offices, field: str, said: dict[str, str]) -> None:
    given = {"title": "核查表", "category": "template", "reach": "own", **said}
    with acting_as(offices.city), pytest.raises(Invalid) as wrong:
        actions.share_file(org_id=offices.city.org_ids[0], file=BytesIO(samples.pdf()), name="a.pdf", **given)
    assert field in wrong.value.fields
    with acting_as(SYSTEM):
        assert not File.objects.exists()


def test_a_hostile_file_is_refused_as_everywhere(offices: Offices) -> None:
    with pytest.raises(Invalid):
        put(offices.city, content=samples.pdf_with_script())
    with acting_as(SYSTEM):
        assert not SharedFile.objects.exists()


def test_the_file_of_a_folder_is_not_taken_back_by_whoever_put_it_there(offices: Offices) -> None:
    put(offices.clerk)
    with acting_as(SYSTEM):
        file_id = File.objects.get().id
    with acting_as(offices.clerk), pytest.raises(Refused):
        actions.remove_file(file_id=file_id)
