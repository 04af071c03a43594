"""Words that synthetic names are made of. Frequencies are rough (assumed); the order of the surnames is
Fujian's.
"""

from datetime import date
from typing import Final

from banyan.standards.citizen import Sex

FUJIAN_SURNAMES: Final[dict[str, int]] = {
    "陈": 120, "林": 100, "黄": 58, "张": 50, "吴": 47, "李": 46, "郑": 39, "王": 36, "刘": 29, "杨": 21,
    "苏": 19, "蔡": 18, "叶": 17, "许": 17, "谢": 15, "郭": 14, "曾": 14, "罗": 12, "邱": 12, "赖": 11,
    "江": 11, "周": 11, "朱": 10, "徐": 10, "何": 9, "游": 9, "余": 9, "魏": 8, "方": 8, "高": 8,
    "庄": 8, "卢": 8, "廖": 8, "洪": 8, "翁": 7, "沈": 6, "范": 6, "胡": 6, "肖": 6, "邓": 6,
    "潘": 6, "施": 6, "兰": 5, "柯": 5, "卓": 5, "赵": 5, "傅": 5, "阮": 4, "詹": 4, "董": 4,
    "康": 4, "戴": 4, "薛": 4, "丁": 4, "雷": 4, "孙": 4, "钟": 4, "温": 3, "连": 3, "欧阳": 1,
}  # fmt: skip
"""Surnames with weights."""

GIVEN_NAMES: Final[dict[tuple[int, Sex], str]] = {
    (0, Sex.MALE): "国建华明文金水木火土生福贵德荣清光辉志忠义成庆祥春树根宝财发兴旺海山松柏永强军平",
    (0, Sex.FEMALE): "秀英兰玉珍梅桂花香月凤莲珠美丽华芳琴素金银钦惠淑贞爱红霞云菊娥娇春秋雪燕萍",
    (1, Sex.MALE): "伟强勇军磊涛斌杰鹏辉超峰凯亮俊健毅刚龙飞志建晓海鑫宇翔锋波宏文晖旭彬煌坤",
    (1, Sex.FEMALE): "丽娟敏静燕艳玲婷芬霞红萍琳莉洁颖慧雪梅倩晓云雅芳娜琼莺莹晶华珊彬榕闽",
    (2, Sex.MALE): "宇轩浩然子涵俊杰睿泽铭皓博文昊天嘉诚梓豪逸晨思远奕辰一凡瑞阳君鸿煜城恒",
    (2, Sex.FEMALE): "欣怡梓涵诗雨可馨思琪语嫣佳悦梦瑶紫萱芷若晨曦雅婷舒窈安然心妍艺沁彤微兮",
}
"""Characters of given names by generation (see ``generation_of``) and sex."""

FIRM_WORDS: Final = "榕闽鹭泉瑞丰盛泰恒达信诚和顺安康宏远鼎新金海天源隆兴嘉裕华茂永昌润德汇通鑫福祥凯"
"""Characters of firms' names."""

TRADES: Final = (
    "餐饮管理", "贸易", "信息技术", "食品", "茶业", "建筑工程",
    "物流", "农业开发", "水产", "电子科技", "鞋业",
    "文化传播", "石材", "机械制造", "医药", "物业管理", "环保科技", "酒店管理",
)  # fmt: skip
"""Trades as they stand in companies' names."""

SHOP_WORDS: Final = (
    "小吃店", "便利店", "餐馆", "茶庄", "鱼丸店", "拌面扁肉店", "理发店", "服装店", "五金店", "水果店",
    "药店", "沙县小吃店",
    "文具店", "汽修店", "面包店", "海鲜大排档",
)  # fmt: skip
"""Kinds of shop as they stand in the names of individual households."""


def generation_of(birth: date) -> int:
    """0 for those born before 1970, 1 before 2000, else 2."""
    return (birth.year >= 1970) + (birth.year >= 2000)
