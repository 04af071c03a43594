"""`make check`: formatter, linter, types and import contracts; every one runs, and one that fails fails the whole."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: The import contracts are kept by reading the modules, so that these must be found without being installed.
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
BIN = Path(sys.executable).parent
CHECKS = {
    "格式 / formatter": ["ruff", "format", "--check", "--quiet", "src", "tools", "benchmarks"],
    "规范 / linter": ["ruff", "check", "--quiet", "src", "tools", "benchmarks"],
    "类型 / types": ["mypy", "--no-error-summary"],
    "层次 / import contracts": ["lint-imports"],
}


def main() -> int:
    failed = []
    for title, (program, *arguments) in CHECKS.items():
        order = [BIN / program, *arguments]
        done = subprocess.run(order, cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=False)
        print(f"{'✗' if done.returncode else '✓'} {title}")
        if done.returncode:
            failed.append(title)
            print(done.stdout + done.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
