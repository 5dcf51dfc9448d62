"""The public paper on a branch of a remote, as GitHub Pages and many other hosts publish it."""

from __future__ import annotations

import contextlib
import subprocess
from pathlib import Path

from ghp_import import GhpError, ghp_import

from newsroom.desk.paper import Paper
from newsroom.desk.publish import public_address, publish


def deploy(
    paper: Paper, siteurl: str, branch: str = "gh-pages", remote: str = "origin", cname: str = ""
) -> str:
    """Publishes the paper (``newsroom.desk.publish``) and pushes it to `branch`; gives a closing sentence.

    `siteurl` is the address readers will use. `cname` writes a CNAME file for a domain of one's own.
    Raises SystemExit, before anything is pushed, where the paper cannot be published.
    """
    built = publish(paper, siteurl)
    _push(paper.root, built.output, branch, remote, cname)
    return f"{built.pages} pages are on {remote}/{branch}, for {public_address(siteurl)}/."


def _push(root: Path, output: Path, branch: str, remote: str, cname: str) -> None:
    try:
        _fetch(root, branch, remote)
        # ghp-import asks git in the working directory and takes no other.
        with contextlib.chdir(root):
            ghp_import(
                str(output),
                branch=branch,
                remote=remote,
                push=True,
                nojekyll=True,
                cname=cname or None,
                mesg="Publish the paper",
            )
    except GhpError as error:
        raise SystemExit(f"git: {error.message}") from None
    except subprocess.CalledProcessError as error:
        raise SystemExit(
            f"git could not do this: {' '.join(map(str, error.cmd))}. Its own words stand above."
        ) from None


def _fetch(root: Path, branch: str, remote: str) -> None:
    """Fetches the branch, so that the push builds on what others have published; a new branch needs nothing."""
    git = ["git", "-C", str(root)]
    heads = subprocess.run([*git, "ls-remote", "--heads", remote, branch], check=True, stdout=subprocess.PIPE)
    if heads.stdout:
        refs = f"+refs/heads/{branch}:refs/remotes/{remote}/{branch}"
        subprocess.run([*git, "fetch", "--quiet", remote, refs], check=True)
