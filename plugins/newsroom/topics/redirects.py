"""Old addresses: where a name that is now another one's alias had its list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from newsroom.topics.lists import Group


@dataclass(frozen=True)
class Redirect:
    """A file that leads on to the list of `group`, and its own address."""

    url: str
    save_as: str
    group: Group


def redirects(
    groups: Iterable[Group],
    address: Callable[[Group, str], tuple[str, str]],
    taken: Collection[str],
) -> list[Redirect]:
    """One Redirect for each old address of each group that has a page of its own.

    `address` gives what the group's address and file would be under another name (empty: none). A file in
    `taken` is a page of its own and stays; of two aliases with one address the first has it.
    """
    found: dict[str, Redirect] = {}
    for group in groups:
        for alias in group.profile.aliases if group.profile and group.save_as else ():
            url, save_as = address(group, alias)
            if save_as and save_as not in taken:
                found.setdefault(save_as, Redirect(url, save_as, group))
    return list(found.values())
