"""The departments 部门 of a Chinese government, with the names that their offices bear at each level.

Systems name their owner by these constants. The names follow the provincial government's own list and the usual
naming of Fujian's cities and counties; where counties name the same office in different ways, one common name is
taken (assumed).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from banyan.standards.division import Level

_COAST: Final = frozenset(
    [
        "3501",
        "3502",
        "3503",
        "3505",
        "3506",
        "3509",
        "350105",
        "350112",
        "350122",
        "350123",
        "350128",
        "350181",
        "350303",
        "350304",
        "350305",
        "350505",
        "350521",
        "350581",
        "350582",
        "350583",
        "350604",
        "350622",
        "350623",
        "350624",
        "350626",
        "350902",
        "350921",
        "350981",
        "350982",
    ]
)
"""Cities and counties on the coast that keep an ocean and fisheries office of their own (assumed)."""


@dataclass(frozen=True, slots=True)
class Names:
    """Patterns of the offices' names; an empty one says that the level has no such office.

    Places: `{full}` 福州市鼓楼区, `{city}` 福州市, `{stem}` 鼓楼. `district` is for districts of a city 市辖区,
    where these differ from counties 县 and county-level cities 县级市.
    """

    province: str = ""
    city: str = ""
    county: str = ""
    district: str = ""
    township: str = ""

    def at(self, level: Level, *, district: bool = False) -> str:
        """The pattern at a level."""
        if level is Level.COUNTY:
            return (self.district or self.county) if district else self.county
        return {Level.PROVINCE: self.province, Level.CITY: self.city, Level.TOWNSHIP: self.township}.get(level, "")


@dataclass(frozen=True, slots=True)
class Department:
    """A department: `title` is its field, `nature` 1 机关, 2 事业单位, 3 群众团体 (as in GB 32100).

    `stands_in` is the code of the department that does its work where a level has no such office.
    """

    code: str
    title: str
    names: Names
    nature: str = "1"
    stands_in: str = ""
    coastal: bool = False

    @property
    def levels(self) -> frozenset[Level]:
        """The levels of government that have such an office."""
        return frozenset(level for level in Level if self.names.at(level))

    def sits_in(self, digits: str) -> bool:
        """Whether the division with these significant digits keeps such an office, as far as the coast decides."""
        return not self.coastal or len(digits) == 2 or digits in _COAST


DEPARTMENTS: Final[dict[str, Department]] = {}
"""Every department by its code, in the order of the provincial list."""


def department(code: str) -> Department:
    """The department with this code; KeyError where there is none."""
    return DEPARTMENTS[code]


def _add(code: str, title: str, names: Names, **more: str | bool) -> Department:
    DEPARTMENTS[code] = made = Department(code, title, names, **more)  # type: ignore[arg-type]
    return made


def _ranked(code: str, title: str, ranks: str = "厅局局", stem: str = "", **more: str | bool) -> Department:
    """An office whose name is its field and a rank: 厅, 局, 委员会 (written 委) or 办公室 (写 办), by level."""
    whole = {"委": "委员会", "办": "办公室", "厅": "厅", "局": "局"}
    province, city, county = ("" if rank == "－" else f"{{full}}{stem or title}{whole[rank]}" for rank in ranks)
    return _add(code, title, Names(province, city, county), **more)


GOVERNMENT = _add(
    "government", "人民政府",
    Names("{full}人民政府", "{full}人民政府", "{full}人民政府", township="{full}人民政府"),
)  # fmt: skip
DEVELOPMENT_REFORM = _ranked("development-reform", "发展和改革", "委委局")
EDUCATION = _ranked("education", "教育")
SCIENCE = _ranked("science", "科学技术")
INDUSTRY = _ranked("industry", "工业和信息化")
ETHNIC_RELIGIOUS = _ranked("ethnic-religious", "民族与宗教事务")
PUBLIC_SECURITY = _add(
    "public-security", "公安", Names("{full}公安厅", "{full}公安局", "{full}公安局", "{city}公安局{stem}分局")
)
CIVIL_AFFAIRS = _ranked("civil-affairs", "民政")
JUSTICE = _ranked("justice", "司法")
FINANCE = _ranked("finance", "财政")
HUMAN_RESOURCES = _ranked("human-resources", "人力资源和社会保障")
NATURAL_RESOURCES = _add(
    "natural-resources", "自然资源",
    Names("{full}自然资源厅", "{full}自然资源和规划局", "{full}自然资源局", "{city}自然资源和规划局{stem}分局"),
)  # fmt: skip
ECOLOGY = _add("ecology", "生态环境", Names("{full}生态环境厅", "{full}生态环境局", "{city}{stem}生态环境局"))
HOUSING = _ranked("housing", "住房和城乡建设")
TRANSPORT = _ranked("transport", "交通运输")
WATER = _ranked("water", "水利")
AGRICULTURE = _ranked("agriculture", "农业农村")
COMMERCE = _ranked("commerce", "商务")
CULTURE_TOURISM = _add(
    "culture-tourism", "文化和旅游", Names("{full}文化和旅游厅", "{full}文化和旅游局", "{full}文化体育和旅游局")
)
HEALTH = _ranked("health", "卫生健康", "委委局")
VETERANS = _ranked("veterans", "退役军人事务")
EMERGENCY = _ranked("emergency", "应急管理")
AUDIT_OFFICE = _ranked("audit-office", "审计")
FOREIGN_AFFAIRS = _add("foreign-affairs", "外事", Names("{full}人民政府外事办公室", "{full}人民政府外事办公室"))
STATE_ASSETS = _add(
    "state-assets", "国有资产监督管理",
    Names("{full}人民政府国有资产监督管理委员会", "{full}人民政府国有资产监督管理委员会"),
    stands_in="finance",
)  # fmt: skip
FORESTRY = _ranked("forestry", "林业", "局局局")
OCEAN_FISHERIES = _ranked("ocean-fisheries", "海洋与渔业", "局局局", coastal=True, stands_in="agriculture")
MARKET_SUPERVISION = _ranked("market-supervision", "市场监督管理", "局局局")
DRUGS = _ranked("drugs", "药品监督管理", "局－－", stands_in="market-supervision")
RADIO_TELEVISION = _ranked("radio-television", "广播电视", "局－－", stands_in="culture-tourism")
SPORT = _ranked("sport", "体育", "局局－", stands_in="culture-tourism")
STATISTICS = _ranked("statistics", "统计", "局局局")
MEDICAL_INSURANCE = _ranked("medical-insurance", "医疗保障", "局局局")
CIVIL_DEFENCE = _add("civil-defence", "国防动员", Names("{full}国防动员办公室", "{full}国防动员办公室"))
LETTERS_CALLS = _ranked("letters-calls", "信访", "局局局")
DATA = _ranked("data", "数据管理", "局局－", stands_in="government-services")
GOVERNMENT_SERVICES = _add(
    "government-services", "政务服务",
    Names("", "{full}行政服务中心管理委员会", "{full}行政服务中心管理委员会", township="{full}便民服务中心"),
    stands_in="data",
)  # fmt: skip
URBAN_MANAGEMENT = _ranked("urban-management", "城市管理", "－局局", stands_in="housing")
GRAIN = _ranked("grain", "粮食和物资储备", "局－－", stands_in="development-reform")
HERITAGE = _ranked("heritage", "文物", "局－－", stands_in="culture-tourism")
DISEASE_CONTROL = _ranked("disease-control", "疾病预防控制", "局局局", stands_in="health")
FIRE_RESCUE = _add("fire-rescue", "消防救援", Names("{full}消防救援总队", "{full}消防救援支队", "{full}消防救援大队"))
TAX = _add(
    "tax", "税务",
    Names("国家税务总局{full}税务局", "国家税务总局{full}税务局", "国家税务总局{full}税务局"),
)  # fmt: skip
TOBACCO = _ranked("tobacco", "烟草专卖", "局局局")
METEOROLOGY = _ranked("meteorology", "气象", "局局局")
POST = _ranked("post", "邮政管理", "局局－")
COMMUNICATIONS = _ranked("communications", "通信管理", "局－－")
PROPERTY_REGISTRY = _add(
    "property-registry", "不动产登记", Names("", "{full}不动产登记中心", "{full}不动产登记中心"),
    nature="2", stands_in="natural-resources",
)  # fmt: skip
SOCIAL_INSURANCE = _add(
    "social-insurance", "社会保险",
    Names("{full}社会保险中心", "{full}社会保险中心", "{full}社会保险中心"),
    nature="2", stands_in="human-resources",
)  # fmt: skip
HOUSING_FUND = _add("housing-fund", "住房公积金", Names("", "{full}住房公积金中心"), nature="2", stands_in="housing")
DISABILITY = _add(
    "disability", "残疾人联合会",
    Names("{full}残疾人联合会", "{full}残疾人联合会", "{full}残疾人联合会"),
    nature="3", stands_in="civil-affairs",
)  # fmt: skip
ESTABLISHMENT = _add(
    "establishment", "机构编制",
    Names(*(["中共{full}委员会机构编制委员会办公室"] * 3)),
)  # fmt: skip
