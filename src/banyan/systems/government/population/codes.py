"""Code lists of the population register."""

from banyan.standards.coded import CodeList

_NAMES = (
    "汉族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 "
    "傈僳族 佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 "
    "毛南族 仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 "
    "独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族"
)
NATIONS = {f"{number:02d}": name for number, name in enumerate(_NAMES.split(" "), start=1)}
"""民族, the numeric codes of GB/T 3304."""


class Marriage(CodeList):
    """婚姻状况, the main classes of GB/T 2261.2."""

    UNMARRIED = "10", "未婚"
    MARRIED = "20", "已婚"
    WIDOWED = "30", "丧偶"
    DIVORCED = "40", "离婚"
    UNSAID = "90", "未说明的婚姻状况"


class Schooling(CodeList):
    """学历, the main classes of GB/T 4658."""

    GRADUATE = "10", "研究生教育"
    BACHELOR = "20", "大学本科教育"
    COLLEGE = "30", "大学专科教育"
    VOCATIONAL = "40", "中等职业教育"
    UPPER_SECONDARY = "60", "普通高级中学教育"
    LOWER_SECONDARY = "70", "初级中学教育"
    PRIMARY = "80", "小学教育"
    OTHER = "90", "其他"


class Life(CodeList):
    """State of the person's entry (codes of this register, no standard behind them)."""

    HERE = "1", "正常"
    DEAD = "2", "死亡"
    LEFT = "3", "迁出本省"
    CANCELLED = "4", "注销"
