"""Electronic licence identifier 电子证照标识, GB/T 36904.

``1.2.156.3005.2`` . type (credit code of the body that defines the type, and three characters) . issuer
(credit code) . serial . version (three digits) . check character: ISO 7064 MOD 37,36 over the four middle
fields joined without dots. That check finds every single wrong character, though not every exchange of
neighbours.
"""

import re
from dataclasses import dataclass
from typing import Final

from stdnum.iso7064 import mod_37_36

from banyan.standards import uscc
from banyan.standards.errors import StandardError
from banyan.standards.typing_in import compact
from banyan.standards.uscc import Uscc

ROOT: Final = "1.2.156.3005.2"
"""The object identifier under which all electronic licences of China stand."""

MAX_SERIAL: Final = 40
"""Longest serial that we take, in characters (assumed)."""

_TYPE_SUFFIX: Final = re.compile(r"[0-9A-Z]{3}", re.ASCII)
_SERIAL: Final = re.compile(rf"[0-9A-Z]{{1,{MAX_SERIAL}}}", re.ASCII)
_VERSION: Final = re.compile(r"[0-9]{3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class LicenceId:
    """An identifier that holds: type of licence, issuer, serial number, version (1 to 999)."""

    type_owner: Uscc
    type_suffix: str
    issuer: Uscc
    serial: str
    version: int

    @property
    def type_code(self) -> str:
        """The 21 characters that name the type of licence."""
        return self.type_owner.value + self.type_suffix

    @property
    def check(self) -> str:
        """The check character."""
        return mod_37_36.calc_check_digit("".join(self._fields))

    @property
    def value(self) -> str:
        """The whole identifier with its dots."""
        return ".".join((ROOT, *self._fields, self.check))

    def __str__(self) -> str:
        return self.value

    @property
    def _fields(self) -> tuple[str, str, str, str]:
        return self.type_code, self.issuer.value, self.serial, f"{self.version:03d}"

    def next_version(self) -> "LicenceId":
        """The identifier after a change of the same licence. Raises StandardError ``version`` after 999."""
        return build(self.type_code, self.issuer.value, self.serial, self.version + 1)


def parse(text: str) -> LicenceId:
    """Read an identifier.

    Raises StandardError: ``root``, ``fields``, ``type``, ``issuer``, ``serial``, ``version`` or
    ``check-digit``.
    """
    value = compact(text)
    if not value.startswith(ROOT + "."):
        raise StandardError("电子证照标识应以 %(root)s 开头。", "root", root=ROOT)
    fields = value.removeprefix(ROOT + ".").split(".")
    if len(fields) != 5:
        raise StandardError("电子证照标识在固定前缀之后应有 5 段：类型、颁发机构、流水号、版本号、校验位。", "fields")
    type_code, issuer, serial, version, check = fields
    if not _VERSION.fullmatch(version):
        raise StandardError("电子证照标识的版本号应为 3 位数字。", "version")
    identifier = build(type_code, issuer, serial, int(version))
    if check != identifier.check:
        raise StandardError("电子证照标识的校验位不对，请核对。", "check-digit")
    return identifier


def build(type_code: str, issuer: str, serial: str, version: int = 1) -> LicenceId:
    """Put an identifier together from its parts; ``type_code`` has 21 characters. Raises as ``parse``
    does."""
    if len(type_code) != 21 or not _TYPE_SUFFIX.fullmatch(type_code[18:]):
        raise StandardError("证照类型代码应为 21 位：定义机构的统一社会信用代码加 3 位数字或大写字母。", "type")
    if not _SERIAL.fullmatch(serial):
        raise StandardError("证照流水号应为 1 至 %(max_serial)s 位数字或大写字母。", "serial", max_serial=MAX_SERIAL)
    if not 0 <= version <= 999:
        raise StandardError("证照版本号应在 000 至 999 之间。", "version")
    owner = _body(type_code[:18], "证照类型代码里的定义机构", "type")
    return LicenceId(owner, type_code[18:], _body(issuer, "证照的颁发机构", "issuer"), serial, version)


def _body(text: str, what: str, code: str) -> Uscc:
    try:
        return uscc.parse(text)
    except StandardError as error:
        raise StandardError("%(what)s不对：%(reason)s", code, what=what, reason=error.reason) from None
