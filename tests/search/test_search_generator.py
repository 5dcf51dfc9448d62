from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newsroom.search.generator import Search

TWO_BUILDS = """
import sys
from pelican import Pelican
from pelican.settings import read_settings
import newsroom.search.generator as generator

generator.make_bundles = lambda pages, folder, cache: print(len(list(pages)))
for _ in range(2):
    Pelican(read_settings(sys.argv[1], override={"OUTPUT_PATH": sys.argv[2]})).run()
"""


def test_the_sites_options_for_stork_are_not_written_into() -> None:
    settings: dict[str, Any] = {"STORK_INPUT_OPTIONS": {"stopwords": ["the"]}}
    Search({"articles": [], "pages": []}, settings, "content", "theme", "output").generate_output(None)
    assert settings["STORK_INPUT_OPTIONS"] == {"stopwords": ["the"]}


def test_a_misspelt_setting_ends_the_build_with_its_name() -> None:
    with pytest.raises(SystemExit, match="Did you mean “SEARCH_RESULTS”"):
        Search({}, {"SEARCH_RESULT": 5}, "content", "theme", "output")


@pytest.mark.slow
def test_two_builds_in_one_process_index_once_each(tmp_path: Path) -> None:
    paper = Path(__file__).parents[1] / "papers" / "search" / "pelicanconf.py"
    command = [sys.executable, "-c", TWO_BUILDS, str(paper), str(tmp_path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    counts = [line for line in done.stdout.splitlines() if line.isdigit()]
    assert counts == ["10", "10"]
