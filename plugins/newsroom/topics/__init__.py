"""Section, tag, author, series, place, running-story and opinion pages and the archive, by one code.

Works alone on any Pelican site: ``PLUGINS = ["newsroom.topics"]``. Switched off, Pelican's own pages come back.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from itertools import chain
from typing import Any

from pelican import Pelican
from pelican.generators import ArticlesGenerator, Generator
from pelican.plugins import signals

from newsroom.addresses import default_language, prefix_of
from newsroom.edition import Edition, editions, moment, own_sections
from newsroom.problems import stop
from newsroom.settings import Options, read_or_exit
from newsroom.topics import lists, reader, taxonomy
from newsroom.topics.generator import TopicsGenerator, objects_of
from newsroom.topics.profiles import Profile
from newsroom.topics.redirects import former_slugs, redirects
from newsroom.topics.tags import Name

logger = logging.getLogger(__name__)


def register() -> None:
    """Connects the plugin to Pelican."""
    signals.initialized.connect(keep_profiles_apart)
    signals.article_generator_pretaxonomy.connect(unify_names)
    signals.article_generator_finalized.connect(make_lists)
    signals.get_generators.connect(generators)
    signals.all_generators_finalized.connect(hand_over)


def keep_profiles_apart(pelican: Pelican) -> None:
    """Profiles are no articles, also on a site whose articles may stand anywhere in content/."""
    options = read_or_exit(pelican.settings)
    # What is wrong in them is said now, before Pelican empties the output.
    reader.profiles_of(pelican.settings, options)
    folders = filter(None, reader.profile_folders(options).values())
    pelican.settings["ARTICLE_EXCLUDES"] = [*pelican.settings["ARTICLE_EXCLUDES"], *folders]


def unify_names(generator: ArticlesGenerator) -> None:
    """One Tag, Category and Author object a name and language, on all articles."""
    settings = generator.settings
    options = read_or_exit(settings)
    found = reader.profiles_of(settings, options)
    generator.topic_profiles = {}
    hidden = chain(generator.hidden_articles, generator.hidden_translations)
    drafts = chain(generator.drafts, generator.drafts_translations)
    published = editions(chain(generator.articles, generator.translations), moment(settings))
    others = editions(chain(hidden, drafts), moment(settings))
    slug_of = reader.slugger(settings)
    for lang in dict.fromkeys([default_language(settings), *published, *others]):
        profiles = generator.topic_profiles[lang] = reader.profiles_in(lang, found, settings, options)
        of_paper, unlisted = (group[lang].articles if lang in group else () for group in (published, others))
        stop(taxonomy.unify(of_paper, unlisted, profiles, reader.maker(settings, lang), slug_of), logger)


def make_lists(generator: ArticlesGenerator) -> None:
    """The lists of each language; their topics hang on Tag, Category, Author and articles."""
    settings, options = generator.settings, read_or_exit(generator.settings)
    default = default_language(settings)
    addresses = reader.addresses_of(generator, options)
    now = moment(settings)
    found = {default: Edition[Any](now, default, ())}
    found |= editions(chain(generator.articles, generator.translations), now)
    unpublished = reader.unpublished_slugs(generator)
    generator.topic_lists = {}
    for lang, edition in found.items():
        profiles = generator.topic_profiles[lang]
        sections = _sections(edition, profiles["section"], settings, options)
        prefix = prefix_of(lang, settings)
        groups, problems = lists.groups_of(edition, sections, addresses, prefix, profiles)
        chosen, unknown = lists.chosen(groups, profiles, edition.articles, unpublished)
        stop([*problems, *unknown], logger)
        generator.topic_lists[lang] = lists.topic_lists(
            groups,
            len(edition.articles),
            lambda group: reader.feed_url_of(group, settings),
            chosen,
        )
        lists.hang(generator.topic_lists[lang])
        # Whoever makes pictures smaller, or withholds files of unpublished stories, must know that these are shown.
        pictures = (each.label.picture for each in generator.topic_lists[lang])
        generator.context.setdefault("pictures_shown", []).extend(filter(None, pictures))
        # Whoever prints feeds has one at each old address too.
        for group in (group for group in groups if group.subject is not None):
            group.subject.former_slugs = former_slugs(group, reader.slugger(settings))
    generator.context.update(objects_of(generator.topic_lists[default]))
    # New ones, not cleared: core shares them with the context. It now prints none of these pages and feeds.
    generator.tags, generator.categories, generator.authors = defaultdict(list), [], []


def generators(pelican: Pelican) -> type[TopicsGenerator]:
    """The generator that prints the lists."""
    del pelican
    return TopicsGenerator


def hand_over(found: list[Generator]) -> None:
    """Gives the lists to the generator that prints them, once all pages are known that they might collide with."""
    articles = next(each for each in found if isinstance(each, ArticlesGenerator))
    printer = next(each for each in found if isinstance(each, TopicsGenerator))
    printer.lists = articles.topic_lists
    settings, options = articles.settings, read_or_exit(articles.settings)
    groups = [each.group for of_language in printer.lists.values() for each in of_language]
    taken = reader.files_taken(articles.context["generated_content"].values())
    first = reader.kinds_with_slug_first(settings, options)
    languages = {*printer.lists, *options.language_names}
    files_of = partial(reader.files_of, settings=settings)
    stop(lists.address_problems(groups, files_of, taken, first, languages), logger)
    former = reader.former_address(settings, reader.addresses_of(articles, options), first, languages)
    printed = {content.save_as for content in articles.context["generated_content"].values() if content}
    listed = {file: lists.called(group) for group in groups for file in files_of(group)}
    printer.redirects = redirects(groups, former, printed.union(listed))
    # Whoever prints pages at old addresses must know that these are taken.
    listed |= {each.save_as: f"the former name of “{each.target.name}”" for each in printer.redirects}
    articles.context.setdefault("files_taken", {}).update(listed)
    printer.name_pages()


def _sections(
    edition: Edition[Any], profiles: Iterable[Profile], settings: Any, options: Options
) -> dict[str, Any]:
    """The section objects of a language by slug: the declared ones in their order, then the others."""
    used: dict[str, Any] = {}
    for section in chain.from_iterable(own_sections(article) for article in edition.articles):
        used |= {each.slug: each for each in (*section.parents, section)}
    make = reader.maker(settings, edition.lang)
    declared = {
        each.slug: used.get(each.slug) or make("section", Name(each.name, each.slug, each))
        for each in profiles
        if each.slug in options.topics_sections
    }
    taxonomy.set_parents(declared | used)
    return declared | used
