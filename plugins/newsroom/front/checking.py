"""What the plans of fronts name that the paper has not, name twice, or say of a time that is over."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import combinations

from newsroom.front.plan import FrontName, FrontPlan, Pin
from newsroom.front.reading import PlanFile, part_of
from newsroom.problems import Problem, nearest


@dataclass(frozen=True)
class Known:
    """What a plan may name: slugs of stories (drafts too) and of sections; running stories, slug or name.

    ``unlisted`` are slugs of stories that are withdrawn or hidden: to name one is a slip, and stops no paper.
    ``sponsored`` are slugs of stories that somebody paid for. ``sections_of`` gives the slugs of a story's
    sections, those above them too, as far as they are known; ``tags`` are names and slugs.
    """

    stories: Collection[str]
    sections: Collection[str] = ()
    running_stories: Collection[str] = ()
    unlisted: Collection[str] = ()
    sponsored: Collection[str] = ()
    tags: Collection[str] = ()
    sections_of: Mapping[str, Collection[str]] = field(default_factory=dict)


def check_plans(
    file: PlanFile,
    plans: Mapping[FrontName, FrontPlan],
    known: Mapping[str, Known],
    default_lang: str,
    now: datetime,
) -> list[Problem]:
    """What the plans name and the paper has not, or twice, and what is over; `known` is by language, of all."""
    problems: list[Problem] = []
    for name, plan in plans.items():
        if name.lang in known:
            problems += check_plan(file, name, plan, known[name.lang], default_lang, now)
        elif not any(problem.field == name.lang for problem in problems):
            what = f"The paper has no language “{name.lang}”."
            mend = nearest(name.lang, sorted(known)) or f"It has {', '.join(sorted(known))}."
            problems.append(file.problem((), (name.lang,), "front-language", what, mend))
    return problems


def check_plan(
    file: PlanFile, name: FrontName, plan: FrontPlan, known: Known, default_lang: str, now: datetime
) -> list[Problem]:
    """What one plan names and the paper has not, what it names twice, and what is over."""
    part = part_of(name, default_lang)
    problems = [
        *_strangers(file, part, plan, known, now),
        *_twice(file, part, plan, now),
        *_over(file, part, plan, now),
        *_paid(file, part, plan, known, now),
    ]
    if name.section:
        problems += _of_the_section(file, part, name.section, plan, known, now)
    return problems


def _strangers(
    file: PlanFile, part: tuple[str, ...], plan: FrontPlan, known: Known, now: datetime
) -> Iterator[Problem]:
    pins = [(key, pin.story) for key, pin in _still(plan, now)]
    places = [(key, place) for key, place in plan.places if not place.span.is_over(now)]
    running = [(key, pin.story) for key, place in places if key == "running_story" for pin in place.stories]
    for noun, named, names in (
        ("story", pins, known.stories),
        ("section", [(key, place.section) for key, place in places if place.section], known.sections),
        ("tag", [(key, place.tag) for key, place in places if place.tag], known.tags),
        ("running story", running, known.running_stories),
    ):
        for key, name in named:
            if name in names:
                continue
            if noun == "story" and name in known.unlisted:
                what = f"The story “{name}” is withdrawn or hidden, and stands on no front."
                mend = "Take it out of the plan."
                yield file.problem(part, (key, name), "front-unlisted", what, mend, fatal=False)
            else:
                mend = (
                    nearest(name, sorted(names)) or f"Correct the name, or take the {noun} out of the plan."
                )
                # Tags come and go with their stories; without any, the place is filled by nothing.
                what = f"There is no {noun} “{name}”."
                yield file.problem(part, (key, name), "front-name", what, mend, fatal=noun != "tag")


def _still(plan: FrontPlan, now: datetime) -> list[tuple[str, Pin]]:
    """The pins that hold or will hold: one that is over is told so, and stops no paper."""
    return [(key, pin) for key, pin in plan.pins if not pin.span.is_over(now)]


def _twice(file: PlanFile, part: tuple[str, ...], plan: FrontPlan, now: datetime) -> Iterator[Problem]:
    told: set[str] = set()
    for (_, first), (key, second) in combinations(_still(plan, now), 2):
        if first.story == second.story and first.story not in told and first.span.meets(second.span):
            told.add(first.story)
            what = f"The story “{first.story}” stands twice in the plan."
            yield file.problem(part, (key, first.story), "front-twice", what, "Keep it where it shall stand.")


def _over(file: PlanFile, part: tuple[str, ...], plan: FrontPlan, now: datetime) -> Iterator[Problem]:
    for key, subject, span in plan.spans:
        if span.ends and span.is_over(now):
            named = f"“{subject}”" if subject else "What is planned here"
            what = f"{named} was to stand until {span.ends:%Y-%m-%d %H:%M}, and that is over."
            words = (key, subject) if subject else (key,)
            yield file.problem(part, words, "front-over", what, "Take it out of the plan.", fatal=False)


def _paid(
    file: PlanFile, part: tuple[str, ...], plan: FrontPlan, known: Known, now: datetime
) -> Iterator[Problem]:
    for key, pin in _still(plan, now):
        if key == "lead" and pin.story in known.sponsored:
            what = f"The story “{pin.story}” is paid for, and leads no front."
            mend = "Name another story, or let it stand among the seconds."
            yield file.problem(part, (key, pin.story), "front-sponsored", what, mend, fatal=False)


def _of_the_section(
    file: PlanFile, part: tuple[str, ...], section: str, plan: FrontPlan, known: Known, now: datetime
) -> Iterator[Problem]:
    if section not in known.sections:
        mend = nearest(section, sorted(known.sections)) or "Correct the name, or take its table out."
        yield file.problem(part[:-1], (section,), "front-name", f"There is no section “{section}”.", mend)
        return
    for key, pin in _still(plan, now):
        if section not in known.sections_of.get(pin.story, (section,)):
            what = f"The story “{pin.story}” is not in the section “{section}”, and stands not on its front."
            mend = "Take it out of the plan, or add the section to the story."
            yield file.problem(part, (key, pin.story), "front-section", what, mend, fatal=False)
