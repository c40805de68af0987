"""The command's choices, as every stage receives them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Part:
    """One of the things that are built.

    `name` is what commands call it, `danish` what people do. `folder` below the downloads receives its files; without
    one it is the site itself. `renderer` is the module whose `check` and `render` make it.
    """

    name: str
    danish: str
    folder: str | None
    renderer: str


SLIDES = Part("slides", "slides", "undervisning", "publisher.render.slides")
POSTERS = Part("posters", "plakater", "plakater", "publisher.render.posters")
FIGURES = Part("figures", "figurer", "figurer", "publisher.render.slides.single")
HANDBOOK = Part("handbook", "håndbog", "haandbog", "publisher.render.handbook")
SITE = Part("site", "hjemmeside", None, "publisher.render.website")
TEACHING = (SLIDES, POSTERS, FIGURES)  # what build_slides.py makes unless it is told otherwise
DOWNLOADS = (*TEACHING, HANDBOOK)  # what the site offers, so it is built before the site
PARTS = (*DOWNLOADS, SITE)


@dataclass(frozen=True)
class Options:
    """Where to read and write, and what to build.

    `downloads` receives decks, posters and previews (docs/download, so that either site host publishes them);
    `site` receives the finished website. `clinic` is the clinic's own file, whose name and logo the files carry.
    """

    root: Path
    downloads: Path
    site: Path
    parts: tuple[Part, ...] = PARTS
    clinic: Path | None = None

    @classmethod
    def of(
        cls, root: Path, parts: tuple[Part, ...] = PARTS, out: Path | None = None, clinic: Path | None = None
    ) -> Options:
        """The defaults below a project folder; `out` replaces the downloads folder."""
        return cls(root, out or root / "docs" / "download", root / "site", parts, clinic)

    def target(self, part: Part) -> Path:
        """The folder that receives the part's files."""
        return self.site if part.folder is None else self.downloads / part.folder
