"""What a system may declare of this engine: service items and joint matters. See `docs/services.md`.

ServiceItem(code="food-licence-new", title="食品经营许可（新办）", department=MARKET_SUPERVISION, levels=(COUNTY,),
            basis=(Law("食品安全法", article=35),), serves=FIRMS, form=FoodLicence, materials=(FLOOR_PLAN,),
            statutory=WorkingDays(20), promised=WorkingDays(9),
            procedure=accept >> review.within(4) >> site_check.outside_the_clock() >> decide.within(4),
            result=Licence("food-operation-licence", content=licence_content))
"""

from banyan.engines.services.declare.effect import (
    LicenceChange,
    LicenceEnd,
    LicenceRenewal,
    Numbering,
    RegisterEntry,
)
from banyan.engines.services.declare.form import Ask, Form, Page, Row, When, when
from banyan.engines.services.declare.item import (
    EVERYBODY,
    FIRMS,
    ORGANISATIONS,
    PERSONS,
    Finding,
    Question,
    Rule,
    ServiceItem,
)
from banyan.engines.services.declare.joint import JointMatter, Part
from banyan.engines.services.declare.law import Law, Regulation
from banyan.engines.services.declare.limits import CalendarDays, Months, WorkingDays, Years
from banyan.engines.services.declare.lists import BodyNature, Depth, LifeEvent, Publicity, Special, Topic
from banyan.engines.services.declare.material import Material
from banyan.engines.services.declare.outcome import Approval, Fee, Granted, Licence, NoResult, OtherResult
from banyan.engines.services.declare.premises import PREMISES
from banyan.engines.services.declare.procedure import (
    Kind,
    Mode,
    Procedure,
    Step,
    accept,
    decide,
    expert_review,
    hearing,
    joint,
    publicise,
    review,
    second_review,
    site_check,
    testing,
)
from banyan.standards.coded import CodeList
from banyan.standards.division import Level
from banyan.standards.item_elements import HandlingType, PowerType, ServedObject

PROVINCE, CITY, COUNTY, TOWNSHIP = Level.PROVINCE, Level.CITY, Level.COUNTY, Level.TOWNSHIP

__all__ = [
    "CITY",
    "COUNTY",
    "EVERYBODY",
    "FIRMS",
    "ORGANISATIONS",
    "PERSONS",
    "PREMISES",
    "PROVINCE",
    "TOWNSHIP",
    "Approval",
    "Ask",
    "BodyNature",
    "CalendarDays",
    "CodeList",
    "Depth",
    "Fee",
    "Finding",
    "Form",
    "Granted",
    "HandlingType",
    "JointMatter",
    "Kind",
    "Law",
    "Level",
    "Licence",
    "LicenceChange",
    "LicenceEnd",
    "LicenceRenewal",
    "LifeEvent",
    "Material",
    "Mode",
    "Months",
    "NoResult",
    "Numbering",
    "OtherResult",
    "Page",
    "Part",
    "PowerType",
    "Procedure",
    "Publicity",
    "Question",
    "RegisterEntry",
    "Regulation",
    "Row",
    "Rule",
    "ServedObject",
    "ServiceItem",
    "Special",
    "Step",
    "Topic",
    "When",
    "WorkingDays",
    "Years",
    "accept",
    "decide",
    "expert_review",
    "hearing",
    "joint",
    "publicise",
    "review",
    "second_review",
    "site_check",
    "testing",
    "when",
]
