"""What pesticide shops and farms are asked (农药经营、动物防疫条件)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from banyan.engines.services.declare import Ask, CodeList, Form, Page, when
from banyan.engines.services.declare.types import Address, Area, Count, LongText, Name, ShortText, Telephone


class Pesticides(Form):
    """The application of a shop that sells pesticides."""

    pages: ClassVar = (Page("shop", "门店", "在哪里卖？"), Page("people", "人员", "谁来卖？"))

    shop: Annotated[Address, Ask("营业场所", page="shop")]
    shop_area: Annotated[Area, Ask("营业面积", unit="平方米", help="不少于 30 平方米。")]
    store_area: Annotated[Area, Ask("仓储面积", unit="平方米", help="不少于 50 平方米。")]
    restricted: Annotated[bool, Ask("卖限制使用农药吗？", yes="卖", no="不卖")]
    fixed_place: Annotated[bool, Ask("有专门的柜台和记录台账吗？", shown=when("restricted", True))] = False

    seller: Annotated[Name, Ask("经营人员", page="people", missing="请写经营人员")]
    trained: Annotated[ShortText, Ask("学历或培训证明编号", help="农学专业中专以上，或者 56 学时以上的培训。")]
    phone: Annotated[Telephone, Ask("联系电话", prefill="firms.telephone", editable=True)]


class Kind(CodeList):
    """Kind of farm."""

    FARM = "farm", "动物饲养场"
    SLAUGHTER = "slaughter", "屠宰加工场所"
    QUARANTINE = "quarantine", "隔离场所"


class AnimalFarm(Form):
    """The application of an animal farm."""

    pages: ClassVar = (Page("farm", "场所", "养什么、在哪里？"), Page("health", "防疫", "怎么防疫？"))

    kind: Annotated[Kind, Ask("场所类型", page="farm", missing="请选场所类型")]
    animals: Annotated[ShortText, Ask("动物种类", missing="请写养什么，如生猪")]
    head: Annotated[Count, Ask("设计存栏", unit="头、只")]
    farm: Annotated[Address, Ask("场所地址")]
    distance: Annotated[Count, Ask("离居民区最近多远", page="health", unit="米")]
    vet: Annotated[Name, Ask("执业兽医或乡村兽医")]
    disposal: Annotated[LongText, Ask("病死动物怎么处理", missing="请写病死动物怎么处理")]
    phone: Annotated[Telephone, Ask("联系电话", prefill="firms.telephone", editable=True)]
