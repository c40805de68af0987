"""The handbook's file in; its pages, bookmarks, links and figures as a reader meets them out.

Shares nothing with the renderer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pikepdf
import pypdfium2
import yaml

MM = 72 / 25.4


@dataclass(frozen=True)
class Bookmark:
    level: int
    title: str
    page: int


@dataclass(frozen=True)
class Link:
    """One link: the page it stands on, its words, and the page, the name and the height of the place it leads to."""

    page: int
    words: str
    target: int
    name: str
    top: float


class Handbook:
    """The opened file; pages count from 1."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.pdf = pikepdf.open(path)
        self.document = pypdfium2.PdfDocument(path)

    @cached_property
    def texts(self) -> dict[int, str]:
        """Each page's text with spaces and line ends as one space, words that are broken at a line's end made whole."""
        return {number: flat(self.lines(number)) for number in range(1, len(self.document) + 1)}

    def lines(self, number: int) -> str:
        return str(self.document[number - 1].get_textpage().get_text_bounded())

    @cached_property
    def bookmarks(self) -> list[Bookmark]:
        found = []
        for item in self.document.get_toc():
            dest = item.get_dest()
            assert dest is not None
            found.append(Bookmark(item.level + 1, flat(item.get_title()), int(dest.get_index()) + 1))
        return found

    @cached_property
    def links(self) -> list[Link]:
        pages = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages, 1)}
        places = dict(pikepdf.NameTree(self.pdf.Root.Names.Dests).items())
        found = []
        for number, page in enumerate(self.pdf.pages, 1):
            text = self.document[number - 1].get_textpage()
            for annotation in page.get("/Annots", []):
                if "/Dest" in annotation:
                    left, bottom, right, top = sorted_box([float(side) for side in annotation.Rect])
                    words = flat(text.get_text_bounded(left, bottom, right, top))
                    name = str(annotation.Dest)
                    place = places[name]
                    found.append(Link(number, words, pages[place[0].objgen], name, float(place[3])))
        return found

    @cached_property
    def addresses(self) -> list[str]:
        return [
            str(annotation.A.URI)
            for page in self.pdf.pages
            for annotation in page.get("/Annots", [])
            if "/A" in annotation and "/URI" in annotation.A
        ]

    @cached_property
    def figures(self) -> list[pikepdf.Object]:
        """The figures of the structure, in reading order."""
        return [element for element in self.elements(self.pdf.Root.StructTreeRoot.K[0]) if element.S == "/Figure"]

    def elements(self, element: pikepdf.Object) -> list[pikepdf.Object]:
        found = [element]
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                found += self.elements(kid)
        return found

    def near(self, page: int, top: float, height: float = 40) -> str:
        """The text of a page from `top` (points from the lower edge) and `height` points down."""
        found = self.document[page - 1].get_textpage()
        return flat(found.get_text_bounded(0, top - height, 600, top + 4))


def flat(text: str) -> str:
    """The text on one line; a word broken with a hyphen (U+0002 as pdfium reads it) is made whole."""
    text = re.sub(r"[\u0002\ufffe]\s*|-\r?\n(?=[a-zæøå])", "", text)
    return re.sub(r"\s+", " ", text).strip()


def sorted_box(box: list[float]) -> tuple[float, float, float, float]:
    left, right = sorted((box[0], box[2]))
    bottom, top = sorted((box[1], box[3]))
    return left, bottom, right, top


def expected_titles(root: Path) -> list[tuple[int, str]]:
    """Level and title of every page that belongs, read from the menu, docs/handbook.yml and the pages' first lines."""
    docs = root / "docs"
    menu = [path for path in menu_paths(root) if re.match(r"\d-", path)]
    after = yaml.safe_load((docs / "handbook.yml").read_text("utf-8"))["after"]
    levels = [(1 if path.endswith("/index.md") else 2, path) for path in menu] + [(1, path) for path in after]
    return [(level, page_title(docs / path)) for level, path in levels]


def menu_paths(root: Path) -> list[str]:
    return re.findall(r"^\s*-.*?([\w/-]+\.md)\s*$", (root / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)


def page_title(path: Path) -> str:
    found = re.search(r"^# (.+)$", path.read_text("utf-8"), re.MULTILINE)
    assert found, path
    return found.group(1).strip()
