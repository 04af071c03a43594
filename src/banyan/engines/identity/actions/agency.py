"""Acting for a firm: proved by the register for its legal representative, given by him or her to others."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q

from banyan.engines.identity.actions.common import changed, find_by_id, insert
from banyan.engines.identity.declare import firm_on_register
from banyan.engines.identity.events import AgencyEnded, AgentAuthorised
from banyan.engines.identity.find import find_account
from banyan.engines.identity.models import Account, Agency, Capacity, Kind
from banyan.engines.identity.policies import AUTHORISE, END_AGENCY, RESIDENT, FirmAuthority
from banyan.engines.identity.records import VERIFIED, AgencyInfo
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Conflict, Invalid, NotFound, Refused
from banyan.kernel.policy import SYSTEM_ONLY
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.subjects import firm_id, person_id
from banyan.standards import uscc as credit_code
from banyan.standards.errors import StandardError

_ALREADY = "这个人已经可以代表这家单位了。"


def _info(agency: Agency, name: str) -> AgencyInfo:
    return AgencyInfo(
        id=agency.pk,
        account_id=agency.account_id,
        name=name,
        firm_id=agency.firm_id,
        uscc=agency.uscc,
        firm_name=agency.firm_name,
        capacity=agency.capacity,
        starts=agency.starts,
        ends=agency.ends,
    )


def _told(act: Act, agency: Agency) -> None:
    changed(agency.account_id)
    act.touched(
        "agency",
        agency.pk,
        about={"account": str(agency.account_id), "firm": str(agency.firm_id), "as": agency.capacity},
    )


def _given(act: Act, agency: Agency, account: Account) -> AgencyInfo:
    _told(act, agency)
    act.emit(AgentAuthorised(account_id=account.pk, agency_id=agency.pk, firm_id=agency.firm_id))
    return _info(agency, account.name)


@action("identity.firm.claim", title="绑定单位")
def claim_firm(act: Act, *, uscc: str) -> AgencyInfo:
    """A resident is recognised as the legal representative that the register of legal persons names."""
    act.require(RESIDENT)
    try:
        code = credit_code.parse(uscc).value
    except StandardError as error:
        raise Invalid(str(error), fields={"uscc": str(error)}) from error
    with acting_as(SYSTEM):
        account = find_by_id(act.who.account_id)
        firm = firm_on_register(code)
        known = account.level >= VERIFIED and account.subject_id
        if firm is None or person_id(firm.representative_number) != known:
            raise Refused("法人库里登记的法定代表人不是您。如果刚变更过，等登记机关更新后再试。")
        agency = Agency(
            account=account,
            firm_id=firm_id(code),
            uscc=code,
            firm_name=firm.name,
            capacity=Capacity.LEGAL,
            starts=act.now.date(),
        )
        insert(lambda: agency.save(force_insert=True), "您已经绑定过这家单位。", "uscc")
    return _given(act, agency, account)


@action("identity.firm.record", title="登记法定代表人")
def record_representative(act: Act, *, account_id: UUID, uscc: str, firm_name: str) -> AgencyInfo:
    """The platform itself notes whom the register of legal persons names (set-up, simulation)."""
    act.require(SYSTEM_ONLY)
    code = credit_code.parse(uscc).value
    account = Account.objects.get(pk=account_id)
    agency = Agency(
        account=account,
        firm_id=firm_id(code),
        uscc=code,
        firm_name=firm_name,
        capacity=Capacity.LEGAL,
        starts=act.now.date(),
    )
    insert(lambda: agency.save(force_insert=True), _ALREADY, "uscc")
    return _given(act, agency, account)


@action("identity.agency.give", title="授权经办人")
def authorise_agent(
    act: Act,
    *,
    firm_id: UUID,
    agent: str,
    name: str,
    ends: date | None = None,
    starts: date | None = None,
) -> AgencyInfo:
    """The legal representative, acting for the firm, lets somebody act for it.

    `agent` is the telephone or citizen number of the other's account, `name` the name, which must fit.
    """
    authority = _authority(act, firm_id)
    act.require(AUTHORISE, authority)
    with acting_as(SYSTEM):
        account = find_account(agent)
        model = Agency.objects.filter(firm_id=firm_id, capacity=Capacity.LEGAL, ended_at__isnull=True).first()
    if account is None or account.kind != Kind.PERSON or account.name != name.strip():
        sentence = "没有找到这个人。请核对姓名和手机号，对方要先注册个人账号。"
        raise Invalid(sentence, fields={"agent": sentence})
    if model is None:
        raise NotFound("这家单位还没有绑定法定代表人。")
    begin = starts or act.now.date()
    if ends is not None and ends < begin:
        raise Invalid("到期日不能早于开始日。", fields={"ends": "到期日不能早于开始日。"})
    agency = Agency(
        account=account,
        firm_id=firm_id,
        uscc=model.uscc,
        firm_name=model.firm_name,
        capacity=Capacity.AGENT,
        starts=begin,
        ends=ends,
        granted_by=act.who.account_id,
    )
    insert(lambda: agency.save(force_insert=True), _ALREADY, "agent")
    return _given(act, agency, account)


def _authority(act: Act, firm: UUID, agent_account: UUID | None = None) -> FirmAuthority:
    mine = Q(account_id=act.who.account_id, firm_id=firm, capacity=Capacity.LEGAL, ended_at__isnull=True)
    return FirmAuthority(firm, Agency.objects.filter(mine).exists(), agent_account)


@action("identity.agency.end", title="收回授权")
def end_agency(act: Act, *, agency_id: UUID) -> AgencyInfo:
    """The legal representative takes an agency back, or the agent lays it down."""
    agency = Agency.objects.filter(pk=agency_id).first()
    if agency is None:
        raise NotFound("没有找到这项授权。")
    act.require(END_AGENCY, _authority(act, agency.firm_id, agency.account_id))
    if agency.ended_at is not None:
        raise Conflict("这项授权已经结束了。")
    if agency.capacity == Capacity.LEGAL and act.who.kind != "system":
        raise Conflict("法定代表人以法人库登记为准，请到登记机关变更。")
    agency.ended_at = act.now
    agency.save(update_fields=["ended_at"])
    _told(act, agency)
    act.emit(AgencyEnded(account_id=agency.account_id, agency_id=agency.pk, firm_id=agency.firm_id))
    return _info(agency, "")
