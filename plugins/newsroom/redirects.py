"""Old addresses that lead on to what stands elsewhere now, for every plugin that prints such pages."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from newsroom.problems import Problem
from newsroom.text.slugs import is_reserved


@dataclass(frozen=True)
class Target:
    """Where an old address leads to: an address inside the site, the name of what stands there, its language."""

    url: str
    name: str
    lang: str


@dataclass(frozen=True)
class Redirect:
    """A page that leads on: its own address and file, and its target."""

    url: str
    save_as: str
    target: Target


@dataclass(frozen=True)
class Claim:
    """What the source file at ``path`` says: these old addresses (paths, no slash in front) lead to its page."""

    path: str
    target: Target
    aliases: tuple[str, ...]


def redirects(
    claims: Iterable[Claim], taken: Mapping[str, str], languages: Collection[str] = ()
) -> tuple[list[Redirect], list[Problem]]:
    """A Redirect for each old address that is free, and a Problem for each that is not; nothing of it is fatal.

    `taken` says whose each file of the output is, in words; of two claims to one address the first holds.
    Linear in both.
    """
    owners = dict(taken)
    folders = {folder: owner for file, owner in owners.items() for folder in _folders(file)}
    found: list[Redirect] = []
    problems: list[Problem] = []
    for claim in claims:
        own: set[str] = set()
        for alias in claim.aliases:
            file = file_of(alias)
            if file in own:
                continue
            owner = _owner(alias, file, owners, folders, languages)
            if owner:
                problems.append(_taken(claim, alias, owner))
                continue
            own.add(file)
            owners[file] = claim.path
            folders |= dict.fromkeys(_folders(file), claim.path)
            found.append(Redirect(alias, file, claim.target))
    return found, problems


def file_of(address: str) -> str:
    """The file behind an old address: ``2019/5/old/`` is ``2019/5/old/index.html``."""
    return address if re.search(r"\.html?$", address) else f"{address.rstrip('/')}/index.html"


def _owner(
    alias: str, file: str, owners: Mapping[str, str], folders: Mapping[str, str], languages: Collection[str]
) -> str:
    """Who has the file, or a file where it needs a folder; empty where it is free."""
    first, *rest = alias.rstrip("/").split("/")
    if not rest and is_reserved(first, languages):
        return "the paper itself"
    if re.search(r"(?:^|/)page/\d+/$", alias):
        return "older pages of a list"
    if file in folders:
        return folders[file]
    return next((owners[each] for each in (file, *_folders(file)) if each in owners), "")


def _folders(file: str) -> list[str]:
    """The folders that hold a file, the innermost first."""
    parts = file.split("/")
    return ["/".join(parts[:depth]) for depth in range(len(parts) - 1, 0, -1)]


def _taken(claim: Claim, alias: str, owner: str) -> Problem:
    whose = "is its address now" if owner == claim.path else f"belongs to {owner}"
    mend = "Take it out here, or there." if owner != claim.path else "Take it out."
    return Problem(
        claim.path, 0, "Aliases", "alias-taken", f"The address /{alias} {whose}.", mend, fatal=False
    )
