"""All pictures that the published pages show: what each is, what has to be made of it, and what pages print of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

from newsroom.pictures.bodies import Printed, content_path, images, links, rewritten
from newsroom.pictures.cache import Cache, run
from newsroom.pictures.derivatives import Order, make
from newsroom.pictures.examining import is_picture, remembered
from newsroom.pictures.focus import CENTRE, Focus
from newsroom.pictures.originals import LOCATED, Original, Remark, broken
from newsroom.pictures.renditions import Making, Planned, Rendition
from newsroom.pictures.roles import PROFILE


@dataclass(frozen=True)
class AsItIs:
    """A picture that is printed as the editor gave it: a drawing, an animation, a file of another kind."""

    size: int


Look = Planned | AsItIs | Remark
"""What comes of a picture; a Remark: it is not printed at all."""


@dataclass
class Page:
    """A published page: its source, its body, and its lead picture's file in content/ (empty: none) and role.

    That of a tag or author has no body, and its profile's picture leads. ``pictures`` are the files in content/ that
    its editor wrote; the last four fields are the album's.
    """

    source: str
    body: str
    lead: str = ""
    focus: Focus = CENTRE
    graphic: bool = False
    role: str = "lead"
    lead_renditions: dict[str, Rendition] = field(default_factory=dict)
    files_on_phone: list[str] = field(default_factory=list)
    bytes_on_phone: int = 0
    pictures: list[str] = field(default_factory=list)


class Album:
    """The pictures of one build. Each is looked at once, however many pages show it."""

    def __init__(
        self,
        content: Path,
        files: Collection[str],
        making: Making,
        cache: Cache,
        largest: int,
        in_text: bool = True,
    ) -> None:
        self.content, self.files, self.making, self.cache = content, files, making, cache
        self.largest, self.in_text = largest, in_text
        self.looks: dict[str, Look] = {}
        self.odd: dict[str, Remark] = {}
        self.made = 0

    def look(self, path: str) -> Look:
        """What comes of the picture at a path in content/."""
        if path not in self.looks:
            self.looks[path] = self._look(path)
        return self.looks[path]

    def _look(self, path: str) -> Look:
        found = self.examine(path)
        if isinstance(found, Remark):
            return found
        file = self.content / path
        if found is None or found.animated:
            return AsItIs(file.stat().st_size)
        return Planned(path, self.cache.digest(file), found.size, self.making)

    def examine(self, path: str) -> Original | Remark | None:
        """What is known of a file by its head; None of a drawing, or of a file of another kind."""
        if not is_picture(path):
            return None
        found = remembered(self.content / path, self.largest, self.cache)
        if isinstance(found, Original) and found.remark:
            self.odd[path] = found.remark
        return found

    def survey(self) -> None:
        """Looks at what no page shows and yet would be copied: it can be opened by its address all the same."""
        for path in self.files:
            if path not in self.looks and isinstance(found := self.examine(path), Remark):
                self.looks[path] = found

    def locate(self, copied: Iterable[str]) -> None:
        """Remarks on photographs that are copied as they are and say where they were taken."""
        for path in copied:
            found = self.examine(path)
            if isinstance(found, Original) and found.located:
                self.odd[path] = LOCATED

    def plan(self, page: Page) -> None:
        """Notes what the page shows, so that it is made."""
        if page.lead and isinstance(look := self.look(page.lead), Planned):
            profile = page.role == PROFILE
            page.lead_renditions = look.in_head() if profile else look.lead(page.focus, page.graphic)
        in_text = [(path, role) for address, role in images(page.body) if (path := self.path(address, page))]
        for path, role in in_text:
            if isinstance(look := self.look(path), Planned) and self.in_text:
                look.in_text(role)
        page.pictures = list(dict.fromkeys([*filter(None, [page.lead]), *(path for path, _ in in_text)]))

    def path(self, address: str, page: Page) -> str | None:
        """The file in content/ that an address in the page's text means."""
        return content_path(address, str(PurePosixPath(page.source).parent), self.files)

    def make(self, workers: int) -> None:
        """Makes all that is missing; a picture that turns out to be broken is not printed."""
        orders, paths = [], {}
        for path, look in self.looks.items():
            if isinstance(look, Planned) and (names := self.cache.missing(look.derivatives)):
                wanted = tuple(look.derivatives[name] for name in names)
                order = Order(self.content / path, self.cache.folder, wanted)
                orders.append(order)
                paths[order.file] = path
        for order, remark in run(make, orders, workers, lambda said: broken(OSError(said))):
            names = [each.name for each in order.derivatives]
            self.cache.refresh(names)
            if remark:
                self.looks[paths[order.file]] = remark
            else:
                self.made += len(names)
                self.cache.note_sound(self.cache.digest(order.file))

    def finish(self, page: Page, printed: Printed) -> None:
        """Puts the page's pictures into its body, leaves out those that cannot be printed, and weighs them."""
        if page.lead:
            look = self.look(page.lead)
            page.lead_renditions = page.lead_renditions if isinstance(look, Planned) else {}
            if page.lead_renditions:
                page.files_on_phone.append(page.lead_renditions[page.role].phone)
            elif isinstance(look, AsItIs):
                page.bytes_on_phone += look.size
        if self.in_text:
            page.body = rewritten(page.body, partial(self._shown, page), printed)
        page.bytes_on_phone += sum(self.cache.size(name) for name in dict.fromkeys(page.files_on_phone))

    def _shown(self, page: Page, address: str, role: str) -> Rendition | bool:
        path = self.path(address, page)
        if path is None:
            return True
        look = self.look(path)
        if isinstance(look, Remark):
            return False
        if isinstance(look, AsItIs):
            page.bytes_on_phone += look.size
            return True
        rendition = look.in_text(role)
        page.files_on_phone.append(rendition.phone)
        return rendition

    def remark(self, path: str) -> Remark | None:
        """What is to be said of a picture."""
        look = self.looks.get(path)
        return look if isinstance(look, Remark) else self.odd.get(path)

    def names(self) -> set[str]:
        """The files of the cache that pages show."""
        return {
            name for look in self.looks.values() if isinstance(look, Planned) for name in look.derivatives
        }

    def replaced(self, pages: Iterable[Page]) -> set[str]:
        """The originals that are not to be copied: their derivatives stand for them, or they cannot be printed.

        One that a page links stays.
        """
        others = {path: look for path, look in self.looks.items() if not isinstance(look, AsItIs)}
        if not others:  # a paper of drawings: its texts need not be searched for links
            return set()
        linked = {self.path(address, page) for page in pages for address in links(page.body)}
        return {path for path, look in others.items() if path not in linked or _is_unsafe(path, look)}


def _is_unsafe(path: str, look: Look) -> bool:
    return isinstance(look, Remark) and path.lower().endswith(".svg")
