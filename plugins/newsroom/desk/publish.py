"""The public paper, or every reason why there is none."""

from __future__ import annotations

from urllib.parse import urlsplit

from newsroom.desk.build import Built, Say, build
from newsroom.desk.check import as_text, check, is_fatal
from newsroom.desk.paper import Paper
from newsroom.problems import summary


def publish(paper: Paper, siteurl: str, form: str = "terminal", say: Say = print) -> Built:
    """Checks everything, then builds into output/ with publishconf.py, for readers at `siteurl`.

    `form` is how problems are told: terminal or github. Raises SystemExit where the address cannot be used, a file
    cannot be printed (all problems of all files are told) or the build fails; the last good output then stays.
    """
    address = public_address(siteurl)
    problems = check(paper)
    if is_fatal(problems):
        say(as_text(problems, form))
        raise SystemExit("Nothing was published: mend these first.")
    if form == "github":
        say(as_text(problems, form))
    elif problems:
        say(f"{summary(problems)} “inv check” tells them.")
    built = build(paper.root, public=True, siteurl=address, say=say)
    if not built.ok:
        raise SystemExit(f"{built.closing} Nothing was published.")
    return built


def public_address(siteurl: str) -> str:
    """The paper's public address without a slash at its end. Raises SystemExit where it is none."""
    address = siteurl.strip().rstrip("/")
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise SystemExit(
            f"“{address}” is no public address. Say where readers will find the paper: "
            "--siteurl https://user.github.io/paper (or set SITEURL)."
        )
    return address
