"""What a site links and deploys, with the plugin and without."""

import re
import shutil
from pathlib import Path

import pytest

from tests.paper import OUR_THEME, PLAIN, Site, build, refuse, run

ON = ["newsroom.assets"]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def joined() -> Site:
    return build(PLAIN, config="themed.py", PLUGINS=ON, SITEURL="https://plain.example/paper")


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A theme of one's own: ours, copied."""
    return Path(shutil.copytree(OUR_THEME, tmp_path / "theme"))


def linked(site: Site, url: str = "/index.html") -> list[str]:
    """Addresses of the style sheets and scripts of a page."""
    found = site.page(url).soup.select('link[rel="stylesheet"], script[src]')
    return [str(element.get("href") or element.get("src")) for element in found]


def deployed(site: Site) -> list[str]:
    return [file for file in site.files if file.endswith((".css", ".js"))]


def test_a_page_links_one_style_sheet_and_its_scripts_by_their_digest(joined: Site) -> None:
    digest = "[0-9a-f]{8}"
    patterns = [f"js/theme.{digest}.js", f"css/paper.{digest}.css", f"js/switch.{digest}.js"]
    for address, pattern in zip(linked(joined), patterns, strict=True):
        assert re.fullmatch(f"/paper/theme/{pattern}", address)
        assert joined.exists(address.removeprefix("/paper"))


def test_the_single_parts_are_not_deployed(joined: Site) -> None:
    assert [file for file in deployed(joined) if "card" in file or "tokens" in file] == []


def test_every_file_that_a_style_sheet_names_is_there(joined: Site) -> None:
    for file in deployed(joined):
        for address in re.findall(r"""url\(["']?([^"')]+)""", joined.read(f"/{file}")):
            assert (joined.output / file).parent.joinpath(address).resolve().is_file(), address


def test_switched_off_the_theme_links_and_deploys_the_parts() -> None:
    site = build(PLAIN, config="themed.py")
    links = linked(site)
    assert len([link for link in links if link.endswith(".css")]) > 20
    assert all(site.exists(link) for link in links)
    assert [file for file in deployed(site) if re.search(r"\.[0-9a-f]{8}\.", file)] == []


def test_under_another_theme_nothing_changes() -> None:
    with_plugin, without = build(PLAIN, PLUGINS=ON), build(PLAIN)
    assert with_plugin.files == without.files
    assert with_plugin.read("/index.html") == without.read("/index.html")


def test_a_changed_part_has_another_name_and_the_old_file_goes(theme: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    (theme / "static/js/library.0123abcd.js").write_text("1;")  # a fork's own file may look like one of ours

    def printed() -> Site:
        done = run(PLAIN, output, str(theme), "themed.py", PLUGINS=ON, DELETE_OUTPUT_DIRECTORY=False)
        assert done.returncode == 0, done.stderr
        return Site(output)

    before = {file: Path(output, file).stat().st_mtime_ns for file in deployed(printed())}
    assert {
        file: Path(output, file).stat().st_mtime_ns for file in deployed(printed())
    }.keys() == before.keys()
    part = theme / "static/css/tokens.css"
    part.write_text(part.read_text("utf-8").replace("#a6341b", "#123456"), "utf-8")
    after = printed()
    [gone], [new] = set(before) - set(deployed(after)), set(deployed(after)) - set(before)
    assert "/paper." in gone
    assert "/paper." in new
    assert f"/{new}" in linked(after)
    assert "#123456" in after.read(f"/{new}")
    assert "theme/js/library.0123abcd.js" in after.files


def test_a_part_that_is_not_there_is_named_before_anything_is_printed(theme: Path) -> None:
    (theme / "static/css/components/card.css").rename(theme / "static/css/components/cards.css")
    said = refuse(PLAIN, theme=str(theme), config="themed.py", PLUGINS=ON)
    assert "partials/stylesheets.html: css/components/card.css: The theme has no such style sheet." in said
    assert "Did you mean “css/components/cards.css”?" in said


def test_a_list_that_is_computed_is_refused(theme: Path) -> None:
    (theme / "templates/partials/stylesheets.html").write_text("{% set parts = mine + ['base'] %}")
    said = refuse(PLAIN, theme=str(theme), config="themed.py", PLUGINS=ON)
    assert "partials/stylesheets.html:1: Write the parts as a plain list of names in quotes." in said


def test_a_style_sheet_in_another_encoding_is_named(theme: Path) -> None:
    (theme / "static/css/tokens.css").write_bytes("/* encodé */".encode("latin-1"))
    said = refuse(PLAIN, theme=str(theme), config="themed.py", PLUGINS=ON)
    assert "tokens.css: The file is not in UTF-8." in said


def test_what_an_editor_leaves_beside_an_open_file_is_no_part(theme: Path) -> None:
    (theme / "static/css/.#tokens.css").symlink_to("nobody@nowhere")
    (theme / "static/css/.tokens.css").write_bytes(b"\xff")
    part = theme / "static/css/components/card.css"
    part.write_text("\ufeff" + part.read_text("utf-8"), "utf-8")
    site = build(PLAIN, theme=str(theme), config="themed.py", PLUGINS=ON)
    assert linked(site) == linked(build(PLAIN, config="themed.py", PLUGINS=ON))


def test_relative_addresses_lead_to_the_same_files() -> None:
    site = build(
        PLAIN, config="themed.py", PLUGINS=ON, RELATIVE_URLS=True, ARTICLE_SAVE_AS="deep/{slug}/index.html"
    )
    links = linked(site, "/deep/the-lake-rises/")
    assert len(links) == 3
    assert all(link.startswith("../../theme/") and site.exists(link.removeprefix("../../")) for link in links)
