"""The door of ``styleguide``: prints a page for each component of the theme and one for each of its examples."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from pelican.generators import Generator

from newsroom import jinja
from newsroom.addresses import default_language
from newsroom.problems import Problem, nearest, stop
from newsroom.styleguide.components import Component, Example, line_of_example, read_component
from newsroom.text.figures import Place
from newsroom.text.markdown import render
from newsroom.text.sizes import PictureSizes
from newsroom.tokens import tokens

logger = logging.getLogger(__name__)

FOLDER = "components"
ASSETS = ("guide.css", "guide.js")

FRAME = """{% extends "styleguide/example.html" %}
{% block example %}
CODE
{% endblock %}"""
TEXT = '<div class="wrap band"><div class="prose">{{ body|safe }}</div></div>'


@dataclass(frozen=True)
class Shown:
    """A component with its file's stem and path, its address, and each example with its own address."""

    slug: str
    path: str
    text: str
    component: Component
    css: str

    @property
    def url(self) -> str:
        return f"{FOLDER}/{self.slug}/"

    @property
    def examples(self) -> Iterator[tuple[Example, str]]:
        for number, example in enumerate(self.component.examples, 1):
            yield example, example.page or f"{self.url}{number}/"


class NoSuchStoryError(LookupError):
    """An example names a story that the paper does not have."""


class StyleguideGenerator(Generator):
    """Writes ``/index.html``, ``/components/NAME/`` and ``/components/NAME/1/``, ``2/`` ..."""

    def __init__(self, *args: Any, **keywords: Any) -> None:
        super().__init__(*args, **keywords)
        jinja.lend_templates(self.env)
        self.default_lang = default_language(self.settings)
        self.shown: list[Shown] = []

    def generate_context(self) -> None:
        problems: list[Problem] = []
        for path in sorted(Path(self.theme, FOLDER).glob("*.toml")):
            name, text = f"{FOLDER}/{path.name}", path.read_text("utf-8")
            component = read_component(name, text)
            if isinstance(component, Component):
                css = f"css/{FOLDER}/{path.stem}.css"
                own = css if Path(self.theme, "static", css).is_file() else ""
                self.shown.append(Shown(path.stem, name, text, component, own))
            else:
                problems += component
        stop(problems, logger)

    def generate_output(self, writer: Any) -> None:
        if not self.shown:
            logger.warning("The theme has no %s/, so there is no style guide.", FOLDER)
            return
        output = Path(self.output_path)
        output.mkdir(parents=True, exist_ok=True)
        for name in ASSETS:
            (output / name).write_bytes(files("newsroom.styleguide").joinpath(name).read_bytes())
        css = Path(self.theme, "static/css/tokens.css")
        found = tokens(css.read_text("utf-8")) if css.is_file() else ()
        self._write(writer, "", self.env.get_template("styleguide/contents.html"), tokens=found)
        for shown in self.shown:
            page = self.env.get_template("styleguide/component.html")
            missing = {url for example, url in shown.examples if example.page and not self._has(url)}
            self._write(writer, shown.url, page, shown=shown, missing=missing)
        stop([problem for shown in self.shown for problem in self._write_examples(writer, shown)], logger)

    def _write_examples(self, writer: Any, shown: Shown) -> Iterator[Problem]:
        """Writes the page of each example that has code; gives what is wrong with those that cannot be printed."""
        stories = {(article.slug, article.lang): article for article in self._articles()}
        for number, (example, url) in enumerate(shown.examples, 1):
            if example.page:
                if not self._has(url):
                    what = f"There is no page “{url}” in the paper."
                    yield self._problem(shown, number, what, fatal=False)
                continue
            lang = example.lang or self.default_lang
            names = {"story": partial(_story, stories, lang), "body": self._body(example.markdown)}
            code = f"{shown.component.setup}\n{example.code}" if example.code else TEXT
            try:
                template = self.env.from_string(FRAME.replace("CODE", code))
                self._write(
                    writer, url, template, lang=lang, component=shown.component, example=example, **names
                )
            except (TemplateError, NoSuchStoryError) as error:
                yield self._problem(shown, number, f"{type(error).__name__}: {error}")

    def _has(self, url: str) -> bool:
        page = Path(self.output_path, url)
        return page.is_file() or (page / "index.html").is_file()

    def _body(self, markdown: str) -> str:
        """The body of a story, its pictures led right."""
        html = render(markdown, Place(PictureSizes(Path(self.path)).__getitem__)).html
        return html.replace("{static}", jinja.site_path(self.settings["SITEURL"]))

    def _problem(self, shown: Shown, number: int, what: str, fatal: bool = True) -> Problem:
        name, line = shown.component.examples[number - 1].name, line_of_example(shown.text, number)
        return Problem(shown.path, line, name, "component-example", what, fatal=fatal)

    def _articles(self) -> Iterator[Any]:
        for article in self.context["articles"]:
            yield article
            yield from article.translations

    def _write(self, writer: Any, url: str, template: Any, **names: Any) -> None:
        # Nothing here is for search engines.
        names |= {"components": self.shown, "structured_data": lambda *_: ""}
        relative = self.settings["RELATIVE_URLS"]
        writer.write_file(f"{url}index.html", template, self.context, relative, url=url, **names)


def _story(stories: dict[tuple[str, str], Any], page_lang: str, slug: str, lang: str = "") -> Any:
    """The story with a slug, in the page's own language if none is named. Raises NoSuchStoryError."""
    try:
        return stories[slug, lang or page_lang]
    except KeyError:
        known = [known for known, code in stories if code == (lang or page_lang)]
        hint = nearest(slug, known)
        raise NoSuchStoryError(
            f"There is no story “{slug}” in the language “{lang or page_lang}”. {hint}"
        ) from None
