"""What a newsroom says about a tag, author or section in a file of its own, such as content/tags/mekong-dams.md.

Title: Mekong dams
Aliases: dams on the Mekong, hydropower dams
See also: Fishing, Sand
Top: what-the-dam-changed
Picture: images/dam.jpg

The dams on the river's main stream, and what they do to the fish.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from newsroom.problems import Problem, nearest
from newsroom.text import headers
from newsroom.text.pictures import Measure, flaw_of, path_of_header

ELSEWHERE = "A story belongs in another folder."
FIELDS = (
    "title", "aliases", "role", "desk", "contact", "lang", "slug", "see also", "top",
    "picture", "picture alt", "picture caption", "picture credit",
)  # fmt: skip


@dataclass(eq=False)
class Picture:
    """A picture of what a list is about, in the shape of a story's: ``file`` in content/, its size in px (0: unknown).

    ``source`` is the file that names it. Not frozen: all that is said of one name shares it, so whoever makes smaller
    files of it hangs them here, ``renditions`` by role, and names one of them as ``file``. Without a file it is false,
    since then it cannot be shown.
    """

    file: str
    width: int
    height: int
    alt: str = ""
    caption: str = ""
    credit: str = ""
    source: str = ""
    renditions: Mapping[str, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.file)

    @property
    def url(self) -> str:
        """Its address inside the site."""
        return self.file


@dataclass(frozen=True)
class Contact:
    """A way to reach somebody: what is shown, and the address that a link leads to."""

    name: str
    url: str


@dataclass(frozen=True)
class Profile:
    """What is said about one name: how it is spelt, what else it was called, who or what it is.

    ``aliases`` are other names, whose old addresses lead on to this one; ``spellings`` other ways to write it.
    An author has a ``role``, a ``desk`` and ways of ``contact``. ``see_also`` names tags, ``top`` slugs of stories;
    ``lines`` says where a header stands in the file.
    """

    path: str
    name: str
    lang: str
    aliases: tuple[str, ...] = ()
    role: str = ""
    slug: str = ""
    description: str = ""
    spellings: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    top: tuple[str, ...] = ()
    picture: Picture | None = None
    desk: str = ""
    contact: tuple[Contact, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)


def no_picture(path: str) -> None:
    """The Measure of a site without pictures."""
    del path


def read_profiles(
    files: Iterable[tuple[str, bytes]], default_lang: str, measure: Measure = no_picture
) -> tuple[list[Profile], list[Problem]]:
    """The profiles in (path, content) pairs, and what is wrong with those that cannot be used.

    A profile whose picture is missing stands without it, and its Problem is not fatal.
    """
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
        wrong = [_unknown(path, header) for header in document.headers if _written(header) not in FIELDS]
        if not path.endswith(".md"):
            wrong.insert(
                0, Problem(path, 0, "", "profile-file", "A profile is a file that ends in .md.", ELSEWHERE)
            )
        problems += wrong
        if not wrong:
            profile, missing = _profile(path, document, default_lang, measure)
            profiles.append(profile)
            problems += missing
    return profiles, problems


def _profile(
    path: str, document: headers.Document, default_lang: str, measure: Measure
) -> tuple[Profile, list[Problem]]:
    said = {_written(header): header.value for header in document.headers}
    lines = {_written(header): header.line for header in document.headers}
    picture, problems = _picture(path, said, lines, measure)
    contact, unreachable = _contact(path, said, lines)
    return Profile(
        path=path,
        # A file without a title is about what it is called: mekong-dams.md is “mekong dams”.
        name=_line(said.get("title")) or PurePosixPath(path).stem.replace("-", " "),
        lang=_line(said.get("lang")) or default_lang,
        aliases=_list(said.get("aliases")),
        role=_line(said.get("role")),
        desk=_line(said.get("desk")),
        contact=contact,
        slug=_line(said.get("slug")),
        description=" ".join(document.body.split()),
        see_also=_list(said.get("see also")),
        top=_list(said.get("top")),
        picture=picture,
        lines=lines,
    ), problems + unreachable


def _contact(
    path: str, said: Mapping[str, headers.Value], lines: Mapping[str, int]
) -> tuple[tuple[Contact, ...], list[Problem]]:
    """Email addresses and addresses on the web; what is neither is told, and left out."""
    given = _list(said.get("contact"))
    found = {written: _reached(written) for written in given}
    mend = "Write an email address, or an address with https:// in front."
    problems = [
        Problem(
            path,
            lines["contact"],
            "Contact",
            "profile-contact",
            f"“{written}” is no address.",
            mend,
            fatal=False,
        )
        for written, contact in found.items()
        if contact is None
    ]
    return tuple(contact for contact in found.values() if contact), problems


def _reached(written: str) -> Contact | None:
    if re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", written):
        return Contact(written, f"mailto:{written}")
    if re.fullmatch(r"https://[^\s\"<>]+", written):
        return Contact(written.removeprefix("https://").rstrip("/"), written)
    return None


def _picture(
    path: str, said: Mapping[str, headers.Value], lines: Mapping[str, int], measure: Measure
) -> tuple[Picture | None, list[Problem]]:
    file = path_of_header(_line(said.get("picture")))
    if not file:
        return None, []
    measured = measure(file)
    if flaw := flaw_of(file, measured):
        told = Problem(path, lines["picture"], "Picture", flaw.rule, flaw.what, flaw.mend, fatal=False)
        return None, [told]
    size = measured if isinstance(measured, tuple) else (0, 0)
    alt, caption, credit = (_line(said.get(f"picture {name}")) for name in ("alt", "caption", "credit"))
    return Picture(file, *size, alt, caption, credit, path), []


def _unknown(path: str, header: headers.Header) -> Problem:
    known = ", ".join(name.capitalize() for name in FIELDS)
    mend = nearest(_written(header), FIELDS) or f"It may say {known}. {ELSEWHERE}"
    return Problem(path, header.line, header.name, "profile-field", "A profile has no such header.", mend)


def _written(header: headers.Header) -> str:
    return header.key.replace("_", " ")


def _line(value: headers.Value | None) -> str:
    return " ".join((", ".join(value) if isinstance(value, list) else value or "").split())


def _list(value: headers.Value | None) -> tuple[str, ...]:
    parts = value if isinstance(value, list) else re.split("[,;]", value or "")
    return tuple(name for part in parts if (name := " ".join(part.split())))
