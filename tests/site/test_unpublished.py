"""Nothing of a story that is not public is in any byte of a public paper, whichever field it stands in."""

from __future__ import annotations

import gzip
import shutil
import struct
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from newsroom.stories.story import Story
from tests.paper import ROOT, Site, build

pytestmark = pytest.mark.slow

KINDS = {
    "draft": "Status: draft",
    "held": "Embargo: 2199-01-01 06:00",
    "future": "Date: 2199-01-01 06:00",
    "over": "Expires: 2026-11-24",
    "skipped": "Status: skip",
    "translation": "Lang: km\nSlug: who-pins\nEmbargo: 2199-01-01",
    "withdrawn": "Status: withdrawn",
}
"""Why a story is not in the paper, and the header that says so."""

ELSEWHERE = {
    "date",
    "status",
    "embargo",
    "expires",
    "lang",
    "translation",
    "template",
    "save_as",
    "slug",
    "url",
}
"""Fields that say when, where and how, and hold no words of an editor; the slug is the file's name."""

VALUES = {
    "authors": "{word} (reporting), {word}two (photos)",
    "picture": "images/{word}.png\nPicture alt: {word}alt\nPicture caption: {word}caption\n"
    "Picture credit: {word}credit\nPicture licence: {word}licence",
    "video": "https://video.example/{word}",
    "corrections": "2026-11-20: {word}",
    "updates": "2026-11-20 07:00: {word}",
    "more": "{word}\nMood: {word}",
    "part": "7",
    "priority": "9",
}
"""How a field is written that takes more than a word; {word} is a word that stands nowhere else."""

BODY = """{word} {word}[^1] and a [link]({{filename}}/stories/2026/four-rivers-one-city.md).

## {word}heading

![{word}alt](images/{word}drawn.svg "{word}caption. | {word}credit")

> [!FACTS] {word}facts
> - {word}

[^1]: {word}note
"""


def word_of(kind: str, field: str) -> str:
    """A word that no language has, in letters alone: no slug, index or address breaks it up."""
    return f"zq{kind}qx{field.replace('_', '')}"


def story(kind: str) -> str:
    """A story of this kind with a word of its own in every field that a Story has, new ones too."""
    headers = [] if kind == "future" else ["Date: 2026-11-20 06:00"]
    headers += [
        f"{name.replace('_', ' ').capitalize()}: {value.format(word=word_of(kind, name))}"
        for name in Story.model_fields
        if name not in ELSEWHERE and (value := VALUES.get(name, "{word}"))
    ]
    return "\n".join([*headers, KINDS[kind]]) + "\n\n" + BODY.format(word=word_of(kind, "body"))


def png(words: str) -> bytes:
    """A picture of one pixel whose metadata say something, plainly and compressed."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    parts = (
        chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)),
        chunk(b"tEXt", b"Description\0" + words.encode()),
        chunk(b"zTXt", b"Comment\0\0" + zlib.compress(words.encode())),
        chunk(b"IDAT", zlib.compress(b"\0\0\0\0")),
        chunk(b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def plant(content: Path, kind: str) -> None:
    title = word_of(kind, "drawing")
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>{title}</title></svg>'
    (content / f"stories/2026/{word_of(kind, 'file')}.md").write_text(story(kind), "utf-8")
    (content / f"images/{word_of(kind, 'picture')}.png").write_bytes(png(word_of(kind, "metadata")))
    (content / f"images/{word_of(kind, 'body')}drawn.svg").write_text(drawing)
    if kind in ("draft", "skipped", "withdrawn"):  # what a static page may be
        page = word_of(kind, "page")
        (content / f"images/{page}.svg").write_text(drawing)
        text = f"Title: {page}\n{KINDS[kind]}\nStandfirst: {page}\n\n{page} ![{page}](images/{page}.svg)\n"
        (content / f"pages/{word_of(kind, 'file')}.md").write_text(text, "utf-8")


@pytest.fixture(scope="module")
def public(moment: None, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The demonstration paper in public, with a story of each kind, a page that is a draft, and pins of all of them."""
    root = tmp_path_factory.mktemp("public")
    shutil.copytree(ROOT / "content", root / "content")
    for name in ("theme", "plugins"):
        (root / name).symlink_to(ROOT / name)
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, root)
    with (root / "pelicanconf.py").open("a") as config:
        config.write('STORIES_FIELDS = ["mood"]\n')
    for kind in KINDS:
        plant(root / "content", kind)
    pins = ", ".join(word_of(kind, "file") for kind in KINDS if kind not in ("skipped", "translation"))
    pinning = f"Title: Who pins\nDate: 2026-11-24 06:00\nSection: Mekong\nTags: Tonle Sap\nRelated: {pins}\n\nText.\n"
    (root / "content/stories/2026/who-pins.md").write_text(pinning, "utf-8")
    (root / "content/front.toml").write_text(
        f'lead = "{word_of("held", "file")}"\nhide = ["{word_of("withdrawn", "file")}"]\n'
    )
    with (root / "content/tags/planted.md").open("w") as profile:
        profile.write(f"Title: Tonle Sap lake\nTop: {pins}\n\nText.\n")
    return build(root, config="publishconf.py", SITEURL="https://reader.example/paper")


def unpacked(data: bytes) -> Iterator[bytes]:
    """The bytes, and what is packed in them: gzip (search bundles), zlib (metadata of pictures)."""
    yield data
    if data[:2] == b"\x1f\x8b":
        yield from unpacked(gzip.decompress(data))
    for start in range(len(data) - 1) if data[:8] == b"\x89PNG\r\n\x1a\n" else ():
        if data[start] == 0x78:
            try:
                yield zlib.decompressobj().decompress(data[start:])
            except zlib.error:
                continue


@cache
def everything(output: Path) -> dict[str, bytes]:
    """All that a reader can get: each file's name and its bytes, packed ones unpacked, in small letters."""
    files = [path for path in output.rglob("*") if path.is_file()]
    return {
        path.relative_to(output).as_posix(): b"\n".join(
            [str(path).encode(), *unpacked(path.read_bytes())]
        ).lower()
        for path in files
    }


@pytest.mark.parametrize("kind", KINDS)
def test_no_word_of_it_is_in_any_file(public: Site, kind: str) -> None:
    mark = f"zq{kind}qx".encode()
    # Where a withdrawn story stood, a notice stands: its address is known, and nothing else of it.
    allowed = word_of("withdrawn", "file").encode()
    found = {name: data.replace(allowed, b"") for name, data in everything(public.output).items()}
    words = {name: data[(at := data.index(mark)) : at + 40] for name, data in found.items() if mark in data}
    assert words == {}


def test_a_translation_that_waits_is_not_linked_by_its_original(public: Site) -> None:
    assert [name for name, data in everything(public.output).items() if b"km/2026/11/who-pins" in data] == []


def test_the_words_were_there_to_be_found(public: Site) -> None:
    """The same search finds what is public, in pages, search bundles and a picture's metadata."""
    found = everything(public.output)
    assert b"who pins" in found["2026/11/who-pins/index.html"]
    assert any(b"who pins" in data for name, data in found.items() if name.startswith("pagefind/"))
    assert list(unpacked(png("metadata")))[1:] == [b"metadata", b"\0\0\0\0"]
    assert all(
        word_of("draft", field) in story("draft").replace("\n", "") for field in ("tags", "series", "kicker")
    )


def test_every_field_of_a_story_is_planted() -> None:
    text = story("held")
    unplanted = {name for name in Story.model_fields if word_of("held", name) not in text}
    assert unplanted == ELSEWHERE | {"part"}
