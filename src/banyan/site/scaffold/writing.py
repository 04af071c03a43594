"""Writes the files: all of them, or none."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path
from string import Template

from banyan.site.scaffold.plan import Plan

_FILES = ("__init__.py", "forms.py", "system.py", "tests/__init__.py", "tests/test_path.py")


def write(plan: Plan) -> list[Path]:
    """Write the package; the files made. They appear whole: a failure on the way leaves nothing behind."""
    first, second = sorted(("EVERYBODY", plan.level))
    words = {
        "code": plan.code,
        "title": plan.title,
        "module": plan.module,
        "form": plan.class_name,
        "department": plan.constant,
        "level": plan.level,
        "first": first,
        "second": second,
    }
    group = plan.folder.parent
    began = not group.exists()
    half = group / f".{plan.name}.half"
    try:
        for name in _FILES:
            target = half / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_template(name).substitute(words), encoding="utf-8")
        if not (group / "__init__.py").exists():
            (group / "__init__.py").write_text('"""Systems of this field of the plan."""\n', encoding="utf-8")
        half.rename(plan.folder)
    except BaseException:
        shutil.rmtree(group if began else half, ignore_errors=True)
        raise
    return [plan.folder / name for name in _FILES]


def _template(name: str) -> Template:
    return Template((files(__package__) / "templates" / f"{name}.txt").read_text(encoding="utf-8"))
