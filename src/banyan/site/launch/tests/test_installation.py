"""A whole installation with real processes: doubled, interrupted, started again, upgraded, backed up and restored.

Kills: see `test_kills`.
"""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from banyan.site.launch.borrow import borrow
from banyan.site.launch.environment import embedded_urls
from banyan.site.launch.postgres.roles import Address
from banyan.site.launch.tests.running import Running, own_folder

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    with own_folder() as folder:
        one = Running(folder / "var")
        try:
            one.start()
            yield one
        finally:
            one.end()


@contextmanager
def owner(running: Running) -> Iterator["psycopg.Connection[tuple[object, ...]]"]:
    """A connection as the owner of the schema, to an installation that rests."""
    cluster, lock = borrow(running.home)
    try:
        with psycopg.connect(embedded_urls(running.home, Address(cluster.socket)).owner, autocommit=True) as connection:
            yield connection
    finally:
        lock.release()


def test_a_second_launcher_is_told_where_the_first_one_serves(running: Running) -> None:
    said = running.call("run")
    assert said.returncode == 1
    assert "已经在运行" in said.stderr
    assert str(running.port) in said.stderr
    assert "Traceback" not in said.stderr
    assert running.ready()


def test_commands_use_the_running_database(running: Running) -> None:
    said = running.call("manage", "showmigrations", "--plan")
    assert said.returncode == 0, said.stderr
    assert "[ ]" not in said.stdout


def test_the_doctor_finds_a_running_installation_sound(running: Running) -> None:
    said = running.call("doctor")
    lines = said.stdout.splitlines()
    assert sum(line.startswith("✓") for line in lines) > 8, said.stdout + said.stderr
    faults = [line for line in lines if line.startswith("✗")]
    assert not [line for line in faults if "页面资源" not in line and "字体" not in line]


def test_an_interrupt_stops_every_process_in_good_time(running: Running) -> None:
    assert running.interrupt() < 10
    assert running.processes() == []
    assert running.launcher is not None
    assert running.launcher.returncode == 0
    assert "database system is shut down" in "".join(
        file.read_text() for file in (running.home.data / "log").glob("*.log")
    )


def test_a_later_start_sets_nothing_up_again(running: Running) -> None:
    """It passes set-up over, so that it serves at once: how soon is measured by `make bench`, not here."""
    mark = running.home.state / "settled"
    written = mark.stat().st_mtime_ns
    running.start()
    running.interrupt()
    assert mark.stat().st_mtime_ns == written


def test_an_older_schema_is_brought_up_to_date(running: Running) -> None:
    back = running.call("manage", "migrate", "supervision", "0001")
    assert back.returncode == 0, back.stderr
    assert "落后 1 项" in running.call("doctor").stdout
    said = running.call("setup")
    assert said.returncode == 0, said.stderr
    assert "数据库结构已更新（1 项）" in said.stderr
    assert "落后" not in running.call("doctor").stdout


def test_a_newer_schema_is_refused_and_left_alone(running: Running) -> None:
    with owner(running) as connection:
        connection.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('services', '9999_future', now())"
        )
    said = running.call("run")
    assert said.returncode == 1
    lines = said.stderr.strip().splitlines()
    assert "数据由更新的版本建立（多出 services 9999_future 等 1 项）" in lines[-2]
    assert lines[-1].startswith("办法：")
    assert [line for line in lines if "办法" in line] == lines[-1:]
    assert "Traceback" not in said.stderr
    assert running.processes() == []
    assert "数据由更新的版本建立" in running.call("doctor").stdout
    with owner(running) as connection:
        connection.execute("DELETE FROM django_migrations WHERE name = '9999_future'")
    assert running.call("setup").returncode == 0


