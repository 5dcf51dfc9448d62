"""The door to Pelican: which pages are listed, and when they are indexed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from copy import deepcopy
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment
from jinja2.filters import do_striptags
from pelican.plugins.search.search import SearchSettingsGenerator

from newsroom.edition import field, own_sections
from newsroom.jinja import Words
from newsroom.search.bundles import IndexedPage, SearchError, make_bundles
from newsroom.settings import read_or_exit

LISTED = "PAGES_TO_INDEX"
"""Where the list waits for the end of the build: in the settings, which generators and signals share."""

NOT_INDEXED = ("search", "404")
"""Templates of pages that nobody looks for."""


class Search(SearchSettingsGenerator):
    """pelican-search's choice of pages. It writes nothing itself: at this moment static files are not copied
    yet, and an exception here would leave the site without them."""

    def __init__(
        self,
        context: Mapping[str, Any],
        settings: MutableMapping[str, Any],
        path: str,
        theme: str,
        output_path: str,
        *null: Any,
    ) -> None:
        # A copy, since pelican-search writes into these options; and always the output, since only printed
        # pages are indexed. Template pages have no language and no text of their own.
        options = {**deepcopy(settings.get("STORK_INPUT_OPTIONS") or {}), "base_directory": output_path}
        own = {**settings, "STORK_INPUT_OPTIONS": options, "TEMPLATE_PAGES": {}}
        super().__init__(context, own, path, theme, output_path, *null)
        self.settings = settings
        self.env = Environment(autoescape=True)
        self.section_names = read_or_exit(settings).topics_sections

    def get_input_files(self) -> list[dict[str, str]]:
        """What pelican-search lists, plus translations of static pages, less files without a path."""
        translations = [translation for page in self.context["pages"] for translation in page.translations]
        listed = [*super().get_input_files(), *({"path": page.save_as} for page in translations)]
        return [file for file in listed if file["path"]]

    def generate_output(self, writer: object) -> None:
        """Remember the listed pages; ``index_listed_pages`` indexes them when all is written."""
        del writer
        contents = {content.save_as: content for content in self._contents()}
        listed = dict.fromkeys(file["path"] for file in self.get_input_files())
        self.settings[LISTED] = [
            self._indexed(contents[path]) for path in listed if contents[path].template not in NOT_INDEXED
        ]

    def _contents(self) -> Iterable[Any]:
        for content in (*self.context["articles"], *self.context["pages"]):
            yield from (content, *content.translations)

    def _indexed(self, content: Any) -> IndexedPage:
        date: datetime | None = getattr(content, "date", None)
        return IndexedPage(
            path=content.save_as,
            url=content.url,
            lang=content.lang,
            title=_title(content),
            standfirst=field(content, "standfirst", ""),
            html=content.content,
            sections=self._sections(content),
            date=date.date().isoformat() if date else "",
            day=self._words.day(date, content.lang) if date else "",
            paid=self._paid(content),
        )

    def _paid(self, content: Any) -> str:
        if field(content, "type") != "sponsored":
            return ""
        return self._words.paid_for(field(content, "sponsor") or "", content.lang)

    @cached_property
    def _words(self) -> Words:
        return Words(self.env)

    def _sections(self, content: Any) -> tuple[str, ...]:
        # Pelican gives static pages a category too: the default one.
        if content.default_template != "article":
            return ()
        return tuple(
            self.section_names.get(section.slug, {}).get(content.lang) or str(section.name)
            for section in own_sections(content)
        )


def lend_environment(generators: Sequence[Any]) -> None:
    """Give Search the Jinja environment of the pages, whose filters write a date in the page's language."""
    for generator in generators:
        if isinstance(generator, Search):
            generator.env = generators[0].env


def index_listed_pages(pelican: Any) -> None:
    """Index the listed pages that were really printed. A failure ends the build with a sentence."""
    listed: list[IndexedPage] = pelican.settings.pop(LISTED, [])
    output = Path(pelican.output_path).resolve()
    printed = [page for page in listed if (output / page.path).is_file()]
    try:
        make_bundles(printed, output / "pagefind", Path(pelican.settings["CACHE_PATH"]).resolve() / "search")
    except (SearchError, OSError) as error:
        raise SystemExit(f"The search index could not be made: {error}") from error


def _title(content: Any) -> str:
    # A Story's title is text; plain Pelican's may hold HTML.
    return str(content.title) if hasattr(content, "story") else do_striptags(content.title)
