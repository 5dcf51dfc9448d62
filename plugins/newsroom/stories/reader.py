"""Where stories meet Pelican: source files become Articles through the seam of Pelican's own cache.

``get_cached_data`` on the article generator gives an Article at once, 2 to 2.5 times faster than
``Readers.read_file``, and one path serves every build. It must never return None for a file of ours (Pelican
would read it again with its own reader and publish it), nor raise; so files with problems are taken out
earlier, in ``get_files``.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pelican import signals
from pelican.contents import Article, Author, Category, Tag
from pelican.generators import ArticlesGenerator, PagesGenerator, PelicanTemplateNotFound, StaticGenerator
from pelican.readers import BaseReader, Readers, default_metadata, path_metadata
from pelican.settings import DEFAULT_CONFIG
from pelican.utils import slugify

from newsroom import edition, jinja
from newsroom.edition import field
from newsroom.problems import Problem, terminal
from newsroom.settings import is_on, read_or_exit
from newsroom.stories.reading import Reading, ReadStory, read_all, read_page, read_story
from newsroom.text.markdown import opening
from newsroom.text.pictures import files_of
from newsroom.text.scripts import spoken_html
from newsroom.text.sizes import PictureSizes

logger = logging.getLogger(__name__)

LONGEST_SUMMARY = 50
"""Words of a story without a standfirst that stand for it, where Pelican's SUMMARY_MAX_LENGTH sets no bound."""
SUFFIXES = {"md", "markdown", "mkd", "mdown"}


def take_over(generator: ArticlesGenerator) -> None:
    """Puts our reading in place of Pelican's for Markdown files of this generator."""
    if not reads_markdown(generator.settings):
        logger.warning("MARKDOWN is set, so Pelican's own reader reads the stories: no article has a story.")
        return
    # Links inside a body are paths, so that a page is the same on every host.
    generator.context["localsiteurl"] = jinja.site_path(generator.settings["SITEURL"])
    source = StorySource(generator)
    generator.get_files = source.get_files
    generator.get_cached_data = source.get_cached_data
    signals.static_generator_finalized.connect(source.withhold_files)


def read_pages_with(readers: Readers) -> None:
    """Static pages are read by StoryReader; it claims no suffix by being imported."""
    if reads_markdown(readers.settings):
        readers.reader_classes |= dict.fromkeys(SUFFIXES, StoryReader)


def in_order(generator: PagesGenerator) -> None:
    """Lets static pages be read by name, so that their translations have one order in every build."""
    found = generator.get_files
    generator.get_files = lambda *args, **keywords: sorted(found(*args, **keywords))


def reads_markdown(settings: Mapping[str, Any]) -> bool:
    """Whether the site left MARKDOWN alone: one with its own extensions keeps its own reader."""
    return bool(settings.get("MARKDOWN") == DEFAULT_CONFIG["MARKDOWN"])


def reading_of(settings: Mapping[str, Any]) -> Reading:
    """How this site's files are read. Ends the build with a sentence when a setting cannot be used."""
    options = read_or_exit(settings)
    zone = ZoneInfo(settings.get("TIMEZONE") or "UTC")
    # Where Pelican takes slugs from headlines, addresses stay what they were before this plugin.
    of_title = slugifier(settings) if settings.get("SLUGIFY_SOURCE") == "title" else None
    sizes = PictureSizes(Path(settings["PATH"]), examined=is_on("pictures", settings))
    host = urlsplit(settings.get("SITEURL") or "").netloc
    return Reading(zone, options.stories_fields, sizes, of_title, host)


def slugifier(settings: Mapping[str, Any]) -> Callable[[str], str]:
    """Pelican's own slugs, as this site sets them."""
    return partial(
        slugify,
        regex_subs=settings.get("SLUG_REGEX_SUBSTITUTIONS", []),
        preserve_case=settings.get("SLUGIFY_PRESERVE_CASE", False),
        use_unicode=settings.get("SLUGIFY_USE_UNICODE", False),
    )


def report(problems: list[Problem]) -> None:
    """Each problem as one line of Pelican's log: an error where its story is left out, else a warning."""
    for problem in sorted(problems):
        level = logging.ERROR if problem.fatal else logging.WARNING
        logger.log(level, "%s", terminal(problem), extra={"left_out": problem.fatal, "problem": problem})


def held_files(settings: dict[str, Any]) -> set[str]:
    """The files in content/ that unpublished stories and pages name, noted as they are read.

    In Pelican's settings, as the moment of the build is: they are what the readers of one build share.
    """
    held: set[str] = settings.setdefault("FILES_HELD", set())
    return held


