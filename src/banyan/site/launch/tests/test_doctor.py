"""The doctor finds each fault that is planted, and says its mend."""

import os
import shutil
import socket
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection

from banyan.kernel import clock, health
from banyan.kernel.doctor import Check, Finding
from banyan.kernel.models import Delivery, StoredEvent
from banyan.kernel.postgres.base import as_owner
from banyan.site.config import ROOT, settings
from banyan.site.launch import checks_before, keys
from banyan.site.launch.doctor import consultation, database, machine, work
from banyan.site.launch.home import Home


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    """An installation of its own, sound as far as it goes; further settings by `with_settings`."""
    monkeypatch.setenv("BANYAN_VAR", str(tmp_path / "var"))
    settings.cache_clear()
    own = Home(tmp_path / "var")
    own.make()
    keys.make(own.secrets, data_exists=False)
    yield own
    settings.cache_clear()


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout in which things may be broken."""
    root = tmp_path / "checkout"
    shutil.copytree(ROOT / "requirements", root / "requirements")
    (root / "frontend" / "dist").mkdir(parents=True)
    (root / "frontend" / "dist" / "manifest.json").write_text("{}")
    for part in (machine, work):
        monkeypatch.setattr(part, "ROOT", root)
    return root


def faulty(finding: Finding, words: str, state: str = "bad") -> None:
    assert finding.state == state
    assert words in finding.what
    assert finding.mend


def with_settings(monkeypatch: pytest.MonkeyPatch, **variables: str) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()


def test_a_package_of_another_version(checkout: Path) -> None:
    assert machine.dependencies().state == "good"
    lock = checkout / "requirements" / "base.txt"
    lock.write_text(lock.read_text().replace("django==", "django==0.", 1))
    faulty(machine.dependencies(), "django")


def test_pages_that_were_not_built(checkout: Path) -> None:
    assert machine.front_end().state == "good"
    (checkout / "frontend" / "dist" / "manifest.json").unlink()
    faulty(machine.front_end(), "没有构建")


def test_fonts_that_are_missing(checkout: Path) -> None:
    faulty(work.fonts(), "没有中文字体")


def test_a_disk_with_too_little_room(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks_before, "NEEDED_BYTES", 10**18)
    faulty(machine.disk(), "磁盘还有")


def test_a_taken_port(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with_settings(monkeypatch, BANYAN_WEB_PORT=str(port))
        faulty(machine.port(), f"端口 {port} 已被占用")
    faulty(machine.port(), "空闲", "warning")
    (home.run / "server.lock").write_text(f"run {os.getpid()}\n")
    assert machine.port().state == "good"


def test_pages_served_to_others_without_https(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    with_settings(monkeypatch, BANYAN_WEB_HOST="0.0.0.0")
    faulty(machine.browser_facing(), "明文", "warning")
    with_settings(monkeypatch, BANYAN_WEB_PUBLIC_URL="https://banyan.example")
    assert machine.browser_facing().state == "good"


def test_a_key_that_is_gone_or_open_to_others(home: Home) -> None:
    assert machine.secrets().state == "good"
    (home.secrets / "seal-key").chmod(0o644)
    faulty(machine.secrets(), "seal-key")
    (home.secrets / "index-key").unlink()
    faulty(machine.secrets(), "缺少密钥文件：index-key")
    shutil.rmtree(home.secrets)
    faulty(machine.secrets(), "还没有密钥文件", "warning")


@pytest.mark.django_db
def test_an_application_that_may_see_past_row_level_security() -> None:
    assert database.roles().state == "warning"
    with as_owner():
        faulty(database.roles(), "可以绕过行级安全")


@pytest.mark.django_db
def test_a_schema_that_is_behind_or_ahead() -> None:
    assert database.migrations().state == "good"
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'supervision' AND name LIKE '0002%'")
        faulty(database.migrations(), "落后 1 项")
        cursor.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('services', '9999_future', now())")
        faulty(database.migrations(), "由更新的版本建立")


@pytest.mark.django_db
def test_a_table_whose_row_level_security_was_switched_off() -> None:
    assert database.isolation().state == "good"
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE services_case DISABLE ROW LEVEL SECURITY")
    faulty(database.isolation(), "services_case")


@pytest.mark.django_db
def test_a_server_is_named_with_its_encoding() -> None:
    assert database.server().state == "good"
    assert "UTF8" in database.server().what


def test_a_worker_that_does_not_beat(home: Home) -> None:
    faulty(work.worker(), "后台服务没有运行")
    health.beat()
    assert work.worker().state == "good"


@pytest.mark.django_db
def test_events_that_cannot_be_delivered() -> None:
    assert work.events().state == "good"
    kept = {"aggregate": "probe", "aggregate_id": "1"}
    with as_owner():
        event = StoredEvent.objects.create(uid=uuid4(), at=clock.now(), kind="probe", payload={}, **kept)
        waiting = Delivery.objects.filter(
            pk=Delivery.objects.create(event=event, subscriber="probe", due_at=clock.now(), **kept).pk
        )
        assert work.events().state == "good"
        waiting.update(attempts=3)
        faulty(work.events(), "1 件曾失败", "warning")
        waiting.update(dead=True)
        faulty(work.events(), "死信 1 件")


@pytest.mark.django_db
def test_a_year_whose_holidays_are_not_known() -> None:
    with clock.at(datetime(2026, 6, 1, tzinfo=clock.ZONE)):
        assert work.working_days().state == "good"
    with clock.at(datetime(2026, 11, 2, tzinfo=clock.ZONE)):
        faulty(work.working_days(), "还没有 2027 年", "warning")
    with clock.at(datetime(2027, 1, 2, tzinfo=clock.ZONE) + timedelta(days=1)):
        faulty(work.working_days(), "没有 2027 年")


def test_a_check_that_fails_itself_is_a_finding() -> None:
    def fails() -> Finding:
        raise ZeroDivisionError("by nothing")

    faulty(consultation.ask(Check("probe", "探针", fails)), "ZeroDivisionError by nothing")
