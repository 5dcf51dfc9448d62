"""What `inv check` costs over many stories, and how well fact-differs and name-differs find planted errors.

    python benchmarks/checks.py [FOLDER] [--stories 10000]

The demonstration paper is always measured; archives in FOLDER or BROADSHEET_JUDGED (*.jsonl.gz: id, title, summary,
text, date, tags) as well. A fact can be planted where a story tells a number together with a name, and
two earlier stories of its language tell the same number with that name and at least `--shared` other words of
that sentence: a definition wider than what the rule compares. A name can be planted where a story has two words with
capitals side by side, and two earlier stories have them too. One number and one name of each such story is made
wrong, five times over with other dice; every alarm on text as it was written is counted as false, though most of
those on names are true.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsroom.desk import check as desk
from newsroom.desk.paper import read_paper
from newsroom.desk.rules import facts, proper_names
from newsroom.desk.rules.claims import Claim, claims

ROOT = Path(__file__).resolve().parents[1]
DICE = 5
SENTENCE = re.compile(r"(?<=[.!?…:;])[”\"’']?\s+(?=[A-Z“\"‘])|\n+")
CONFIG = """
SITENAME = "Synthetic"
TIMEZONE = "Asia/Phnom_Penh"
DEFAULT_LANG = "en"
PATH = "content"
ARTICLE_PATHS = ["stories"]
ARTICLE_URL = "{date:%Y}/{date:%m}/{slug}/"
TOPICS_SECTIONS = {"national": {"en": "National"}}
"""


@dataclass(frozen=True)
class Text:
    """A story as far as facts go."""

    key: str
    year: int
    text: str
    tags: tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", default=os.environ.get("BROADSHEET_JUDGED"))
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--shared", type=int, default=1)
    options = parser.parse_args()
    for name, texts in corpora(options.folder):
        for what, score in measured(texts, options.shared).items():
            print(f"{name:14} {len(texts):5} stories  {what:9} {score.told(len(texts))}")
    if options.stories:
        print(cost(options.stories))


def corpora(folder: str | None) -> Iterator[tuple[str, list[Text]]]:
    """The demonstration paper in its first language, and the archives of a folder."""
    corpus, _ = desk.read_corpus(read_paper(ROOT))
    yield (
        "demonstration",
        [
            Text(page.path, page.story.date.year, facts.text_of(page), page.story.tags)
            for page in corpus.oldest_first
            if page.lang == "en"
        ],
    )
    for file in sorted(Path(folder).glob("*.jsonl.gz")) if folder else ():
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            told = sorted(map(json.loads, lines), key=lambda story: (story["date"], story["id"]))
        yield (
            file.name.partition(".")[0],
            [
                Text(
                    story["id"],
                    int(story["date"][:4]),
                    "\n".join((story["title"], story["summary"] or "", story["text"])),
                    tuple(story["tags"]),
                )
                for story in told
            ],
        )


@dataclass
class Score:
    """Errors that were planted, how many of them were found, and alarms on the text as written."""

    tried: int = 0
    found: int = 0
    alarms: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.tried + other.tried, self.found + other.found, self.alarms + other.alarms)

    def told(self, stories: int) -> str:
        recall = (
            f"{self.found}/{self.tried} = {self.found / self.tried:.2f}" if self.tried else "nothing to plant"
        )
        return f"recall {recall}; {self.alarms} alarms = {self.alarms / stories:.4f} a story"


def measured(texts: list[Text], shared: int) -> dict[str, Score]:
    """Years, amounts and names, and all of them together."""
    scores = numbers(texts, shared) | {"names": names(texts)}
    return scores | {"together": sum(scores.values(), Score())}


def numbers(texts: list[Text], shared: int) -> dict[str, Score]:
    """What fact-differs finds."""
    plantable = dict(facts_told_before(texts, shared))
    memory, scores = facts.Memory(), {"years": Score(), "amounts": Score()}
    for number, text in enumerate(texts):
        told = list(claims(text.text, text.tags))
        for each in facts.differing(told, memory, text.year):
            scores[kind(each.claim)].alarms += 1
        for throw in range(DICE if number in plantable else 0):
            dice = random.Random(f"{number} {throw}")  # noqa: S311
            claim, sentence = dice.choice(plantable[number])
            wrong = changed(claim, dice)
            planted = text.text.replace(sentence, sentence.replace(claim.written, wrong, 1), 1)
            scores[kind(claim)].tried += 1
            scores[kind(claim)].found += any(
                value(each.claim.written) == value(wrong)
                for each in facts.differing(list(claims(planted, text.tags)), memory, text.year)
            )
        memory.learn(told, text.key)
    return scores


def kind(claim: Claim) -> str:
    return "years" if claim.kind == "year" else "amounts"


def names(texts: list[Text]) -> Score:
    """What name-differs finds: one slip in one of two words that two earlier stories have side by side."""
    told = [proper_names.names_in(text.text) for text in texts]
    usage, score = proper_names.Usage(told), Score()
    for number, (text, names) in enumerate(zip(texts, told, strict=True)):
        score.alarms += len(list(usage.slips(names)))
        known = sorted(
            written
            for pair, written in names.pairs.items()
            if usage.stories(pair) >= facts.AGREEING and max(map(len, pair)) >= proper_names.SHORTEST
        )
        for throw in range(DICE if known else 0):
            dice = random.Random(f"{number} {throw}")  # noqa: S311
            right = dice.choice(known)
            word = dice.choice(
                [each for each in re.findall(r"[A-Z][\w’'-]+", right) if len(each) >= proper_names.SHORTEST]
            )
            wrong = misspelt(word, dice)
            planted = proper_names.names_in(text.text.replace(right, right.replace(word, wrong, 1), 1))
            score.tried += 1
            score.found += any(wrong in slip.written for slip in usage.slips(planted))
        usage.learn(names, text.key)
    return score


def misspelt(word: str, dice: random.Random) -> str:
    """The word with a letter too many, too few, another one, or two that changed places."""
    place, letter = dice.randrange(len(word) - 1), dice.choice("abcdefghijklmnopqrstuvwxyz")
    before, at, after = word[:place], word[place], word[place + 1 :]
    ways = [
        before + letter + at + after,
        before + after,
        before + letter + after,
        before + after[0] + at + after[1:],
    ]
    return dice.choice([way for way in map(str.capitalize, ways) if way != word.capitalize()])


def facts_told_before(texts: list[Text], shared: int) -> Iterator[tuple[int, list[tuple[Claim, str]]]]:
    """Each story's number with those of its claims (and their sentences) that two earlier stories tell too."""
    before: defaultdict[tuple[str, str, str], list[tuple[int, set[str]]]] = defaultdict(list)
    for number, text in enumerate(texts):
        known: list[tuple[Claim, str]] = []
        own: list[tuple[tuple[str, str, str], set[str]]] = []
        for sentence in SENTENCE.split(text.text):
            for claim in claims(sentence, text.tags):
                words = {word[:7] for word in re.findall(r"[a-z]{4,}", sentence.lower())}
                for name in claim.names:
                    key, others = (name, claim.value, claim.kind), words - {part[:7] for part in name.split()}
                    own.append((key, others))
                    stories = {story for story, told in before[key] if len(told & others) >= shared}
                    is_news = claim.kind == "year" and int(claim.value) >= text.year - 1
                    if len(stories) >= facts.AGREEING and not is_news:
                        known.append((claim, sentence))
        for key, others in own:
            before[key].append((number, others))
        if known:
            yield number, known


