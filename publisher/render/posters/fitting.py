"""A poster's words and a layout in; every text on its lines out, or every text that does not fit its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.content.book import Book, Chapter, Poster
from publisher.content.site_address import SiteAddress
from publisher.content.yaml_source import Key, YamlSource, dotted
from publisher.errors import Problem
from publisher.figures import Figure
from publisher.figures.text import face
from publisher.fonts import Weight
from publisher.render.paged import drawing, shapes
from publisher.render.posters import foot, setting
from publisher.render.posters.foot import ClinicField, Reading
from publisher.render.posters.layout import Block, Layout
from publisher.units import Length, Pt

LICENCE = "CC\u00a0BY-SA\u00a04.0"


@dataclass(frozen=True)
class Words:
    """All that is set on a poster besides its drawing, line by line, and the layout that it is set in."""

    layout: Layout
    title: list[str]
    title_size: Length
    lines: list[list[str]]
    line_size: Length
    clinic: ClinicField | None
    reading: Reading | None
    imprint: list[str]
    imprint_size: Length


def fit(
    book: Book, poster: Poster, figure: Figure, layout: Layout, site: SiteAddress | None = None
) -> Words | list[Problem]:
    """The poster's words as they are set, or all that is wrong with them.

    Problems are placed in posters/<id>.yml, or in the clinic's own file.
    """
    notes = _Notes(book, poster, layout)
    notes.problems += notes.unknown_characters(figure)
    for reason in sorted(set(shapes.unprintable(figure))):
        notes.add(("figure",), reason, poster.figure)
    notes.check_labels(figure)
    title = notes.set([poster.title.brief], [("title",)], layout.title, layout.title.box.width, 700, "titlen")
    texts = [line.brief for line in poster.lines]
    keys: list[Key] = [("lines", number) for number in range(len(texts))]
    lines = notes.set(texts, keys, layout.lines, layout.column, 400, "linjen")
    chapter = book.chapter_of(poster.page)
    page = book.pages[poster.page].title
    if chapter is None:
        notes.add(("page",), "siden skal høre til et kapitel; plakaten viser kapitlets version", poster.page)
        return notes.problems
    said = [_imprint(chapter, page if site is None else None)]
    imprint = notes.set(said, [("page",)], layout.imprint, layout.imprint.box.width, 400, "kolofonen")
    clinic = foot.clinic_field(book.clinic, layout, alone=site is None) if book.clinic else None
    if isinstance(clinic, list):
        notes.problems += clinic
        clinic = None
    elif clinic and book.clinic and clinic.logo and "print" in layout.outputs:
        notes.problems += filter(None, [foot.too_coarse(clinic.logo, book.clinic, layout)])
    reading = foot.reading(site.of(poster.page), page, layout, foot.after(clinic, layout)) if site else None
    if isinstance(reading, str):
        notes.add(("page",), reading, page)
        reading = None
    if notes.problems or title is None or lines is None or imprint is None:
        return notes.problems
    return Words(
        layout=layout if clinic or reading else layout.without_strip(),
        title=title[1][0],
        title_size=title[0],
        lines=lines[1],
        line_size=lines[0],
        clinic=clinic,
        reading=reading,
        imprint=imprint[1][0],
        imprint_size=imprint[0],
    )


def _imprint(chapter: Chapter, page: str | None) -> str:
    """What the sheet is and whose: `page` is named where no code leads to it."""
    review = chapter.reviewed
    said = f"gennemgået af {review.name} {review.date:%d.%m.%Y}" if review else "endnu ikke fagligt gennemgået"
    read = [f"Læs mere: {page}"] if page else []
    edition = f"{chapter.short}, version {chapter.version}, {said}"
    return " · ".join(["Forstå smerter", *read, edition, f"Tekst og tegning: {LICENCE}"])


class _Notes:
    """Problems of one poster in one size, placed by the keys of its file."""

    def __init__(self, book: Book, poster: Poster, layout: Layout) -> None:
        self.problems: list[Problem] = []
        self._book = book
        self._poster = poster
        self._layout = layout

    def add(self, key: Key, message: str, found: str, allowed: str = "") -> None:
        self.problems.append(self._at(key, message, found, allowed))

    def set(
        self, texts: list[str], keys: list[Key], block: Block, width: Length, weight: Weight, called: str
    ) -> tuple[Length, list[list[str]]] | None:
        """The size that sets all texts best and their lines in it; None, noted, where one does not fit."""
        smallest = block.sizes[-1]
        for key, text in zip(keys, texts, strict=True):
            if setting.lines(text, width, smallest, weight, block.most) is None:
                count = "1 linje" if block.most == 1 else f"{block.most} linjer"
                allowed = f"{count} à {width.mm:.0f} mm ved {smallest.pt:g} punkt"
                self.add(key, f"{called} er for lang til plakaten i {self._layout.name}", text, allowed)
        size = setting.best_size(texts, block.sizes, width, weight, block.most)
        if size is None:
            return None
        return size, [setting.lines(text, width, size, weight, block.most) or [] for text in texts]

    def check_labels(self, figure: Figure) -> None:
        """Words in the drawing that would be too small on this sheet."""
        box, least = self._layout.drawing, self._layout.smallest_label
        scale = min(box.width / figure.width, box.height / figure.height)
        sizes = {word: Pt(size * scale) for word, size in drawing.word_sizes(figure)}
        small = {word: size for word, size in sizes.items() if size < least}
        if small:
            word = min(small, key=lambda word: small[word])
            message = f"tegningens mindste tekst bliver {small[word].pt:.1f} punkt på plakaten i {self._layout.name}"
            self.add(("figure",), message.replace(".", ","), word, f"mindst {least.pt:g} punkt")

    def unknown_characters(self, figure: Figure) -> Iterator[Problem]:
        """Characters that the poster's face cannot draw; another face would stand in for it unseen."""
        poster = self._poster
        page = self._book.pages[poster.page].title
        used: list[tuple[Key, str]] = [(("title",), poster.title.brief), (("page",), page)]
        used += [(("lines", number), line.brief) for number, line in enumerate(poster.lines)]
        used += [(("figure",), word) for word in drawing.words(figure)]
        known = face("atkinson").characters | {0xAD}
        for key, text in used:
            missing = sorted({sign for sign in text if ord(sign) not in known})
            if missing:
                message = "skriften har ikke " + " og ".join(f"»{sign}« (U+{ord(sign):04X})" for sign in missing)
                yield self._at(key, message, text)

    def _at(self, key: Key, message: str, found: str, allowed: str = "") -> Problem:
        path = self._poster.place.path
        return Problem(path, *YamlSource.read(self._book.root, path).place(key), dotted(key), message, found, allowed)
