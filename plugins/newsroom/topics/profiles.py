"""What a newsroom says about a tag or an author in a file of its own, such as content/tags/mekong-dams.md.

Title: Mekong dams
Aliases: dams on the Mekong, hydropower dams

The dams on the river's main stream, and what they do to the fish.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from newsroom.problems import Problem, nearest
from newsroom.text import headers

ELSEWHERE = "A story belongs in another folder."
FIELDS = ("title", "aliases", "role", "lang", "slug")


@dataclass(frozen=True)
class Profile:
    """One tag or author as described: how its name is spelt, other names for it, and who or what it is."""

    path: str
    name: str
    lang: str
    aliases: tuple[str, ...] = ()
    role: str = ""
    slug: str = ""
    description: str = ""


def read_profiles(
    files: Iterable[tuple[str, bytes]], default_lang: str
) -> tuple[list[Profile], list[Problem]]:
    """The profiles in (path, content) pairs, and what is wrong with those that cannot be used."""
    profiles: list[Profile] = []
    problems: list[Problem] = []
    for path, source in files:
        try:
            document = headers.split(source.decode("utf-8-sig"))
        except headers.HeaderError as broken:
            problems.append(Problem(path, broken.line, "", "profile-header", broken.what, broken.mend))
            continue
        except UnicodeDecodeError:
            problems.append(
                Problem(
                    path, 0, "", "profile-encoding", "The file is not in UTF-8.", "Save it again as UTF-8."
                )
            )
            continue
        wrong = [_unknown(path, header) for header in document.headers if header.key not in FIELDS]
        if not path.endswith(".md"):
            wrong.insert(
                0, Problem(path, 0, "", "profile-file", "A profile is a file that ends in .md.", ELSEWHERE)
            )
        problems += wrong
        if not wrong:
            profiles.append(_profile(path, document, default_lang))
    return profiles, problems


def _profile(path: str, document: headers.Document, default_lang: str) -> Profile:
    said = {header.key: header.value for header in document.headers}
    return Profile(
        path=path,
        # A file without a title is about what it is called: mekong-dams.md is “mekong dams”.
        name=_line(said.get("title")) or PurePosixPath(path).stem.replace("-", " "),
        lang=_line(said.get("lang")) or default_lang,
        aliases=tuple(_list(said.get("aliases"))),
        role=_line(said.get("role")),
        slug=_line(said.get("slug")),
        description=" ".join(document.body.split()),
    )


def _unknown(path: str, header: headers.Header) -> Problem:
    known = ", ".join(field.capitalize() for field in FIELDS)
    mend = nearest(header.key, FIELDS) or f"It may say {known}. {ELSEWHERE}"
    return Problem(path, header.line, header.name, "profile-field", "A profile has no such header.", mend)


def _line(value: headers.Value | None) -> str:
    return " ".join((", ".join(value) if isinstance(value, list) else value or "").split())


def _list(value: headers.Value | None) -> list[str]:
    parts = value if isinstance(value, list) else re.split("[,;]", value or "")
    return [name for part in parts if (name := " ".join(part.split()))]
