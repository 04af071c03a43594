"""Code lists that items choose from.

The names of topics and life events are those in common use on government service portals; they carry no
national code, and an installation's portal orders them as it likes.
"""

from __future__ import annotations

from banyan.standards.coded import CodeList


class Topic(CodeList):
    """Under which heading of the portal an item stands (主题分类), for natural (P) or legal persons (F)."""

    BIRTH = "birth", "生育收养"
    RESIDENCE = "residence", "户籍居住"
    EDUCATION = "education", "教育科研"
    EMPLOYMENT = "employment", "就业创业"
    MARRIAGE = "marriage", "婚姻登记"
    HOUSING = "housing", "住房保障"
    SOCIAL_SECURITY = "social-security", "社会保障"
    WELFARE = "welfare", "优待抚恤与救助"
    HEALTH = "health", "医疗卫生"
    TRANSPORT = "transport", "交通出行"
    CULTURE = "culture", "文化体育"
    TRAVEL = "travel", "旅游观光"
    RETIREMENT = "retirement", "离职退休"
    FUNERAL = "funeral", "死亡殡葬"
    DOCUMENTS = "documents", "证件办理"
    QUALIFICATION = "qualification", "职业资格"
    LAND = "land", "土地与不动产"
    ESTABLISHMENT = "establishment", "设立变更"
    PERMISSION = "permission", "准营准办"
    TAX = "tax", "税收财务"
    HUMAN_RESOURCES = "human-resources", "人力资源"
    INVESTMENT = "investment", "投资审批"
    CONSTRUCTION = "construction", "工程建设"
    TRADE = "trade", "商务贸易"
    ENVIRONMENT = "environment", "环保绿化"
    AGRICULTURE = "agriculture", "农林牧渔"
    WATER = "water", "水务水利"
    SAFETY = "safety", "公共安全"
    FOOD = "food", "餐饮与食品"
    UTILITIES = "utilities", "公用事业"
    INTELLECTUAL_PROPERTY = "intellectual-property", "知识产权"
    OTHER = "other", "其他"


class LifeEvent(CodeList):
    """When in a life, or in a firm's, an item is wanted (生命周期)."""

    BORN = "born", "出生"
    SCHOOL = "school", "上学"
    WORK = "work", "就业"
    MARRY = "marry", "结婚"
    BUY_HOME = "buy-home", "购房"
    ILL = "ill", "看病"
    DRIVE = "drive", "有车"
    RETIRE = "retire", "退休"
    DIE = "die", "身后"
    FIRM_START = "firm-start", "开办企业"
    FIRM_PERMIT = "firm-permit", "准入准营"
    FIRM_BUILD = "firm-build", "投资建设"
    FIRM_RUN = "firm-run", "日常经营"
    FIRM_CHANGE = "firm-change", "变更"
    FIRM_END = "firm-end", "注销退出"


class Depth(CodeList):
    """How far an item goes online (网上办理深度)."""

    INFORMATION = "information", "网上查询"
    BOOKING = "booking", "网上预约"
    APPLICATION = "application", "网上申请"
    ACCEPTANCE = "acceptance", "网上受理"
    WHOLE = "whole", "全程网办"


class BodyNature(CodeList):
    """By what right a body implements an item (实施主体性质)."""

    STATUTORY = "statutory", "法定机关"
    AUTHORISED = "authorised", "授权组织"
    ENTRUSTED = "entrusted", "受委托组织"


class Special(CodeList):
    """Procedures that stand outside the limit (特别程序): Administrative Licensing Law, article 45; where a price is
    asked for, which is no licence, the supervision of costs (成本监审)."""

    HEARING = "hearing", "听证"
    TENDER = "tender", "招标"
    AUCTION = "auction", "拍卖"
    INSPECTION = "inspection", "现场核查、检验"
    TEST = "test", "检测"
    QUARANTINE = "quarantine", "检疫"
    APPRAISAL = "appraisal", "鉴定"
    EXPERT_REVIEW = "expert-review", "专家评审"
    COST_SUPERVISION = "cost-supervision", "成本监审"


class Publicity(CodeList):
    """Whose results of an item are published (结果公示): a granted licence is open to the public (行政许可法第四十条),
    what would harm somebody's privacy is not (政府信息公开条例第十五条)."""

    ORGANISATIONS = "organisations", "公示单位的许可"
    EVERYBODY = "everybody", "都公示，个人隐名"
    NOBODY = "nobody", "不公示"
