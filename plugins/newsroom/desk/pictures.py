"""What is wrong inside the picture files that stories, pages and profiles show, as the build says it.

Found without a build, with the plugin's own functions, and remembered in the build's cache.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from newsroom.desk.paper import Paper
from newsroom.desk.rules.corpus import Corpus
from newsroom.pictures.bodies import content_path, images
from newsroom.pictures.cache import Cache
from newsroom.pictures.examining import decoded
from newsroom.pictures.originals import Remark
from newsroom.pictures.reports import problem_at
from newsroom.problems import Problem
from newsroom.settings import Options
from newsroom.text.headers import HeaderError, split
from newsroom.topics.reader import profile_folders, profile_sources


@dataclass(frozen=True)
class Showing:
    """A file of content/ whose page shows pictures: its lead's address (empty: none), body, and rules silenced."""

    path: str
    source: bytes
    lead: str
    html: str = ""
    silenced: Collection[str] = ()

    def pictures(self, files: Collection[str]) -> list[tuple[str, bool]]:
        """The files of content/ that it shows, each once, and whether it leads."""
        folder = str(PurePosixPath(self.path).parent)
        lead = content_path(self.lead, folder, files) if self.lead else None
        in_text = (content_path(address, folder, files) for address, _ in images(self.html))
        return [(path, path == lead) for path in dict.fromkeys([lead, *in_text]) if path]


def picture_problems(paper: Paper, options: Options, corpus: Corpus) -> Iterator[Problem]:
    """A Problem for each picture that cannot be shown, or is odd and not silenced. Each file is looked at once."""
    cache = Cache(Path(paper.root, paper.settings["CACHE_PATH"]) / "pictures")
    shown = [(page, page.pictures(corpus.files)) for page in (*_pages(corpus), *_profiles(paper, options))]
    files = dict.fromkeys(paper.content / path for _, pictures in shown for path, _ in pictures)
    workers = options.pictures_workers or os.cpu_count() or 1
    known = decoded(files, options.pictures_largest * 1_000_000, cache, workers)
    cache.keep()
    for page, pictures in shown:
        silenced = {*page.silenced, *options.stories_silenced_rules}
        for path, leads in pictures:
            found = known[paper.content / path]
            if isinstance(found, Remark):
                yield problem_at(page.path, page.source, path, found, leads=leads, gone=True)
            elif found and found.remark and found.remark.rule not in silenced:
                yield problem_at(page.path, page.source, path, found.remark, leads=leads, gone=False)


def _pages(corpus: Corpus) -> Iterator[Showing]:
    for page in (*corpus.stories, *corpus.pages):
        if page.story.status != "withdrawn":
            picture = getattr(page.story, "picture", None)
            # A picture of no known size is taken out of the story, and its header alone still names the file.
            lead = picture.file if picture else _named(page.source)
            yield Showing(page.path, page.source, lead, page.html, page.story.silence)


def _profiles(paper: Paper, options: Options) -> Iterator[Showing]:
    for folder in profile_folders(options).values() if paper.has("topics") else ():
        for path, source in profile_sources(paper.content, folder):
            # From the content folder on, unlike a story's.
            if lead := _named(source):
                yield Showing(path, source, f"/{lead}")


def _named(source: bytes) -> str:
    """The file after “Picture:”; empty where there is none, or the header is broken, which others tell."""
    if b"icture" not in source:
        return ""
    try:
        headers = split(source.decode("utf-8-sig", "replace")).headers
    except HeaderError:
        return ""
    values = (header.value for header in headers if header.key == "picture")
    return next((value for value in values if isinstance(value, str)), "")
