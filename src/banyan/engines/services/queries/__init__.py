"""Every read of items, drafts and cases that others need."""

from banyan.engines.services.queries.allowed import allowed_actions
from banyan.engines.services.queries.cases import (
    CaseFile,
    case,
    case_by_number,
    case_file,
    cases,
    concerned,
    history,
)
from banyan.engines.services.queries.changes import ItemChange, Published, Window, changes, published_versions, windows
from banyan.engines.services.queries.decided import Decided, decided
from banyan.engines.services.queries.drafts import draft, my_drafts
from banyan.engines.services.queries.figures import Extent, extent
from banyan.engines.services.queries.items import (
    ItemInfo,
    elements,
    implementations,
    item,
    items_at,
    items_for,
    items_of,
    joint_matters,
    other_bodies,
    versions,
)
from banyan.engines.services.queries.joint import JointProgress, PartInfo, SharedMaterial, joint_progress
from banyan.engines.services.queries.known import KnownOf, known, known_for, materials_of, pages_of
from banyan.engines.services.queries.lists import (
    AskedOpinion,
    JointInfo,
    cases_of,
    joint_case,
    joint_cases_of,
    opinions_asked,
)
from banyan.engines.services.queries.naming import cases_numbered, named_cases
from banyan.engines.services.queries.work_list import (
    Counted,
    KeptFilter,
    Summary,
    View,
    WorkFilter,
    WorkPage,
    counts,
    neighbour,
    summary,
    work_list,
)
from banyan.engines.services.records import CaseInfo

__all__ = [
    "AskedOpinion",
    "CaseFile",
    "CaseInfo",
    "Counted",
    "Decided",
    "Extent",
    "ItemChange",
    "ItemInfo",
    "JointInfo",
    "JointProgress",
    "KeptFilter",
    "KnownOf",
    "PartInfo",
    "Published",
    "SharedMaterial",
    "Summary",
    "View",
    "Window",
    "WorkFilter",
    "WorkPage",
    "allowed_actions",
    "case",
    "case_by_number",
    "case_file",
    "cases",
    "cases_numbered",
    "cases_of",
    "changes",
    "concerned",
    "counts",
    "decided",
    "draft",
    "elements",
    "extent",
    "history",
    "implementations",
    "item",
    "items_at",
    "items_for",
    "items_of",
    "joint_case",
    "joint_cases_of",
    "joint_matters",
    "joint_progress",
    "known",
    "known_for",
    "materials_of",
    "my_drafts",
    "named_cases",
    "neighbour",
    "opinions_asked",
    "other_bodies",
    "pages_of",
    "published_versions",
    "summary",
    "versions",
    "windows",
    "work_list",
]
