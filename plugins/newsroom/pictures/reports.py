"""What is said of a build's pictures: problems at the line that an editor wrote, and what they cost."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from pathlib import PurePosixPath
from urllib.parse import unquote

from newsroom.pictures.album import Album, Page
from newsroom.pictures.originals import Remark
from newsroom.pictures.renditions import Planned
from newsroom.problems import Problem, counted


def problems_of(
    album: Album, pages: Iterable[Page], replaced: Collection[str], heavy: int
) -> Iterator[Problem]:
    """What is to be said of pictures, each at the page and line that show it, and of pages heavier than `heavy` kB.

    `replaced` are the originals that are not copied.
    """
    named: set[str] = set()
    for page in pages:
        for path in page.pictures:
            if remark := album.remark(path):
                named.add(path)
                yield problem(page, path, remark, album)
        if page.bytes_on_phone > heavy * 1000:
            what = f"Its pictures weigh {page.bytes_on_phone / 1e6:.1f} MB on a phone."
            mend = "Take some out, or raise PICTURES_STORY_KILOBYTES."
            yield Problem(page.source, 0, "", "story-heavy", what, mend, fatal=False)
    for path in album.files:
        if path not in named and (remark := album.remark(path)):
            yield problem_of_file(path, remark, copied=path not in replaced)


def problem_of_file(path: str, remark: Remark, *, copied: bool) -> Problem:
    """A remark on a file that no page shows."""
    gone = "" if copied else " It is not copied."
    return Problem(path, 0, "", remark.rule, remark.what + gone, remark.mend, fatal=False)


def problem(page: Page, path: str, remark: Remark, album: Album) -> Problem:
    """A remark on a picture as the Problem of the page that shows it."""
    source = (album.content / page.source).read_bytes()
    gone = isinstance(album.look(path), Remark)
    return problem_at(page.source, source, path, remark, leads=path == page.lead, gone=gone)


def problem_at(page: str, source: bytes, path: str, remark: Remark, *, leads: bool, gone: bool) -> Problem:
    """A remark on a picture as the Problem of a page, at the first line of its source that names the file.

    `leads`: its header names it; `gone`: the page is printed without it.
    """
    name = PurePosixPath(path).name
    lines = [unquote(line) for line in source.decode("utf-8-sig", "replace").splitlines()]
    numbered = list(enumerate(lines, start=1))
    header = (n for n, line in numbered if leads and line.lower().startswith("picture") and name in line)
    written = (n for part in (path, name) for n, line in numbered if part in line)
    line = next(chain(header, written), 0)
    said = f"“{path}”: {remark.what}" + (" The page is printed without it." if gone else "")
    return Problem(page, line, "Picture" if leads else "", remark.rule, said, remark.mend, fatal=False)


def summary(album: Album, pages: Iterable[Page]) -> str:
    """What the pictures cost, in one line: files, megabytes, and the page that costs a reader most."""
    names = album.names()
    size = sum(album.cache.size(name) for name in names) / 1e6
    shown = counted(sum(isinstance(look, Planned) for look in album.looks.values()), "photograph")
    heaviest = max(pages, key=lambda page: page.bytes_on_phone)
    return (
        f"Pictures: {shown} in {counted(len(names), 'file')}, {size:.1f} MB, {album.made} of them new. "
        f"Heaviest on a phone: {heaviest.source}, {heaviest.bytes_on_phone / 1e6:.2f} MB."
    )
