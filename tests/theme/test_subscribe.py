"""The page that says how to follow the paper."""

import pytest

from tests.paper import ROOT, build

pytestmark = pytest.mark.slow

PROVIDER = "https://letters.example/join?list=1&from=paper"


def test_a_form_is_printed_only_where_a_provider_is_named() -> None:
    assert not build(ROOT, PLUGINS=[]).page("/subscribe/").soup.select("main form[method=post]")
    form = (
        build(ROOT, PLUGINS=[], PAPER_NEWSLETTER_ACTION=PROVIDER)
        .page("/subscribe/")
        .one("main form[method=post]")
    )
    assert form["action"] == PROVIDER
    assert [field["type"] for field in form.select("input")] == ["email"]