def changed(claim: Claim, dice: random.Random) -> str:
    """The number as written, and wrong: a year some years off, any other with another digit."""
    figure = re.match(r"\D*([\d.,]*\d)", claim.written)
    assert figure
    if claim.kind == "year":
        wrong = str(int(claim.value) + dice.choice([-10, -3, -2, -1, 1, 2, 3, 10]))
    else:
        places = [place for place, sign in enumerate(figure[1]) if sign.isdigit()]
        place = dice.choice(places)
        digit = dice.choice([each for each in "123456789" if each != figure[1][place]])
        wrong = figure[1][:place] + digit + figure[1][place + 1 :]
    return claim.written.replace(figure[1], wrong, 1)


def value(written: str) -> str:
    return re.sub(r"[^\d.]", "", written)


def cost(count: int) -> str:
    """CPU and wall seconds of a whole `check` over made-up stories, cold: from files on disk to problems."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_stories(root, count)
        paper = read_paper(root)
        wall, processor = time.perf_counter(), time.process_time()
        found = desk.check(paper)
        took = time.perf_counter() - wall, time.process_time() - processor
    seconds = f"{took[0]:.1f} s wall, {took[1]:.1f} s CPU"
    return f"check of {count} stories of about 600 words: {seconds}, {len(found)} problems"


def write_stories(root: Path, count: int) -> None:
    """A paper of `count` stories whose words are spread by Zipf's law, with names, numbers, links and pictures."""
    sys.path.insert(0, str(ROOT / "benchmarks/related"))
    from stories import made_up

    (root / "pelicanconf.py").write_text(CONFIG, "utf-8")
    (root / "content/stories").mkdir(parents=True)
    dice = random.Random(0)  # noqa: S311
    names = [f"Office {letter}{other} Council" for letter in "ABCDEFGHIJ" for other in "nmrst"]
    for number, made in enumerate(made_up(count)):
        words = made.text.split()
        sentences = [" ".join(words[start : start + 15]).capitalize() for start in range(0, len(words), 15)]
        for place in range(4, len(sentences), 16):
            sentences[place] += f" of the {dice.choice(names)} in {dice.randrange(1980, 2020)}"
            sentences[place + 1 if place + 1 < len(sentences) else place] += (
                f" and {dice.randrange(5, 90)} metres"
            )
        body = ". ".join(sentences).replace(". ", ".\n\n", 8)
        head = (
            f"Title: {made.title}\n"
            f"Date: {2015 + number % 11}-{1 + number % 12:02}-{1 + number % 28:02} 06:30\n"
            f"Section: National\nTags: {', '.join(made.tags)}\nAuthors: {made.authors[0]}\n"
            f"Standfirst: {made.standfirst}\n\n"
        )
        link = f"\n\nSee [this one]({{filename}}/stories/story-{number // 2}.md).\n"
        (root / f"content/stories/story-{number}.md").write_text(head + body + "." + link, "utf-8")


if __name__ == "__main__":
    main()
