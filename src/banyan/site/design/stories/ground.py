"""Samples: colours, type, space, icons."""

from typing import Any

from ..icons import icons

SWATCHES = (
    ("paper", "纸", "页底"),
    ("surface", "白", "卡片"),
    ("sunken", "沉", "表头、页脚"),
    ("ink", "墨", "正文"),
    ("ink-2", "次墨", "说明"),
    ("ink-3", "淡墨", "最淡的字"),
    ("line", "线", "输入框边"),
    ("brand", "榕绿", "主按钮、品牌"),
    ("brand-tint", "浅绿", "选中、已知"),
    ("link", "蓝", "链接、办理中"),
    ("amber", "琥珀", "临期、等您"),
    ("seal", "印红", "印章、不予、逾期"),
)
TYPES = (
    ("4xl", "38", "首页大标题"),
    ("3xl", "30", "页标题"),
    ("2xl", "24", "节标题"),
    ("l", "18", "卡片标题"),
    ("m", "16", "正文：政府已经知道的，不再请您填。"),
    ("s", "14", "说明与工作台正文"),
    ("xs", "13", "来源、时间、标签"),
)
SPACES = ((1, 4), (2, 8), (3, 12), (4, 16), (5, 24), (6, 32), (7, 48), (8, 64))


def samples() -> dict[str, Any]:
    """Colours with their use, sizes of type, steps of space."""
    return {"swatches": SWATCHES, "types": TYPES, "spaces": SPACES, "marks": (16, 20, 32, 64)}


def icon_names() -> dict[str, Any]:
    """Every icon by name."""
    return {"names": sorted(icons())}
