"""The command's choices, as every stage receives them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Part = Literal["slides", "posters", "site"]
PARTS: tuple[Part, ...] = ("slides", "posters", "site")


@dataclass(frozen=True)
class Options:
    """Where to read and write, and what to build.

    `downloads` receives decks, posters and previews (docs/download, so that either site host publishes them);
    `site` receives the finished website.
    """

    root: Path
    downloads: Path
    site: Path
    parts: tuple[Part, ...] = PARTS

    @classmethod
    def of(cls, root: Path, parts: tuple[Part, ...] = PARTS, out: Path | None = None) -> Options:
        """The defaults below a project folder; `out` replaces the downloads folder."""
        return cls(root, out or root / "docs" / "download", root / "site", parts)
