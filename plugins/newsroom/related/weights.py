"""The numbers of the ranking."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Weights:
    """What each part of a score weighs; times are in days."""

    title: int = 5  # how often the title's words count in the text
    tag_words: int = 3  # how often the words of its tags do
    count_power: float = 0.65  # of a word's count in a story
    rarity_power: float = 1.2  # of a word's rarity in the paper
    bigrams: float = 1.0
    headline: float = 0.1
    tags: float = 0.03
    short: float = 0.35  # share of the score that fades within weeks
    short_days: float = 30
    long: float = 0.25  # share that fades within years
    long_days: float = 800
    author: float = 0.15
    neighbours: float = 0.4  # what stories that a candidate links, or that link it, score
    candidates: int = 120  # how many of the best found are scored in full
    postings: int = 250  # a word in more stories than this finds none (it still counts in the score)


WEIGHTS = Weights()
