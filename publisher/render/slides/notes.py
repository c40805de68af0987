"""A slide and the clock in; the teacher's notes, one labelled paragraph for each thing to do, out."""

from __future__ import annotations

from publisher.content.book import Book, Slide
from publisher.render.slides import sources
from publisher.render.slides.plan import Note


def notes(book: Book, slide: Slide, start: int) -> tuple[Note, ...]:
    """What stands under the slide; `start` is the minute of the session at which it comes up."""
    written = slide.notes
    until = f"–{clock(start + slide.minutes)}" if slide.minutes else ""
    found = [
        Note("", f"{slide.minutes} min · {clock(start)}{until}"),
        Note("SIG", written.say),
        Note("SPØRG", written.ask or ""),
        Note("GØR", written.do or ""),
        Note("PAS PÅ", written.caution or ""),
        Note("TEACH-BACK", slide.teach_back or ""),
        Note("Læs mere", read_more(book, slide.page) if slide.page else ""),
        Note("Kilder", ", ".join(sources.short(book, cite) for cite in slide.cite)),
    ]
    return tuple(note for note in found if note.text)


def clock(minutes: int) -> str:
    """Minutes since the session began as hours and minutes: "0:14"."""
    return f"{minutes // 60}:{minutes % 60:02}"


def read_more(book: Book, page: str) -> str:
    """A page (a path in docs, maybe with #anchor) to read up on: its title and the chapter it stands in."""
    path = page.partition("#")[0]
    chapter = book.chapter_of(path)
    where = f" (kapitel {chapter.number}, {chapter.short})" if chapter else ""
    return f"{book.pages[path].title}{where}"