def test_a_backup_brings_back_rows_files_and_keys(running: Running) -> None:
    kept_keys = [path for kind in ("licence", "sm2", "sign-on") for path in running.home.secrets.glob(f"{kind}-*.pem")]
    signing = {path.name: path.read_bytes() for path in kept_keys}
    assert set(signing) >= {"licence-root.pem", "licence-signer.pem", "licence-stamper.pem", "licence-code.pem"}
    assert set(signing) >= {"sm2-root.pem", "sm2-issuer.pem", "sign-on-key.pem"}
    (running.home.var / "files" / "ab").mkdir(parents=True, exist_ok=True)
    (running.home.var / "files" / "ab" / "blob").write_bytes(b"content")
    with owner(running) as connection:
        connection.execute("INSERT INTO kernel_cache (cache_key, value, expires) VALUES ('probe', 'kept', now())")
    with own_folder() as folder:
        file = folder / "backup.tar"
        assert running.call("backup", str(file)).returncode == 0
        assert file.stat().st_mode & 0o077 == 0

        other = Running(folder / "other" / "var")
        other.home.var.parent.mkdir()
        said = other.call("restore", str(file))
        assert said.returncode == 0, said.stderr
        key = (running.home.secrets / "data-key").read_bytes()
        assert (other.home.secrets / "data-key").read_bytes() == key
        assert {name: (other.home.secrets / name).read_bytes() for name in signing} == signing
        assert (other.home.var / "files" / "ab" / "blob").read_bytes() == b"content"
        assert kept(other)

        refused = other.call("restore", str(file))
        assert refused.returncode == 1
        assert "--replace" in refused.stderr

        damaged = folder / "damaged.tar"
        content = bytearray(file.read_bytes())
        content[len(content) // 3] ^= 0xFF
        damaged.write_bytes(content)
        refused = other.call("restore", str(damaged), "--replace")
        assert refused.returncode == 1
        assert "没有改动任何数据" in refused.stderr
        assert kept(other)


def kept(restored: Running) -> bool:
    """Whether the row that was put in before the backup is there."""
    with owner(restored) as connection:
        row = connection.execute("SELECT value FROM kernel_cache WHERE cache_key = 'probe'").fetchone()
    return row == ("kept",)


def test_a_taken_port_is_named_and_nothing_is_made(tmp_path: Path) -> None:
    running = Running(tmp_path / "var")
    with socket.create_server(("127.0.0.1", running.port)):
        said = running.call("run")
    assert said.returncode == 1
    assert f"端口 {running.port} 已被占用" in said.stderr
    assert "办法：" in said.stderr
    assert "Traceback" not in said.stderr
    assert not running.home.data.exists()


def test_an_older_data_folder_is_named_and_left_alone(tmp_path: Path) -> None:
    running = Running(tmp_path / "var")
    running.home.data.mkdir(parents=True)
    (running.home.data / "PG_VERSION").write_text("16\n")
    running.home.secrets.mkdir()
    for name in ("data-key", "index-key", "seal-key", "django-secret"):
        (running.home.secrets / name).write_bytes(b"0" * 32)
    for name in ("database-superuser", "database-owner", "database-app"):
        (running.home.secrets / name).write_text("word")
    said = running.call("run")
    assert said.returncode == 1
    assert "由 PostgreSQL 16 建立" in said.stderr
    assert "Traceback" not in said.stderr
    assert [file.name for file in running.home.data.iterdir()] == ["PG_VERSION"]


def test_data_without_their_keys_are_never_given_new_ones(tmp_path: Path) -> None:
    running = Running(tmp_path / "var")
    running.home.data.mkdir(parents=True)
    (running.home.data / "PG_VERSION").write_text("18\n")
    said = running.call("run")
    assert said.returncode == 1
    assert "密钥文件" in said.stderr
    assert not any(running.home.secrets.iterdir())


def test_an_unknown_setting_is_named_with_its_file(tmp_path: Path) -> None:
    running = Running(tmp_path / "var")
    running.home.var.mkdir()
    (running.home.var / "banyan.toml").write_text("[web]\nprot = 8000\n")
    said = running.call("run")
    assert said.returncode == 1
    assert "web.prot" in said.stderr
    assert "banyan.toml" in said.stderr
