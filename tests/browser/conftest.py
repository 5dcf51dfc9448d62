"""The demonstration paper in a browser, at a host's root."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import Serve
from tests.paper import Site
from tests.site.conftest import courier, moment

__all__ = ["courier", "moment"]


@pytest.fixture(scope="session")
def address(courier: Site, serve: Serve) -> str:
    return serve(courier.output).rstrip("/")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page of a browser that nobody has used yet."""
    context = browser.new_context()
    yield context.new_page()
    context.close()
