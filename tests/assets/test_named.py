"""Names that change with what is in a file, and scripts that still find each other."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from newsroom.assets.named import Assets, assets, problems
from newsroom.assets.scripts import with_names
from tests.conftest import Serve

PARTS = ["css/layers.css", "css/components/card.css"]
THEME = {
    "css/layers.css": "@layer a, b;",
    "css/components/card.css": "@layer b { .card { background: url(../../dot.png); } }",
    "css/components/forms.css": "@layer b { .field { background: url(../../dot.png); } }",
    "js/theme.js": "1;",
    "js/switch.js": 'import { b } from "./parts/b.js";\nexport const a = () => b;\n',
    "js/parts/b.js": 'import { a } from "../switch.js";\nexport const b = () => a;\n',
}


def made(**changed: str) -> Assets:
    return assets(PARTS, THEME | {name.replace("__", "/") + ".css": text for name, text in changed.items()})


def test_the_parts_are_one_file_that_all_their_names_lead_to() -> None:
    names = made().names
    assert {names[part] for part in [*PARTS, "css/paper.css"]} == {names["css/paper.css"]}
    assert made().files[names["css/paper.css"]] == b"@layer a,b;@layer b{.card{background:url(../dot.png);}}"


def test_a_style_sheet_that_is_no_part_stays_a_file_in_its_folder() -> None:
    name = made().names["css/components/forms.css"]
    assert re.fullmatch(r"css/components/forms\.[0-9a-f]{8}\.css", name)
    assert made().files[name] == b"@layer b{.field{background:url(../../dot.png);}}"


def test_every_name_is_that_of_a_file_and_every_file_has_a_name() -> None:
    assert set(made().names.values()) == set(made().files)
    assert set(made().names) == set(THEME) | {"css/paper.css"}


def test_a_changed_part_changes_the_name_of_the_joined_file_alone() -> None:
    before, after = made().names, made(css__layers="@layer b, a;").names
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {*PARTS, "css/paper.css"}


def test_what_only_people_read_changes_no_name() -> None:
    assert made().names == made(css__layers="/* order */ @layer a, b;").names


def test_a_changed_script_changes_the_names_of_all_scripts_that_may_import_it() -> None:
    before, after = made().names, assets(PARTS, THEME | {"js/parts/b.js": "export const b = 1;"}).names
    assert before["js/switch.js"] != after["js/switch.js"]
    assert before["css/paper.css"] == after["css/paper.css"]


@pytest.mark.slow
def test_modules_find_each_other_in_a_browser(browser: Browser, serve: Serve, tmp_path: Path) -> None:
    for name, content in made().files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    module = made().names["js/switch.js"]
    start = f'<script type="module">import {{ a }} from "./{module}"; document.title = a()() === a;</script>'
    (tmp_path / "index.html").write_text(f"<!doctype html><link rel=icon href=data:,>{start}")
    page = browser.new_page()
    page.goto(serve(tmp_path))
    page.wait_for_function("document.title === 'true'", timeout=10_000)


NAMES = {"js/a.js": "js/a.1.js", "js/parts/b.js": "js/parts/b.1.js"}


@pytest.mark.parametrize(
    ("line", "renamed"),
    [
        ('import { a } from "./a.js";', 'import { a } from "./a.1.js";'),
        ("import './parts/b.js'", "import './parts/b.1.js'"),
        ('export * from"./parts/../a.js"', 'export * from"./parts/../a.1.js"'),
        ('await import("./a.js")', 'await import("./a.1.js")'),
        ('import "./unknown.js"', 'import "./unknown.js"'),
        ('import "https://host.example/a.js"', 'import "https://host.example/a.js"'),
        ("import(address)", "import(address)"),
        ('say("from ./a.js")', 'say("from ./a.js")'),
    ],
)
def test_an_import_leads_to_the_new_name(line: str, renamed: str) -> None:
    assert with_names(line, "js/switch.js", NAMES) == renamed


def test_a_part_that_is_missing_is_named_with_the_nearest_one() -> None:
    [problem] = problems([*PARTS, "css/components/crad.css"], THEME, "partials/stylesheets.html")
    assert problem.field == "css/components/crad.css"
    assert problem.mend == "Did you mean “css/components/card.css”?"


def test_a_style_sheet_may_not_be_called_like_the_joined_parts() -> None:
    [problem] = problems(PARTS, THEME | {"css/paper.css": "a { b: c; }"}, "partials/stylesheets.html")
    assert (problem.path, problem.rule) == ("css/paper.css", "name-taken")


def test_a_part_that_would_spoil_the_next_is_named_with_its_line() -> None:
    [problem] = problems(PARTS, THEME | {"css/layers.css": "\n@layer a {"}, "partials/stylesheets.html")
    assert (problem.path, problem.line, problem.what) == ("css/layers.css", 2, "This { is never closed.")
