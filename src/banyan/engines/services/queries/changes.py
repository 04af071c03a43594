"""What was published of items and when: versions, what changed between them, and the windows of offices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

from banyan.engines.services.models import Implementation, ItemVersion


@dataclass(frozen=True, slots=True)
class Published:
    """The version of an item that is published, and since when."""

    version: int
    at: datetime | None


@dataclass(frozen=True, slots=True)
class ItemChange:
    """A version that was published or ended: `elements` are the codes of the elements that differ from the version
    before, empty for the first."""

    item_code: str
    title: str
    version: int
    state: str
    at: datetime
    reason: str
    elements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Where and when an office is to be found, as it says for most of its items, and how many items it does."""

    place: str
    hours: str
    contact: str
    supervision: str
    items: int


def published_versions(codes: Collection[str]) -> dict[str, Published]:
    """The published version of each item. One statement."""
    rows = ItemVersion.objects.filter(item_code__in=codes, state__in=("published", "suspended"))
    listed = rows.order_by("item_code", "version").values_list("item_code", "version", "published_at")
    return {code: Published(version, at) for code, version, at in listed}


def changes(codes: Collection[str], limit: int = 200) -> list[ItemChange]:
    """What was published, changed or ended, the newest first. Two statements."""
    rows = ItemVersion.objects.filter(item_code__in=codes, published_at__isnull=False).order_by("item_code", "version")
    listed: list[Any] = list(
        rows.values_list("item_code", "title", "version", "state", "published_at", "ended_at", "reason", named=True)
    )
    differing = _differing(code for code, n in Counter(row.item_code for row in listed).items() if n > 1)
    found = [
        ItemChange(
            row.item_code, row.title, row.version, "published", row.published_at, "",
            differing.get((row.item_code, row.version), ()),
        )
        for row in listed
    ]  # fmt: skip
    found += [
        ItemChange(row.item_code, row.title, row.version, row.state, row.ended_at, row.reason, ())
        for row in listed
        if row.ended_at is not None and row.state in ("suspended", "cancelled") and _is_last(row, listed)
    ]
    return sorted(found, key=lambda one: (one.at, one.version), reverse=True)[:limit]


def _is_last(row: Any, listed: Collection[Any]) -> bool:
    """A version that a newer one replaced has not ended for the public: the item goes on."""
    return bool(row.version == max(one.version for one in listed if one.item_code == row.item_code))


def _differing(codes: Any) -> dict[tuple[str, int], tuple[str, ...]]:
    rows = ItemVersion.objects.filter(item_code__in=list(codes), published_at__isnull=False)
    found: list[Any] = list(rows.order_by("item_code", "version").values_list("item_code", "version", "elements"))
    return {
        (after[0], after[1]): tuple(key for key in after[2] if before[2].get(key) != after[2][key])
        for before, after in pairwise(found)
        if before[0] == after[0]
    }


def windows(org_ids: Collection[UUID]) -> dict[UUID, Window]:
    """The windows of offices that do items. One statement."""
    rows = Implementation.objects.filter(org_id__in=org_ids, state="1")
    said: dict[UUID, list[tuple[str, ...]]] = {}
    for org_id, *words in rows.values_list("org_id", "place", "hours", "contact", "supervision"):
        said.setdefault(org_id, []).append(tuple(words))
    return {org_id: _window(lines) for org_id, lines in said.items()}


def _window(lines: list[tuple[str, ...]]) -> Window:
    place, hours, contact, supervision = (_most_said(words) for words in zip(*lines, strict=True))
    return Window(place, hours, contact, supervision, len(lines))


def _most_said(words: Collection[str]) -> str:
    told = Counter(word for word in words if word)
    return told.most_common(1)[0][0] if told else ""
