"""Which addresses become blocks from elsewhere, and that none of them can trick the paper."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from newsroom.text.embeds import FRAME_HOSTS, PROVIDERS, Embed, embed_of
from newsroom.text.figures import Place
from newsroom.text.markdown import render

ID = "dQw4w9WgXcQ"
FRAMES = {
    f"https://www.youtube.com/watch?v={ID}": f"https://www.youtube-nocookie.com/embed/{ID}",
    f"https://www.youtube.com/watch?list=PL1&v={ID}&t=9": f"https://www.youtube-nocookie.com/embed/{ID}",
    f"https://YouTu.be/{ID}?t=3": f"https://www.youtube-nocookie.com/embed/{ID}",
    f"https://www.youtube.com/shorts/{ID}": f"https://www.youtube-nocookie.com/embed/{ID}",
    "https://vimeo.com/123456": "https://player.vimeo.com/video/123456?dnt=1",
    "https://soundcloud.com/a-band/a_song": "https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a-band/a_song",
    "https://datawrapper.dwcdn.net/AbC12/3/": "https://datawrapper.dwcdn.net/AbC12/",
    "https://www.openstreetmap.org/#map=14/11.5610/104.9330": "https://www.openstreetmap.org/export/embed.html"
    "?bbox=104.89867%2C11.54208%2C104.96733%2C11.57992",
}
CARDS = {
    "https://x.com/somebody/status/1234567890": "X",
    "https://twitter.com/somebody/status/1234567890?s=20": "X",
    "https://bsky.app/profile/paper.example.org/post/3kxyz": "Bluesky",
    "https://mastodon.social/@somebody@other.example/109300000000000000": "Mastodon",
}
OTHERS = [
    f"http://www.youtube.com/watch?v={ID}",
    f"https://youtube.com.evil.example/watch?v={ID}",
    f"https://evil.example/www.youtube.com/watch?v={ID}",
    f"https://youtube.com@evil.example/watch?v={ID}",
    f"https://www.youtube.com:8443/watch?v={ID}",
    f"https://www.y\u043eutube.com/watch?v={ID}",
    'https://www.youtube.com/watch?v="><script>',
    "https://www.youtube.com/watch?v=../../../x",
    f"https://www.youtube.com/watch?v={ID}x",
    "https://www.youtube.com/@channel",
    "https://vimeo.com/123456%22onload=1",
    "https://datawrapper.dwcdn.net/../../x/",
    "https://www.openstreetmap.org/#map=14/11.5;x/104",
    f"https://youtu.be/{ID}?{'x' * 600}",
    "https://[::1]/",
    "javascript:alert(1)",
    "",
]


def embed(address: str) -> Embed:
    found = embed_of(address)
    assert found is not None, address
    return found


@pytest.mark.parametrize("address", FRAMES)
def test_the_address_of_a_film_sound_map_or_chart_has_a_frame(address: str) -> None:
    assert embed(address).frame == FRAMES[address]


@pytest.mark.parametrize("address", CARDS)
def test_a_post_is_a_card_without_a_frame(address: str) -> None:
    found = embed(address)
    assert (found.provider, found.frame, found.shape) == (CARDS[address], "", "card")


@pytest.mark.parametrize("address", OTHERS)
def test_any_other_address_is_none(address: str) -> None:
    assert embed_of(address) is None


PATHS = [urlsplit(address).geturl() for address in (*FRAMES, *CARDS)]


@given(st.sampled_from(PATHS), st.integers(0, 80), st.text(max_size=9))
@example("https://YouTu.be/dQw4w9WgXcQ?t=3", 29, "\0")
def test_whatever_is_slipped_into_an_address_a_frame_is_a_known_hosts_and_the_html_is_closed(
    address: str, position: int, slipped: str
) -> None:
    found = embed_of(address[:position] + slipped + address[position:])
    if found is None:
        return
    assert not found.frame or found.frame.startswith(tuple(f"{host}/" for host in FRAME_HOSTS))
    soup = BeautifulSoup(found.__html__(), "lxml")
    assert {tag.name for tag in soup.find_all(True)} <= {"html", "body", "figure", "figcaption", "a"}
    assert all(
        set(tag.attrs) <= {"class", "data-shape", "href", "data-frame", "rel"} for tag in soup.find_all(True)
    )
    assert all(link["href"] == found.address for link in soup.find_all("a"))


def test_the_hosts_of_frames_are_known_for_a_content_security_policy() -> None:
    assert "https://www.youtube-nocookie.com" in FRAME_HOSTS
    assert all(re.fullmatch(r"https://[a-z.-]+", host) for host in FRAME_HOSTS)
    assert all(
        each.frame.startswith(tuple(f"{host}/" for host in FRAME_HOSTS)) for each in PROVIDERS if each.frame
    )


def html(text: str) -> str:
    return render(text, Place(lambda path: None)).html


def test_a_bare_address_alone_in_its_paragraph_becomes_a_block() -> None:
    assert html(f"One.\n\nhttps://youtu.be/{ID}\n\nTwo.") == (
        "<p>One.</p>\n" + embed(f"https://youtu.be/{ID}").__html__() + "\n<p>Two.</p>\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        f"See https://youtu.be/{ID}",
        f"[A film](https://youtu.be/{ID})",
        f"`https://youtu.be/{ID}`",
        "https://example.org/x",
    ],
)
def test_an_address_in_a_sentence_with_words_of_its_own_or_of_nobody_known_stays_a_link(text: str) -> None:
    assert "<figure" not in html(text)


def test_nothing_an_editor_writes_makes_a_frame_of_its_own() -> None:
    raw = '<figure class="embed"><a class="stage" data-frame="https://evil.example/" href="/x">x</a></figure>'
    assert "data-frame" not in html(raw)
    assert "<iframe" not in html('<iframe src="https://evil.example/"></iframe>\n\n<b>x</b>')
