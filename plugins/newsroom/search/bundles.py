"""Pages in, one Pagefind bundle a language out.

Pagefind sees nothing but a copy of each page that holds what a reader searches for: headline, standfirst and
text. Its command reads such a tree in one go; its Python interface waits a tenth of a second for every page.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from newsroom.search.encoding import encode

USER_INTERFACES = ("pagefind-ui*", "pagefind-modular-ui*", "pagefind-component-ui*", "pagefind-highlight*")
"""What Pagefind adds to each bundle (420 kB) and our own search page does not need."""

HEADLINE_END = "\u241e"
"""Stands after the headline in what is indexed, so that the search page can leave it out of an excerpt."""

DIGEST = "digest.txt"


class SearchError(Exception):
    """The index cannot be made; the message is a sentence for an editor."""


@dataclass(frozen=True)
class IndexedPage:
    """A printed page. ``path`` is its file in the output, ``url`` its address inside the site, ``html`` its
    text, ``sections`` with the main one first, ``date`` an ISO date and ``day`` the same in the page's
    language, or empty, ``paid`` says who paid for it, or is empty; the rest is plain text."""

    path: str
    url: str
    lang: str
    title: str
    html: str
    standfirst: str = ""
    sections: tuple[str, ...] = ()
    date: str = ""
    day: str = ""
    paid: str = ""


def make_bundles(pages: Iterable[IndexedPage], folder: Path, cache: Path) -> None:
    """Leave in `folder` one bundle for each language of `pages`, and no other.

    A bundle is made again only when a page in it changed: then Pagefind takes about 3 ms and 0.25 MB of
    memory a page. `cache` keeps the last one of each language. Raises SearchError.
    """
    languages: dict[str, list[IndexedPage]] = {}
    for page in pages:
        languages.setdefault(page.lang, []).append(page)
    for stale in folder.glob("*"):
        if stale.name not in languages:
            shutil.rmtree(stale)
    for lang, of_language in languages.items():
        if not re.fullmatch(r"[\w-]+", lang):
            raise SearchError(f"“{lang}” is no language code ({of_language[0].path}).")
        _make_bundle({page.path: index_form(page) for page in of_language}, folder / lang, cache / lang)


def index_form(page: IndexedPage) -> str:
    """The page as Pagefind reads it. Texts are escaped; scripts without spaces are encoded in what is
    indexed, not in what is shown beside it."""
    shown = {
        "title": page.title,
        "url": page.url,
        "section": next(iter(page.sections), ""),
        "date": page.date,
        "day": page.day,
        "paid": page.paid,
    }
    facts = "".join(
        f'<meta data-pagefind-meta="{name}[content]" content="{escape(value)}">\n'
        for name, value in shown.items()
        if value
    )
    sections = "".join(
        f'<meta data-pagefind-filter="section[content]" content="{escape(name)}">\n' for name in page.sections
    )
    date = f'<meta data-pagefind-sort="date[content]" content="{escape(page.date)}">\n'
    return (
        f'<!doctype html>\n<html lang="{escape(page.lang)}">\n<body>\n'
        f"{facts}{sections}{date if page.date else ''}"
        f"<main data-pagefind-body>\n<h1>{encode(escape(page.title))}</h1>\n"
        f"<p>{HEADLINE_END} {encode(escape(page.standfirst))}</p>\n{encode(page.html)}\n</main>\n</body>\n</html>\n"
    )


def _make_bundle(forms: Mapping[str, str], bundle: Path, cached: Path) -> None:
    digest = _digest(forms)
    if _digest_of(cached) != digest:
        cached.parent.mkdir(parents=True, exist_ok=True)
        (cached.parent / ".gitignore").write_text("*\n")  # nothing that one would commit
        with TemporaryDirectory(dir=cached.parent) as work:
            fresh = _index(forms, Path(work))
            (fresh / DIGEST).write_text(digest)
            shutil.rmtree(cached, ignore_errors=True)
            fresh.rename(cached)
    if _digest_of(bundle) != digest:
        shutil.rmtree(bundle, ignore_errors=True)
        shutil.copytree(cached, bundle)


def _index(forms: Mapping[str, str], work: Path) -> Path:
    """Write the tree, run Pagefind over it, and give the folder of the finished bundle."""
    tree, bundle = work / "pages", work / "bundle"
    for path, form in forms.items():
        file = tree / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(form, encoding="utf-8")
    # In the tree, so that no pagefind.toml of the project's folder is read.
    command = [sys.executable, "-m", "pagefind", "--site", ".", "--output-path", str(bundle), "--silent"]
    ended = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
    if ended.returncode:
        said = (ended.stderr + ended.stdout).strip().splitlines() or ["nothing"]
        raise SearchError(f"Pagefind ended with {ended.returncode} and said: {said[-1]}")
    for pattern in USER_INTERFACES:
        for file in bundle.glob(pattern):
            file.unlink()
    return bundle


def _digest(forms: Mapping[str, str]) -> str:
    """The digest of what Pagefind would read, and of its version. Pagefind's own files differ in each run."""
    found = hashlib.sha256(version("pagefind").encode())
    for path, form in sorted(forms.items()):
        found.update(f"\0{path}\0{form}".encode())
    return found.hexdigest()


def _digest_of(bundle: Path) -> str:
    file = bundle / DIGEST
    return file.read_text() if file.is_file() else ""
