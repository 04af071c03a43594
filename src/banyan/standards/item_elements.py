"""Code lists of the elements of a government service item (GB/T 39554.1 and the national item directory).

Only lists whose codes are known from a public source are here. The level of government is ``division.Level``.
"""

from banyan.standards.coded import CodeList


class PowerType(CodeList):
    """Kind of administrative power 事项类型; 20 is a public service, which is no power."""

    LICENSING = "01", "行政许可"
    PENALTY = "02", "行政处罚"
    COERCION = "03", "行政强制"
    LEVY = "04", "行政征收"
    PAYMENT = "05", "行政给付"
    INSPECTION = "06", "行政检查"
    CONFIRMATION = "07", "行政确认"
    REWARD = "08", "行政奖励"
    ADJUDICATION = "09", "行政裁决"
    OTHER = "10", "其他行政权力"
    PUBLIC_SERVICE = "20", "公共服务"


class HandlingType(CodeList):
    """Handling 办件类型: on the spot, or within a promised limit."""

    IMMEDIATE = "1", "即办件"
    PROMISED = "2", "承诺件"


class ItemState(CodeList):
    """State of an item 事项状态."""

    IN_USE = "1", "在用"
    PAUSED = "2", "暂停"
    CANCELLED = "3", "取消"


class ServedObject(CodeList):
    """Whom the item serves 服务对象; an item may serve several."""

    PERSON = "1", "自然人"
    ENTERPRISE = "2", "企业法人"
    INSTITUTION = "3", "事业法人"
    SOCIAL_ORGANISATION = "4", "社会组织法人"
    UNINCORPORATED = "5", "非法人企业"
    ADMINISTRATION = "6", "行政机关"
    OTHER = "7", "其他"


class ResultType(CodeList):
    """What the applicant gets 结果类型."""

    LICENCE = "1", "证照"
    APPROVAL = "2", "批文"
    OTHER = "3", "其他"
    NONE = "4", "无"
