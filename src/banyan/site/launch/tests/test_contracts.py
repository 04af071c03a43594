import subprocess
import sys
from pathlib import Path

from banyan.site.config import ROOT
from banyan.site.launch import process


def test_floors_and_engines_import_only_what_lies_below() -> None:
    program = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run(
        [program, "--no-cache"],
        cwd=ROOT,
        env=process.python_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
