"""`make check`: formatter, linter, types and import contracts; every one runs, and one that fails fails the whole."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
CHECKS = {
    "格式 / formatter": ["ruff", "format", "--check", "--quiet", "src", "tools"],
    "规范 / linter": ["ruff", "check", "--quiet", "src", "tools"],
    "类型 / types": ["mypy", "--no-error-summary"],
    "层次 / import contracts": ["lint-imports"],
}


def main() -> int:
    failed = []
    for title, (program, *arguments) in CHECKS.items():
        done = subprocess.run([BIN / program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
        print(f"{'✗' if done.returncode else '✓'} {title}")
        if done.returncode:
            failed.append(title)
            print(done.stdout + done.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
