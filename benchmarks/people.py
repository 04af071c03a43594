"""The people of the measurements: accounts made through identity's actions, sessions opened at the sign-in page."""

from __future__ import annotations

import http.client
import re
from dataclasses import dataclass
from datetime import timedelta
from http.cookies import SimpleCookie
from itertools import islice
from urllib.parse import urlencode
from uuid import UUID

PASSWORD = "rongshu-bench-2026"
GULOU, PROVINCE = "350102000000", "350000000000"


@dataclass(frozen=True)
class Session:
    """A signed-in browser: the headers of its requests."""

    headers: dict[str, str]

    def page(self, path: str) -> tuple[str, str, dict[str, str], bytes]:
        """A request for a page, compressed as browsers ask for it."""
        return "GET", path, {**self.headers, "Accept-Encoding": "gzip", "Accept": "text/html"}, b""

    def json(self, path: str, body: bytes) -> tuple[str, str, dict[str, str], bytes]:
        """A JSON request that writes."""
        return "POST", path, {**self.headers, "Content-Type": "application/json"}, body


def sign_in(port: int, username: str, way: str) -> Session:
    """Sign in with the password at the page, as a browser does. `way` is person, firm or servant."""
    cookies: dict[str, str] = {}
    path = f"/sign-in/?{urlencode({'as': way})}"
    status, body = _ask(port, "GET", path, cookies)
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', body)
    form = {"identifier": username, "password": PASSWORD, "csrfmiddlewaretoken": found.group(1) if found else ""}
    status, body = _ask(port, "POST", path, cookies, urlencode(form))
    if status not in (302, 303) or "sessionid" not in cookies:
        raise SystemExit(f"{username} could not sign in: {status}")
    cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
    return Session({"Cookie": cookie, "X-CSRFToken": cookies["csrftoken"]})


def _ask(port: int, method: str, path: str, cookies: dict[str, str], body: str = "") -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
    if body:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    for line in answer.msg.get_all("Set-Cookie") or []:
        for name, morsel in SimpleCookie(line).items():
            cookies[name] = morsel.value
    text = answer.read().decode()
    connection.close()
    return answer.status, text


@dataclass(frozen=True)
class Clerk:
    """A clerk of the office that is measured."""

    account_id: UUID
    username: str
    name: str


def clerks(count: int) -> list[Clerk]:
    """Servants with the roles of every step in the market regulator of Gulou."""
    from banyan.engines.divisions.departments import MARKET_SUPERVISION
    from banyan.engines.divisions.queries import organisation_for
    from banyan.engines.identity import actions
    from banyan.kernel.principal import SYSTEM, acting_as

    office = organisation_for(MARKET_SUPERVISION, GULOU)
    made = []
    with acting_as(SYSTEM):
        for n in range(count):
            username, name = f"bench.clerk{n}", f"科员{n}"
            account = actions.create_servant(
                username=username,
                name=name,
                password=PASSWORD,
                division=GULOU,
                org_id=office.id,
                must_change_password=False,
            )
            roles = ("accept", "review", "inspect", "decide")
            actions.appoint(account_id=account.id, org_id=office.id, division=GULOU, roles=roles)
            made.append(Clerk(account.id, username, name))
    return made


@dataclass(frozen=True)
class Owner:
    """The owner of an invented firm, who applies for it."""

    account_id: UUID
    username: str
    firm_id: UUID
    division: str


def owners(count: int) -> list[Owner]:
    """Heads of firms that the register of firms knows; each acts for his own firm only."""
    from banyan.engines.identity import actions
    from banyan.engines.registers import synthetic
    from banyan.engines.registers.demo import FIRMS
    from banyan.kernel.principal import SYSTEM, acting_as
    from banyan.kernel.subjects import firm_id

    working = (row.values for row in synthetic.firms(FIRMS, seed=2011) if row.values["state"] == "1")
    made = []
    with acting_as(SYSTEM):
        for n, values in enumerate(islice(working, count)):
            username = f"bench.owner{n}"
            account = actions.record_person(
                citizen_number=values["legal_person_number"],
                name=values["legal_person"],
                username=username,
                password=PASSWORD,
                level=3,
            )
            actions.record_representative(account_id=account.id, uscc=values["uscc"], firm_name=values["name"])
            made.append(Owner(account.id, username, firm_id(values["uscc"]), values["division"]))
    return made


def police_key() -> tuple[UUID, str]:
    """A machine account of the province's police that keeps its register's data, and its key."""
    from banyan.engines.divisions.departments import PUBLIC_SECURITY
    from banyan.engines.divisions.queries import organisation_for
    from banyan.engines.identity import actions
    from banyan.kernel import clock
    from banyan.kernel.principal import SYSTEM, acting_as

    office = organisation_for(PUBLIC_SECURITY, PROVINCE)
    with acting_as(SYSTEM):
        machine = actions.create_machine(username="bench.police", name="户政系统", division=PROVINCE, org_id=office.id)
        actions.appoint(account_id=machine.id, org_id=office.id, division=PROVINCE, roles=("register",))
        key = actions.issue_key(
            account_id=machine.id, title="benchmarks", scopes=["register"], expires_at=clock.now() + timedelta(days=1)
        )
    return machine.id, key
