"""Code lists of the register of legal persons."""

from banyan.standards.coded import CodeList


class FirmKind(CodeList):
    """Kind of legal person or other organisation (codes of this register; the words are those of GB 32100 and of the
    registration laws).
    """

    LIMITED = "1", "有限责任公司"
    STOCK = "2", "股份有限公司"
    BRANCH = "3", "分支机构"
    SOLE = "4", "个人独资企业"
    PARTNERSHIP = "5", "合伙企业"
    HOUSEHOLD = "6", "个体工商户"
    COOPERATIVE = "7", "农民专业合作社"
    OTHER = "9", "其他"
    GOVERNMENT = "11", "机关"
    INSTITUTION = "12", "事业单位"
    MASS = "13", "群众团体"
    LAW_FIRM = "31", "律师执业机构"
    NOTARY = "32", "公证处"
    ASSOCIATION = "51", "社会团体"
    PRIVATE_BODY = "52", "民办非企业单位"
    FOUNDATION = "53", "基金会"
    RELIGIOUS = "71", "宗教活动场所"
    COLLECTIVE = "81", "农村集体经济组织"


class FirmState(CodeList):
    """State of the registration."""

    OPEN = "1", "存续"
    SUSPENDED = "2", "歇业"
    REVOKED = "3", "吊销"
    CLOSED = "4", "注销"
    ANNULLED = "5", "撤销登记"
    MOVED = "6", "迁出"


class Listing(CodeList):
    """Whether a firm stands in a list of the market regulator."""

    NONE = "0", "未列入"
    ABNORMAL = "1", "经营异常名录"
    DISHONEST = "2", "严重违法失信名单"


class HolderKind(CodeList):
    """What a shareholder or founder is."""

    PERSON = "1", "自然人"
    FIRM = "2", "企业"
    PUBLIC = "3", "机关和事业单位"
    SOCIAL = "4", "社会组织"
    OTHER = "9", "其他"


class Post(CodeList):
    """A post in the direction of a body."""

    REPRESENTATIVE = "1", "法定代表人"
    CHAIR = "2", "董事长（理事长）"
    DIRECTOR = "3", "董事（理事）"
    MANAGER = "4", "经理"
    SUPERVISOR = "5", "监事"
    SECRETARY = "6", "秘书长"
    HEAD = "7", "负责人"


class Industry(CodeList):
    """行业门类, the sections of GB/T 4754."""

    A = "A", "农、林、牧、渔业"
    B = "B", "采矿业"
    C = "C", "制造业"
    D = "D", "电力、热力、燃气及水生产和供应业"
    E = "E", "建筑业"
    F = "F", "批发和零售业"
    G = "G", "交通运输、仓储和邮政业"
    H = "H", "住宿和餐饮业"
    I = "I", "信息传输、软件和信息技术服务业"  # noqa: E741
    J = "J", "金融业"
    K = "K", "房地产业"
    L = "L", "租赁和商务服务业"
    M = "M", "科学研究和技术服务业"
    N = "N", "水利、环境和公共设施管理业"
    O = "O", "居民服务、修理和其他服务业"  # noqa: E741
    P = "P", "教育"
    Q = "Q", "卫生和社会工作"
    R = "R", "文化、体育和娱乐业"
    S = "S", "公共管理、社会保障和社会组织"
    T = "T", "国际组织"


class TaxCredit(CodeList):
    """纳税信用级别."""

    A = "A", "A 级"
    B = "B", "B 级"
    M = "M", "M 级"
    C = "C", "C 级"
    D = "D", "D 级"
