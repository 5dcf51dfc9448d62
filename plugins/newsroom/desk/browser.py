"""The Chromium that the tests drive: the machine's own, else Debian's package, else Playwright's download."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_browser() -> str | None:
    """Path of a Chromium on PATH; None where there is none (Playwright then looks for its own)."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def install_browser() -> str | None:
    """Path of a Chromium, installed where the machine has none; None where Playwright keeps its own."""
    found = find_browser()
    if found:
        return found
    # The last way could not be tried by us: it needs a network that reaches Playwright's own servers.
    for command in _ways():
        print("No Chromium on this machine; trying: " + " ".join(command))
        if subprocess.run(command, check=False).returncode == 0:
            return find_browser()
    raise SystemExit("No Chromium could be installed. Install one by hand; the tests take it from PATH.")


def _ways() -> list[list[str]]:
    playwright = [sys.executable, "-m", "playwright", "install", "chromium"]
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        # A fresh machine has no list of packages yet.
        packages = "apt-get update -q && apt-get install -qy --no-install-recommends chromium"
        return [["env", "DEBIAN_FRONTEND=noninteractive", "sh", "-c", packages], playwright]
    return [playwright]
