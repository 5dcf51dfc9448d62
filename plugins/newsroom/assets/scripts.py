"""Modules under names that change with them, which still find each other."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

IMPORT = re.compile(
    r"""(?P<before>\b(?:from|import)\s*\(?\s*)(?P<quote>["'])(?P<address>\.\.?/[^"'\n]+)(?P=quote)"""
)


def with_names(source: str, script: str, names: Mapping[str, str]) -> str:
    """The source of `script` with its relative imports under their new names (old name to new, in one folder)."""

    def renamed(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(script), found["address"]))
        if target not in names:
            return found.group()
        address = posixpath.join(posixpath.dirname(found["address"]), posixpath.basename(names[target]))
        return f"{found['before']}{found['quote']}{address}{found['quote']}"

    return IMPORT.sub(renamed, source)
