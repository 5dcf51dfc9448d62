"""Old addresses that cannot lead on, because something else stands there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from newsroom.desk.rules.corpus import AnyPage, Corpus
from newsroom.problems import Problem
from newsroom.redirects import Claim, Target, file_of, redirects


def alias_taken(page: AnyPage, corpus: Corpus) -> Iterator[Problem]:
    """An old address that another page claims too, or that is a page's or list's own address."""
    for problem in corpus.once(_taken).get(page.path, ()):
        yield page.problem(problem.what, problem.mend, header="aliases")


def old_addresses(corpus: Corpus) -> Mapping[str, str]:
    """The file that each old address leads to, by its path without the slashes at its ends."""
    return {alias.rstrip("/"): page.path for page in _claiming(corpus) for alias in page.story.aliases}


def _taken(corpus: Corpus) -> Mapping[str, list[Problem]]:
    claims = [Claim(page.path, Target("", "", page.lang), page.story.aliases) for page in _claiming(corpus)]
    taken = {file_of(path): owner or "a list of the paper" for path, owner in corpus.addresses.items()}
    found: dict[str, list[Problem]] = defaultdict(list)
    for problem in redirects(claims, taken, {page.lang for page in corpus.stories})[1]:
        found[problem.path].append(problem)
    return found


def _claiming(corpus: Corpus) -> list[AnyPage]:
    """The pages in the order in which a build asks them; withdrawn ones claim nothing."""
    pages = (page for page in corpus.by_path.values() if page.story.status != "withdrawn")
    return sorted(pages, key=lambda page: page.path)
