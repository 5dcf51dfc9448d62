"""What a phone reads of the paper, and what the worker is told."""

import json

import pytest

from newsroom.offline.manifest import manifest
from newsroom.offline.worker import worker


def test_a_name_is_data() -> None:
    made = json.loads(manifest('The "Post" </script>', "en", {"paper": "#fff"}, []))
    assert made["name"] == 'The "Post" </script>'
    assert made["background_color"] == made["theme_color"] == "#fff"


def test_without_a_colour_none_is_claimed() -> None:
    assert "theme_color" not in json.loads(manifest("Post", "en", {}, []))


@pytest.mark.parametrize("other", [(["", "km/"], 60), ([""], 59)])
def test_another_paper_is_another_version(other: tuple[list[str], int]) -> None:
    first, second = worker([""], 60).partition("\n")[0], worker(*other).partition("\n")[0]
    assert first.rpartition("version")[2] != second.rpartition("version")[2]
