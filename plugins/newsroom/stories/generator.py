"""Prints a page at each old address of a story or static page that leads on to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pelican.generators import Generator
from pelican.writers import Writer

from newsroom import jinja
from newsroom.redirects import Claim, Target, redirects
from newsroom.settings import read as read_options
from newsroom.stories.reader import report

NAMES = ("categories", "tags", "authors")


class RedirectsGenerator(Generator):
    """Runs when all pages are known, so that no old address stands in the way of one."""

    def generate_output(self, writer: Writer) -> None:
        contents = [each for each in self.context["generated_content"].values() if _is_printed(each)]
        claims = sorted((_claim(each) for each in contents), key=lambda claim: claim.path)
        languages = read_options(self.settings).language_names
        found, problems = redirects(claims, dict(self._taken(contents)), languages)
        report(problems)
        if not found:
            return
        jinja.lend_templates(self.env)
        template, relative = self.get_template("redirect"), self.settings["RELATIVE_URLS"]
        for each in found:
            words = {"lang": each.target.lang, "target": each.target}
            writer.write_file(each.save_as, template, self.context, relative, url=each.url, **words)

    def _taken(self, contents: Iterable[Any]) -> Iterable[tuple[str, str]]:
        """Every file of the output that is known, and whose it is."""
        for file in self.context["staticfiles"]:
            yield file.save_as, str(file.relative_source_path)
        for name in self.settings["DIRECT_TEMPLATES"]:
            yield self.settings.get(f"{name.upper()}_SAVE_AS", f"{name}.html"), "the paper itself"
        for thing, _ in (pair for name in NAMES for pair in self.context.get(name, ())):
            yield thing.save_as, f"the list “{thing}”"
        yield from self.context.get("files_taken", {}).items()
        for content in contents:
            yield content.save_as, str(content.relative_source_path)


def _is_printed(content: Any) -> bool:
    return content is not None and content.status in ("published", "hidden")


def _claim(content: Any) -> Claim:
    # Of a withdrawn story there is no `story`, and nothing that leads to it.
    story = getattr(content, "story", None)
    target = Target(content.url, content.title, content.lang)
    return Claim(content.relative_source_path, target, story.aliases if story else ())
