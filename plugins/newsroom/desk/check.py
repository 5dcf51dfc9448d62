"""All problems of all stories and pages at once, without a build: files that cannot be read, then the rules."""

from __future__ import annotations

import dataclasses
import os
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar, cast

from newsroom.desk import rules
from newsroom.desk.declared import read_declared, strangers
from newsroom.desk.look import look
from newsroom.desk.paper import Paper
from newsroom.desk.rules.corpus import Corpus, Page
from newsroom.edition import moment
from newsroom.problems import Problem, as_json, github, summary, terminal
from newsroom.settings import Options, SettingsError
from newsroom.settings import read as read_options
from newsroom.stories.reader import reading_of
from newsroom.stories.reading import Read, read_all, read_page, read_story
from newsroom.stories.story import StaticPage, Story
from newsroom.text import slugs
from newsroom.topics.profiles import Profile
from newsroom.topics.reader import slugger
from newsroom.topics.tags import names_of
from newsroom.topics.taxonomy import section_ways

P = TypeVar("P", bound=StaticPage)


def check(paper: Paper) -> list[Problem]:
    """Everything that is wrong with the settings, else with the files in content/, in their order.

    Paths are relative to the project, so that a terminal and a pull request can open them. Linear in the files.
    """
    try:
        options = read_options(paper.settings)
    except SettingsError as wrong:
        return wrong.problems
    corpus, problems = read_corpus(paper)
    if paper.has("pictures"):
        from newsroom.desk.pictures import picture_problems  # needs Pillow, as the plugin does

        problems += picture_problems(paper, options, corpus)
    problems += rules.check(corpus, silenced=options.stories_silenced_rules)
    problems += rules.unknown_names(corpus, options.stories_silenced_rules)
    folder = paper.content.relative_to(paper.root).as_posix()
    return sorted([*look(paper, options), *(_in_project(problem, folder) for problem in problems)])


def is_fatal(problems: Iterable[Problem]) -> bool:
    """Whether one of them keeps a file from being printed."""
    return any(problem.fatal for problem in problems)


def as_text(problems: Sequence[Problem], form: str = "terminal") -> str:
    """The problems as ``terminal`` lines by file with counts, ``json``, or ``github`` annotations."""
    if form == "json":
        return as_json(problems)
    if form == "github":
        told = f"::notice title=inv check::{summary(problems)}"
        return "\n".join([*(github(problem) for problem in problems), *([told] if problems else [])])
    return "\n".join(_by_file(problems)) or "Nothing is wrong."


def read_corpus(paper: Paper) -> tuple[Corpus, list[Problem]]:
    """The paper as the rules see it, and what is wrong with files that cannot be read."""
    options, settings = read_options(paper.settings), paper.settings
    stories, problems = _pages(paper, settings["ARTICLE_PATHS"], read_story)
    pages, more = _pages(paper, settings["PAGE_PATHS"], read_page)
    declared = read_declared(paper, options)
    tags, authors, sections = (declared.profiles[kind] for kind in ("tag", "author", "section"))
    problems += [*more, *declared.problems]
    broken = {problem.path for problem in problems if problem.fatal}
    problems += strangers(paper, options, declared, stories, broken)
    corpus = Corpus(
        now=moment(cast(dict[str, Any], settings)),
        stories=stories,
        pages=pages,
        files=dict(_files(paper.content)),
        addresses=_addresses(settings, stories, pages, options, (*tags, *authors)),
        sections=_sections(options, sections),
        tags=tags,
        authors=authors,
        spellings=declared.spellings,
    )
    return corpus, problems


def _pages(paper: Paper, folders: Sequence[str], read: Read[P]) -> tuple[tuple[Page[P], ...], list[Problem]]:
    sources = {file.relative_to(paper.content).as_posix(): file.read_bytes() for file in paper.files(folders)}
    lang = paper.settings["DEFAULT_LANG"]
    found, problems = read_all(sources.items(), read, reading_of(paper.settings), lang)
    pages = [
        Page(
            path,
            page.story.lang or lang,
            page.story,
            page.html,
            page.files,
            sources[path],
        )
        for path, page in found.items()
    ]
    return tuple(pages), problems


def _sections(options: Options, profiles: Iterable[Profile]) -> tuple[str, ...]:
    sections = options.topics_sections
    declared = (way for slug in sections for way in section_ways(slug, sections))
    described = (name for profile in profiles for name in names_of(profile))
    # A profile alone is a word about a section, and no list of them all.
    return tuple(dict.fromkeys((*declared, *described))) if sections else ()


def _files(content: Path) -> Iterator[tuple[str, int]]:
    for folder, _, names in os.walk(content):
        for name in names:
            path = Path(folder, name)
            if path.is_file():
                yield path.relative_to(content).as_posix(), path.stat().st_size


def _addresses(
    settings: Mapping[str, Any],
    stories: Iterable[Page[Story]],
    pages: Iterable[Page[StaticPage]],
    options: Options,
    profiles: Iterable[Profile],
) -> dict[str, str]:
    """The site's paths, without the slashes at their ends: those of pages lead to their files, lists to ""."""
    first, slug_of = settings["DEFAULT_LANG"], slugger(settings)
    found: dict[str, str] = dict.fromkeys(options.topics_sections, "")
    names: dict[str, set[str]] = defaultdict(set)
    for page in stories:
        names["tag"].update(page.story.tags)
        names["author"].update(credit.name for credit in page.story.authors)
        found[_address(settings, "ARTICLE", page, first, page.story.date, page.story.section)] = page.path
    for profile in profiles:
        names["tag"].update(names_of(profile))
        names["author"].update(names_of(profile))
    for static in pages:
        found[_address(settings, "PAGE", static, first)] = static.path
    for kind, used in names.items():
        pattern = str(settings[f"{kind.upper()}_URL"])
        found |= dict.fromkeys((pattern.format(slug=slug_of(kind, name)).strip("/") for name in used), "")
    return found


def _address(
    settings: Mapping[str, Any],
    kind: str,
    page: Page[StaticPage],
    first: str,
    date: datetime | None = None,
    section: str | None = None,
) -> str:
    pattern = str(settings[f"{kind}_URL" if page.lang == first else f"{kind}_LANG_URL"])
    names = defaultdict(str, slug=page.story.slug, lang=page.lang, category=slugs.slug(section or ""))
    address = page.story.url or pattern.format_map(names | {"date": date} if date else names)
    return address.strip("/").removesuffix("index.html").rstrip("/")


def _in_project(problem: Problem, folder: str) -> Problem:
    if problem.path == "pelicanconf.py":
        return problem
    return dataclasses.replace(problem, path=f"{folder}/{problem.path}")


def _by_file(problems: Collection[Problem]) -> Iterator[str]:
    """The problems of each file together, an empty line after them; at the end how many there are of each rule."""
    files: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        files[problem.path].append(problem)
    for group in files.values():
        # Path and line stand in every line, since terminals and editors open them at a click.
        yield from (f"{terminal(problem)} ({problem.rule})" for problem in group)
        yield ""
    counts = Counter(problem.rule for group in files.values() for problem in group)
    for rule, count in sorted(counts.items(), key=lambda each: (-each[1], each[0])):
        yield f"{count:6}  {rule}"
    if counts:
        yield summary(problems)
