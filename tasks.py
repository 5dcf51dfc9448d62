"""The tasks of the newsroom: `inv --list` names them. Each calls newsroom.desk and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

from invoke.context import Context
from invoke.tasks import task

ROOT = Path(__file__).resolve().parent


@task(
    help={
        "headline": "The story's headline",
        "section": "Its section",
        "lang": "Its language code",
        "slug": "Last part of its address; without it, made from the headline",
        "set_": "Any header as it stands in a file, such as “Place: Kratie”; may be given several times",
    },
    iterable=["set_"],
)
def new(
    c: Context,
    headline: str,
    section: str = "",
    lang: str = "",
    slug: str = "",
    set_: list[str] | None = None,
) -> None:
    """Make a file for a new story."""
    from newsroom.desk.new import new_story
    from newsroom.desk.paper import read_paper

    path = new_story(read_paper(ROOT), headline, section=section, lang=lang, slug=slug, others=set_ or ())
    print(f"Write here: {path}")


@task(
    help={
        "json": "Print the problems as JSON",
        "github": "Print them as annotations of a pull request",
        "strict": "Fail on any problem, not only on those that keep a story from being printed",
    }
)
def check(c: Context, json: bool = False, github: bool = False, strict: bool = False) -> None:
    """Say everything that is wrong with the stories."""
    from newsroom.desk import check as desk
    from newsroom.desk.paper import read_paper

    found = desk.check(read_paper(ROOT))
    print(desk.as_text(found, "json" if json else "github" if github else "terminal"))
    sys.exit(desk.is_fatal(found) or (strict and bool(found)))


@task(
    positional=["slug"],
    help={"slug": "The story's slug", "lang": "Its language code; without it, the paper's first language"},
)
def related(c: Context, slug: str, lang: str = "") -> None:
    """Say why a story has the related stories that it has, and why others are not among them."""
    from newsroom.desk import related as desk
    from newsroom.desk.paper import read_paper

    print(desk.as_text(desk.candidates(read_paper(ROOT), slug, lang)))


@task(help={"public": "Try the public build: publishconf.py, with SITEURL from the environment"})
def build(c: Context, public: bool = False) -> None:
    """Build the paper into output/, for this machine."""
    from newsroom.desk.build import build as desk

    built = desk(ROOT, public=public)
    print(built.closing)
    sys.exit(not built.ok)


@task(help={"json": "Print them as JSON, with times in UTC"})
def schedule(c: Context, json: bool = False) -> None:
    """Say when stories appear, expire or lose their priority by themselves, and a front changes by its plan."""
    from newsroom.desk import schedule as desk
    from newsroom.desk.paper import read_paper

    print(desk.as_text(desk.schedule(read_paper(ROOT)), "json" if json else "terminal"))


@task(
    help={
        "at": "The moment, like “2026-11-25 06:00”; without it, now",
        "section": "The front of this section, by its slug",
        "lang": "Its language code; without it, the paper's first language",
        "serve": "Show it in a browser, until Ctrl-C",
        "port": "Port on this machine (8001)",
    }
)
def front(
    c: Context, at: str = "", section: str = "", lang: str = "", serve: bool = False, port: int = 8001
) -> None:
    """Print a front as it will be at a moment, beside the paper, and say why each story stands there."""
    from newsroom.desk import fronts as desk
    from newsroom.desk.paper import read_paper
    from newsroom.desk.preview import show

    found = desk.front_at(read_paper(ROOT), at, section, lang)
    print(desk.as_text(found))
    if serve:
        show(found.folder, port)


@task(help={"port": "Port on this machine (8000)"})
def serve(c: Context, port: int = 8000) -> None:
    """Show the paper in a browser, rebuilt and reloaded at every change."""
    from newsroom.desk.paper import read_paper
    from newsroom.desk.preview import serve as desk

    desk(read_paper(ROOT), port)


@task(
    help={
        "siteurl": "Public address of the paper; without it, SITEURL of the environment",
        "github": "Print problems as annotations of a pull request",
    }
)
def publish(c: Context, siteurl: str = "", github: bool = False) -> None:
    """Check everything and build the public paper into output/, or say every reason why not."""
    from newsroom.desk.paper import read_paper
    from newsroom.desk.publish import publish as desk

    form = "github" if github else "terminal"
    print(desk(read_paper(ROOT), siteurl or os.environ.get("SITEURL", ""), form).closing)


@task(
    help={
        "siteurl": "Public address of the paper; without it, SITEURL of the environment",
        "branch": "Branch that is published",
        "remote": "Remote it is pushed to",
        "cname": "The paper's own domain",
    }
)
def deploy(
    c: Context, siteurl: str = "", branch: str = "gh-pages", remote: str = "origin", cname: str = ""
) -> None:
    """Publish, and push the paper to the branch that readers get."""
    from newsroom.desk.deploy import deploy as desk
    from newsroom.desk.paper import read_paper

    print(desk(read_paper(ROOT), siteurl or os.environ.get("SITEURL", ""), branch, remote, cname))


@task
def docs(c: Context) -> None:
    """Print the files of docs/ that come from the code: settings, headers, the schema of a header."""
    from newsroom.desk.paper import read_paper
    from newsroom.desk.reference import write_pages

    for path in write_pages(read_paper(ROOT)):
        print(path)


@task
def screenshots(c: Context) -> None:
    """Take the pictures of docs/images anew, from a fresh build (needs what `make test` installs)."""
    from newsroom.desk import screenshots as desk
    from newsroom.desk.build import build

    os.environ["SOURCE_DATE_EPOCH"] = desk.MOMENT
    built = build(ROOT)
    if not built.ok:
        sys.exit(built.closing)
    for path in desk.take(built.output, ROOT / "docs/images"):
        print(path)


@task(help={"runs": "How often each page is measured; the medians count (3)"})
def lighthouse(c: Context, runs: int = 3) -> None:
    """Measure the paper as readers get it, and print the table of docs/developers/speed.md (needs Node)."""
    from newsroom.desk.lighthouse import lighthouse as desk
    from newsroom.desk.scores import table

    print(table(desk(ROOT, runs)))


@task
def browser(c: Context) -> None:
    """Find a Chromium for the tests, or install one."""
    from newsroom.desk.browser import install_browser

    print(install_browser() or "Playwright's own Chromium")


@task(browser)
def test(c: Context) -> None:
    """Run every check of the code and every test, and name those that failed."""
    failed = []
    # A file's tests share what they build, so each file is one process's.
    for command in ("ruff check", "ruff format --check", "mypy", "pytest -n auto --dist loadfile"):
        print(f"== {command}", flush=True)
        if subprocess.run([sys.executable, "-m", *command.split()], cwd=ROOT, check=False).returncode:
            failed.append(command)
    sys.exit(f"Failed: {', '.join(failed)}" if failed else 0)


@task
def fonts(c: Context) -> None:
    """Fetch the theme's type files anew and cut them down (needs npm and the `fonts` extra)."""
    from newsroom.desk.fonts import fonts as desk

    for path in desk(ROOT / "theme"):
        print(f"{path}: {path.stat().st_size:,} bytes")


@task
def lock(c: Context) -> None:
    """Write both lock files from pyproject.toml (needs the `lock` extra)."""
    from newsroom.desk.lock import lock as desk

    desk(ROOT)
