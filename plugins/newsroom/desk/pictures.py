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
from newsroom.pictures.bodies import content_path, images, links_apart
from newsroom.pictures.cache import Cache
from newsroom.pictures.examining import decoded, is_picture, remembered
from newsroom.pictures.originals import LOCATED, Remark
from newsroom.pictures.reports import problem_at, problem_of_file
from newsroom.problems import Problem
from newsroom.settings import Options
from newsroom.text.headers import HeaderError, split
from newsroom.text.pictures import path_of_header
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

    def linked(self, files: Collection[str]) -> set[str]:
        """The files of content/ that it links, and that are therefore copied as they are."""
        folder = str(PurePosixPath(self.path).parent)
        found = (content_path(address, folder, files) for address in links_apart(self.html))
        return {path for path in found if path}


def picture_problems(paper: Paper, options: Options, corpus: Corpus) -> Iterator[Problem]:
    """A Problem for each picture that cannot be shown, or is odd and not silenced. Each file is looked at once.

    Pages come first, then the files that are copied though no page shows them.
    """
    cache = Cache(Path(paper.root, paper.settings["CACHE_PATH"]) / "pictures")
    largest = options.pictures_largest * 1_000_000
    static = _static(paper, corpus)
    shown = [(page, page.pictures(corpus.files)) for page in (*_pages(corpus), *_profiles(paper, options))]
    linked = set().union(*(page.linked(static) for page, _ in shown))
    files = dict.fromkeys(paper.content / path for _, pictures in shown for path, _ in pictures)
    workers = options.pictures_workers or os.cpu_count() or 1
    known = decoded(files, largest, cache, workers)
    loose = {
        path: remembered(file, largest, cache)
        for path in static
        if (file := paper.content / path) not in files
    }
    cache.keep()
    for page, pictures in shown:
        silenced = {*page.silenced, *options.stories_silenced_rules}
        for path, leads in pictures:
            found = known[paper.content / path]
            if isinstance(found, Remark):
                yield problem_at(page.path, page.source, path, found, leads=leads, gone=True)
            elif found:
                remark = LOCATED if found.located and path in linked else found.remark
                if remark and remark.rule not in silenced:
                    yield problem_at(page.path, page.source, path, remark, leads=leads, gone=False)
    for path, found in loose.items():
        if isinstance(found, Remark):
            copied = path in linked and not path.lower().endswith(".svg")
            yield problem_of_file(path, found, copied=copied)
        elif found:
            remark = LOCATED if found.located else found.remark
            if remark and remark.rule not in options.stories_silenced_rules:
                yield problem_of_file(path, remark, copied=True)


def _static(paper: Paper, corpus: Corpus) -> set[str]:
    """The pictures among the files that Pelican copies."""
    folders = paper.settings["STATIC_PATHS"]
    names = (name for name in corpus.files if is_picture(name))
    return {name for name in names if any(PurePosixPath(name).is_relative_to(each) for each in folders)}


def _pages(corpus: Corpus) -> Iterator[Showing]:
    for page in (*corpus.stories, *corpus.pages):
        if page.story.status != "withdrawn":
            picture = getattr(page.story, "picture", None)
            lead = picture.file if picture else ""
            yield Showing(page.path, page.source, lead, page.html, page.story.silence)


def _profiles(paper: Paper, options: Options) -> Iterator[Showing]:
    for folder in profile_folders(options).values() if paper.has("topics") else ():
        for path, source in profile_sources(paper.content, folder):
            # From the content folder on, unlike a story's.
            if lead := _named(source):
                yield Showing(path, source, f"/{lead}")


def _named(source: bytes) -> str:
    """The path after “Picture:”; empty where there is none, or the header is broken, which others tell."""
    if b"icture" not in source:
        return ""
    try:
        headers = split(source.decode("utf-8-sig", "replace")).headers
    except HeaderError:
        return ""
    values = (header.value for header in headers if header.key == "picture")
    return path_of_header(next((value for value in values if isinstance(value, str)), ""))
