"""A built file in; its address on a page, and a link that says its kind and size, out."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

from publisher.render.pages.blocks import ContentBlock
from publisher.render.pages.elements import element

_KINDS = {".pptx": "PowerPoint", ".pdf": "PDF", ".svg": "SVG", ".png": "PNG", ".zip": "ZIP"}


def download(block: ContentBlock, name: str, words: str) -> Element:
    """A link to the built file `name` with its kind and size, or a line that says it is not there yet."""
    file = block.rendering.library.downloads / name
    if not file.is_file():
        return element("p", "fs-hent__mangler", f"{words}: ikke bygget endnu")
    detail = element("span", "fs-hent__detalje", kind_and_size(file))
    return element("a", "fs-hent__fil", words, " ", detail, href=address(block, file), download="")


def kind_and_size(file: Path) -> str:
    """What a reader gets and how much it weighs: "PDF, 2,9 MB"."""
    size = file.stat().st_size
    amount = f"{size / 1e6:.1f} MB".replace(".", ",") if size >= 1e6 else f"{max(round(size / 1000), 1)} kB"
    return f"{_KINDS[file.suffix]}, {amount}"


def address(block: ContentBlock, file: Path) -> str:
    """The file's address, seen from the page."""
    return block.rendering.link(file.relative_to(block.rendering.library.book.root / "docs").as_posix())
