"""Makes a checkout ready to run: environment, locked packages, front-end assets. Standard library only.

    python tools/bootstrap.py [--dev] [--lock] [--exec COMMAND …]

Each step is skipped while its inputs are unchanged (their digest is kept in a stamp file). `.venv` may be a
symbolic link to an environment that somebody else keeps; it is then used as it is.
"""

import argparse
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from bootstrapping import environment, frontend, say

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    arguments = _arguments()
    try:
        python = environment.ready(ROOT, dev=arguments.dev)
        if arguments.lock:
            environment.lock(ROOT, python)
        if not arguments.no_frontend:
            frontend.ready(ROOT, python)
    except say.Stop as stop:
        say.stop(stop)
        return 1
    except OSError as error:
        say.stop(say.from_os_error(error))
        return 1
    except KeyboardInterrupt:
        return 130
    if arguments.exec:
        _become(python, arguments.exec)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Make this checkout ready to run.")
    parser.add_argument("--dev", action="store_true", help="also what tests, checks and benchmarks need")
    parser.add_argument("--lock", action="store_true", help="write the requirement files anew")
    parser.add_argument("--no-frontend", action="store_true", help="leave the front-end assets as they are")
    parser.add_argument("--exec", nargs=argparse.REMAINDER, help="then run this with the environment's Python")
    return parser.parse_args()


def _become(python: Path, order: list[str]) -> None:
    """Replace this process by the environment's Python, which imports `banyan` from the checkout."""
    source = str(ROOT / "src")
    known = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = f"{source}{os.pathsep}{known}" if known else source
    os.environ["PATH"] = f"{python.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    os.environ.setdefault("PYTHONUTF8", "1")
    os.execv(python, [str(python), *order])


if __name__ == "__main__":
    sys.exit(main())
