"""Stories with the ones that belong to each: archives in which editors linked them, and our own paper, judged."""

from __future__ import annotations

import gzip
import json
import tomllib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from newsroom.desk.paper import read_paper
from newsroom.desk.related import published
from newsroom.related.articles import documents
from newsroom.related.documents import Document

HERE = Path(__file__).resolve().parent
PAPER = HERE.parents[1]
JUDGED = HERE / "judged/courier.toml"
MOMENT = datetime(2026, 11, 25, tzinfo=UTC)
"""When the demonstration paper is read: what is published must not depend on the clock."""


@dataclass(frozen=True)
class Archive:
    """Documents newest first (a document is its place here), and for each those that belong to it."""

    name: str
    documents: list[Document]
    truth: list[set[int]]


def read_folder(folder: Path, tags: bool = True) -> list[Archive]:
    """The archives *.jsonl.gz of a folder."""
    return [_archive(path, tags) for path in sorted(folder.glob("*.jsonl.gz"))]


def read_courier(tags: bool = True) -> list[Archive]:
    """The demonstration paper in each language, with the stories that judged/courier.toml puts together.

    As in the archives no link and no pin is handed on: which stories belong together is what is asked.
    """
    judged = tomllib.loads(JUDGED.read_text("utf-8"))
    archives = []
    for lang, edition in published(read_paper(PAPER), MOMENT).items():
        keys = {article.slug: article.relative_source_path for article in edition.articles}
        told = [
            replace(document, linked=frozenset(), pins=(), tags=document.tags if tags else ())
            for document in documents(edition.articles)
        ]
        pairs = [(keys[slug], keys[other]) for slug, others in judged[lang].items() for other in others]
        archives.append(_sorted(f"courier.{lang}", told, pairs))
    return archives


def _archive(path: Path, tags: bool) -> Archive:
    """An archive; a link counts for both of its ends."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        stories = [json.loads(line) for line in lines]
    links = [(story["id"], target) for story in stories for target in story["related_truth"]]
    both = [*links, *((target, story) for story, target in links)]
    return _sorted(path.name.split(".")[0], [_document(story, tags) for story in stories], both)


def _sorted(name: str, documents: list[Document], pairs: list[tuple[str, str]]) -> Archive:
    ordered = sorted(documents, key=lambda document: (-document.date, document.key))
    rows = {document.key: row for row, document in enumerate(ordered)}
    truth: list[set[int]] = [set() for _ in ordered]
    for key, other in pairs:
        truth[rows[key]].add(rows[other])
    return Archive(name, ordered, truth)


def _document(story: dict[str, object], tags: bool) -> Document:
    texts = {name: str(story[name] or "") for name in ("title", "summary", "text", "date")}
    return Document(
        key=str(story["id"]),
        title=texts["title"],
        date=datetime.fromisoformat(texts["date"]).replace(tzinfo=UTC).timestamp() / 86_400,
        standfirst=texts["summary"],
        text=texts["text"],
        tags=tuple(story["tags"]) if tags else (),  # type: ignore[arg-type]
        authors=tuple(story["authors"]),  # type: ignore[arg-type]
        section="all",
    )
