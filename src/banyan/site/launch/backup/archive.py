"""The form of a backup: a tar file of `manifest.json`, `database.dump`, `keys/…`, `files/…`, `calendar.json`.

The manifest carries the SHA-256 of every other member, so that a damaged backup is refused before anything is
touched. The dump is taken before the files, which are only ever added to: so no row lacks its file.
"""

import hashlib
import io
import json
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from banyan import __version__
from banyan.site.launch import keys
from banyan.site.launch.home import Home
from banyan.site.launch.trouble import Trouble

MANIFEST = "manifest.json"
DUMP = "database.dump"
KEPT_KEYS = (*keys.KEYS, "django-secret")
"""The database's passwords stay behind: they belong to a server, not to the data."""

SIGNING_KEYS = ("licence-*.pem", "sm2-*.pem")
"""The keys that sign licences and certificates: without them nothing that was issued could be verified."""

SIGN_ON_KEYS = "sign-on-*.pem"
"""The keys that sign what outside systems are told: without them every one of them must fetch new ones."""

FORM = 1
BLOCK = 1 << 20


def members(home: Home, dump: Path) -> Iterator[tuple[str, Path]]:
    """Name in the backup and place on the disk of everything that is kept."""
    yield DUMP, dump
    yield from ((f"keys/{name}", home.secrets / name) for name in KEPT_KEYS if (home.secrets / name).exists())
    for pattern in (*SIGNING_KEYS, SIGN_ON_KEYS):
        yield from ((f"keys/{path.name}", path) for path in sorted(home.secrets.glob(pattern)))
    if (home.var / "calendar.json").exists():
        yield "calendar.json", home.var / "calendar.json"
    files = home.var / "files"
    yield from ((f"files/{path.relative_to(files)}", path) for path in sorted(files.rglob("*")) if path.is_file())


def write(target: Path, home: Home, dump: Path) -> int:
    """Write the backup, whole or not at all, readable by its owner alone; returns the number of members."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    digests: dict[str, str] = {}
    try:
        with tarfile.open(part, "w") as tar:
            for name, path in members(home, dump):
                tar.add(path, name, recursive=False)
                digests[name] = digest(path.open("rb"))
            _add_manifest(tar, digests)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return len(digests)


def _add_manifest(tar: tarfile.TarFile, digests: dict[str, str]) -> None:
    about = {"form": FORM, "banyan": __version__, "made": datetime.now(UTC).isoformat(), "digests": digests}
    content = json.dumps(about, indent=1).encode()
    info = tarfile.TarInfo(MANIFEST)
    info.size = len(content)
    tar.addfile(info, io.BytesIO(content))


def digest(content: IO[bytes]) -> str:
    total = hashlib.sha256()
    with content:
        while block := content.read(BLOCK):
            total.update(block)
    return total.hexdigest()


@dataclass(frozen=True)
class Backup:
    """A backup file whose every member has been found whole."""

    file: Path
    made: str
    names: tuple[str, ...]

    def take(self, name: str, target: Path) -> None:
        """Copy one member to the disk, whole or not at all."""
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(target.name + ".part")
        with tarfile.open(self.file) as tar, part.open("wb") as out:
            content = tar.extractfile(name)
            while content is not None and (block := content.read(BLOCK)):
                out.write(block)
        part.replace(target)


def opened(file: Path) -> Backup:
    """Check a backup. Raises Trouble when it is none, is damaged, or is of a later form."""
    try:
        with tarfile.open(file) as tar:
            manifest = json.loads((tar.extractfile(MANIFEST) or io.BytesIO(b"{}")).read())
            damaged = [name for name, wanted in manifest["digests"].items() if _digest_in(tar, name) != wanted]
    except FileNotFoundError:
        raise Trouble(f"没有找到备份文件 {file}。", "检查路径。") from None
    except (tarfile.TarError, KeyError, ValueError, EOFError):
        raise Trouble(f"{file} 不是完整的 Banyan 备份，没有改动任何数据。", "换一份备份。") from None
    if damaged:
        raise Trouble(f"备份已损坏（{damaged[0]}），没有改动任何数据。", "换一份备份。")
    if manifest["form"] > FORM:
        what = f"这份备份由更新的版本（{manifest['banyan']}）建立，没有改动任何数据。"
        raise Trouble(what, "换用较新的 Banyan 恢复。")
    return Backup(file, manifest["made"], tuple(manifest["digests"]))


def _digest_in(tar: tarfile.TarFile, name: str) -> str:
    if Path(name).is_absolute() or ".." in Path(name).parts:
        raise KeyError(name)
    content = tar.extractfile(name)
    if content is None:
        raise KeyError(name)
    return digest(content)
