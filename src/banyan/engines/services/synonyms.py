"""Words that mean the same to somebody who looks for a service, and words that mean nothing alone."""

from __future__ import annotations

_GROUPS = (
    "面馆 饭店 餐馆 餐厅 饭馆 小吃店 奶茶店 快餐店 火锅店 烧烤店 咖啡店 早餐店 食堂 餐饮 开餐馆",
    "食品证 卫生许可 卫生许可证 食品许可 食品经营许可 食品经营",
    "开店 开公司 开办企业 办执照 营业执照 设立登记 注册公司 企业登记",
    "招牌 门头 店招 户外广告 广告牌",
    "落户 迁户口 户口 户籍 入户",
    "居住证 暂住证 临时居住",
    "买房 购房 过户 房产证 不动产 不动产权证 不动产登记",
    "公积金 住房公积金",
    "残疾 残疾人 残疾证 残疾人证",
    "药店 药房 药品零售 药品经营",
    "卖烟 香烟 烟草 烟草专卖",
    "消防 消防检查 消防安全",
    "排污 排污许可 环保",
    "教师证 教师资格 教师资格证 教资",
    "上学 入学 招生 学校",
    "律师 律师证 律师执业",
    "打鱼 捕鱼 捕捞 渔船 渔业",
    "砍树 采伐 伐木 林木",
    "货车 运输 货运 道路运输",
    "宅基地 建房 农村建房 盖房",
    "装修 施工 施工许可 建筑",
    "电梯 锅炉 特种设备",
    "旅行社 导游 旅游",
)

SYNONYMS: dict[str, frozenset[str]] = {word: frozenset(group.split()) for group in _GROUPS for word in group.split()}

_WITHOUT = (
    "的 了 我 要 想 办 办理 怎么 如何 怎样 哪里 什么 一 家 一家 一个 个 开 在 和 与 或 是 可以 需要 申请 事 事项"
    " 新办 有 没有 或者 前 这张 取得"
)
MEANINGLESS = frozenset(_WITHOUT.split())
