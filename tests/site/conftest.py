"""The demonstration paper, printed once for all tests of its pages, as of one moment."""

from collections.abc import Iterator

import pytest

from tests.paper import ROOT, Site, build

# 25 November 2026, 06:30 in Phnom Penh: what is fresh, and what is under embargo, must not depend on the clock.
MOMENT = "1795563000"


@pytest.fixture(scope="session")
def moment() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", MOMENT)
        yield


@pytest.fixture(scope="session")
def courier(moment: None) -> Site:
    """The paper at the root of a host that SITEURL does not name."""
    return build(ROOT)


@pytest.fixture(scope="session")
def courier_below(moment: None) -> Site:
    """The paper below a path of a host."""
    return build(ROOT, SITEURL="https://reader.example/paper")
