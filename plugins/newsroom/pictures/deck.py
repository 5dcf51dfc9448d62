"""All social cards of one build: those that are not there yet are drawn."""

from __future__ import annotations

from collections.abc import Iterable

from newsroom.pictures.cache import Cache, run
from newsroom.pictures.originals import Remark, broken
from newsroom.pictures.social_cards import Card, CardOrder, letters_missing, make_card


def draw_missing(cards: Iterable[Card], cache: Cache, workers: int) -> list[tuple[Card, Remark]]:
    """Draws the cards that the cache lacks; those that could not be drawn, and why.

    Linear in the cards; one that is there costs the digest of its words.
    """
    by_name = {card.name: card for card in cards}
    wanted = [by_name[name] for name in cache.missing(by_name)]
    lacking = [(card, lacks(card, letters)) for card in wanted if (letters := letters_missing(card))]
    settable = [card for card in wanted if card not in dict(lacking)]
    orders = [CardOrder(card, cache.folder) for card in settable]
    done = list(run(make_card, orders, workers, lambda said: broken(OSError(said))))
    cache.refresh(card.name for card in wanted)
    return [*lacking, *((order.card, remark) for order, remark in done if remark)]


def lacks(card: Card, letters: str) -> Remark:
    """The Remark on letters that no face of the card has."""
    what = f"The faces in {card.faces.serif.parent.name}/ lack “{letters[:20]}”."
    return Remark("card-letters", what, "PICTURES_CARD_FONTS names a folder with others.")
