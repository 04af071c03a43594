"""What an application for a food operation licence needs, and what of it nobody has to bring."""

from __future__ import annotations

from banyan.engines.services.declare import Material
from banyan.systems.government.food_licence.rules import prepares_food, rents

FLOOR_PLAN = Material(
    code="floor-plan",
    title="经营场所平面布局图",
    help="画出操作间、库房、就餐区和流程走向，手绘也行，拍清楚就好。",
    standard="标明各功能区名称和食品加工流程走向，专间、专用操作区单独标出。",
)
HEALTH_CERTIFICATES = Material(
    code="health-certificates",
    title="从业人员健康证明",
    help="直接接触入口食品的，每人一份。",
    required=prepares_food,
    when="制作食品，或卖散装直接入口食品的",
    most=50,
    issued_by="医疗机构",
    standard="在有效期内。",
)
LEASE = Material(
    code="lease",
    title="租赁合同或借用协议",
    help="要有双方签名和起止日期。",
    required=rents,
    when="房子是租的或借用的",
    standard="双方签名，在有效期内。",
)
RULES_OF_SAFETY = Material(
    code="safety-rules",
    title="保证食品安全的规章制度",
    help="改为在线承诺，不用传文件。",
    pledge="我已建立食品安全自查、从业人员健康管理、进货查验记录、食品安全事故处置等制度，内容真实，愿意接受检查。",
    issued_by="申请人自备",
)

MATERIALS = (FLOOR_PLAN, HEALTH_CERTIFICATES, LEASE, RULES_OF_SAFETY)