class StorySource:
    """The story files of one build: read once, told to Pelican as files and as Articles."""

    def __init__(self, generator: ArticlesGenerator) -> None:
        self.generator = generator
        self.settings = generator.settings
        self.reading = reading_of(self.settings)
        self.now: datetime = edition.moment(self.settings)
        self.stories: dict[str, ReadStory] = {}
        self.pelicans_files: Callable[..., set[str]] = generator.get_files
        self.pelicans_cache: Callable[..., Any] = generator.get_cached_data
        self.defaults = default_metadata(self.settings, BaseReader(self.settings).process_metadata)

    def get_files(self, paths: Any, exclude: Any = None, extensions: Any = None) -> Collection[str]:
        """Pelican's files by name, less those that cannot be printed; what is wrong is logged."""
        found = self.pelicans_files(paths, exclude=exclude, extensions=extensions)
        if extensions is not None:  # Pelican asks for other kinds of file
            return found
        ours = sorted(path for path in found if path.rpartition(".")[2].lower() in SUFFIXES)
        files = ((path, Path(self.settings["PATH"], path).read_bytes()) for path in ours)
        self.stories, problems = read_all(files, self._read, self.reading, self.settings["DEFAULT_LANG"])
        report(problems)
        left_out = set(ours) - set(self.stories)
        for path in left_out:
            self.generator._add_failed_source_path(path)
        # Pelican's set has another order in every process, and a story's translations would have it too.
        return sorted(found - left_out)

    def _read(self, source: bytes, path: str, reading: Reading) -> ReadStory | list[Problem]:
        read = read_story(source, path, reading)
        if not isinstance(read, list) and not read.story.is_public(self.now):
            held_files(self.settings).update(read.files)
        return read

    def get_cached_data(self, path: str, default: Any = None) -> Any:
        """The Article of a story file; for any other file, what Pelican's cache says."""
        if path not in self.stories:
            return self.pelicans_cache(path, default)
        return self._article(path, self.stories[path])

    def _article(self, path: str, read: ReadStory) -> Article:
        source = str(Path(self.settings["PATH"], path).absolute())
        metadata = {**self.defaults, **path_metadata(source, path, self.settings)}
        metadata |= self._objects(read.story.metadata(self.now)) | {"reader": "story"}
        html = spoken_html(read.html, read.story.lang or self.settings["DEFAULT_LANG"])
        if "summary" not in metadata:
            longest = self.settings.get("SUMMARY_MAX_LENGTH") or LONGEST_SUMMARY
            metadata["summary"] = opening(html, longest)
        if read.story.status == "withdrawn" and not self._has_template("withdrawn"):
            html = "<p>This story has been withdrawn.</p>"
            del metadata["template"]
        # Pelican sends this for what its readers have read; our way round them must too.
        signals.article_generator_context.send(self.generator, metadata=metadata)
        return Article(html, metadata, self.settings, source, self.generator.context)

    def _has_template(self, name: str) -> bool:
        try:
            self.generator.get_template(name)
        except PelicanTemplateNotFound:
            return False
        return True

    def withhold_files(self, static: StaticGenerator) -> None:
        """Takes files that only unpublished stories name out of what is copied: a picture can tell a story too."""
        if static.context is not self.generator.context:
            return
        if not (held := held_files(self.settings)):
            return
        contents = [
            content for content in static.context["generated_content"].values() if content is not None
        ]
        # By other plugins, on pages of their own.
        shown = {picture.file for picture in static.context.get("pictures_shown", ())}
        shown |= set().union(*(_files(content) for content in contents if content.status != "draft"))
        withheld = held - shown
        static.staticfiles = [
            file for file in static.staticfiles if file.relative_source_path not in withheld
        ]
        static.context["staticfiles"] = static.staticfiles

    def _objects(self, metadata: dict[str, Any]) -> dict[str, Any]:
        """The metadata with Pelican's objects in place of the names of sections, tags and authors."""
        if "category" in metadata:
            metadata["category"] = Category(metadata["category"], self.settings)
        for name, kind in (("tags", Tag), ("authors", Author)):
            if name in metadata:
                metadata[name] = [kind(each, self.settings) for each in metadata[name]]
        return metadata


def _files(content: Any) -> set[str]:
    """The files in content/ that a printed page shows or links."""
    picture = field(content, "picture")
    return files_of(content._content or "") | ({picture.file} if hasattr(picture, "file") else set())


class StoryReader(BaseReader):
    """Pelican's reader for our static pages. A page that cannot be printed is logged and left out."""

    file_extensions: list[str] = []  # noqa: RUF012 (Pelican's name; ours are claimed in read_pages_with)

    @cached_property
    def reading(self) -> Reading:
        """How this site's files are read: its settings checked once, each picture measured once."""
        return reading_of(self.settings)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The page's HTML and metadata, as Pelican asks."""
        path = Path(source_path)
        content = Path(self.settings["PATH"]).absolute()
        name = path.relative_to(content).as_posix() if path.is_relative_to(content) else path.name
        read = read_page(path.read_bytes(), name, self.reading)
        if isinstance(read, list):
            report(read)
            return "", {"status": "skip"}
        report(list(read.problems))
        if read.story.status not in ("published", "hidden"):
            held_files(self.settings).update(read.files)
        html = spoken_html(read.html, read.story.lang or self.settings["DEFAULT_LANG"])
        return html, read.story.metadata(edition.moment(self.settings))
