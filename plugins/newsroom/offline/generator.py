"""The door of ``offline``: writes the manifest, the worker, and the page that is shown without a network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.generators import Generator, PelicanTemplateNotFound

from newsroom.addresses import default_language, prefix_of
from newsroom.offline.manifest import manifest
from newsroom.offline.worker import farewell, worker
from newsroom.settings import read_or_exit
from newsroom.tokens import colours

MANIFEST, WORKER = "manifest.webmanifest", "worker.js"


class OfflineGenerator(Generator):
    """Writes ``/manifest.webmanifest``, ``/worker.js`` and ``/offline/`` in each language."""

    def __init__(self, *args: Any, **keywords: Any) -> None:
        super().__init__(*args, **keywords)
        self.options = read_or_exit(self.settings)
        self.default_lang = default_language(self.settings)

    def generate_context(self) -> None:
        """Tell the templates, before any of them is printed, what there is to link."""
        self.context["manifest"] = MANIFEST
        self.context["offline_worker"] = WORKER if self._keeps_pages() else ""

    def generate_output(self, writer: Any) -> None:
        output = Path(self.output_path)
        output.mkdir(parents=True, exist_ok=True)
        (output / MANIFEST).write_text(self._manifest(), "utf-8")
        if not self._keeps_pages():
            (output / WORKER).write_text(farewell(), "utf-8")
            return
        prefixes = [prefix_of(lang, self.settings) for lang in self._languages()]
        source = worker(prefixes, self.options.offline_pages)
        (output / WORKER).write_text(source, "utf-8")
        for lang in self._languages():
            self._write_page(writer, lang)

    def _keeps_pages(self) -> bool:
        return bool(self.options.offline_pages and self._has_template())

    def _has_template(self) -> bool:
        try:
            self.get_template("offline")
        except PelicanTemplateNotFound:
            return False
        return True

    def _languages(self) -> list[str]:
        return list(dict.fromkeys([self.default_lang, *self.options.language_names]))

    def _manifest(self) -> str:
        static = Path(self.theme, "static")
        tokens = static / "css/tokens.css"
        folder = self.settings["THEME_STATIC_DIR"]
        icons = [f"{folder}/{name}" for name in ("favicon.svg", "icon.png") if (static / name).is_file()]
        found = colours(tokens.read_text("utf-8")) if tokens.is_file() else {}
        return manifest(self.settings["SITENAME"], self.default_lang, found, icons)

    def _write_page(self, writer: Any, lang: str) -> None:
        address = f"{prefix_of(lang, self.settings)}offline/"
        writer.write_file(
            f"{address}index.html",
            self.get_template("offline"),
            self.context,
            self.settings["RELATIVE_URLS"],
            url=address,
            lang=lang,
            pages_kept=self.options.offline_pages,
            alternates=tuple(
                (code, f"{prefix_of(code, self.settings)}offline/") for code in self._languages()
            ),
        )
