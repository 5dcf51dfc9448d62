from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from newsroom.search.encoding import decode, encode, normal, token
from newsroom.text.words import clusters

KHMER = st.text(st.characters(min_codepoint=0x1780, max_codepoint=0x17E9))
MIXED = st.lists(
    st.one_of(KHMER, st.sampled_from([" ", "ไทย", "日本語", "COVID", "<b>", "။", ".", "\u200b", "(é)"]))
)
LIKE_A_TOKEN = re.compile(r"\bk([a-p]{2}){2,}z\b")


@given(MIXED.map("".join))
@example("ភ្នំពេញ ជា (រាជធានី) COVID១៩។")
def test_encoded_text_decodes_to_itself(text: str) -> None:
    plain = " ".join(normal(text).split())
    if not LIKE_A_TOKEN.search(plain) and "<" not in plain:
        assert decode(" ".join(encode(text).split())) == plain


@given(st.text(st.characters(max_codepoint=0x2FF)))
def test_text_in_scripts_with_spaces_stays_as_it_is(text: str) -> None:
    assert encode(text) == normal(text)


@given(KHMER)
def test_each_cluster_becomes_a_token_and_no_cluster_is_left(text: str) -> None:
    encoded = encode(text)
    assert [match[0] for match in LIKE_A_TOKEN.finditer(encoded)] == [
        token(cluster) for cluster in clusters(text)
    ]
    assert clusters(encoded) == []


def test_a_word_inside_a_run_is_a_phrase_of_its_tokens() -> None:
    assert encode("ភ្នំពេញ") in encode("ទីក្រុងភ្នំពេញជារាជធានី")


def test_spaces_without_width_part_nothing() -> None:
    assert encode("ទន្លេ\u200bសាប") == encode("ទន្លេសាប")


def test_a_run_stays_one_run_over_the_edge_of_a_tag() -> None:
    encoded = encode("<b>ភ្នំ</b>ពេញ<wbr>ជា")
    assert " ".join(re.sub("<[^>]*>", "", encoded).split()) == encode("ភ្នំពេញជា")


def test_the_same_cluster_is_never_two_tokens_nor_two_clusters_one() -> None:
    kinds = {"ក", "ក្រ", "កា", "ការ", "ก", "ກ", "က", "日", "日本"}
    cut = {cluster for text in kinds for cluster in clusters(text)}
    assert len({token(cluster) for cluster in cut}) == len(cut)
