"""Made-up stories whose words are spread as in a real archive, to measure what the ranking costs."""

from __future__ import annotations

import numpy as np

from newsroom.related.documents import Document

VOCABULARY = 90_000
TOPICS = 300
LETTERS = np.array(list("abcdefghijklmnopqrstuvwxyz"))


def made_up(count: int, length: int = 600, seed: int = 0) -> list[Document]:
    """`count` stories of `length` words over ten years: a third of the words are of the story's topic."""
    draw = np.random.default_rng(seed)
    spelt = np.array(["".join(draw.choice(LETTERS, draw.integers(2, 10))) for _ in range(VOCABULARY)])
    share = 1 / (np.arange(VOCABULARY) + 2.7)  # Zipf and Mandelbrot
    share /= share.sum()
    own = [draw.choice(VOCABULARY, 400, replace=False) for _ in range(TOPICS)]
    return [_story(number, spelt, share, own, length, draw) for number in range(count)]


def _story(
    number: int,
    spelt: np.ndarray,
    share: np.ndarray,
    own: list[np.ndarray],
    length: int,
    draw: np.random.Generator,
) -> Document:
    topic = int(draw.integers(TOPICS))
    common = draw.choice(VOCABULARY, length - length // 3, p=share)
    special = own[topic][np.minimum(draw.zipf(1.3, length // 3), 400) - 1]
    text = spelt[draw.permutation(np.concatenate([common, special]))]
    return Document(
        key=f"story-{number}",
        title=" ".join(text[:8]),
        standfirst=" ".join(text[8:30]),
        text=" ".join(text),
        date=float(draw.integers(3650)),
        tags=tuple(f"topic {(topic + n * n) % TOPICS}" for n in range(5)),
        authors=(f"Author {topic % 40}",),
        section=f"section {topic % 6}",
    )
