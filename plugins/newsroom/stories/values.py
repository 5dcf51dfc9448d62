"""How the value of a header is read: a text as an editor wrote it -> a value, or ValueError with two sentences.

The first sentence says what is wrong, the second how to mend it.
"""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any
from unicodedata import category
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from pydantic import ValidationInfo

from newsroom.text.pictures import path_of_header

LONGEST_TITLE = 300
YEARS = range(1600, 2400)
"""A year outside these is a slip of the pen, and the ends of the calendar cannot be told in every zone."""

FILE = re.compile(
    r"\.(?:atom|avif|css|csv|docx?|gif|ico|jpe?g|js|json|mp[34]|pdf|png|rss|svg|txt|webmanifest|webp|woff2?|xml|zip)$",
    re.IGNORECASE,
)
ACROSS = {"left": 0.0, "centre": 0.5, "center": 0.5, "right": 1.0}
DOWN = {"top": 0.0, "middle": 0.5, "bottom": 1.0}
DATED = re.compile(
    r"(?P<when>\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d(?::\d\d)?)?)?)"
    r"\s*:\s*(?P<text>.+)",
    re.DOTALL,
)


def names(value: Any) -> list[str]:
    """A list of names: as YAML gives it, or split at semicolons, else commas, as Pelican does."""
    parts = value if isinstance(value, list) else re.split(";" if ";" in value else ",", value)
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def sections(value: Any) -> list[str]:
    """Names of sections; a sub-section's path without spaces around its slashes."""
    paths = ("/".join(filter(None, map(str.strip, name.split("/")))) for name in names(value))
    return list(dict.fromkeys(filter(None, paths)))


def moment(value: Any, info: ValidationInfo) -> datetime | None:
    """A time as written, told in the paper's zone. A date alone is that day's midnight."""
    zone: ZoneInfo = (info.context or {}).get("zone") or ZoneInfo("UTC")
    if isinstance(value, datetime):
        return value
    if not value.strip():
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
        local = moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)
    except (ValueError, OverflowError):
        local = None
    if local is None or local.year not in YEARS:
        raise ValueError(f"“{value[:80]}” is no date. Write it like 2026-11-24 06:30.")
    return local


def slug(value: Any) -> str:
    # Vowel signs of Khmer and its kin are marks, which \w leaves out.
    if not all(category(letter)[0] in "LMN" or letter in "-_" for letter in value) or value.startswith("-"):
        mend = "Use letters, digits and hyphens, in the file's name or after “Slug:”."
        raise ValueError(f"“{value[:80]}” cannot be an address. {mend}")
    if len(value.encode()) > 200:
        raise ValueError("The address is longer than a file's name may be. Keep it under 80 letters.")
    return str(value)


def inside(value: Any) -> str:
    """A path that stays inside the folder it is joined to."""
    path = PurePosixPath(value.strip())
    if path.is_absolute() or ".." in path.parts or "\\" in value or "\0" in value:
        raise ValueError(
            f"“{value[:80]}” leads out of its folder. Give a path without “..” and without a first “/”."
        )
    return str(value.strip())


def picture(value: Any) -> str:
    """The path of a picture in content/, with or without a slash at its beginning."""
    return inside(path_of_header(value))


def alias(value: str) -> str:
    """An old address of the site as a path without its first slash: ``2019/5/old-slug/``, ``old.html``."""
    mend = "Write it without the host, such as /2019/5/old-slug/."
    shown, path = value[:80], unquote(value.strip())
    if re.match(r"//|[a-z][a-z0-9+.-]*:", path, re.IGNORECASE) or re.search(r"[?#\\]", path):
        raise ValueError(f"“{shown}” is no path of the site. {mend}")
    parts = path.strip("/").split("/")
    if not all(part.strip(" .") for part in parts) or any(
        category(letter) in ("Cc", "Cs") for letter in path
    ):
        raise ValueError(f"“{shown}” leads out of the site, or to its front page. {mend}")
    if len(path.encode()) > 1000 or any(len(part.encode()) > 255 for part in parts):
        raise ValueError("The old address is longer than a file's name may be. Take it out.")
    if any(FILE.search(part) for part in parts):
        raise ValueError(f"“{shown}” is the address of a file, and only a page can lead on. Take it out.")
    return "/".join(parts) + ("" if re.search(r"\.html?$", parts[-1]) else "/")


def focus(value: Any) -> tuple[float, float] | None:
    """A point in a picture as fractions of its width and height: ``30% 40%``, ``right top``, ``left``, ``top``."""
    if not isinstance(value, str) or not value.strip():
        return value or None
    words = value.lower().replace(",", " ").split()
    if len(words) == 1:
        words = ["centre", *words] if words[0] in DOWN else [*words, "middle"]
    point = [_share(word, names) for word, names in zip(words, (ACROSS, DOWN), strict=False)]
    if len(words) != 2 or None in point:
        raise ValueError(
            f"“{value[:80]}” is no point in a picture. Write it like 30% 40%, or like right top."
        )
    return point[0] or 0.0, point[1] or 0.0


def _share(word: str, names: dict[str, float]) -> float | None:
    """A word's place along one side, or a percentage of it, from 0 to 1; None for neither."""
    number = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)%", word)
    share = float(number[1]) / 100 if number else names.get(word, 2.0)
    return share if share <= 1 else None


def dated(value: Any, info: ValidationInfo) -> dict[str, Any]:
    """What was said on a day: ``2026-10-09: text``, or with the time ``2026-10-09 07:30: text``."""
    if not isinstance(value, str):
        return dict(value)
    found = DATED.fullmatch(value.strip())
    if not found:
        raise ValueError("It begins with its date. Write it like “2026-10-09: What was wrong.”")
    return {"moment": moment(found["when"], info), "text": " ".join(found["text"].split())}


def credit(value: Any) -> dict[str, str]:
    """A name and what it did: ``Sok Dara (photos)``."""
    if not isinstance(value, str):
        return dict(value)
    found = re.fullmatch(r"(?P<name>.*?)\s*(?:\((?P<role>[^()]+)\))?", value.strip())
    return {"name": found["name"], "role": (found["role"] or "").strip()} if found else {"name": value}


def address(value: Any) -> str:
    """An address on the web."""
    if not re.fullmatch(r"https?://[^\s\"<>]+", value.strip()):
        raise ValueError(f"“{value[:80]}” is no address. Write it with https:// in front.")
    return str(value.strip())


def yes(value: Any) -> bool:
    if str(value).strip().lower() in ("yes", "true", "1"):
        return True
    if str(value).strip().lower() in ("no", "false", "0", ""):
        return False
    raise ValueError(f"“{value}” is neither yes nor no.")


def title(value: Any) -> str:
    line = " ".join(value.split())
    if not line:
        raise ValueError("The headline is empty. Write one after “Title:”.")
    if len(line) > LONGEST_TITLE:
        raise ValueError(f"The headline has {len(line):,} letters. Keep it under {LONGEST_TITLE}.")
    return line


def line(value: Any) -> str | None:
    return " ".join(value.split()) or None


def low(value: Any) -> Any:
    return value.strip().lower() if isinstance(value, str) else value
