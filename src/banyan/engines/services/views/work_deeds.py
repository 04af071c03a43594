"""Every move of a case as a form: its fields, what it calls, what is said when it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from banyan.engines.services import actions
from banyan.engines.services.queries.cases import CaseFile
from banyan.engines.services.views import work_choices as choices
from banyan.engines.services.views import work_correct
from banyan.engines.services.views import work_offices as offices
from banyan.engines.services.views.work_sent import Sent
from banyan.kernel.errors import Invalid

FieldData = Mapping[str, Any]
_OPINION: FieldData = {
    "name": "opinion",
    "kind": "textarea",
    "label": gettext_lazy("意见"),
    "optional": True,
    "rows": 4,
}
_REASON: FieldData = {
    "name": "reason",
    "kind": "textarea",
    "label": gettext_lazy("理由"),
    "rows": 3,
    "help": gettext_lazy("申请人会看到。"),
}
_TEXT: FieldData = {"name": "text", "kind": "textarea", "label": gettext_lazy("内容"), "rows": 3}


@dataclass(frozen=True)
class Deed:
    """A move as a form. `fields` are drawn in order; `run` calls the action and says in one sentence what was done."""

    run: Callable[[Sent], str]
    fields: Callable[[CaseFile], Sequence[FieldData]] = lambda file: ()
    note: str | Promise = ""
    kind: str = ""


def _accept(sent: Sent) -> str:
    actions.accept.once(sent.key, case_id=sent.case_id, opinion=sent.text("opinion"), revision=sent.revision)
    return _("已受理，时钟开始走。申请人会收到通知。")


def _refuse(sent: Sent) -> str:
    actions.refuse.once(
        sent.key, case_id=sent.case_id, reason=sent.text("reason"), provision=choices.provision_in(sent),
        remedy=sent.text("remedy"), revision=sent.revision,
    )  # fmt: skip
    return _("已不予受理，理由、依据和救济途径已告知申请人。")


def _refusal_fields(file: CaseFile, *, optional: bool = False) -> list[FieldData]:
    """Reason, provision, remedy: the three parts of a refusal, in this order."""
    said = _("不予许可的，必须写。") if optional else ""
    return [
        {**_REASON, "optional": optional, "help": said + _("写清哪一点不符合。申请人会看到。")},
        {
            "name": "basis", "kind": "checkboxes", "label": _("依据"), "choices": choices.basis(file),
            "optional": optional,
            "help": said + _("从事项的依据里选；没有的，写在下面。"),
        },
        {"name": "provision", "label": _("别的依据"), "optional": True, "help": _("法律名称和第几条。")},
        {
            "name": "remedy", "kind": "textarea", "label": _("救济途径"), "rows": 3, "value": choices.remedy(file),
            "help": _("复议和诉讼的期限。已填事项的统一写法，可以改。"), "optional": optional,
        },
    ]  # fmt: skip


def _ask_supplement(sent: Sent) -> str:
    items = [
        {"material": name.removeprefix("material-"), "text": sent.text(name)}
        for name in sent.post
        if name.startswith("material-") and sent.text(name)
    ]
    items += [{"material": "", "text": line.strip()} for line in sent.text("items").splitlines() if line.strip()]
    opinion = sent.text("opinion")
    actions.ask_supplement.once(
        sent.key, case_id=sent.case_id, items=items[:50], opinion=opinion, revision=sent.revision
    )
    return _("已告知申请人补 %s 项，时钟暂停。") % len(items)


def _supplement_fields(file: CaseFile) -> list[FieldData]:
    asked: list[FieldData] = [
        {
            "name": f"material-{code}", "label": title, "optional": True, "maxlength": "500",
            "placeholder": _("哪里不对，怎么补"),
        }
        for code, title in choices.materials(file)
    ]  # fmt: skip
    rest = {
        "name": "items",
        "kind": "textarea",
        "label": _("其他要补的"),
        "help": _("一行一项。"),
        "rows": 3,
        "optional": True,
    }
    return [*asked, rest]


def _pass_step(sent: Sent) -> str:
    done = actions.do_step.once(sent.key, case_id=sent.case_id, opinion=sent.text("opinion"), revision=sent.revision)
    return _("已通过，进入“%(step_title)s”。") % {"step_title": _(done.step_title)}


def _return_to(sent: Sent) -> str:
    done = actions.return_to.once(
        sent.key, case_id=sent.case_id, to=sent.text("to"), reason=sent.text("reason"), revision=sent.revision
    )
    return _("已退回到“%(step_title)s”。") % {"step_title": _(done.step_title)}


def _ask_opinion(sent: Sent) -> str:
    orgs, people = sent.chosen_many("orgs"), {}
    if further := offices.office_in(sent, "further"):
        orgs.append(further)
    if person := offices.person_in(sent, "person"):
        orgs.append(person[0])
        people[person[0]] = person[1]
    orgs = list(dict.fromkeys(orgs))
    actions.ask_opinion.once(
        sent.key,
        case_id=sent.case_id,
        orgs=orgs,
        question=sent.text("question"),
        days=sent.number("days", 3),
        mode=sent.text("mode") or "all",
        deemed=bool(sent.text("deemed")),
        people=people,
        revision=sent.revision,
    )
    return _("已征求 %s 个部门的意见。") % len(orgs)


def _opinion_fields(file: CaseFile) -> list[FieldData]:
    return [
        {
            "name": "orgs",
            "kind": "checkboxes",
            "label": _("问哪些部门"),
            "choices": choices.offices(file),
            "optional": True,
        },
        offices.office_field("further", _("别处的部门"), optional=True),
        offices.person_field("person", _("请谁答复"), _("选了人，就问他所在的部门，并通知他本人。")),
        {"name": "question", "kind": "textarea", "label": _("问什么"), "rows": 3},
        {"name": "days", "kind": "number", "label": _("几个工作日内答复"), "value": "3", "width": "4"},
        {"name": "mode", "kind": "radio", "label": _("怎么算"), "choices": choices.MODES, "value": "all"},
        {"name": "deemed", "kind": "checkbox", "label": _("逾期未答，视为同意")},
    ]


def _drop_opinion(sent: Sent) -> str:
    opinion = sent.chosen("opinion_id", _("请选不再等哪个部门"))
    actions.drop_opinion.once(sent.key, opinion_id=opinion, reason=sent.text("reason"))
    return _("已减签，不再等这个部门。")


def _drop_fields(file: CaseFile) -> list[FieldData]:
    asked = [{"value": str(one.id), "label": one.asked_org_name} for one in choices.standing(file)]
    return [
        {"name": "opinion_id", "kind": "radio", "label": _("不再等哪个部门"), "choices": asked},
        {**_REASON, "optional": True, "help": ""},
    ]


def _answer_opinion(sent: Sent) -> str:
    opinion = sent.chosen("opinion_id", _("没有要您答复的"))
    agrees = {"yes": True, "no": False}.get(sent.text("agrees"))
    if agrees is None:
        raise Invalid(_("请选同意还是不同意。"), fields={"agrees": _("请选同意还是不同意")})
    actions.answer_opinion.once(sent.key, opinion_id=opinion, agrees=agrees, text=sent.text("text"))
    return _("已答复。办理部门会看到。")


def _answer_fields(file: CaseFile) -> list[FieldData]:
    mine = choices.asked_of_me(file)
    return [
        {"name": "opinion_id", "kind": "hidden", "value": str(mine.id) if mine else ""},
        {
            "name": "agrees", "kind": "radio", "label": mine.question if mine else _("答复"),
            "choices": [{"value": "yes", "label": _("同意")}, {"value": "no", "label": _("不同意")}],
        },
        {**_TEXT, "label": _("意见"), "help": _("不同意的，写明理由。"), "optional": True},
    ]  # fmt: skip


def _suspend(sent: Sent) -> str:
    actions.suspend.once(
        sent.key, case_id=sent.case_id, special=sent.text("special"), reason=sent.text("reason"),
        expected_on=sent.day("expected_on"), revision=sent.revision,
    )  # fmt: skip
    return _("已启动特别程序，时钟停走。申请人会收到书面告知。")


def _suspend_fields(file: CaseFile) -> list[FieldData]:
    return [
        {"name": "special", "kind": "select", "label": _("哪种特别程序"), "choices": choices.SPECIALS},
        _REASON,
        {"name": "expected_on", "kind": "date", "label": _("预计到哪天"), "optional": True},
    ]


def _resume(sent: Sent) -> str:
    actions.resume.once(sent.key, case_id=sent.case_id, opinion=sent.text("opinion"), revision=sent.revision)
    return _("已恢复办理，时钟接着走。")


def _extend(sent: Sent) -> str:
    actions.extend.once(sent.key, case_id=sent.case_id, reason=sent.text("reason"), revision=sent.revision)
    return _("已延期，理由已告知申请人。")


def _decide(sent: Sent) -> str:
    done = actions.decide.once(
        sent.key, case_id=sent.case_id, decision=sent.text("decision"), reason=sent.text("reason"),
        provision=choices.provision_in(sent), remedy=sent.text("remedy"), opinion=sent.text("opinion"),
        revision=sent.revision,
    )  # fmt: skip
    if done.decision == "refused":
        return _("已决定不予许可，理由、依据和救济途径已告知申请人。")
    return _("已准予许可，证照已发到申请人账号。") if done.licence_id else _("已准予许可。")


def _decide_fields(file: CaseFile) -> list[FieldData]:
    decisions = [{"value": "granted", "label": _("准予许可")}, {"value": "refused", "label": _("不予许可")}]
    return [
        {"name": "decision", "kind": "radio", "label": _("决定"), "choices": decisions},
        _OPINION,
        *_refusal_fields(file, optional=True),
    ]


def _deliver(sent: Sent) -> str:
    actions.deliver.once(sent.key, case_id=sent.case_id, how=sent.text("how"), revision=sent.revision)
    return _("已送达，办结。")


def _terminate(sent: Sent) -> str:
    actions.terminate.once(sent.key, case_id=sent.case_id, reason=sent.text("reason"), revision=sent.revision)
    return _("已终止办理。")


def _note_reconsideration(sent: Sent) -> str:
    actions.note_reconsideration.once(sent.key, case_id=sent.case_id, text=sent.text("text"))
    return _("已记下。")


def _transfer(sent: Sent) -> str:
    org = sent.chosen("org", _("请选转到哪个部门"))
    actions.transfer.once(sent.key, case_id=sent.case_id, org_id=org, reason=sent.text("reason"))
    return _("已转办。您仍可以查看这件。")


def _transfer_fields(file: CaseFile) -> list[FieldData]:
    return [{"name": "org", "kind": "select", "label": _("转到"), "choices": choices.bodies(file)}, _REASON]


def _assign(sent: Sent) -> str:
    done = actions.assign.once(sent.key, case_id=sent.case_id, account_id=sent.chosen("account", _("请选交给谁")))
    return _("已分派给%(assignee_name)s。") % {"assignee_name": done.assignee_name}


def _colleague_fields(file: CaseFile) -> list[FieldData]:
    return [{"name": "account", "kind": "radio", "label": _("交给"), "choices": choices.colleagues(file)}]


def _delegate(sent: Sent) -> str:
    account = sent.chosen("account", _("请选交给谁"))
    done = actions.delegate.once(sent.key, case_id=sent.case_id, account_id=account, reason=sent.text("reason"))
    return _("已委派给%(assignee_name)s。") % {"assignee_name": done.assignee_name}


def _claim(sent: Sent) -> str:
    actions.claim.once(sent.key, case_id=sent.case_id)
    return _("已认领，这件由您办。")


def _release(sent: Sent) -> str:
    actions.release.once(sent.key, case_id=sent.case_id)
    return _("已退回待认领。")


def _urge(sent: Sent) -> str:
    actions.urge.once(sent.key, case_id=sent.case_id, text=sent.text("text"))
    return _("已催办。")


def _copy(sent: Sent) -> str:
    person = offices.person_in(sent, "person")
    org = person[0] if person else offices.office_in(sent, "org")
    if org is None:
        raise Invalid(_("请选抄送给谁。"), fields={"org": _("请选部门，或在下面选一个人")})
    account = person[1] if person else None
    actions.copy_to.once(sent.key, case_id=sent.case_id, org_id=org, account_id=account, text=sent.text("text"))
    return _("已抄送，对方可以查看这件。")


def _copy_fields(file: CaseFile) -> list[FieldData]:
    return [
        offices.office_field("org", _("抄送哪个部门"), optional=True),
        offices.person_field("person", _("或抄送给谁"), _("选了人，就通知他本人。")),
        {**_TEXT, "label": _("说明"), "optional": True},
    ]


def _note(sent: Sent) -> str:
    actions.note.once(sent.key, case_id=sent.case_id, text=sent.text("text"))
    return _("备注已写下，申请人看不到。")


def _message(sent: Sent) -> str:
    actions.leave_message.once(sent.key, case_id=sent.case_id, text=sent.text("text"))
    return _("已发给申请人。")


DEEDS: dict[str, Deed] = {
    "accept": Deed(_accept, lambda file: [_OPINION], gettext_lazy("申请人马上会收到受理通知。")),
    "refuse-acceptance": Deed(
        _refuse, _refusal_fields, gettext_lazy("申请人会收到通知书，三部分都写在上面。"), "refuse"
    ),
    "ask-supplement": Deed(
        _ask_supplement, _supplement_fields, gettext_lazy("只能告知一次，请一次说全。时钟暂停，等申请人补。")
    ),
    "pass-step": Deed(_pass_step, lambda file: [_OPINION]),
    "return": Deed(
        _return_to,
        lambda file: [
            {"name": "to", "kind": "radio", "label": _("退回到"), "choices": choices.earlier_steps(file)},
            {**_REASON, "help": _("办理人员会看到。")},
        ],
    ),
    "ask-opinion": Deed(_ask_opinion, _opinion_fields, gettext_lazy("被问的部门能看到这件的全部材料。")),
    "drop-opinion": Deed(_drop_opinion, _drop_fields),
    "answer-opinion": Deed(_answer_opinion, _answer_fields),
    "suspend": Deed(_suspend, _suspend_fields, gettext_lazy("特别程序的时间不计入时限。")),
    "resume": Deed(_resume, lambda file: [_OPINION]),
    "extend": Deed(_extend, lambda file: [_REASON], gettext_lazy("只能延期一次。")),
    "decide": Deed(_decide, _decide_fields, gettext_lazy("准予的，证照随即发到申请人账号。")),
    "deliver": Deed(
        _deliver,
        lambda file: [
            {"name": "how", "label": _("怎么送达的"), "optional": True, "help": _("窗口领取，或快递和单号。")}
        ],
    ),
    "terminate": Deed(_terminate, lambda file: [_REASON], kind="refuse"),
    "note-reconsideration": Deed(_note_reconsideration, lambda file: [_TEXT]),
    "transfer": Deed(_transfer, _transfer_fields),
    "assign": Deed(_assign, _colleague_fields),
    "delegate": Deed(
        _delegate, lambda file: [*_colleague_fields(file), {**_REASON, "optional": True, "help": _("同事会看到。")}]
    ),
    "claim": Deed(_claim),
    "release": Deed(_release),
    "urge": Deed(_urge, lambda file: [{**_TEXT, "label": _("要说的"), "optional": True}]),
    "copy": Deed(_copy, _copy_fields, gettext_lazy("对方能看到这件的全部材料。")),
    "note": Deed(_note, lambda file: [_TEXT], gettext_lazy("申请人看不到备注。")),
    "correct": Deed(
        work_correct.correct, work_correct.correct_fields, gettext_lazy("申请人会收到通知，经过里留下改了哪一项。")
    ),
    "correct-result": Deed(
        work_correct.correct_result,
        work_correct.result_fields,
        gettext_lazy("只改笔误，不改决定本身。证照更正后出新的版本，旧的作废。"),
    ),
    "message": Deed(_message, lambda file: [_TEXT], gettext_lazy("申请人会收到通知。")),
}
"""The moves of civil servants, by code; what only the applicant or the platform does is not here."""
