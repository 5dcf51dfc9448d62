"""What a page is, in the words of schema.org, for search engines: plain data in, JSON-LD out.

What Google asks: https://developers.google.com/search/docs/appearance/structured-data/article (profile-page,
breadcrumb). What schema.org allows: https://schema.org/NewsArticle and https://schema.org/docs/news.html.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from newsroom.discovery.entries import Entry, Link, Person, Picture
from newsroom.discovery.paper import Paper

Thing = dict[str, Any]
"""A thing of schema.org's, ready for JSON."""

KINDS = {
    "analysis": "AnalysisNewsArticle",
    "opinion": "OpinionNewsArticle",
    "review": "ReviewNewsArticle",
    "reportage": "ReportageNewsArticle",
    "explainer": "BackgroundNewsArticle",
    "sponsored": "AdvertiserContentArticle",
}
"""A story's type -> schema.org's; all others are a NewsArticle."""

POLICIES = (
    "publishingPrinciples", "actionableFeedbackPolicy", "correctionsPolicy", "diversityPolicy",
    "diversityStaffingReport", "ethicsPolicy", "masthead", "missionCoveragePrioritiesPolicy", "noBylinesPolicy",
    "ownershipFundingInfo", "unnamedSourcesPolicy", "verificationFactCheckingPolicy",
)  # fmt: skip
"""What schema.org lets a NewsMediaOrganization say of its rules."""


def script(things: Iterable[Thing]) -> str:
    """The things as one JSON-LD graph that may stand in a page's script element, whatever their texts hold."""
    graph = {"@context": "https://schema.org", "@graph": list(things)}
    written = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return written


def organization(paper: Paper) -> Thing:
    """The newspaper, and where it says by which rules it works."""
    return filled(
        {
            "@type": "NewsMediaOrganization",
            "@id": paper.address("") + "#paper",
            "name": paper.name,
            "url": paper.address(""),
            "logo": {"@type": "ImageObject", "url": paper.address(paper.logo)} if paper.logo else None,
            "sameAs": list(paper.profiles),
            **{name: paper.address(paper.policies[name]) for name in POLICIES if name in paper.policies},
        }
    )


def website(paper: Paper, lang: str, url: str, search: str = "") -> Thing:
    """The site of the paper in one language; `search` is the address of its search page, to which ``?q=`` is added."""
    return filled(
        {
            "@type": "WebSite",
            "@id": f"{url}#site",
            "url": url,
            "name": paper.name,
            "description": paper.motto.get(lang, ""),
            "inLanguage": lang,
            "publisher": {"@id": paper.address("") + "#paper"},
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{search_term_string}}"},
                "query-input": "required name=search_term_string",
            }
            if search
            else None,
        }
    )


def news_article(entry: Entry, paper: Paper) -> Thing:
    """A story. Whoever did something else than write it is a contributor, with the part they had."""
    return filled(
        {
            "@type": KINDS.get(entry.kind, "NewsArticle"),
            "@id": f"{entry.url}#story",
            "mainEntityOfPage": entry.url,
            "url": entry.url,
            "headline": entry.title,
            "description": entry.summary,
            "inLanguage": entry.lang,
            "datePublished": entry.published.isoformat(),
            "dateModified": entry.updated.isoformat(),
            "author": [person(each) for each in entry.authors] or {"@id": paper.address("") + "#paper"},
            "contributor": [
                {"@type": "Role", "roleName": each.role, "contributor": person(each)}
                for each in entry.contributors
            ],
            "publisher": organization(paper),
            "sourceOrganization": {"@type": "Organization", "name": entry.source} if entry.source else None,
            "sponsor": {"@type": "Organization", "name": entry.sponsor} if entry.sponsor else None,
            "image": image(entry.picture) if entry.picture else None,
            "articleSection": entry.section_names,
            "keywords": list(entry.tags),
            "dateline": entry.place,
            "locationCreated": {"@type": "Place", "name": entry.place} if entry.place else None,
            "isPartOf": series(entry.series) if entry.series else None,
            "position": entry.part if entry.series else None,
            **translations(entry),
            "correction": corrections(entry),
            "isAccessibleForFree": True,
            "copyrightYear": entry.published.year,
            "copyrightHolder": {"@id": paper.address("") + "#paper"},
            "copyrightNotice": paper.rights,
            "license": paper.address(paper.licence) if paper.licence else None,
        }
    )


