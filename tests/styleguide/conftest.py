"""The style guide of the demonstration paper's theme, printed as the preview prints it."""

from dataclasses import dataclass

import pytest

from newsroom.desk.paper import read_paper
from newsroom.desk.styleguide import Styleguide
from tests.paper import ROOT, Site


@dataclass
class Guide(Site):
    """The printed guide with the addresses of its pages."""

    @property
    def components(self) -> list[str]:
        """Addresses of the components' own pages."""
        return [f"/{link.removeprefix('/styleguide/')}" for link in self.page("/").links(".contents")]

    def examples(self, component: str) -> list[str]:
        """Addresses of what the frames of a component's page show."""
        frames = self.page(component).soup.select("iframe")
        return [f"/{str(frame['src']).removeprefix('/styleguide/')}" for frame in frames]

    @property
    def alone(self) -> list[str]:
        """Addresses of all examples that are a page of their own and none of the specimen paper."""
        every = [example for component in self.components for example in self.examples(component)]
        return [example for example in every if example.startswith("/components/")]


@pytest.fixture(scope="session")
def guide() -> Guide:
    said: list[str] = []
    printed = Styleguide(read_paper(ROOT), said.append)
    assert printed.fresh(), said
    assert [line for line in said if line.startswith(("WARNING", "ERROR"))] == []
    return Guide(printed.folder, "\n".join(said))
