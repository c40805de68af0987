"""The courses and the decks that are built of them in; timetables, pictures of the slides and downloads out."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from publisher.content.book import Course, Session, Slide
from publisher.content.markup import slug
from publisher.render.pages.blocks import ContentBlock
from publisher.render.pages.elements import PLAIN, append, element
from publisher.render.website.files import address, download

_MISSING = "Ikke bygget endnu"
_GUIDES = "undervisermapper"


class Undervisning(ContentBlock):
    """`/// undervisning`: every course with its sessions, each with pictures of its slides."""

    NAME = "undervisning"

    def made(self) -> Element:
        """The default course first and open, the others folded."""
        book = self.rendering.library.book
        default = book.default_course
        others = [course for course in book.courses if not course.is_default]
        box = element("div", "fs-forloeb", self._default(default), *(self._other(course) for course in others))
        box.set(PLAIN, "")
        return box

    def _default(self, course: Course) -> Element:
        sessions = (self._session(course, number) for number in range(1, len(course.sessions) + 1))
        return element(
            "section",
            "fs-kursus",
            element("h2", "", length(course)),
            element("p", "fs-kursus__om", course.subtitle),
            self._guide(course),
            *sessions,
        )

    def _other(self, course: Course) -> Element:
        """A course beside the default one, folded."""
        sessions = (self._session(course, number) for number in range(1, len(course.sessions) + 1))
        slides = sum(len(session.slides) for session in course.sessions)
        summary = element(
            "summary",
            "",
            element("span", "fs-fold__navn", length(course)),
            " ",
            element("span", "fs-fold__fakta", f"{course.subtitle} · {slides} slides"),
        )
        return element("details", "fs-fold fs-kursus", summary, self._guide(course), *sessions)

    def _guide(self, course: Course) -> Element | None:
        """The facilitator's guide, where the book has words for one."""
        if self.rendering.library.book.guide is None:
            return None
        name = f"{_GUIDES}/undervisermappe-{course.id}.pdf"
        return element("div", "fs-hent", download(self, name, "Hent undervisermappen"))

    def _session(self, course: Course, number: int) -> Element:
        session = course.sessions[number - 1]
        deck = f"{course.id}/{number}-{slug(session.title)}"
        words = f"Se alle {len(session.slides)} slides"
        folded = element("details", "fs-fold", element("summary", "", words), _pictures(self, deck, session.slides))
        if course.is_default and number == 1:
            folded.set("open", "")
        return element(
            "section",
            "fs-moedegang",
            element("p", "fs-over", f"Mødegang {number} · {session.minutes} minutter"),
            element("h3", "", session.title),
            element("div", "fs-hent", download(self, f"undervisning/{deck}.pptx", "Hent slides med noter")),
            _timetable(session),
            folded,
        )


class FlereSlides(ContentBlock):
    """`/// flere-slides`: the slides that no course shows, as pictures with their ids and as a deck to take from."""

    NAME = "flere-slides"

    def made(self) -> Element:
        """One card a slide."""
        slides = self.rendering.library.book.spare_slides
        if not slides:
            return element("p", "", "Alle slides er med i et kursus.")
        deck = "flere/flere-slides"
        fetch = element("div", "fs-hent", download(self, f"undervisning/{deck}.pptx", "Hent slides med noter"))
        box = element("div", "fs-flere", fetch, _pictures(self, deck, slides, with_ids=True))
        box.set(PLAIN, "")
        return box


def _pictures(block: ContentBlock, deck: str, slides: Sequence[Slide], *, with_ids: bool = False) -> Element:
    """A card a slide: its picture, its title, and the page to read up on."""
    cards = []
    for number, (slide, picture) in enumerate(zip(slides, _shown(block, deck, len(slides)), strict=True), 1):
        alt = f"Slide {number}: {slide.title}"
        shown = (
            element("img", "", src=picture, alt=alt, loading="lazy", width="1280", height="720")
            if picture
            else element("p", "fs-slide__tomt", _MISSING)
        )
        caption = _caption(block, number, slide)
        if with_ids:
            append(caption, element("br"), element("code", "", slide.ref))
        cards.append(element("li", "fs-slide", shown, caption))
    return element("ol", "fs-slides", *cards)


def _caption(block: ContentBlock, number: int, slide: Slide) -> Element:
    line = element("p", "fs-slide__tekst", f"{number}. {slide.title}{_minutes(slide)}")
    if slide.page:
        title = block.rendering.library.book.pages[slide.page.partition("#")[0]].title
        append(line, element("br"), element("a", "", f"Læs: {title}", href=block.rendering.link(slide.page)))
    return line


def _shown(block: ContentBlock, deck: str, count: int) -> list[str | None]:
    """The address of each slide's picture, by the list that is written with them."""
    folder = block.rendering.library.downloads / _GUIDES / "billeder"
    listed = folder / "billeder.json"
    names: list[str] = json.loads(listed.read_text("utf-8")).get(deck, []) if listed.is_file() else []
    if len(names) != count:
        return [None] * count
    return [address(block, folder / name) for name in names]


def length(course: Course) -> str:
    """A course's name by its sessions: "3 × 60 minutter"."""
    each = {session.minutes for session in course.sessions}
    if len(each) == 1:
        return f"{len(course.sessions)} × {each.pop()} minutter"
    return " + ".join(str(session.minutes) for session in course.sessions) + " minutter"


def _minutes(slide: Slide) -> str:
    return f" · {slide.minutes}\u00a0min." if slide.minutes else ""


def _timetable(session: Session) -> Element:
    """Each part of the session, and each break, with the clock counted from its beginning."""
    rows = []
    begun = 0
    for title, slides in _parts(session):
        minutes = sum(slide.minutes for slide in slides)
        is_break = slides[0].layout == "break"
        rows.append(
            element(
                "tr",
                "fs-pause" if is_break else "",
                element("td", "fs-tid", f"{begun}–{begun + minutes} min."),
                element("th", "", title, scope="row"),
                element("td", "", "" if is_break else str(len(slides))),
            )
        )
        begun += minutes
    head = element("tr", "", *(element("th", "", word, scope="col") for word in ("Tid", "Emne", "Slides")))
    caption = element("caption", "", "Tidsplan")
    return element("table", "fs-tabel", caption, element("thead", "", head), element("tbody", "", *rows))


def _parts(session: Session) -> Iterator[tuple[str, list[Slide]]]:
    """The sections' slides, a break by itself."""
    for section in session.sections:
        for is_break, slides in itertools.groupby(section.slides, lambda slide: slide.layout == "break"):
            yield "Pause" if is_break else section.title, list(slides)
