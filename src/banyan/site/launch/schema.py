"""How the database's schema stands to this version: behind it, level with it, or made by a newer one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banyan.site.launch.trouble import Trouble

if TYPE_CHECKING:
    from django.db.migrations.loader import MigrationLoader


def unknown(loader: MigrationLoader) -> list[tuple[str, str]]:
    """Applied migrations that this version does not have: a newer version made these data."""
    return sorted(set(loader.applied_migrations) - set(loader.disk_migrations) - loader.replacements.keys())


def newer(found: list[tuple[str, str]]) -> Trouble:
    """The sentence for data of a newer version."""
    app, name = found[0]
    what = f"数据由更新的版本建立（多出 {app} {name} 等 {len(found)} 项），本版本不能使用；数据没有改动。"
    return Trouble(what, "换回较新的 Banyan；或用旧的备份：bin/banyan restore。")
