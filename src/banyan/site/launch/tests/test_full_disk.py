"""A disk that is full, for true: a small file system in memory, which only root may mount."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from banyan.site.launch import keys
from banyan.site.launch.home import Home
from banyan.site.launch.postgres.cluster import Cluster
from banyan.site.launch.tests.running import Running, own_folder
from banyan.site.launch.trouble import Trouble

MOUNT = ["mount", "-t", "tmpfs", "-o", "size=12m,mode=711", "tmpfs"]


@pytest.fixture
def small() -> Iterator[Path]:
    """A disk of 12 MB."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    with own_folder() as folder:
        if subprocess.run([*MOUNT, folder], capture_output=True, check=False).returncode:
            pytest.skip("this machine lets nobody mount a small disk")
        try:
            yield folder
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.mark.parametrize("command", ["run", "setup"])
def test_a_start_is_refused_in_one_sentence_before_anything_is_made(small: Path, command: str) -> None:
    running = Running(small / "var")
    said = running.call(command)
    assert said.returncode == 1
    assert "磁盘快满了" in said.stderr
    assert len(said.stderr.strip().splitlines()) == 2
    assert "办法：清理磁盘" in said.stderr
    assert list(running.home.var.iterdir()) == []


def test_the_doctor_names_it(small: Path) -> None:
    said = Running(small / "var").call("doctor")
    assert said.returncode == 1
    assert "✗ 磁盘" in said.stdout
    assert "磁盘已满" in said.stdout
    assert "Traceback" not in said.stdout + said.stderr


def test_a_database_that_finds_no_room_leaves_nothing_half_made(small: Path) -> None:
    home = Home(small / "var")
    home.make()
    keys.make(home.secrets, data_exists=False)
    cluster = Cluster(home.data, home.database_run)
    with pytest.raises(Trouble, match="磁盘已满"):
        cluster.prepare("word")
    assert not cluster.initialised
    assert not home.data.with_name("postgres.new").exists()
    subprocess.run(["mount", "-o", "remount,size=200m", small], check=True)
    cluster.prepare("word")
    assert cluster.initialised


def test_a_key_that_finds_no_room_is_not_half_written(small: Path) -> None:
    home = Home(small / "var")
    home.make()
    filler = small / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"0" * 4096):
            pass
    with pytest.raises(OSError, match="No space"):
        keys.make(home.secrets, data_exists=False)
    assert not any((home.secrets / name).exists() for name in (*keys.KEYS, *keys.WORDS))
    filler.unlink()
    assert keys.make(home.secrets, data_exists=False) == [*keys.KEYS, *keys.WORDS]
