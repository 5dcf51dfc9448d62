"""What Markdown means in a story."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.figures import Place
from newsroom.text.markdown import opening, render
from newsroom.text.pictures import files_of


def html(text: str) -> str:
    return render(text, Place({"images/a.svg": (1200, 800)}.get)).html


def soup(text: str) -> BeautifulSoup:
    return BeautifulSoup(html(text), "lxml")


def test_a_picture_alone_in_its_paragraph_is_a_figure_with_caption_and_credit() -> None:
    figure = soup('![Boats](images/a.svg "On the river. | Drawing: The Courier")').figure
    assert figure is not None
    assert figure.figcaption.get_text() == "On the river. Drawing: The Courier"
    assert figure.select_one(".credit").get_text() == "Drawing: The Courier"


def test_a_picture_keeps_its_place_before_it_has_come() -> None:
    image = soup("![Boats](images/a.svg)").img
    assert (image["width"], image["height"], image["loading"]) == ("1200", "800", "lazy")


def test_a_pictures_address_holds_from_any_page() -> None:
    assert soup("![Boats](images/a.svg)").img["src"] == "{static}/images/a.svg"


def test_several_pictures_in_one_paragraph_are_a_gallery() -> None:
    assert len(soup("![a](images/a.svg)\n![b](images/a.svg)").select(".gallery > figure")) == 2


def test_a_picture_within_a_sentence_stays_there() -> None:
    assert soup("See ![a](images/a.svg) here.").figure is None


def test_a_quote_whose_last_line_begins_with_a_dash_is_a_pull_quote_with_its_speaker() -> None:
    quote = soup("> A floor, not a ceiling.\n> -- Ith Sam Heng, *minister*").blockquote
    assert quote["class"] == ["pull"]
    assert quote.p.get_text() == "A floor, not a ceiling."
    assert quote.footer.get_text() == "Ith Sam Heng, minister"


def test_a_quote_without_a_speaker_is_a_plain_quote() -> None:
    quote = soup("> A floor, not a ceiling.").blockquote
    assert "class" not in quote.attrs


def test_a_quote_that_opens_with_facts_is_a_fact_box() -> None:
    box = soup("> [!FACTS] Six rights\n> - Privacy\n> - Dignity\n>\n> Source: the prakas").aside
    assert box["aria-label"] == box.h2.get_text() == "Six rights"
    assert [item.get_text() for item in box.select("li")] == ["Privacy", "Dignity"]
    assert box.p.get_text() == "Source: the prakas"


def test_a_table_scrolls_in_a_box_that_the_keyboard_reaches() -> None:
    box = soup("| Year | Stories |\n| --- | ---: |\n| 2026 | 4 |").select_one(".scroll")
    assert (box["tabindex"], box["role"], box["aria-label"]) == ("0", "region", "Year, Stories")
    assert box.select_one("td.end").get_text() == "4"


def test_tables_and_boxes_of_one_name_are_told_apart() -> None:
    table, box = "| Year |\n| --- |\n| 2026 |\n\nText.\n\n", "> [!FACTS] Dates\n> One.\n\nText.\n\n"
    places = soup(table * 3 + box * 2).select(".scroll, .factbox")
    assert [place["aria-label"] for place in places] == ["Year", "Year 2", "Year 3", "Dates", "Dates 2"]


def test_a_footnote_has_a_way_back() -> None:
    page = soup("The lake.[^1]\n\n[^1]: Biosphere reserve.")
    assert page.select_one(".footnotes a.footnote-backref")["href"] == "#" + page.select_one("sup a")["id"]


def test_notes_and_the_ways_back_are_told_by_their_roles_not_by_english_words() -> None:
    page = soup("Ten.[^1]\n\n[^1]: A note.")
    assert page.select_one("sup a")["role"] == "doc-noteref"
    back = page.select_one(".footnote-backref")
    assert (back["role"], back["aria-label"]) == ("doc-backlink", "1")


def test_the_headline_stays_the_only_h1() -> None:
    assert soup("# Big\n\n## Small").h1 is None


def test_pelicans_placeholders_are_left_for_pelican() -> None:
    assert 'href="{filename}/stories/2026/a.md"' in html("[a]({filename}/stories/2026/a.md)")


def test_the_name_of_a_file_may_hold_khmer_letters_and_spaces() -> None:
    sizes = {"images/ទន្លេ សាប.jpg": (90, 60)}
    body = render("![a](<images/ទន្លេ សាប.jpg>)\n\n[b](<{static}/images/ទន្លេ សាប.jpg>)", Place(sizes.get))
    assert body.flaws == ()
    # Pelican takes %20 for a space, and letters only as they are.
    assert body.html.count('"{static}/images/ទន្លេ%20សាប.jpg"') == 2
    assert files_of(body.html) == set(sizes)


@pytest.mark.parametrize(
    "address", ["javascript:x()", "JavaScript:x()", "java&#115;cript:x()", "data:text/html,x"]
)
def test_a_link_in_markdown_leads_to_no_script(address: str) -> None:
    assert "href" not in soup(f"[a link]({address})").a.attrs


def test_a_script_in_a_body_is_printed_as_letters() -> None:
    assert soup("<script>alert(1)</script>").script is None


def test_raw_html_loses_its_handlers_and_keeps_its_words() -> None:
    page = soup('<b onclick="x()">bold</b> and <a href="javascript:x()">a link</a>')
    assert page.b.attrs == {}
    assert "href" not in page.a.attrs
    assert page.get_text().strip() == "bold and a link"


@given(st.text())
def test_no_text_makes_a_script_or_a_handler(text: str) -> None:
    page = BeautifulSoup(html(text), "lxml")
    assert page.script is None
    assert not [name for tag in page.find_all() for name in tag.attrs if name.startswith("on")]


def test_a_body_opens_with_its_first_paragraph_and_nothing_around_it() -> None:
    body = html(
        '![Boats](images/a.svg "A caption. | Whose")\n\n> A quote.\n\n## A crosshead\n\n- A list\n\n'
        "The *river* rose.[^1] People & boats moved.\n\nA second paragraph.\n\n[^1]: A note."
    )
    assert opening(body, 50) == "The river rose. People &amp; boats moved."


def test_an_opening_is_cut_between_words() -> None:
    assert opening("<p>One two three four</p>", 3) == "One two three …"
    assert opening("<p>One two three</p>", 3) == "One two three"


def test_a_body_without_a_paragraph_has_no_opening() -> None:
    assert opening(html("- one\n- two"), 50) == ""
