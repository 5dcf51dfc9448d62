"""Follows every internal link and asset of a published folder, as a static host maps addresses to files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup

ATTRIBUTES = ("href", "src", "action", "poster", "data")
IN_CSS = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s;]+)""")
IN_MODULE = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["']([./][^"']*)["']""")


def broken_links(folder: Path, siteurl: str) -> list[str]:
    """What does not resolve in a site whose root is `folder`, published at `siteurl`, as "file -> link".

    Addresses of other hosts are none of it; an address of this host outside the site's path is broken, and so is
    a page's fragment that names no id. Linear in files and links.
    """
    ids: dict[Path, set[str]] = {}
    return [
        f"{file.relative_to(folder).as_posix()} -> {link}"
        for file in sorted(folder.rglob("*"))
        for link in sorted(set(_links(file)))
        if not _resolves(link, file, folder, siteurl, ids)
    ]


def links_of(page: Path) -> Iterator[str]:
    """Every address in a page: links, assets, forms, social pictures, style attributes."""
    soup = BeautifulSoup(page.read_bytes(), "lxml")
    for element in soup.find_all(True):
        yield from (str(element[name]) for name in ATTRIBUTES if element.has_attr(name))
        yield from (part.split()[0] for part in str(element.get("srcset", "")).split(",") if part.strip())
        yield from IN_CSS.findall(str(element.get("style", "")))
    for meta in soup.find_all("meta", property=re.compile("^og:(url|image)$")):
        yield str(meta["content"])
    for style in soup.find_all("style"):
        yield from IN_CSS.findall(style.get_text())


def _links(file: Path) -> Iterator[str]:
    if file.suffix == ".html":
        yield from links_of(file)
    elif file.suffix == ".css":
        yield from IN_CSS.findall(file.read_text("utf-8"))
    elif file.suffix == ".js":
        yield from IN_MODULE.findall(file.read_text("utf-8"))


def _resolves(link: str, file: Path, folder: Path, siteurl: str, ids: dict[Path, set[str]]) -> bool:
    base = siteurl.rstrip("/") + "/"
    own = file.relative_to(folder).as_posix().removesuffix("index.html")
    parts = urlsplit(urljoin(base + own, link))
    site = urlsplit(base)
    if parts.scheme not in ("http", "https") or parts.netloc != site.netloc:
        return True
    if not parts.path.startswith(site.path):
        return False
    target = folder / unquote(parts.path[len(site.path) :])
    if parts.path.endswith("/"):
        target /= "index.html"
    if not target.is_file():
        return False
    return not parts.fragment or target.suffix != ".html" or unquote(parts.fragment) in _ids(target, ids)


def _ids(page: Path, known: dict[Path, set[str]]) -> set[str]:
    if page not in known:
        soup = BeautifulSoup(page.read_bytes(), "lxml")
        known[page] = {"top", *(str(element["id"]) for element in soup.find_all(id=True))}
    return known[page]
