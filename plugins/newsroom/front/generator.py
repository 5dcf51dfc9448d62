"""The door of ``front``: writes the front pages and hangs section fronts on Pelican's categories."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from pelican.generators import ArticlesGenerator, Generator
from pelican.paginator import Paginator

from newsroom.addresses import ListedPage, default_language, name_page, prefix_of
from newsroom.edition import (
    Edition,
    changed,
    editions,
    field,
    moment,
    newest_first,
    own_sections,
    section_slugs,
)
from newsroom.front.arrange import Language, arrange, arrange_opinion, arrange_section, running_stories
from newsroom.front.checking import Known, check_plans
from newsroom.front.plan import FrontName, FrontPlan
from newsroom.front.reading import PlanFile, plan_file, read_plans
from newsroom.front.rows import sections_of
from newsroom.front.slots import Front, tag_names, voice
from newsroom.problems import Problem, report, stop
from newsroom.settings import read_or_exit

logger = logging.getLogger(__name__)


class FrontGenerator(Generator):
    """Writes ``/`` and ``/{lang}/`` with the template ``index``."""

    def __init__(self, *args: Any, **keywords: Any) -> None:
        super().__init__(*args, **keywords)
        self.options = read_or_exit(self.settings)
        # A new list, since the old one may be Pelican's own default. The front page is ours now.
        direct = self.settings["DIRECT_TEMPLATES"]
        self.settings["DIRECT_TEMPLATES"] = [name for name in direct if name != "index"]
        self.default_lang = default_language(self.settings)
        self.editions: dict[str, Edition[Any]] = {}
        # Read before Pelican empties the output folder: a broken plan leaves the last good paper in place.
        self.file = self._plan_file()
        zone = ZoneInfo(self.settings.get("TIMEZONE") or "UTC")
        self.plans = _or_exit(read_plans(self.file, self.default_lang, zone))

    def take(self, published: Iterable[Any], waiting: Collection[str], unlisted: Collection[str]) -> None:
        """Take the articles in, and the slugs of those that wait and of those that stand in no list.

        Checks what the plans name, and gives each category its front.
        """
        now = moment(self.settings)
        found = {self.default_lang: Edition(now, self.default_lang, ()), **editions(published, now)}
        order = [self.default_lang, *self.options.language_names, *sorted(found)]
        self.editions = {lang: found[lang] for lang in dict.fromkeys(order) if lang in found}
        self._check(waiting, unlisted)
        # The first language last: where languages share a Category, the front is that of its own page.
        for edition in sorted(self.editions.values(), key=lambda edition: edition.lang == self.default_lang):
            hang_section_fronts(edition, self.section_fronts(edition.lang))

        for edition in self.editions.values():
            newest = max((changed(article) for article in edition.articles), default=None)
            name_page(
                self.context,
                ListedPage(self._url(edition.lang), edition.lang, newest, self._alternates(edition.lang)),
            )
        self.context["opinion_fronts"] = {
            lang: Front(lang, None, arrange_opinion(edition)) for lang, edition in self.editions.items()
        }

    def generate_output(self, writer: Any) -> None:
        save_as = self.settings.get("INDEX_SAVE_AS", "index.html")
        if not save_as:
            return
        for lang in self.editions:
            self._write(writer, lang, self.front(lang), save_as)

    def _plan_file(self) -> PlanFile:
        path = Path(self.path, self.options.front_plan)
        if not path.is_file():
            return PlanFile(self.options.front_plan, "")
        file = plan_file(self.options.front_plan, path.read_bytes())
        if isinstance(file, Problem):
            raise SystemExit(report([file]))
        return file

    def _check(self, waiting: Collection[str], unlisted: Collection[str]) -> None:
        languages = sorted({*self.editions, *self.options.language_names})
        known = {lang: self._known(lang, waiting, unlisted) for lang in languages}
        now = moment(self.settings)
        stop(check_plans(self.file, self.plans, known, self.default_lang, now), logger)

    def _known(self, lang: str, waiting: Collection[str], unlisted: Collection[str]) -> Known:
        edition = self.editions.get(lang) or Edition(moment(self.settings), lang, ())
        return Known(
            stories={article.slug for article in edition.articles}.union(waiting),
            unlisted=unlisted,
            sponsored={article.slug for article in edition.articles if voice(article) == "sponsored"},
            sections={section.slug for section in self._sections(edition)},
            # With topics off there is no slot for a running story, but its name is still right.
            running_stories={so_far.topic.slug for so_far in running_stories(edition)}
            | {str(field(article, "running_story")) for article in edition.articles},
            tags={name for article in edition.articles for name in tag_names(article)},
            sections_of={article.slug: section_slugs(article) for article in edition.articles},
        )

    def _sections(self, edition: Edition[Any]) -> tuple[Any, ...]:
        return sections_of(edition, self.options.topics_sections)

    def section_fronts(self, lang: str) -> dict[str, Front]:
        """The front of each section of a language that has stories, by the section's slug."""
        edition, fronts = self.editions[lang], {}
        for slug, articles in edition.group(section_slugs).items():
            own = Edition(edition.now, lang, tuple(articles))
            plan = self.plans.get(FrontName(lang, slug), FrontPlan())
            slots = arrange_section(own, plan, bar=self._sections(own), stops=self.options.front_river_stops)
            fronts[slug] = Front(lang, None, slots)
        return fronts

    def front(self, lang: str) -> Front:
        """The front page of a language."""
        edition = self.editions[lang]
        # The first language shows all others; theirs show the first.
        shown = [code for code in self.editions if code != lang and self.default_lang in (code, lang)]
        slots = arrange(
            self.plans.get(FrontName(lang), FrontPlan()),
            edition,
            sections=self._sections(edition),
            stops=self.options.front_river_stops,
            languages=[Language(self.editions[code], self._name(code), self._url(code)) for code in shown],
        )
        return Front(lang, edition.now, slots)

    def fronts(self) -> Iterator[tuple[FrontName, str, Front]]:
        """Every front with its address: each language's front page, then those of its sections."""
        for lang, edition in self.editions.items():
            yield FrontName(lang), self._url(lang), self.front(lang)
            fronts = self.section_fronts(lang)
            for section in self._sections(edition):
                if section.slug in fronts:
                    yield FrontName(lang, section.slug), section.url, fronts[section.slug]

    def _name(self, lang: str) -> str:
        return self.options.language_names.get(lang, lang)

    def _url(self, lang: str) -> str:
        return prefix_of(lang, self.settings)

    def _alternates(self, lang: str) -> tuple[tuple[str, str], ...]:
        return tuple((code, self._url(code)) for code in self.editions if code != lang)

    def _write(self, writer: Any, lang: str, front: Front, save_as: str) -> None:
        name, shown = self._url(lang) + save_as, list(newest_first(front.articles))
        paginator = Paginator(name, self._url(lang), shown, self.settings)
        writer.write_file(
            name,
            self.get_template("index"),
            self.context,
            self.settings["RELATIVE_URLS"],
            url=self._url(lang),
            front=front,
            lang=lang,
            alternates=self._alternates(lang),
            **in_pelicans_shape(shown, paginator),
        )


