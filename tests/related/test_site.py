"""related_stories on a plain Pelican site, without any other plugin of ours."""

import os
import re
import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow

DAM = "The river rose behind the dam and the villagers of Kbal Romeas moved to higher land."
TEMPLATE = """{% extends "!simple/article.html" %}{% block content %}<ul id="related-stories">
{% for match in article.related_stories %}
<li><a href="{{ SITEURL }}/{{ match.article.url }}">{{ match.article.title }}</a>
({{ match.reason.kind }}: {{ match.reason.subject }})</li>
{% endfor %}</ul>{% endblock %}"""

STORIES = {
    "dam.md": f"Title: The dam\nDate: 2026-01-05\nTags: Sesan\n\n{DAM} See [rice]({{filename}}deep/rice.md).",
    "village.rst": f"A village\n#########\n\n:date: 2026-01-04\n:tags: Sesan\n\n{DAM}\n",
    "deep/rice.md": "Title: Rice\nDate: 2026-01-03\nRelated: cup, rise, rice\nCategory: Trade\n\n"
    f"{DAM} [Dam](/the-dam.html).",
    "cup.md": "Title: The <b>cup</b>\nDate: 2026-01-02\nSlug: cup\n\nA goal.",
    **{f"other-{n}.md": f"Title: Other {n}\nDate: 2025-12-0{n}\n\nUnlike {n}." for n in range(1, 4)},
    "draft.md": f"Title: Draft\nDate: 2026-01-05\nStatus: draft\n\n{DAM}",
    "khmer.md": f"Title: Khmer\nDate: 2026-01-05\nLang: km\n\n{DAM}",
}


Built = tuple[dict[str, list[tuple[str, str]]], str]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The related stories on each page, as (slug, reason), and what the build said."""
    root = tmp_path_factory.mktemp("plain")
    for name, text in STORIES.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (root / "templates").mkdir()
    (root / "templates" / "article.html").write_text(TEMPLATE)
    (root / "pelicanconf.py").write_text(
        'PLUGINS = ["newsroom.related"]\nTHEME_TEMPLATES_OVERRIDES = ["templates"]\nTHEME = "simple"\n'
        'TIMEZONE = "UTC"\nSITEURL = ""\nRELATED_STORIES_COUNT = 3\n'
    )
    done = subprocess.run(
        [sys.executable, "-m", "pelican", "content"],
        cwd=root,
        env=os.environ | {"COLUMNS": "300"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    pages = {
        page.stem: re.findall(r'<a href="/([\w-]+)\.html">[^(]*\((.*?)\)</li>', page.read_text())
        for page in (root / "output").glob("*.html")
    }
    return pages, done.stdout + done.stderr


def test_stories_share_their_tag(site: Built) -> None:
    assert site[0]["a-village"][0] == ("the-dam", "tag: Sesan")


def test_linked_stories_are_left_out_by_file_and_by_address(site: Built) -> None:
    assert "rice" not in dict(site[0]["the-dam"])
    assert "the-dam" not in dict(site[0]["rice"])
    assert "a-village" in dict(site[0]["rice"])


def test_pins_of_a_plain_header_stand_first(site: Built) -> None:
    assert site[0]["rice"][0] == ("cup", "pinned: ")


def test_an_unknown_pin_is_a_warning_with_the_nearest_slug(site: Built) -> None:
    said = " ".join(site[1].split())
    assert "deep/rice.md: Related: “rise” is the slug of no published story" in said
    assert "Did you mean “rice”?" in said


def test_drafts_and_other_languages_are_never_shown(site: Built) -> None:
    assert site[0]["cup"]
    assert all(not {"draft", "khmer"} & set(dict(matches)) for matches in site[0].values())
