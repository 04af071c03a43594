"""Code lists of the register of legal persons."""

from banyan.standards.coded import CodeList


class FirmKind(CodeList):
    """Kind of market entity (codes of this register; the words are those of the registration law)."""

    LIMITED = "1", "有限责任公司"
    STOCK = "2", "股份有限公司"
    BRANCH = "3", "分支机构"
    SOLE = "4", "个人独资企业"
    PARTNERSHIP = "5", "合伙企业"
    HOUSEHOLD = "6", "个体工商户"
    COOPERATIVE = "7", "农民专业合作社"
    OTHER = "9", "其他"


class FirmState(CodeList):
    """State of the registration."""

    OPEN = "1", "在营"
    SUSPENDED = "2", "歇业"
    REVOKED = "3", "吊销"
    CLOSED = "4", "注销"


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
