"""The main job in English: every page a shop owner sees speaks English where the platform speaks, and passes on the
rest – names, questions of the form, laws – in Chinese that is marked."""

from __future__ import annotations

from io import BytesIO
from random import Random
from uuid import UUID

import pytest
from django.test import Client

from banyan.engines.documents.actions import store
from banyan.engines.identity import demo
from banyan.engines.identity.models import Account
from banyan.engines.identity.queries import principal_of
from banyan.engines.registers import demo as registers_demo
from banyan.engines.services import actions
from banyan.engines.services.actions import publish_items
from banyan.engines.services.declare import JointMatter, ServiceItem
from banyan.kernel import clock
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.systems import registry
from banyan.site.design.testing import CHINESE
from banyan.site.simulate.filling import fill, stopping
from banyan.site.simulate.paper import sheet

from .wordings import spoken, untold

pytestmark = pytest.mark.django_db
GULOU = "350102001001"
ITEM = "social-security-card"


@pytest.fixture
def owner(monkeypatch: pytest.MonkeyPatch) -> Client:
    """The demonstration's shop owner, signed in, with the switch on English."""
    monkeypatch.setattr(registers_demo, "NEIGHBOURS", 5)
    monkeypatch.setattr(registers_demo, "FIRMS", 3)
    demo.load()
    registers_demo.fill()
    with acting_as(SYSTEM):
        publish_items()
    client = Client()
    client.cookies["django_language"] = "en"
    assert client.post("/sign-in/", {"identifier": "linmou", "password": demo.PASSWORD}).status_code == 302
    return client


def english(client: Client, *addresses: str) -> list[tuple[str, list[str]]]:
    """The pages among these that say something of their own in Chinese, with what they say."""
    found = []
    for address in addresses:
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, (address, answer.status_code)
        page = answer.content.decode()
        assert '<html lang="en"' in page
        if said := untold(page):
            found.append((address, said))
    return found


def test_every_item_and_joint_matter_has_an_english_name() -> None:
    declared: list[ServiceItem | JointMatter] = [*registry().of(ServiceItem), *registry().of(JointMatter)]
    assert [one.code for one in declared if not one.title_en or CHINESE.search(one.title_en)] == []


def test_what_the_platform_says_is_known() -> None:
    assert {"提交申请", "我的办件"} <= spoken().whole
    assert untold("<p>提交申请</p>") == ["提交申请"]
    assert untold("<p>陈小榕</p>") == []


def test_guides_are_english(owner: Client) -> None:
    addresses = ["/guide/", "/guide/?topic=food", "/guide/food-licence-new/", f"/guide/{ITEM}/?at={GULOU}"]
    assert english(owner, *addresses, "/joint/open-restaurant/", f"/joint/newborn/?at={GULOU}") == []


def test_an_application_is_english_from_form_to_receipt(owner: Client) -> None:
    draft = owner.get(f"/apply/{ITEM}/?at={GULOU}")["Location"]
    assert english(owner, draft) == []
    missing = owner.post(f"{draft}check/", {})
    assert (missing.status_code, untold(missing.content.decode())) == (422, [])
    assert english(owner, f"{draft}materials/", "/my/cases/") == []
    case = _applied()
    addresses = [f"/my/cases/{case}/", f"/my/cases/{case}/receipt/", f"/my/cases/{case}/withdraw/", "/my/cases/"]
    assert english(owner, *addresses, "/my/", "/my/notices/", "/my/licences/", "/verify/") == []


def _applied() -> UUID:
    """A case of the owner's, as the form would have made it."""
    item = registry().get(ServiceItem, ITEM)
    with acting_as(SYSTEM):
        account = Account.objects.get(username="linmou")
    contents = fill(item.form, lambda form: any(stopping(item, form, {})), Random(3), GULOU, clock.today()).data
    with acting_as(principal_of(account.id)) as who:
        file = store(file=BytesIO(sheet("photo", "png")), name="photo.png", owner_id=who.subjects[0])
        given = {one.code: {"pledged": True} if one.pledge else {"files": [str(file.id)]} for one in item.materials}
        return actions.apply(item_code=ITEM, division=GULOU, data=contents, materials=given).id
