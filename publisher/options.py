"""The command's choices, as every stage receives them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from publisher import deck_choice, poster_choice
from publisher.deck_choice import DeckChoice
from publisher.poster_choice import PosterChoice

OWN = "ud"
"""The folder below the project that receives what somebody chose for themselves, beside what the website offers."""


@dataclass(frozen=True)
class Part:
    """One of the things that are built.

    `name` is what commands call it, `danish` what people do. `folder` below the downloads receives its files; without
    one it is the site itself. `renderer` is the module whose `check` and `render` make it, `loads` those that
    other processes import while this one reads, where they are slow, calling their `ready` if they have one.
    """

    name: str
    danish: str
    folder: str | None
    renderer: str
    loads: tuple[str, ...] = ()


SLIDES = Part("slides", "slides", "undervisning", "publisher.render.slides", loads=("publisher.preflight.pptx",))
POSTERS = Part(
    "posters",
    "plakater",
    "plakater",
    "publisher.render.posters",
    loads=("publisher.render.press.making", "publisher.preflight.pdf.check"),
)
GUIDES = Part(
    "guides",
    "undervisermapper",
    "undervisermapper",
    "publisher.render.slides.guides",
    loads=("publisher.render.slides.preview",),
)
ORDERS = Part("orders", "trykpakker", "tryk", "publisher.ordering")
FIGURES = Part("figures", "figurer", "figurer", "publisher.render.slides.single")
EDITABLE = Part("editable", "plakater i PowerPoint", "plakater-powerpoint", "publisher.render.slides.poster")
HANDOUTS = Part("handouts", "ark", "ark", "publisher.render.handouts")
HANDBOOK = Part("handbook", "håndbog", "haandbog", "publisher.render.handbook")
SITE = Part("site", "hjemmeside", None, "publisher.render.website")
# What build_slides.py makes unless told otherwise.
TEACHING = (SLIDES, GUIDES, POSTERS, ORDERS, EDITABLE, FIGURES, HANDOUTS)
DOWNLOADS = (*TEACHING, HANDBOOK)  # what the site offers, so it is built before the site
PARTS = (*DOWNLOADS, SITE)


@dataclass(frozen=True)
class Options:
    """Where to read and write, and what to build.

    `downloads` receives decks, posters and previews (docs/download, so that either site host publishes them);
    `site` receives the finished website. `clinic` is the clinic's own file, whose name and logo the files carry;
    `posters` and `decks` say which posters and decks are made and how. While parts are made in a place of their own,
    `published` is where those that are finished lie; None is `downloads`.
    """

    root: Path
    downloads: Path
    site: Path
    parts: tuple[Part, ...] = PARTS
    clinic: Path | None = None
    posters: PosterChoice = poster_choice.WHOLE
    decks: DeckChoice = deck_choice.WHOLE
    published: Path | None = None

    @classmethod
    def of(
        cls,
        root: Path,
        parts: tuple[Part, ...] = PARTS,
        out: Path | None = None,
        clinic: Path | None = None,
        posters: PosterChoice = poster_choice.WHOLE,
        decks: DeckChoice = deck_choice.WHOLE,
    ) -> Options:
        """The defaults below a project folder; `out` replaces the downloads folder.

        What somebody chose for themselves goes to a folder of its own, so that the website's files stay.
        """
        published = root / "docs" / "download"
        own = clinic is not None or not (posters.is_standard and decks.is_standard)
        return cls(root, out or (root / OWN if own else published), root / "site", parts, clinic, posters, decks)

    @property
    def is_published(self) -> bool:
        """Whether the downloads are those of the website, whose folder holds nothing else."""
        return self.downloads == self.root / "docs" / "download"

    def choice(self, part: Part) -> str:
        """What was chosen of the part, as one word that differs for every choice; empty for what the website offers."""
        choices: dict[Part, PosterChoice | DeckChoice] = {
            POSTERS: self.posters,
            ORDERS: self.posters,
            SLIDES: self.decks,
        }
        chosen = choices.get(part)
        return "" if chosen is None or chosen.is_standard else repr(chosen)

    def target(self, part: Part) -> Path:
        """The folder that receives the part's files."""
        return self.site if part.folder is None else self.downloads / part.folder

    def finished(self, part: Part) -> Path:
        """The folder that a part of the downloads lies in when it is done."""
        assert part.folder is not None, f"{part.name} is no download"
        return (self.published or self.downloads) / part.folder
