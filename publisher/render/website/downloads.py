"""The course, the posters and the files that are built of them in; sessions, previews and download links out."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

from publisher.content.book import Poster, Session, Slide
from publisher.content.markup import slug
from publisher.render.pages.blocks import ContentBlock
from publisher.render.pages.elements import PLAIN, append, element
from publisher.render.website.files import address, download

_MISSING = "Ikke bygget endnu"


class Undervisning(ContentBlock):
    """`/// undervisning`: every session with its timetable, a picture of each slide and the deck."""

    NAME = "undervisning"

    def made(self) -> Element:
        """One section a session."""
        sessions = self.rendering.library.book.default_course.sessions
        box = element("div", "fs-forloeb", *(self._session(number, one) for number, one in enumerate(sessions, 1)))
        box.set(PLAIN, "")
        return box

    def _session(self, number: int, session: Session) -> Element:
        name = f"{number}-{slug(session.title)}"
        facts = f"{session.minutes} minutter · {len(session.slides)} slides"
        return element(
            "section",
            "fs-moedegang",
            element("p", "fs-over", f"Mødegang {number}"),
            element("h2", "", session.title),
            element("p", "fs-moedegang__fakta", facts),
            element(
                "div",
                "fs-hent",
                download(
                    self,
                    f"undervisning/{self.rendering.library.book.default_course.id}/{name}.pptx",
                    "Hent slides til PowerPoint",
                ),
            ),
            element("h3", "", "Tidsplan"),
            _timetable(session),
            element("h3", "", "Slides"),
            self._pictures(name, session),
        )

    def _pictures(self, name: str, session: Session) -> Element:
        found = _pictures_of(self.rendering.library.downloads / "undervisning" / "billeder", name)
        cards = []
        for number, slide in enumerate(session.slides, 1):
            picture = found.get(number)
            shown = (
                element(
                    "img",
                    "",
                    src=self._address(picture),
                    alt=f"Slide {number}: {slide.title}",
                    loading="lazy",
                    width="1280",
                    height="720",
                )
                if picture
                else element("p", "fs-slide__tomt", _MISSING)
            )
            cards.append(element("li", "fs-slide", shown, self._caption(number, slide)))
        return element("ol", "fs-slides", *cards)

    def _caption(self, number: int, slide: Slide) -> Element:
        minutes = f" · {slide.minutes}\u00a0min." if slide.minutes else ""
        line = element("p", "fs-slide__tekst", f"{number}. {slide.title}{minutes}")
        if slide.page:
            append(
                line,
                element("br"),
                element("a", "", f"Læs: {self._title(slide.page)}", href=self.rendering.link(slide.page)),
            )
        return line

    def _title(self, page: str) -> str:
        return self.rendering.library.book.pages[page.partition("#")[0]].title

    def _address(self, file: Path) -> str:
        return address(self, file)


class Plakater(ContentBlock):
    """`/// plakater`: every poster with a picture and its files for print and for screen."""

    NAME = "plakater"

    def made(self) -> Element:
        """One card a poster."""
        posters = self.rendering.library.book.posters
        box = element("div", "fs-plakater", *(self._card(poster) for poster in posters))
        box.set(PLAIN, "")
        return box

    def _card(self, poster: Poster) -> Element:
        figure = self.rendering.library.figures[poster.figure]
        picture = self.rendering.library.downloads / "plakater" / "billeder" / f"{poster.id}.webp"
        title = poster.title.brief
        shown = (
            element("img", "", src=address(self, picture), alt=f"Plakaten »{title}«: {figure.alt}", loading="lazy")
            if picture.is_file()
            else element("p", "fs-slide__tomt", _MISSING)
        )
        lines = [element("li", "", message.brief) for message in poster.lines]
        page = self.rendering.library.book.pages[poster.page]
        return element(
            "section",
            "fs-plakat",
            element("div", "fs-plakat__billede", shown),
            element(
                "div",
                "fs-plakat__ord",
                element("h2", "", title),
                element("ul", "", *lines),
                element(
                    "div",
                    "fs-hent",
                    download(self, f"plakater/{poster.id}-a3-tryk.pdf", "Hent til trykkeriet"),
                    download(self, f"plakater/{poster.id}-a3-skaerm.pdf", "Hent til skærm og printer"),
                ),
                element("p", "", "Baggrund: ", element("a", "", page.title, href=self.rendering.link(poster.page))),
            ),
        )


def _timetable(session: Session) -> Element:
    """Each part of the session with the clock counted from its beginning."""
    begun = 0
    rows = []
    for section in session.sections:
        minutes = sum(slide.minutes for slide in section.slides)
        clock = f"{begun}–{begun + minutes} min."
        rows.append(
            element(
                "tr",
                "",
                element("td", "fs-tid", clock),
                element("th", "", section.title, scope="row"),
                element("td", "", f"{len(section.slides)} slides"),
            )
        )
        begun += minutes
    head = element("tr", "", *(element("th", "", word, scope="col") for word in ("Tid", "Emne", "Slides")))
    return element("table", "fs-tabel", element("thead", "", head), element("tbody", "", *rows))


def _pictures_of(folder: Path, name: str) -> dict[int, Path]:
    """The pictures of a deck's slides by number: <name>-01.webp and so on."""
    found = sorted(folder.glob(f"{name}-[0-9]*.webp"))
    return {int(path.stem.rpartition("-")[2]): path for path in found}
