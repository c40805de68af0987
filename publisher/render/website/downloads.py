"""The posters and the files that are built of them in; pictures, files and packages to take away out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from publisher.content.book import Poster
from publisher.render.pages.blocks import ContentBlock
from publisher.render.pages.elements import PLAIN, element
from publisher.render.website.files import address, download

_MISSING = "Ikke bygget endnu"
_POSTERS, _PACKAGES = "plakater", "tryk"  # below the downloads
_PROOFS, _JOB_SHEET = f"{_PACKAGES}/billeder", "-ordreseddel"
_USES = (("print", "Til trykkeriet"), ("picture", "Som billede"), ("screen", "Til skærm og printer"))
_Size = dict[str, Any]


class Plakater(ContentBlock):
    """`/// plakater`: every poster as it looks on paper and on a screen, with its files in all sizes."""

    NAME = "plakater"

    def made(self) -> Element:
        """One card a poster."""
        posters = self.rendering.library.book.posters
        box = element("div", "fs-plakater", *(self._card(poster) for poster in posters))
        box.set(PLAIN, "")
        return box

    def _card(self, poster: Poster) -> Element:
        title = poster.title.brief
        page = self.rendering.library.book.pages[poster.page]
        return element(
            "section",
            "fs-plakat",
            self._pictures(poster),
            element(
                "div",
                "fs-plakat__ord",
                element("h2", "", title),
                element("ul", "", *(element("li", "", message.brief) for message in poster.lines)),
                element(
                    "dl",
                    "fs-filer",
                    *(part for size in self._sizes(poster) for part in self._files(title, size)),
                    element("dt", "", "A3 ", element("span", "", "at rette i")),
                    element("dd", "", download(self, f"plakater-powerpoint/{poster.id}-a3.pptx", "Til PowerPoint")),
                ),
                element("p", "", "Baggrund: ", element("a", "", page.title, href=self.rendering.link(poster.page))),
            ),
        )

    def _sizes(self, poster: Poster) -> list[_Size]:
        """The poster's sizes, by the list that is written with the files."""
        listed = self.rendering.library.downloads / _POSTERS / "plakater.json"
        found: dict[str, list[_Size]] = json.loads(listed.read_text("utf-8")) if listed.is_file() else {}
        return found.get(poster.id, [])

    def _pictures(self, poster: Poster) -> Element:
        """The poster as ink makes it, and as a screen shows it."""
        figure = self.rendering.library.figures[poster.figure]
        printed = next((Path(size["print"]).stem for size in self._sizes(poster) if size["print"]), poster.id)
        shown = (
            ("På papir", f"{_PROOFS}/{printed}.webp", f"Plakaten »{poster.title.brief}«, som den ser ud på tryk"),
            ("På skærm", f"{_POSTERS}/billeder/{poster.id}.webp", f"Plakaten »{poster.title.brief}«: {figure.alt}"),
        )
        return element("div", "fs-plakat__billeder", *(self._picture(*each) for each in shown))

    def _picture(self, caption: str, name: str, alt: str) -> Element:
        file = self.rendering.library.downloads / name
        picture = (
            element("img", "", src=address(self, file), alt=alt, loading="lazy")
            if file.is_file()
            else element("p", "fs-slide__tomt", _MISSING)
        )
        return element("figure", "fs-plakat__billede", picture, element("figcaption", "", caption))

    def _files(self, title: str, size: _Size) -> Iterator[Element]:
        """A size, and a link to each of its files."""
        yield element("dt", "", f"{size['size']} ", element("span", "", size["sheet"]))
        for key, words in _USES:
            if name := size[key]:
                link = download(self, f"{_POSTERS}/{name}", words)
                link.set("title", f"{title} i {size['size']}")
                yield element("dd", "", link)


class Trykpakker(ContentBlock):
    """`/// trykpakker`: the package for the print shop in every size, its job sheet, and the reports on its files."""

    NAME = "trykpakker"

    def made(self) -> Element:
        """One card a size, by the job sheets that are written with the packages."""
        folder = self.rendering.library.downloads / _PACKAGES
        sheets = sorted(folder.glob(f"*{_JOB_SHEET}.json"))
        cards = [self._card(json.loads(sheet.read_text("utf-8"))) for sheet in sheets]
        box = element("div", "fs-pakker", *(cards or [element("p", "fs-slide__tomt", _MISSING)]))
        box.set(PLAIN, "")
        return box

    def _card(self, job: dict[str, Any]) -> Element:
        name = job["order"]
        reports = [element("li", "", self._report(file)) for file in job["files"]]
        return element(
            "section",
            "fs-pakke",
            element("h3", "", job["title"]),
            element("p", "", job["verdict"]),
            element(
                "div",
                "fs-hent",
                download(self, f"{_PACKAGES}/{name}.zip", "Hent pakken"),
                download(self, f"{_PACKAGES}/{name}{_JOB_SHEET}.pdf", "Hent ordresedlen"),
            ),
            element(
                "details", "fs-fold", element("summary", "", "Hvad der er efterprøvet"), element("ul", "", *reports)
            ),
        )

    def _report(self, file: dict[str, Any]) -> Element:
        report = self.rendering.library.downloads / _PACKAGES / "rapport" / f"{Path(file['file']).stem}.rapport.pdf"
        return element("a", "", f"{file['title']} (PDF)", href=address(self, report))
