"""The numbers of the ranking, and the measurement that chose them.

benchmarks/related/evaluate.py scores lists against the stories that editors themselves linked. Mean nDCG@5 of two
archives (2,077 and 509 stories), each asked for any story and for earlier ones; differences under .02 are noise,
so a part stays where it never hurts and costs little, and goes where it moves nothing:

======================================================================  ======================
cosine of the whole text, plain tf-idf                                  .338
square-root counts, title x 3, closeness in time, small parts           .397
**these weights**                                                       **.415**
these on papers without tags                                            .410
bigrams 0 / 1.25 / 5                                                    .398 / .405 / .409
title x 3 / x 8                                                         .410 / .409
counts to .5 / .8; rarity to 1 / 1.5                                    .408 / .404; .409 / .410
without time / author / tags / headline                                 .401 / .411 / .409 / .413
where candidates have links: neighbours 0 / .3 / .4 / .5                .415 / .429 / .427 / .425
all stories counted for rarity, not the oldest eight ninths at least    .415
words of more than 60 stories find no candidates                        .412
======================================================================  ======================

Left out, since they moved nothing or hurt: names as a part of the score (.000), plural folding (-.002), the first
100 words twice (.000), a third or a power-law kernel of time (-.001 to .000), and a correction for hubs (-.010 to
.000), with which one new story would also move the lists of many others.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Weights:
    """What each part of a score weighs; times are in days."""

    title: int = 5  # how often the title's words count in the text
    tag_words: int = 3  # how often the words of its tags do
    count_power: float = 0.65  # of a word's count in a story
    rarity_power: float = 1.2  # of a word's rarity in the paper
    bigrams: float = 2.5
    headline: float = 0.1
    tags: float = 0.03
    short: float = 0.35  # share of the score that fades within weeks
    short_days: float = 30
    long: float = 0.25  # share that fades within years
    long_days: float = 800
    author: float = 0.15  # what a common author adds
    neighbours: float = 0.3  # what stories that link a candidate, or that it links, add of their own score
    candidates: int = 60  # how many of the best found are scored in full
    postings: int = (
        180  # a word in more of the counted stories than this finds none (it still counts in the score)
    )


WEIGHTS = Weights()
