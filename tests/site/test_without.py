"""The demonstration paper without one of its plugins: what it gave is gone, and no link leads nowhere."""

import runpy

import pytest

from tests.crawl import broken_links
from tests.paper import ROOT, build

pytestmark = pytest.mark.slow

PLUGINS: list[str] = runpy.run_path(str(ROOT / "pelicanconf.py"))["PLUGINS"]


@pytest.mark.parametrize("plugin", PLUGINS)
def test_any_line_may_be_commented_out(moment: None, plugin: str) -> None:
    site = build(ROOT, PLUGINS=[name for name in PLUGINS if name not in (plugin, "newsroom.search")])
    assert "ERROR" not in site.log
    assert broken_links(site.output, "") == []
