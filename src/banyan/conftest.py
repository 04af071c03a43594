"""Fixtures of every test: a real PostgreSQL with row-level security in force."""

import os
from asyncio import events
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest

from banyan.site.launch import browsers, pytest_plugin

# A busy machine is no fault of the rule under test.
hypothesis.settings.register_profile("banyan", deadline=None)
hypothesis.settings.load_profile("banyan")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Start the run's own PostgreSQL when the first test asks for a database."""
    pytest_plugin.start_database()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Tests begin with the reference data and an empty audit log."""
    from django.db import connection

    from banyan.kernel.postgres.base import as_owner

    with django_db_blocker.unblock(), as_owner(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE kernel_audit")


@pytest.fixture(scope="session", autouse=True)
def divisions_stand_still() -> None:
    """Reference data are not checked for news by the clock, so that counted statements do not depend on it."""
    from banyan.engines.divisions import tree

    tree.CHECK_EVERY = float("inf")


@pytest.fixture(scope="session", autouse=True)
def password_cost() -> Iterator[tuple[int, int]]:
    """Passwords are hashed by the same function at its least cost; yields an installation's rounds and KiB of memory.

    Each of the demonstration accounts costs 100 MiB and a tenth of a second of a core otherwise, in every test.
    """
    from django.contrib.auth.hashers import Argon2PasswordHasher as Hasher

    kept = (Hasher.time_cost, Hasher.memory_cost, Hasher.parallelism)
    Hasher.time_cost, Hasher.memory_cost, Hasher.parallelism = 1, 8, 1
    yield kept[:2]
    Hasher.time_cost, Hasher.memory_cost, Hasher.parallelism = kept


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """One headless Chromium for the run (Playwright's `Browser`)."""
    from django.db import connections
    from playwright.sync_api import sync_playwright

    browser = browsers.find()
    if browser is None:
        pytest.fail("no browser: run tools/browser.py, or make test")
    # Playwright's loop runs in this thread; Django would take the tests for asynchronous code.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(browsers.node()))
    with sync_playwright() as play:
        opened = play.chromium.launch(
            executable_path=browser.program, args=list(browsers.OPTIONS), env={**os.environ, **browser.environment}
        )
        running = events._get_running_loop()
        yield opened
        events._set_running_loop(running)
        connections.close_all()
        opened.close()


@pytest.fixture
def live_site(live_server: Any) -> str:
    """The address of the whole site, served from this test's database."""
    return str(live_server.url)


@pytest.fixture
def browser_page(request: pytest.FixtureRequest, chromium: Any, live_site: str) -> Iterator[Any]:
    """A page in a fresh browser context, whose relative addresses are the live site's.

    The size is 1280 × 900 unless the test asks otherwise:
    `@pytest.mark.parametrize("browser_page", [(390, 844)], indirect=True)`. The test fails when the page raised an
    error, broke its content security policy, or asked any host but the site.
    """
    width, height = getattr(request, "param", (1280, 900))
    context = chromium.new_context(
        base_url=live_site,
        viewport={"width": width, "height": height},
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        reduced_motion="reduce",
    )
    faults: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
    page.on("request", lambda asked: None if _is_ours(asked.url, live_site) else faults.append(asked.url))
    yield page
    context.close()
    if faults:
        pytest.fail("\n".join(faults))


def _is_ours(url: str, site: str) -> bool:
    return url.startswith((site, "data:", "blob:", "about:"))