def in_pelicans_shape(articles: list[Any], paginator: Paginator) -> Mapping[str, Any]:
    """What a theme that knows nothing of fronts reads: one page of stories, limited to those shown."""
    return {
        "articles": articles,
        "dates": articles,
        "articles_paginator": paginator,
        "articles_page": paginator.page(1),
        "articles_previous_page": None,
        "articles_next_page": None,
    }


def hang_section_fronts(edition: Edition[Any], fronts: Mapping[str, Front]) -> None:
    """Give every Category of this edition its ``front``."""
    # Without topics each story has a Category of its own: whichever of them a page holds has the front.
    for article in edition.articles:
        for section in own_sections(article):
            for each in (*getattr(section, "parents", ()), section):
                each.front = fronts[each.slug]


def hand_over(generators: list[Any]) -> None:
    """All plugins have hung what they know on the articles: take them to the front generator."""
    articles = next(found for found in generators if isinstance(found, ArticlesGenerator))
    published = [*articles.articles, *articles.translations]
    waiting = {article.slug for article in (*articles.drafts, *articles.drafts_translations)}
    # Files that could not be read: a plan that names one of them is right, and stops no paper.
    broken = (path for path, content in articles.context["generated_content"].items() if content is None)
    waiting |= {PurePosixPath(path).name.split(".")[0] for path in broken}
    unlisted = {article.slug for article in (*articles.hidden_articles, *articles.hidden_translations)}
    for generator in generators:
        if isinstance(generator, FrontGenerator):
            generator.take(published, waiting, unlisted)


def _or_exit(plans: dict[FrontName, FrontPlan] | list[Problem]) -> dict[FrontName, FrontPlan]:
    if isinstance(plans, list):
        raise SystemExit(report(plans))
    return plans
