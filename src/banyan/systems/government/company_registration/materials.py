"""What a registration needs, and what of it nobody has to bring."""

from __future__ import annotations

from banyan.engines.services.declare import Material
from banyan.systems.government.company_registration.rules import rents, sells_online

IDENTITY = Material(
    code="identity",
    title="申请人身份证明",
    from_registers=("population.name", "population.citizen_number"),
    issued_by="公安机关",
)
ARTICLES = Material(
    code="articles",
    title="公司章程",
    help="全体股东签名。没有现成的，可以照市场监管部门的示范文本写。",
    formats=("pdf",),
    standard="载明名称和住所、经营范围、注册资本、股东及出资、机构及其产生办法、法定代表人的产生和变更办法。",
)
APPOINTMENTS = Material(
    code="appointments",
    title="法定代表人、董事、监事、经理的任职文件",
    help="股东决定或者股东会决议，全体股东签名。",
)
LEASE = Material(
    code="lease",
    title="租赁合同或借用协议",
    help="要有双方签名和起止日期。",
    required=rents,
    when="房子是租的或借用的",
    standard="双方签名，在有效期内。",
)
PLATFORM = Material(
    code="platform-proof",
    title="平台出具的网络经营场所证明",
    help="在平台的商家后台可以下载。",
    required=sells_online,
    when="只在网上开店的",
    issued_by="电子商务平台",
)
PLACE = Material(
    code="place-pledge",
    title="住所（经营场所）承诺",
    pledge="我申报的住所（经营场所）真实、合法、可以使用；利用住宅经营的，已征得有利害关系的业主同意。",
)

COMPANY_MATERIALS = (IDENTITY, ARTICLES, APPOINTMENTS, LEASE, PLACE)
HOUSEHOLD_MATERIALS = (IDENTITY, LEASE, PLATFORM, PLACE)
