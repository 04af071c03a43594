"""Samples: navigation, and the lists of resident pages."""

from datetime import date
from typing import Any

HERE = "#navigation"
CRUMBS = ({"label": "首页", "url": HERE}, {"label": "办事", "url": HERE}, {"label": "食品经营许可"})
TABS = (
    {"label": "我的", "url": HERE, "count": 23, "current": True},
    {"label": "今日到期", "url": HERE, "count": 2},
    {"label": "待认领", "url": HERE, "count": 11},
)
FOR_WHOM = ({"label": "个人办事", "url": "#lists", "current": True}, {"label": "法人办事", "url": "#lists"})
WHO = ({"label": "个人", "url": HERE, "current": True}, {"label": "法人", "url": HERE})
SPAN = ({"label": "今天", "url": HERE}, {"label": "本月", "url": HERE, "current": True}, {"label": "本年", "url": HERE})
CITIES = (
    {"label": "福建省本级", "url": HERE},
    {"label": "福州市", "url": HERE, "current": True},
    {"label": "厦门市", "url": HERE},
)
WAYS = (
    {"label": "请家人代办", "note": "您授权，家人用他的手机替您办", "icon": "users", "url": HERE},
    {"label": "打 12345", "note": "说出要办的事，人工替您办", "icon": "phone", "url": "tel:12345"},
    {"label": "去附近的服务站", "note": "最近：鼓楼区东街便民服务站，420 米", "icon": "pin", "url": HERE},
)


def samples() -> dict[str, Any]:
    """Crumbs, tabs, segments, menus, other ways."""
    return {"crumbs": CRUMBS, "tabs": TABS, "who": WHO, "span": SPAN, "cities": CITIES, "ways": WAYS}


KEY = (
    {"label": "办理时间", "value": "9 个工作日", "note": "法定 20 个工作日"},
    {"label": "费用", "value": "不收费"},
    {"label": "要跑几次", "value": "0 次", "note": "证书发到手机"},
    {"label": "要您上传", "value": "2 份", "note": "另有 4 份免交"},
)
EVENTS = (
    {"label": "生孩子", "more": "落户、参保", "icon": "baby", "url": "#lists"},
    {"label": "上学", "more": "入学报名、转学", "icon": "school", "url": "#lists"},
    {"label": "找工作", "more": "就业登记、补贴", "icon": "work", "url": "#lists"},
    {"label": "开餐馆", "more": "一张表办五家的事", "icon": "bowl", "url": "#lists"},
)
ITEMS = (
    {
        "label": "食品经营许可（新办）",
        "meta": "鼓楼区市场监督管理局",
        "time": "9 个工作日",
        "note": "不用跑",
        "url": "#lists",
    },
    {
        "label": "社会保障卡补领",
        "meta": "福州市人力资源和社会保障局",
        "time": "当场办结",
        "note": "不用跑",
        "url": "#lists",
    },
)
MATERIALS = (
    {"name": "经营场所平面布局图", "note": "画出操作间、库房、就餐区和流程走向，手绘也行，拍清楚就好。"},
    {"name": "营业执照", "waived": True, "note": "取自法人库，省市场监督管理局提供。"},
    {"name": "从业人员健康证明", "url": "#lists", "link": "查看", "note": "您上传，已通过"},
)
FLOW = (
    {"name": "网上申请", "time": "约 12 分钟", "text": "已知的都替您填好，您核对并补上经营项目和场所。"},
    {"name": "受理", "time": "1 个工作日", "text": "材料不全，一次告诉您全部要补的。"},
    {"name": "现场核查", "time": "不计入时限", "text": "时间由您选。"},
)
NEWS = (
    {"day": date(2026, 11, 23), "title": "12 月起，全省餐饮新办“开餐馆一件事”不再收纸质材料", "url": "#lists"},
    {"day": date(2026, 11, 18), "title": "2027 年度城乡居民医疗保险缴费 12 月 31 日截止", "url": "#lists"},
)
QUESTIONS = (
    {"question": "还在装修，可以先申请吗？", "answer": "可以。先交材料，装修完成后再约现场核查。"},
    {"question": "换了地址，要重新办吗？", "answer": "要。已有的材料会自动带过来。"},
)
READS = (
    {
        "time": "09:38",
        "who": "鼓楼区市场监督管理局　陈某，餐饮许可岗",
        "why": "审查您的食品经营许可（新办）",
        "fields": ("姓名", "健康证明有效期"),
        "way": "人工查看",
        "url": "#lists",
    },
    {
        "time": "08:51",
        "who": "某区城市管理局　系统接口",
        "why": "想读您的住址，但没有说明用途。",
        "fields": ("住址",),
        "refused": True,
        "url": "#lists",
    },
)
LANES = (
    {
        "title": "营业执照",
        "department": "鼓楼区市场监督管理局",
        "stretches": ({"kind": "done", "start": 0, "days": 1},),
        "tag": {"kind": "done", "word": "已办好"},
        "note": "11 月 16 日，用时 1 天",
    },
    {
        "title": "食品经营许可",
        "department": "鼓楼区市场监督管理局",
        "stretches": ({"kind": "doing", "start": 2, "days": 3.5}, {"kind": "plan", "start": 5.5, "days": 8.5}),
        "tag": {"kind": "doing", "word": "现场核查"},
        "note": "最迟 12 月 3 日",
    },
    {
        "title": "户外招牌设置",
        "department": "鼓楼区城市管理局",
        "stretches": ({"kind": "near", "start": 3, "days": 2.5}, {"kind": "plan", "start": 5.5, "days": 4}),
        "tag": {"kind": "near", "word": "等您补材料"},
        "note": "补齐后 3 个工作日",
    },
)
LEGEND = (
    {"label": "已办好", "css": "key--used"},
    {"label": "办理中", "css": "key--build"},
    {"label": "等您", "css": "key--near"},
    {"label": "预计", "css": "key--plan"},
)


def lists() -> dict[str, Any]:
    """Key facts, events, items, materials, flow, news, questions, readings, lanes."""
    return {
        "key": KEY,
        "events": EVENTS,
        "items": ITEMS,
        "materials": MATERIALS,
        "flow": FLOW,
        "news": NEWS,
        "questions": QUESTIONS,
        "reads": READS,
        "lanes": LANES,
        "scale": ("11-16", "11-25", "12-04"),
        "legend": LEGEND,
    }
