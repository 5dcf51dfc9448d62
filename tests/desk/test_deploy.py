"""`inv deploy`: the branch holds the whole public paper, and nothing else happens."""

from __future__ import annotations

import shutil
import subprocess
import threading
import urllib.request
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from newsroom.desk.deploy import deploy
from newsroom.desk.paper import Paper, read_paper
from tests.crawl import broken_links, links_of
from tests.desk.conftest import STORY, write

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
SITEURL = "https://reader.example/paper"


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", "-C", str(folder), *arguments], check=True, capture_output=True, text=True, timeout=60
    ).stdout


@pytest.fixture(autouse=True)
def identity(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TERMINAL_PROMPT", "0")  # git asks nobody: it fails
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "The desk")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "desk@reader.example")


@pytest.fixture
def remote(paper: Paper) -> Path:
    """A bare repository that the paper's repository calls origin."""
    return repository(paper.root)


def repository(root: Path) -> Path:
    remote = root.parent / "remote.git"
    git(root.parent, "init", "--quiet", "--bare", str(remote))
    git(root, "init", "--quiet")
    git(root, "remote", "add", "origin", str(remote))
    return remote


def published(remote: Path, branch: str = "gh-pages") -> Path:
    """The branch as the host would check it out, in a folder called like the site's path."""
    folder = remote.parent / "host/paper"
    shutil.rmtree(folder.parent, ignore_errors=True)
    git(remote.parent, "clone", "--quiet", "--branch", branch, str(remote), str(folder))
    return folder


@pytest.fixture
def host(remote: Path) -> Iterator[str]:
    """A static host that serves the clone's parent, so that the paper is under /paper/."""
    folder = remote.parent / "host"
    quiet = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join(timeout=20)


def test_every_link_of_the_published_branch_works_under_its_sub_path(
    paper: Paper, remote: Path, host: str
) -> None:
    said = deploy(paper, SITEURL + "/", cname="reader.example")
    folder = published(remote)
    assert said.endswith(f"pages are on origin/gh-pages, for {SITEURL}/.")
    assert (folder / "2026/11/river/index.html").is_file()
    assert (folder / ".nojekyll").is_file()
    assert (folder / "CNAME").read_text() == "reader.example"
    assert broken_links(folder, SITEURL) == []
    for link in links_of(folder / "index.html"):
        if link.startswith(SITEURL):
            address = host + link.removeprefix("https://reader.example")
            with urllib.request.urlopen(address, timeout=20) as answer:
                assert answer.status == 200


@pytest.fixture
def courier(tmp_path: Path) -> Paper:
    """A copy of the demonstration paper."""
    root = tmp_path / "courier"
    shutil.copytree(ROOT / "content", root / "content")
    for name in ("theme", "plugins"):
        (root / name).symlink_to(ROOT / name)
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, root)
    return read_paper(root)


def test_the_demonstration_paper_works_under_a_sub_path_and_holds_no_draft(courier: Paper) -> None:
    remote = repository(courier.root)
    write(
        courier,
        "draft.md",
        STORY.replace("The river turns", "Unready").replace("Section", "Status: draft\nSection"),
    )
    write(
        courier,
        "held.md",
        STORY.replace("The river turns", "Unready").replace("Section", "Embargo: 2099-01-01\nSection"),
    )
    deploy(courier, SITEURL)
    folder = published(remote)
    assert (folder / "404.html").is_file()
    assert broken_links(folder, SITEURL) == []
    assert [file for file in folder.rglob("*.*") if file.is_file() and b"Unready" in file.read_bytes()] == []


def test_a_second_deploy_builds_on_what_others_have_published(paper: Paper, remote: Path) -> None:
    deploy(paper, SITEURL)
    git(paper.root, "branch", "-D", "gh-pages")
    git(paper.root, "update-ref", "-d", "refs/remotes/origin/gh-pages")
    write(paper, "second.md", STORY)
    deploy(paper, SITEURL)
    folder = published(remote)
    assert git(folder, "rev-list", "--count", "HEAD").strip() == "2"
    assert (folder / "2026/11/second/index.html").is_file()


def test_a_branch_that_was_deleted_begins_anew_without_its_earlier_editions(
    paper: Paper, remote: Path
) -> None:
    deploy(paper, SITEURL)
    deploy(paper, SITEURL)
    git(paper.root, "push", "origin", "--delete", "gh-pages")
    git(paper.root, "branch", "-D", "gh-pages")
    deploy(paper, SITEURL)
    assert git(published(remote), "rev-list", "--count", "HEAD").strip() == "1"


@pytest.mark.parametrize("siteurl", ["", "/paper", "reader.example/paper"])
def test_without_a_public_address_nothing_is_deployed(paper: Paper, remote: Path, siteurl: str) -> None:
    with pytest.raises(SystemExit, match="is no public address"):
        deploy(paper, siteurl)
    assert git(remote, "branch", "--list") == ""


def test_with_a_broken_story_nothing_is_deployed(paper: Paper, remote: Path) -> None:
    write(paper, "broken.md", "Title: No date\n\nText.")
    with pytest.raises(SystemExit, match="Nothing was published: mend these first"):
        deploy(paper, SITEURL)
    assert git(remote, "branch", "--list") == ""


def test_a_remote_that_is_not_there_is_a_sentence(paper: Paper, remote: Path) -> None:
    with pytest.raises(SystemExit, match=r"git could not do this: git .* nowhere"):
        deploy(paper, SITEURL, remote="nowhere")
