"""How a value is written in a header: the reverse of what `values` reads. The types in `fields` name their form."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import SerializationInfo


def moment(value: datetime | None, info: SerializationInfo) -> str | None:
    """A time in the paper's zone: a day alone for its midnight, an offset only where the clock tells an hour twice."""
    if value is None:
        return None
    zone: ZoneInfo = (info.context or {}).get("zone") or ZoneInfo("UTC")
    local = value.astimezone(zone)
    clock = local.replace(tzinfo=None, fold=0)
    if clock.replace(tzinfo=zone).timestamp() != local.timestamp():
        return local.isoformat(" ")
    if not any((clock.hour, clock.minute, clock.second, clock.microsecond)):
        return clock.date().isoformat()
    return clock.isoformat(" ", "auto" if clock.second or clock.microsecond else "minutes")


def note(value: Any, info: SerializationInfo) -> str:
    """What was said on a day: ``2026-10-09: text``."""
    return f"{moment(value.moment, info)}: {value.text}"


def credit(value: Any) -> str:
    """A name and what it did: ``Sok Dara (photos)``."""
    return f"{value.name} ({value.role})".lstrip() if value.role else str(value.name)


def alias(value: str) -> str:
    """An old address from the root of the site; a percent sign in it is no escape."""
    return "/" + value.replace("%", "%25")


def focus(value: tuple[float, float] | None) -> str | None:
    """A point in a picture: ``30% 40%``."""
    return value and " ".join(f"{(Decimal(repr(share)) * 100).normalize():f}%" for share in value)


def yes(value: bool) -> str:
    return "yes" if value else "no"
