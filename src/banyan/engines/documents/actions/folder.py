"""Putting files into an office's shared folder (共享文件), new versions of them, and taking them away."""

from __future__ import annotations

from typing import BinaryIO
from uuid import UUID

from django.utils.translation import gettext as _

from banyan.engines.divisions.queries import organisation, places
from banyan.engines.documents.actions.files import store
from banyan.engines.documents.models import File, SharedFile, SharedVersion
from banyan.engines.documents.policies import KEEP_SHARED, SHARE_FILE, Sharing
from banyan.engines.documents.records import CATEGORY_WORDS, REACH_WORDS, FileInfo
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Invalid, NotFound
from banyan.kernel.ids import uuid7
from banyan.standards.division import Level, prefix_of


@action("documents.shared.add", title="放共享文件")
def share_file(
    act: Act,
    *,
    org_id: UUID,
    file: BinaryIO,
    name: str,
    title: str,
    category: str,
    about: str = "",
    reach: str = "own",
    declared_type: str = "",
) -> UUID:
    """Put a checked file into an office's folder, as its first version; the shared file's id. Raises Invalid.

    With `reach` below, the offices of the same department under this office's government read it too.
    """
    said = _said(title, category, about, reach)
    act.require(SHARE_FILE, Sharing(org_id, reach))
    office = organisation(org_id)
    kept = _stored(act, file, name, declared_type, org_id, office.division)
    shared = SharedFile(
        org_id=org_id,
        division=office.division,
        department=office.department,
        prefix=prefix_of(office.division),
        beyond=_beyond(office.division, office.level),
        latest=uuid7(),
        account_id=act.who.account_id,
        created_at=act.now,
        changed_at=act.now,
        **said,
    )
    shared.save(force_insert=True)
    _add(act, shared, kept, "")
    return shared.pk


@action("documents.shared.version", title="更新共享文件")
def add_version(
    act: Act, *, shared_id: UUID, file: BinaryIO, name: str, note: str = "", declared_type: str = ""
) -> int:
    """Put a newer version of a shared file there; its number. The earlier ones stay readable. Raises Invalid."""
    shared = _locked(shared_id)
    act.require(KEEP_SHARED, Sharing(shared.org_id, shared.reach, shared.account_id))
    note = _line(note, 200, "note")
    kept = _stored(act, file, name, declared_type, shared.org_id, shared.division)
    shared.version, shared.latest, shared.changed_at = shared.version + 1, uuid7(), act.now
    shared.save(update_fields=["version", "latest", "changed_at"])
    _add(act, shared, kept, note)
    return shared.version


@action("documents.shared.describe", title="改共享文件的说明")
def describe_shared(
    act: Act, *, shared_id: UUID, title: str, category: str, about: str = "", reach: str = "own"
) -> None:
    """Change what a shared file is called, what it is, and who reads it. Raises Invalid."""
    said = _said(title, category, about, reach)
    shared = _locked(shared_id)
    act.require(KEEP_SHARED, Sharing(shared.org_id, shared.reach, shared.account_id))
    if reach != shared.reach:
        act.require(SHARE_FILE, Sharing(shared.org_id, reach))
    for field, value in said.items():
        setattr(shared, field, value)
    shared.changed_at = act.now
    shared.save(update_fields=[*said, "changed_at"])
    _touch(act, shared, reach=reach)


@action("documents.shared.withdraw", title="撤下共享文件")
def withdraw_shared(act: Act, *, shared_id: UUID) -> None:
    """Take a shared file away; nobody finds it any more. Its versions stay with the office's records."""
    shared = _locked(shared_id)
    act.require(KEEP_SHARED, Sharing(shared.org_id, shared.reach, shared.account_id))
    shared.removed_at = shared.changed_at = act.now
    shared.save(update_fields=["removed_at", "changed_at"])
    _touch(act, shared, withdrawn=True)


def _locked(shared_id: UUID) -> SharedFile:
    """The shared file, held against other writers; whoever only reads it is not among them."""
    visible = SharedFile.objects.filter(pk=shared_id, removed_at=None).first()
    if visible is None:
        raise NotFound(_("没有找到这个共享文件。"))
    return SharedFile.objects.select_for_update().filter(pk=shared_id, removed_at=None).first() or visible


def _stored(act: Act, file: BinaryIO, name: str, declared_type: str, org_id: UUID, division: str) -> FileInfo:
    """The file, kept as the office's, so that no single person takes it back."""
    kept = store(file=file, name=name, owner_id=org_id, declared_type=declared_type)
    File.objects.filter(pk=kept.id).update(org_ids=[org_id], division=division)
    return kept


def _add(act: Act, shared: SharedFile, kept: FileInfo, note: str) -> None:
    version = SharedVersion(
        id=shared.latest,
        shared=shared,
        version=shared.version,
        file_id=kept.id,
        name=kept.name,
        kind=kept.kind,
        size=kept.size,
        note=note,
        org_id=shared.org_id,
        account_id=act.who.account_id,
        by_name="" if act.who.kind == "system" else act.who.name,
        created_at=act.now,
    )
    version.save(force_insert=True)
    _touch(act, shared, version=shared.version, reach=shared.reach)


def _touch(act: Act, shared: SharedFile, **about: object) -> None:
    act.touched("shared-file", shared.pk, division=shared.division, org_id=shared.org_id, about=dict(about))


def _beyond(division: str, level: Level) -> list[str]:
    """Places that begin with a city's digits and are not under it: the experimental zone is under the province."""
    if level is not Level.CITY:
        return []
    prefix = prefix_of(division)
    return [
        place.prefix for place in places() if place.zone and place.prefix.startswith(prefix) and place.prefix != prefix
    ]


def _said(title: str, category: str, about: str, reach: str) -> dict[str, str]:
    title = _line(title, 80, "title")
    if not title:
        raise Invalid(_("请写文件的标题。"), fields={"title": _("请写文件的标题。")})
    if category not in CATEGORY_WORDS:
        raise Invalid(_("请选这是什么文件。"), fields={"category": _("请选这是什么文件。")})
    if reach not in REACH_WORDS:
        raise Invalid(_("请选给谁看。"), fields={"reach": _("请选给谁看。")})
    return {"title": title, "category": category, "about": _line(about, 200, "about"), "reach": reach}


def _line(text: str, most: int, field: str) -> str:
    plain = " ".join(text.split())
    if len(plain) > most or not plain.isprintable():
        sentence = _("太长了，最多 %(most)s 个字。") % {"most": most}
        raise Invalid(sentence, fields={field: sentence})
    return plain
