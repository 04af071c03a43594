"""The launcher's smaller parts."""

import errno
import json
import stat
from pathlib import Path

import pytest

from banyan.site import config
from banyan.site.launch import checks_before, keys
from banyan.site.launch.postgres.cluster import explained
from banyan.site.launch.postgres.roles import APP, with_database, with_user
from banyan.site.launch.steps import Done, Step
from banyan.site.launch.trouble import Trouble, from_os_error


def test_a_full_disk_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="磁盘快满了"):
        checks_before.room_on_disk(tmp_path, needed=10**18)
    assert "磁盘已满" in from_os_error(OSError(errno.ENOSPC, "No space left on device", "/var/x")).what
    assert "磁盘已满" in explained("FATAL: could not write: No space left on device", "启动失败").what


def test_secrets_are_made_once_and_for_their_owner_alone(tmp_path: Path) -> None:
    made = keys.make(tmp_path, data_exists=False)
    assert set(made) == {*keys.KEYS, *keys.WORDS}
    assert all(stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600 for name in made)
    assert all(len((tmp_path / name).read_bytes()) == 32 for name in keys.KEYS)
    assert keys.make(tmp_path, data_exists=True) == []


def test_a_secret_lost_beside_living_data_is_not_replaced(tmp_path: Path) -> None:
    keys.make(tmp_path, data_exists=False)
    (tmp_path / "data-key").unlink()
    with pytest.raises(Trouble, match="data-key"):
        keys.make(tmp_path, data_exists=True)
    assert not (tmp_path / "data-key").exists()


def test_a_secret_that_others_may_read_is_found(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    keys.make(tmp_path, data_exists=False)
    assert keys.loose(tmp_path) == []
    (tmp_path / "seal-key").chmod(0o644)
    assert keys.loose(tmp_path) == [tmp_path / "seal-key"]


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "banyan.toml"
    file.write_text('[web]\nport = 9000\nhosts = ["a.example"]\n')
    read = config.read(file, {"BANYAN_WEB_PORT": "9100", "BANYAN_UNRELATED": "x"})
    assert (read.web.port, read.web.hosts) == (9100, ("a.example",))
    assert config.read(file, {"BANYAN_WEB_HOSTS": "b.example,c.example"}).web.hosts == ("b.example", "c.example")


@pytest.mark.parametrize(
    ("text", "key"),
    [("[web]\nport = 70000\n", "web.port"), ("[wbe]\nport = 1\n", "wbe"), ("[web]\nprot = 1\n", "web.prot")],
)
def test_a_wrong_setting_names_file_and_key(tmp_path: Path, text: str, key: str) -> None:
    file = tmp_path / "banyan.toml"
    file.write_text(text)
    with pytest.raises(Trouble) as caught:
        config.read(file, {})
    assert str(file) in caught.value.what
    assert key in caught.value.what


def test_a_wrong_variable_is_named() -> None:
    with pytest.raises(Trouble, match="BANYAN_WEB_PORT"):
        config.read(Path("/nonexistent"), {"BANYAN_WEB_PORT": "many"})


def test_the_example_file_is_valid_and_names_every_key() -> None:
    example = config.ROOT / "banyan.toml.example"
    assert config.read(example, {}) == config.read(Path("/nonexistent"), {})
    text = example.read_text()
    assert [key for key in config._keys() if f"BANYAN_{key.replace('.', '_').upper()}" not in text] == []


def test_a_step_runs_again_when_its_inputs_change(tmp_path: Path) -> None:
    data = tmp_path / "data.csv"
    data.write_text("1")
    step = Step("load", "载入", lambda report: None, inputs=(data,))
    done = Done(tmp_path / "steps.json", "here/1")
    assert done.pending([step]) == [step]
    done.note(step)
    assert done.pending([step]) == []
    assert Done(done.file, "elsewhere/1").pending([step]) == [step]
    data.write_text("2")
    assert done.pending([step]) == [step]
    assert json.loads(done.file.read_text())["database"] == "here/1"


def test_an_address_is_given_another_user_or_database() -> None:
    url = "postgresql://me:secret@db.example:5433/banyan?sslmode=require"
    assert with_user(url, APP, "a/b@c") == "postgresql://banyan_app:a%2Fb%40c@db.example:5433/banyan?sslmode=require"
    assert with_database(url, "other") == "postgresql://me:secret@db.example:5433/other?sslmode=require"
