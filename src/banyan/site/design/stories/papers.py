"""Samples: licences, their wallet, the answer of a public check."""

from typing import Any

VALID = {
    "id": "valid",
    "name": "食品经营许可证",
    "rows": (
        {"label": "经营者名称", "value": "福州榕味小馆餐饮有限公司"},
        {"label": "信用代码", "value": "91350102MA********"},
        {"label": "经营场所", "value": "福州市鼓楼区南后街 ×× 号"},
        {"label": "主体业态", "value": "餐饮服务经营者（中型餐馆）"},
        {"label": "许可证编号", "value": "JY23501020087316"},
        {"label": "有效期至", "value": "2031 年 12 月 2 日"},
    ),
    "issuer": "福州市鼓楼区市场监督管理局",
    "issued": "2026 年 12 月 3 日",
    "qr_note": "扫码核验",
}
VOID = {
    "id": "void",
    "name": "营业执照",
    "rows": (
        {"label": "名称", "value": "福州某某小吃店"},
        {"label": "类型", "value": "个体工商户"},
        {"label": "注销日期", "value": "2026 年 9 月 30 日"},
    ),
    "issuer": "福州市台江区市场监督管理局",
    "void": "已注销",
}
WALLET = (
    {"name": "食品经营许可证", "meta": "有效至 2031-12-02", "url": "#papers", "current": True, "icon": "bowl"},
    {"name": "营业执照", "meta": "长期有效", "url": "#papers", "icon": "building"},
    {
        "name": "排水许可证",
        "meta": "60 天后到期，可以续",
        "url": "#papers",
        "icon": "drop",
        "tag": {"kind": "near", "word": "快到期"},
    },
)
CHECKED = (
    {"label": "证照", "value": "食品经营许可证"},
    {"label": "经营者", "value": "福州榕味小馆餐饮有限公司"},
    {"label": "有效期至", "value": "2031 年 12 月 2 日"},
)


def samples() -> dict[str, Any]:
    """A valid and a void licence, a wallet, the facts that a check shows."""
    return {"valid": VALID, "void": VOID, "wallet": WALLET, "checked": CHECKED}
