"""The demonstration paper beside Pelican's own themes, as a phone on slow 4G gets them: largest paint, shift, bytes.

    python benchmarks/pages.py            a table of medians, all themes in one run
    python benchmarks/pages.py --shifts /search/ /     loads pages of the paper 50 times and prints all that moved

The same stories, pages and browser for all. The line is throttled in Chromium (1.6 Mbit/s, 150 ms there and back), its
processor is slowed down to a quarter, each load is a first visit. Needs what `make test` installs.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from newsroom.desk.browser import find_browser
from newsroom.desk.host import served

ROOT = Path(__file__).parent.parent
MOMENT = "1795563000"
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
PHONE = {"width": 360, "height": 740}
PAGES = {"front": "/", "story": "/2009/08/minimum-standards-for-victims/", "section": "/mekong/"}
PEERS = {"Pelican, simple": "simple", "Pelican, notmyidea": "notmyidea"}
PLAIN = """
import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
THEME = {theme!r}
PATH, CACHE_PATH, PLUGIN_PATHS = {root!r} + "/content", {cache!r}, [{root!r} + "/plugins"]
PLUGINS = ["newsroom.stories"]
JINJA_ENVIRONMENT = {{"trim_blocks": True, "lstrip_blocks": True}}  # these themes escape by hand
MENUITEMS = LINKS = SOCIAL = ()
PAGE_PATHS = []  # they name templates of our theme
"""
WATCH = """
window.seen = { largest: 0, shift: 0, moved: [] };
new PerformanceObserver((list) => { seen.largest = list.getEntries().at(-1).startTime; })
  .observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    seen.shift += entry.value;
    for (const { node, previousRect: a, currentRect: b } of entry.sources)
      seen.moved.push([entry.value.toFixed(4), Math.round(entry.startTime), node?.outerHTML?.slice(0, 90) ?? node?.data,
        [a.x, a.y, a.width, a.height].join(" "), [b.x, b.y, b.width, b.height].join(" ")].join(" | "));
  }
}).observe({ type: "layout-shift", buffered: true });
"""


@dataclass(frozen=True)
class Seen:
    """One first visit: largest paint in ms, layout shift, kB that crossed the wire, what moved."""

    largest: float
    shift: float
    kilobytes: float
    moved: tuple[str, ...] = ()


def visit(browser: Browser, address: str, cpu: int = 4, dots: float = 2) -> Seen:
    """A first visit of a phone on slow 4G."""
    with phone(browser, dots) as page:
        line = page.context.new_cdp_session(page)
        got = counted(line)
        line.send("Network.emulateNetworkConditions", SLOW_4G)
        line.send("Emulation.setCPUThrottlingRate", {"rate": cpu})
        page.goto(address, wait_until="networkidle", timeout=90_000)
        page.wait_for_timeout(300)
        seen = page.evaluate("seen")
        return Seen(seen["largest"], seen["shift"], sum(got) / 1000, tuple(seen["moved"]))


@contextmanager
def phone(browser: Browser, dots: float) -> Iterator[Page]:
    """A page of a browser that keeps nothing; workers are blocked, since they fetch past the throttled line."""
    with ExitStack() as stack:
        context = browser.new_context(
            viewport=PHONE,  # type: ignore[arg-type]
            device_scale_factor=dots,
            is_mobile=True,
            has_touch=True,
            service_workers="block",
        )
        stack.callback(context.close)
        page = context.new_page()
        page.add_init_script(WATCH)
        yield page


def counted(line: CDPSession) -> list[float]:
    """Fills with the bytes on the wire of each file, headers included."""
    got: list[float] = []
    line.send("Network.enable")
    line.on("Network.loadingFinished", lambda event: got.append(event["encodedDataLength"]))
    return got


def built(folder: Path, theme: str = "") -> Path:
    """The paper, printed with its own theme and plugins, or with one of Pelican's themes."""
    config = folder / "peer.py"
    config.write_text(PLAIN.format(root=str(ROOT), theme=theme, cache=str(folder / "cache")), "utf-8")
    chosen = str(config) if theme else "publishconf.py"
    output = folder / "output"
    command = [sys.executable, "-m", "pelican", "-s", chosen, "-o", str(output)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": MOMENT, "SITEURL": ""}
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{theme or 'The paper'} could not be built:\n{done.stdout}{done.stderr}")
    return output


def compared(browser: Browser, runs: int) -> str:
    """The table: medians of each theme and page, and how many times ours they are."""
    lines = [
        "| | page | largest paint, s | shift | kB | largest paint, times ours |",
        "| --- | --- | --: | --: | --: | --: |",
    ]
    ours: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        hosts = {}
        for name, theme in {"Broadsheet": "", **PEERS}.items():
            place = Path(folder, theme or "ours")
            place.mkdir()
            hosts[name] = stack.enter_context(served(built(place, theme))).rstrip("/")
        seen: dict[tuple[str, str], list[Seen]] = {}
        for _ in range(runs):  # by turns, so that a busy minute of the machine slows all of them
            for name, host in hosts.items():
                for page, path in PAGES.items():
                    seen.setdefault((name, page), []).append(visit(browser, host + path))
        for (name, page), visits in seen.items():
            largest = median(each.largest for each in visits)
            ours.setdefault(page, largest)
            shift, size = median(each.shift for each in visits), median(each.kilobytes for each in visits)
            lines.append(
                f"| {name} | {page} | {largest / 1000:.2f} | {shift:.3f} | {size:.0f} | {largest / ours[page]:.2f} |"
            )
    return "\n".join(lines)


def shifts(browser: Browser, paths: list[str], runs: int) -> None:
    """Loads pages over and over, and prints each thing that moved."""
    with tempfile.TemporaryDirectory() as folder, served(built(Path(folder))) as host:
        for path in paths:
            found = [visit(browser, host.rstrip("/") + path, cpu=6) for _ in range(runs)]
            moved = [line for each in found for line in each.moved]
            print(
                path,
                f"{sum(bool(each.moved) for each in found)} of {runs} loads shifted",
                *sorted(set(moved)),
                sep="\n  ",
                flush=True,
            )


def main() -> None:
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--runs", type=int, default=0, help="loads of each page (5; with --shifts 50)")
    reader.add_argument("--shifts", nargs="+", metavar="PATH", help="print what moves on these pages")
    asked = reader.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        if asked.shifts:
            shifts(browser, asked.shifts, asked.runs or 50)
        else:
            print(compared(browser, asked.runs or 5))
        browser.close()


if __name__ == "__main__":
    main()
