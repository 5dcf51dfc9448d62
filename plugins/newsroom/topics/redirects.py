"""Old addresses: where a name that is now another one's alias had its list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from newsroom.redirects import Redirect, Target
from newsroom.text import slugs
from newsroom.topics.lists import Group


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
        target = Target(group.url, group.name, group.lang)
        for alias in group.profile.aliases if group.profile and group.save_as else ():
            url, save_as = address(group, alias)
            if save_as and save_as not in taken:
                found.setdefault(save_as, Redirect(url, save_as, target))
    return list(found.values())


def former_slugs(group: Group, slug_of: Callable[[str, str], str]) -> tuple[str, ...]:
    """The slugs that a group's other names would have: where its feed may have stood. `slug_of` is of kind and name."""
    aliases = group.profile.aliases if group.profile else ()
    found = dict.fromkeys(slug_of(group.kind, alias) for alias in aliases)
    return tuple(slug for slug in found if slug != group.slug and slugs.fits(slug))
