"""Samples: fields of every kind and state, and the pickers."""

from datetime import date
from typing import Any

from ..parts.fields import Choice

RECEIVE = (
    Choice("e", "电子证照", "马上到手机，与纸质同等有效"),
    Choice("post", "寄到家", "免费，约 2 天"),
    Choice("window", "窗口自取", "本窗口 12 月装修", disabled=True),
)
SAME = (Choice("yes", "是，就在这里"), Choice("no", "不是，在别处", "接着会请您选地址"))
FOODS = (Choice("hot", "热食类"), Choice("cold", "冷食类"), Choice("raw", "生食类（本店面积不够）", disabled=True))
KNOWN = (
    {"label": "经营者", "value": "福州榕味小馆餐饮有限公司", "source": "法人库", "updated": date(2026, 11, 2)},
    {"label": "法定代表人", "value": "林某　350102********0021", "source": "人口库", "updated": date(2026, 11, 2)},
)
FILES = (
    {"id": "1", "name": "平面布局图.pdf", "meta": "1.2 MB，已查毒", "remove_name": "remove"},
    {
        "id": "2",
        "name": "门头照片.jpg",
        "meta": "2.4 MB，已查毒",
        "image": True,
        "url": "#forms",
        "remove_name": "remove",
    },
    {"id": "3", "name": "后厨.heic", "error": "打不开这种格式，请存成 JPG 再传", "remove_name": "remove"},
)
ERRORS = (("f-area", "使用面积要填数字，如 86.5"), ("f-lease", "租赁合同 11 月 1 日已到期，请传新的"))


def forms() -> dict[str, Any]:
    """Choices, files, known facts and errors."""
    return {
        "same": SAME,
        "receive": RECEIVE,
        "foods": FOODS,
        "known": KNOWN,
        "files": FILES,
        "errors": ERRORS,
        "trades": TRADES,
    }


TRADES = (("catering", "餐饮服务经营者"), ("sale", "食品销售经营者"), ("canteen", "单位食堂"))


def pickers() -> dict[str, Any]:
    """A calendar that counts working days."""
    return {"start": date(2026, 11, 23), "chosen": date(2026, 12, 4)}
