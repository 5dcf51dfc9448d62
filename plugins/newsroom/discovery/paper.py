"""The paper as machines are told of it: its name, its addresses, its rules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin, urlsplit

LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True)
class Paper:
    """What feeds, sitemaps and structured data say about the paper itself.

    ``siteurl`` is SITEURL: with a host addresses are whole, without one they are paths, fit for looking at a
    paper at home and for nothing else. ``policies`` leads from schema.org's name of a policy to its address;
    ``desks`` are names or posts of authors that are no persons.
    """

    name: str
    siteurl: str = ""
    lang: str = "en"
    motto: Mapping[str, str] = field(default_factory=dict)
    logo: str = ""
    policies: Mapping[str, str] = field(default_factory=dict)
    profiles: tuple[str, ...] = ()
    rights: str = ""
    licence: str = ""
    desks: frozenset[str] = frozenset()

    @property
    def is_public(self) -> bool:
        """Whether SITEURL names a host, without which there are no whole addresses."""
        return bool(urlsplit(self.siteurl).netloc)

    def address(self, url: str) -> str:
        """An address inside the paper with its host, percent-encoded; an address elsewhere stays what it is."""
        if urlsplit(url).netloc:
            return _quoted(url)
        return f"{self.siteurl.rstrip('/')}/{_quoted(url.lstrip('/'))}"

    def joined(self, base: str, link: str) -> str:
        """Where a link on the page at `base` (as `address` gives it) leads to; what is no address stays as it is."""
        try:
            return urljoin(base, link)
        except ValueError:  # such as "http://[": the page says it too
            return link


def _quoted(url: str) -> str:
    # Pelican's own addresses may be quoted already, so a percent sign stays where it begins an escape.
    return LONE_PERCENT.sub("%25", quote(url, safe="/?=&#:@!$,;~+%"))