def translations(entry: Entry) -> Thing:
    """Of which story it is a translation, or which stories translate it."""
    if entry.original:
        return {"translationOfWork": {"@type": "NewsArticle", "@id": f"{entry.original.url}#story"}}
    return {
        "workTranslation": [
            {"@type": "NewsArticle", "@id": f"{other.url}#story", "url": other.url, "inLanguage": other.lang}
            for other in entry.translations
        ]
    }


def corrections(entry: Entry) -> list[Thing]:
    """What was corrected in a story, with its day and time."""
    return [
        {
            "@type": "CorrectionComment",
            "datePublished": correction.moment.isoformat(),
            "text": correction.text,
        }
        for correction in entry.corrections
    ]


def series(link: Link) -> Thing:
    """The series that a story is a part of."""
    return filled({"@type": "CreativeWorkSeries", "name": link.name, "url": link.url})


def person(who: Person, description: str = "", picture: Picture | None = None) -> Thing:
    """Somebody, or a desk, that works for the paper. The name is nothing but the name, as Google asks."""
    return filled(
        {
            "@type": "Organization" if who.is_desk else "Person",
            "@id": f"{who.url}#author" if who.url else "",
            "name": who.name,
            "url": who.url,
            "jobTitle": "" if who.is_desk else who.post,
            "sameAs": list(who.elsewhere),
            "description": description,
            "image": image(picture) if picture else None,
        }
    )


def image(picture: Picture) -> Thing:
    """A picture with its credit: https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata."""
    return filled(
        {
            "@type": "ImageObject",
            "url": picture.url,
            "contentUrl": picture.url,
            "width": picture.width,
            "height": picture.height,
            "caption": picture.caption,
            "description": picture.alt,
            "creditText": picture.credit,
            "copyrightNotice": picture.credit,
            # Google wants an address; "CC BY 4.0" alone is none.
            "license": picture.licence if picture.licence.startswith(("https://", "http://")) else "",
        }
    )


def breadcrumbs(links: Sequence[Link]) -> Thing | None:
    """The way from the front to this page; none where it has fewer than two steps."""
    steps = [link for link in links if link.name]
    if len(steps) < 2:
        return None
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            filled({"@type": "ListItem", "position": position, "name": step.name, "item": step.url})
            for position, step in enumerate(steps, start=1)
        ],
    }


def collection(page: Link, description: str, lang: str, stories: Sequence[Link], paper: Paper) -> Thing:
    """A list of stories, in its order."""
    return filled(
        {
            "@type": "CollectionPage",
            "@id": page.url,
            "url": page.url,
            "name": page.name,
            "description": description,
            "inLanguage": lang,
            "publisher": {"@type": "NewsMediaOrganization", "name": paper.name, "url": paper.address("")},
            "mainEntity": item_list(stories),
        }
    )


def item_list(stories: Sequence[Link]) -> Thing | None:
    """Stories as a list: each with its address and headline."""
    if not stories:
        return None
    return {
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "url": story.url, "name": story.name}
            for position, story in enumerate(stories, start=1)
        ],
    }


def profile(page: Link, who: Thing, lang: str, stories: Sequence[Link]) -> Thing:
    """The page of an author, and what they wrote."""
    return filled(
        {
            "@type": "ProfilePage",
            "@id": page.url,
            "url": page.url,
            "name": page.name,
            "inLanguage": lang,
            "mainEntity": who,
            "hasPart": [{"@type": "Article", "url": story.url, "headline": story.name} for story in stories],
        }
    )


def web_page(page: Link, description: str, lang: str, paper: Paper) -> Thing:
    """Any other page."""
    return filled(
        {
            "@type": "WebPage",
            "@id": page.url,
            "url": page.url,
            "name": page.name,
            "description": description,
            "inLanguage": lang,
            "publisher": {"@type": "NewsMediaOrganization", "name": paper.name, "url": paper.address("")},
        }
    )


def filled(thing: Mapping[str, Any]) -> Thing:
    """The thing without what it does not say."""
    return {name: value for name, value in thing.items() if value not in (None, "", [], ())}
