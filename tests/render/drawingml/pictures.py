"""A deck and its figures in; both drawn to pixels by programs of others, and how far the two pictures differ, out."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import sync_playwright

from publisher.figures import svg
from publisher.figures.figure import Figure
from tests.render.drawingml.drawings import PALETTE

TOLERANCE = 32  # of 255, in the channel that differs most
TILE = 24  # pixels


@dataclass(frozen=True)
class Difference:
    """`share` of all pixels that differ beyond the tolerance; `worst` the same in the worst tile."""

    share: float
    worst: float


def compare(one: Image.Image, other: Image.Image, spared: Sequence[tuple[int, int, int, int]] = ()) -> Difference:
    """How much two pictures of one size differ when either may be shifted by a pixel.

    `spared` are boxes in which a tile may be as bad as it likes; their pixels count in the share.
    """
    found = ImageChops.lighter(_unmatched(one, other), _unmatched(other, one))
    off = found.point([255 * (value > TOLERANCE) for value in range(256)])
    share = off.histogram()[255] / (off.width * off.height)
    for box in spared:
        off.paste(0, box)
    tiles = off.resize((max(off.width // TILE, 1), max(off.height // TILE, 1)), Image.Resampling.BOX)
    return Difference(share, tiles.getextrema()[1] / 255)  # type: ignore[operator]


def _unmatched(one: Image.Image, other: Image.Image) -> Image.Image:
    """For each pixel of `one` how far it is from the nearest in colour of the nine around its place in `other`."""
    nearest: Image.Image | None = None
    for across in (-1, 0, 1):
        for down in (-1, 0, 1):
            red, green, blue = ImageChops.difference(one, ImageChops.offset(other, across, down)).split()
            far = ImageChops.lighter(ImageChops.lighter(red, green), blue)
            nearest = far if nearest is None else ImageChops.darker(nearest, far)
    assert nearest is not None
    return nearest


def by_office(deck: Path, figures: Sequence[Figure], folder: Path) -> list[Image.Image]:
    """LibreOffice's picture of each slide's figure, one pixel a figure unit."""
    (found,) = each_by_office([deck], figures, folder)
    return found


def each_by_office(decks: Sequence[Path], figures: Sequence[Figure], folder: Path) -> list[list[Image.Image]]:
    """The same of several decks with the same figures, from one run of LibreOffice."""
    office, raster = _program("soffice"), _program("pdftoppm")
    profile = (folder / "office").as_uri()
    settings = [f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([office, *settings, *map(str, decks)], check=True, capture_output=True)
    shown = []
    for deck in decks:
        pages = folder / f"{deck.stem}-page"
        subprocess.run([raster, "-r", "96", "-png", str(folder / f"{deck.stem}.pdf"), str(pages)], check=True)
        files = sorted(folder.glob(f"{pages.name}-*.png"))
        assert len(files) == len(figures)
        shown.append([_cropped(file, figure) for file, figure in zip(files, figures, strict=True)])
    return shown


def by_browser(figures: Sequence[Figure], folder: Path) -> list[Image.Image]:
    """Chromium's picture of each figure's SVG, set in the metric twin of PowerPoint's face, one pixel a unit."""
    pictures = []
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=_program("chromium"), args=["--no-sandbox", "--disable-quic"])
        page = browser.new_page()
        for number, figure in enumerate(figures):
            page.set_viewport_size({"width": round(figure.width), "height": round(figure.height)})
            page.set_content(f"<body style=margin:0>{svg.standalone(figure, PALETTE.screen(), 'Carlito')}")
            file = folder / f"browser-{number}.png"
            page.screenshot(path=file)
            pictures.append(_cropped(file, figure))
        browser.close()
    return pictures


def _cropped(file: Path, figure: Figure) -> Image.Image:
    with Image.open(file) as picture:
        return picture.convert("RGB").crop((0, 0, round(figure.width), round(figure.height)))


def _program(name: str) -> str:
    found = shutil.which(name)
    assert found is not None, f"{name} is not installed (Debian: chromium, libreoffice-impress, poppler-utils)"
    return found
