"""Both papers that the auditors read, each printed and served once, and a browser's page for them."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.audit.kinds import KINDS
from tests.conftest import Serve
from tests.paper import ROOT, Site, build
from tests.site.conftest import courier, moment

__all__ = ["courier", "moment"]

Find = Callable[[str], str]


@pytest.fixture(scope="session")
def kinds(moment: None) -> Site:
    return build(ROOT / "tests/papers/kinds")


@pytest.fixture(scope="session")
def find(courier: Site, kinds: Site, serve: Serve) -> Find:
    """``find("tag")`` gives the address at which a page of this kind is served."""
    hosts = {
        "courier": serve(courier.output).rstrip("/"),
        "kinds": serve(kinds.output, "/paper/").rstrip("/"),
    }
    return lambda kind: hosts[KINDS[kind][0]] + KINDS[kind][1]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(color_scheme="light", reduced_motion="reduce")
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()
