"""``banyan check``: whether a number meets its standard, and what it says. Starts without the web
framework."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from banyan.site.commands.output import refuse, show
from banyan.standards import citizen, division, item_code, licence_id, organisation_code, telephone, uscc
from banyan.standards.errors import StandardError

app = typer.Typer(
    help="按国家标准核对一个号码，输出 JSON；有效退出码为 0，无效为 1。", no_args_is_help=True, add_completion=False
)

Value = Annotated[str, typer.Argument(help="要核对的号码")]


@app.command("id")
def check_citizen(value: Value) -> None:
    """公民身份号码（GB 11643）。"""
    _answer("id", value, _citizen)


@app.command("uscc")
def check_uscc(value: Value) -> None:
    """统一社会信用代码（GB 32100）。"""
    _answer("uscc", value, _uscc)


@app.command("licence")
def check_licence(value: Value) -> None:
    """电子证照标识（GB/T 36904）。"""
    _answer("licence", value, _licence)


@app.command("item")
def check_item(value: Value) -> None:
    """政务服务事项基本编码（12 位）或实施编码（31 位，GB/T 39554.1）。"""
    _answer("item", value, _item)


@app.command("organisation")
def check_organisation(value: Value) -> None:
    """组织机构代码（GB 11714）。"""
    _answer("organisation", value, _organisation)


@app.command("division")
def check_division(value: Value) -> None:
    """行政区划代码（GB/T 2260，6 位、9 位或 12 位）。"""
    _answer("division", value, _division)


@app.command("phone")
def check_phone(value: Value) -> None:
    """电话号码。"""
    _answer("phone", value, _phone)


def _answer(kind: str, value: str, describe: Callable[[str], Mapping[str, object]]) -> None:
    try:
        facts = describe(value)
    except StandardError as error:
        refuse(error, kind=kind, value=value)
    show({"kind": kind, "value": value, "valid": True, **facts})


def _citizen(text: str) -> dict[str, object]:
    today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    number = citizen.parse(text, today=today)
    return {
        "value": number.value,
        "division": number.division6,
        "province": number.province,
        "birth": number.birth,
        "age": number.age(today),
        "sex": number.sex.label,
        "masked": number.mask(),
    }


def _uscc(text: str) -> dict[str, object]:
    code = uscc.parse(text)
    return {
        "value": code.value,
        "department": code.department.label,
        "category": code.category_label,
        "division": code.division6,
        "organisation": code.organisation.value,
        "synthetic": code.is_synthetic,
    }


def _licence(text: str) -> dict[str, object]:
    identifier = licence_id.parse(text)
    return {
        "value": identifier.value,
        "type": identifier.type_code,
        "issuer": identifier.issuer.value,
        "serial": identifier.serial,
        "version": identifier.version,
    }


def _item(text: str) -> dict[str, object]:
    if len(text.strip()) == 12:
        return {"value": item_code.parse_base(text), "form": "基本编码"}
    code = item_code.parse(text)
    return {
        "value": code.value,
        "form": "实施编码",
        "body": code.body.value,
        "level": code.level.value,
        "level_label": code.level.label,
        "base": code.base,
    }


def _organisation(text: str) -> dict[str, object]:
    code = organisation_code.parse(text)
    return {"value": code.value, "printed": code.printed, "custom": code.is_custom}


def _division(text: str) -> dict[str, object]:
    code = division.parse(text)
    return {
        "value": code.value,
        "level": code.level.value,
        "level_label": code.level.label,
        "ancestors": [above.value for above in code.ancestors],
    }


def _phone(text: str) -> dict[str, object]:
    number = telephone.parse(text)
    return {
        "value": number.value,
        "line": number.line.label,
        "city": number.city,
        "international": number.international,
        "masked": number.mask(),
    }
