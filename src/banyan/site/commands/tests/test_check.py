import json
import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from banyan.site.commands.check import app

runner = CliRunner()


@pytest.mark.parametrize(
    ("kind", "value", "fact"),
    [
        ("id", "11010519491231002x", ("birth", "1949-12-31")),
        ("uscc", "91110000600037341L", ("category", "企业")),
        (
            "licence",
            "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U",
            ("serial", "20230000403"),
        ),
        ("item", "11100000000013338W4000100010001", ("level_label", "县级")),
        ("item", "000100010001", ("form", "基本编码")),
        ("organisation", "60003734-1", ("value", "600037341")),
        ("division", "350128", ("ancestors", ["350000000000", "350100000000"])),
        ("phone", "059187654321", ("city", "福州市")),
    ],
)
def test_a_valid_number_is_told_in_json(kind: str, value: str, fact: tuple[str, object]) -> None:
    result = runner.invoke(app, [kind, value])
    answer = json.loads(result.stdout)
    assert result.exit_code == 0
    assert answer["valid"] is True
    assert answer["kind"] == kind
    assert answer[fact[0]] == fact[1]


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        ("id", "110105194912310021", "check-digit"),
        ("id", "999901019999999999", "division"),
        ("uscc", "91110000600037341M", "check-digit"),
        ("licence", "x", "root"),
        ("item", "1", "length"),
        ("organisation", "1", "length"),
        ("division", "1", "format"),
        ("phone", "1", "format"),
    ],
)
def test_an_invalid_number_is_refused_in_json_with_the_reason(kind: str, value: str, code: str) -> None:
    result = runner.invoke(app, [kind, value])
    answer = json.loads(result.stdout)
    assert result.exit_code == 1
    assert answer["valid"] is False
    assert answer["code"] == code
    assert answer["reason"].endswith("。")


def test_the_commands_start_without_the_web_framework() -> None:
    program = (
        "import sys, banyan.site.commands.check, banyan.site.commands.workdays;"
        "print([name for name in sys.modules if name.split('.')[0] in ('django', 'psycopg', 'pydantic')])"
    )
    path = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=path)
    assert loaded.stdout.strip() == "[]"
