"""What a new installation loads, in this order. Imports of engines belong inside the functions."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from banyan.site.launch.steps import Report, Step

_SOURCE = Path(__file__).resolve().parents[1]


def _accounts(report: Report) -> None:
    from banyan.engines.identity import demo

    report.total(len(demo.ACCOUNTS))
    report.advance(demo.load())


def _registers(report: Report) -> None:
    from banyan.engines.registers import demo

    demo.fill(report.advance)


def _bodies(report: Report) -> None:
    from banyan.systems.government.legal_persons.joining import join

    report.advance(join())


def _items(report: Report) -> None:
    from banyan.engines.services.actions import publish_items

    made = publish_items()
    report.total(made["versions"] + made["implementations"])
    report.advance(made["versions"] + made["implementations"])


def _workspace(report: Report) -> None:
    from banyan.engines.documents import demo as folder
    from banyan.engines.identity import demo as people
    from banyan.engines.portal import demo as days

    report.total(3)
    for load in (people.load_desks, days.load, folder.load):
        load()
        report.advance(1)


def _licence_keys(report: Report) -> None:
    from banyan.engines.documents.codes.keys import public_keys
    from banyan.engines.documents.signing.authority import authority

    authority()
    report.advance(len(public_keys()))


def _sign_on_key(report: Report) -> None:
    from banyan.engines.identity.provider.signing import all_keys

    report.advance(len(all_keys()))


def _certificate_keys(report: Report) -> None:
    from banyan.engines.identity.certificates import publishing
    from banyan.engines.identity.certificates.upkeep import publish_what_is_due

    publishing.ready()
    report.advance(publish_what_is_due())


STEPS: Sequence[Step] = (
    Step("documents.keys", "签发证照的密钥", _licence_keys),
    Step("identity.keys", "对外登录的签名密钥", _sign_on_key),
    Step("identity.certificates", "签发证书的密钥", _certificate_keys),
    Step("identity.demo", "演示账号", _accounts, demonstration=True),
    Step("registers.bodies", "机关和事业单位进法人库", _bodies),
    Step("registers.demo", "演示的人口和法人数据", _registers, demonstration=True),
    Step("workspace.demo", "演示的通讯录、日程和共享文件", _workspace, demonstration=True),
    Step("services.items", "政务服务事项", _items, inputs=(_SOURCE / "systems", _SOURCE / "engines/services/declare")),
)


@dataclass(frozen=True)
class DemonstrationAccount:
    """An account that `make run` prints."""

    who: str
    name: str
    password: str


def demonstration_accounts() -> Sequence[DemonstrationAccount]:
    """The accounts that the demonstration steps made."""
    from banyan.engines.identity import demo

    return [DemonstrationAccount(one.who, one.username, demo.PASSWORD) for one in demo.ACCOUNTS if one.shown]
