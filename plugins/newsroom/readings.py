"""The forms that a setting may have: each turns what pelicanconf.py says into a value, or says what it expects."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from newsroom.text.slugs import slug

Reading = Callable[[Any], Any]
"""Turns what pelicanconf.py says into the value of an option; raises ValueError with what is expected."""


HOOKS = ("head", "after_body", "ad", "support", "comments", "analytics", "newsletter")
"""The theme's hooks: files of theme/templates/partials/hooks/ that are empty until a fork fills them."""

ORIGIN = re.compile(r"https://[a-z0-9.-]+(?::\d+)?")
"""Scheme and host, as a Content-Security-Policy names them; to other schemes nothing of a reader's is sent."""


def whole_number(at_least: int = 0) -> Reading:
    def read(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < at_least:
            raise ValueError(f"a whole number, {at_least} or more")
        return value

    return read


def one_of(*choices: str) -> Reading:
    def read(value: Any) -> str:
        if value not in choices:
            raise ValueError(" or ".join(f'"{choice}"' for choice in choices))
        return str(value)

    return read


def yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("True or False")  # noqa: TRY004 (every Reading raises ValueError)
    return value


def whole_numbers(value: Any) -> tuple[int, ...]:
    if isinstance(value, str) or not isinstance(value, Iterable) or not value:
        raise ValueError("a list of whole numbers, such as [360, 720]")
    return tuple(sorted({whole_number(at_least=1)(number) for number in value}))


def quality_by_format(value: Any) -> dict[str, int]:
    """Formats of pictures in the order in which browsers are offered them, each with its quality.

    The last one stands in ``<img src>``, feeds and share tags, and messengers show hardly any but JPEG.
    """
    known = ("avif", "webp", "jpeg")
    if not isinstance(value, Mapping) or not value or set(value) - set(known):
        raise ValueError(
            f"a dictionary of formats and qualities, such as {{'jpeg': 75}}, with {', '.join(known)}"
        )
    if not all(type(number) is int and 1 <= number <= 100 for number in value.values()):
        raise ValueError("qualities from 1 to 100, such as {'jpeg': 75}")
    if list(value)[-1] != "jpeg":
        raise ValueError(
            "formats that end with jpeg, which everybody can show, such as {'avif': 45, 'jpeg': 75}"
        )
    return dict(value)


def width_and_height(value: Any) -> tuple[int, int]:
    try:
        width, height = map(whole_number(at_least=1), value)
    except (TypeError, ValueError):
        raise ValueError("a width and a height in px, such as (300, 250)") from None
    return width, height


def text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("a text in quotes")  # noqa: TRY004 (every Reading raises ValueError)
    return value


def address_of_form(value: Any) -> str:
    """An address on the web that a form may be sent to; empty where there is no form."""
    if value != "" and not (isinstance(value, str) and ORIGIN.match(value)):
        raise ValueError('an address such as "https://letters.example/join"')
    return str(value)


def hosts_by_hook(value: Any) -> dict[str, tuple[str, ...]]:
    """Scheme and host of whom a hook of the theme needs, by the hook's name."""
    expected = (
        f'a dictionary such as {{"analytics": ["https://stats.example"]}}; hooks are {", ".join(HOOKS)}'
    )
    if not isinstance(value, Mapping) or not set(value) <= set(HOOKS):
        raise ValueError(expected)
    hosts = {str(hook): names(listed) for hook, listed in value.items()}
    if not all(ORIGIN.fullmatch(host) for listed in hosts.values() for host in listed):
        raise ValueError(expected)
    return hosts


def address_of_slug(value: Any) -> str:
    """An address with ``{slug}`` in it; empty where there shall be no such pages."""
    try:
        fits = value == "" or (".." not in value and value.format(slug="a") != value.format(slug="b"))
    except (AttributeError, TypeError, LookupError, ValueError):
        fits = False
    if not fits:
        raise ValueError('an address with {slug} in it, such as "series/{slug}/"')
    return str(value)


def address_of_folder(value: Any) -> str:
    """An address inside the site that ends in a slash."""
    if not isinstance(value, str) or not re.fullmatch(r"(?:[^\s/:?#\\]+/)+", value) or ".." in value:
        raise ValueError('an address inside the site that ends in a slash, such as "pictures/"')
    return value


def names(value: Any) -> tuple[str, ...]:
    if (
        isinstance(value, str)
        or not isinstance(value, Iterable)
        or not all(isinstance(name, str) for name in value)
    ):
        raise ValueError('a list of names, such as ["one", "two"]')
    return tuple(value)


def files_by_language(value: Any) -> dict[str, tuple[str, ...]]:
    """Names of files by language code; "" stands for every other language."""
    expected = 'a dictionary of lists, such as {"": ["serif.woff2", "sans.woff2"]}'
    if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
        raise ValueError(expected)
    found = {key: names(listed) for key, listed in value.items()}
    if any(len(listed) > 2 for listed in found.values()):
        raise ValueError(f"{expected}, with two files at most: each is waited for")
    if any("/" in name or "\\" in name for listed in found.values() for name in listed):
        raise ValueError(f"{expected}, names without a folder")
    return found


def names_by_key(value: Any) -> dict[str, str]:
    if not isinstance(value, Mapping) or not all(
        isinstance(part, str) for pair in value.items() for part in pair
    ):
        raise ValueError('a dictionary of texts, such as {"en": "English"}')
    return dict(value)


def names_by_language(value: Any) -> dict[str, dict[str, str]]:
    """Names by language code, by slug; a slug may have parts, such as national/courts."""
    expected = 'a dictionary such as {"national": {"en": "National"}}, its keys in small letters and hyphens'
    if not isinstance(value, Mapping):
        raise ValueError(expected)  # noqa: TRY004
    if not all(part and part == slug(part) for key in value for part in str(key).split("/")):
        raise ValueError(expected)
    return {str(key): names_by_key(by_language) for key, by_language in value.items()}
