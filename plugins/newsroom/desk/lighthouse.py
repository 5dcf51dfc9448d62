"""Lighthouse over the paper as it is published: built for a host on this machine, served over HTTP/2 and TLS.

Lighthouse is an npm package, pinned in benchmarks/lighthouse; the tests do without it and without Node.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from newsroom.desk.browser import find_browser
from newsroom.desk.build import Say, run_module
from newsroom.desk.scores import Row, row, table, within

FOLDER = "benchmarks/lighthouse"
PAGE = "docs/developers/speed.md"
PAGES = {
    "Front": "/",
    "Story": "/2009/08/minimum-standards-for-victims/",
    "Section": "/mekong/",
    "Tag": "/tags/tonle-sap/",
    "Search": "/search/",
    "Khmer front": "/km/",
    "Khmer story": "/km/2026/11/why-the-tonle-sap-turns-round/",
}
CHROMIUM = "--headless=new --no-sandbox --disable-gpu --ignore-certificate-errors"
NEEDED = {
    "node": "Node.js 18.20 or newer",
    "npm": "npm",
    "openssl": "OpenSSL, which makes the host's certificate",
}
PATIENCE = 180
"""Seconds that one run may take."""


def lighthouse(root: Path, runs: int = 3, say: Say = print) -> list[Row]:
    """The rows of all pages, median of some runs each, printed into PAGE as well.

    Raises SystemExit where something is not installed, the paper cannot be built, or a page cannot be measured.
    """
    tools(root / FOLDER, say)
    port = free_port()
    address = f"https://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory(prefix="lighthouse-") as place:
        output = Path(place, "output")
        command = ["pelican", "-s", "publishconf.py", "-o", str(output)]
        said, code = run_module(root, command, {"SITEURL": address}, lambda line: None)
        if code:
            raise SystemExit("\n".join([*said, "The paper could not be built; what to mend stands above."]))
        for name, path in PAGES.items():
            if not (output / path.strip("/") / "index.html").is_file():
                raise SystemExit(
                    f"There is no page at {path} ({name}); PAGES in desk/lighthouse.py names it."
                )
        with served(root / FOLDER, output, port, Path(place)):
            rows = [_measured(root / FOLDER, name, address + path, runs, say) for name, path in PAGES.items()]
    page = root / PAGE
    try:
        page.write_text(within(page.read_text("utf-8"), table(rows)), "utf-8")
    except (OSError, ValueError) as error:
        raise SystemExit(f"{table(rows)}\nThis could not be printed into {page}: {error}.") from None
    return rows


def tools(folder: Path, say: Say) -> None:
    """Sees to it that all is there; installs Lighthouse where it is not. Raises SystemExit with what is missing."""
    for name, what in NEEDED.items():
        if shutil.which(name) is None:
            raise SystemExit(f"Lighthouse needs {what}, and there is no “{name}” on PATH.")
    if find_browser() is None:
        raise SystemExit("There is no Chromium: “inv browser” installs one.")
    if not (folder / "node_modules").is_dir():
        say(f"Installing what {folder}/package-lock.json names")
        # Lighthouse drives the Chromium that is there already.
        environment = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}
        command = ["npm", "ci", "--no-audit", "--no-fund"]
        if subprocess.run(command, cwd=folder, env=environment, check=False).returncode:
            raise SystemExit("Lighthouse could not be installed; what stands in the way is said above.")


def free_port() -> int:
    """A port of this machine that nobody uses at the moment: the paper has to know its address before it is served."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def served(folder: Path, output: Path, port: int, place: Path) -> Iterator[None]:
    """The printed paper at a port, for as long as the context is open. Key and certificate live as long."""
    key, certificate = place / "key.pem", place / "certificate.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "1",
        "-subj",
        "/CN=127.0.0.1",
    ]
    command += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(certificate)]
    made = subprocess.run(command, check=False, capture_output=True, text=True)
    if made.returncode:
        raise SystemExit(f"There is no certificate for the host: {made.stderr.strip()}")
    host = ["node", str(folder / "host.mjs"), str(output), str(port), str(key), str(certificate)]
    with subprocess.Popen(host, stdout=subprocess.PIPE, text=True) as process:
        try:
            if process.stdout is None or process.stdout.readline().strip() != "ready":
                raise SystemExit("The host did not start; what stands in the way is said above.")
            yield
        finally:
            process.terminate()


def _measured(folder: Path, name: str, address: str, runs: int, say: Say) -> Row:
    try:
        found = row(name, [_report(folder, address) for _ in range(runs)])
    except ValueError as error:
        raise SystemExit(str(error)) from None
    say(table([found]).splitlines()[-1])
    return found


def _report(folder: Path, address: str) -> Any:
    """One run of Lighthouse: a phone, on a line that it simulates as slow 4G."""
    command: Sequence[str] = [
        "node", str(folder / "node_modules/lighthouse/cli/index.js"), address, "--quiet", "--output=json",
        "--form-factor=mobile", "--throttling-method=simulate", f"--chrome-flags={CHROMIUM}",
    ]  # fmt: skip
    environment = {**os.environ, "CHROME_PATH": find_browser() or ""}
    try:
        done = subprocess.run(
            command, env=environment, check=False, capture_output=True, text=True, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        raise SystemExit(f"Lighthouse took more than {PATIENCE} seconds for {address}.") from None
    if done.returncode and not done.stdout:
        raise SystemExit(f"Lighthouse could not read {address}:\n{done.stderr.strip()}")
    return json.loads(done.stdout)
