"""运行 Django 的管理命令（manage.py），数据库已就绪。"""

import sys

import typer

from banyan.site.launch.session import database_ready

app = typer.Typer()
AS_OWNER = {"migrate", "makemigrations", "sqlmigrate", "showmigrations", "flush", "dbshell", "inspectdb"}
"""Commands that change or show the schema: they act as the database's owner."""


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []})
def manage(context: typer.Context) -> None:
    """运行 Django 的管理命令（manage.py），数据库已就绪。"""
    order = context.args or ["help"]
    database_ready(owner=order[0] in AS_OWNER)
    from django.core.management import execute_from_command_line

    sys.argv = ["banyan manage", *order]
    execute_from_command_line(sys.argv)
