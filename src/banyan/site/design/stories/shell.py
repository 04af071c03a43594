"""A shell for the example pages: what the portal's context processor gives to every template."""

from typing import Any


def _link(label: str, current: bool = False, **more: Any) -> dict[str, Any]:
    return {"label": label, "url": "#main", "current": current, **more}


def shell(place: str = "") -> dict[str, Any]:
    """The shell of a signed-in resident, or of a clerk; ``place`` is the entry that is current."""
    return {
        "site": {"name": "福州市", "url": "#main", "switch": [_link(name, name == "福州市") for name in CITIES]},
        "nav": [_link(name, name == place) for name in ("首页", "办事", "我的办件", "证照", "我的数据")],
        "rail": [
            {
                "head": "",
                "links": [
                    _rail("待办", "inbox", 23, place),
                    _rail("办件", "file", None, place),
                    _rail("会签", "send", 3, place),
                ],
            },
            {
                "head": "监督",
                "links": [_rail("电子监察", "shield", None, place), _rail("规划落实", "list", None, place)],
            },
            {
                "head": "已存筛选",
                "links": [_rail("三日内到期", "clock", 6, place), _rail("餐饮新办", "bowl", 9, place)],
            },
        ],
        "account": {
            "name": "林某",
            "post": "鼓楼区市场监督管理局 · 受理审查岗",
            "posts": [_link("鼓楼区市场监督管理局 · 受理审查岗", True), _link("鼓楼区市场监督管理局 · 负责人")],
            "identities": [_link("林某（本人）", True), _link("福州榕味小馆餐饮有限公司")],
            "links": [_link("消息", count=3), _link("账户与安全")],
            "sign_out_url": "#main",
        },
        "counts": {"unread": 3},
        "footer": [
            {"title": "办事", "links": [_link("全部事项"), _link("高效办成一件事"), _link("服务大厅与预约")]},
            {"title": "您的权利", "links": [_link("谁读了我的数据"), _link("评价与投诉"), _link("申请政府信息公开")]},
            {"title": "关于", "links": [_link("无障碍说明"), _link("隐私与安全"), _link("规划落实情况")]},
        ],
        "imprint": ["主办：福建省人民政府办公厅", "承办：各级人民政府及其部门", "样例页面，内容均为虚构"],
        "notices_url": "#main",
        "home_url": "#main",
    }


CITIES = (
    "福建省本级",
    "福州市",
    "厦门市",
    "漳州市",
    "泉州市",
    "三明市",
    "莆田市",
    "南平市",
    "龙岩市",
    "宁德市",
    "平潭综合实验区",
)


def _rail(label: str, icon: str, count: int | None, place: str) -> dict[str, Any]:
    return _link(label, label == place, icon=icon, count=count)
