"""A slide and the clock in; the teacher's notes, one labelled paragraph for each thing to do, out."""

from __future__ import annotations

from publisher.content.book import Book, Slide
from publisher.content.glossary import uses
from publisher.render.slides import sources
from publisher.render.slides.plan import Note

FURTHER = ("Ord", "Læs mere", "Kilder")
"""The labels of what a teacher looks up before the session, and does not say in it."""
_MOST_TERMS = 4
_GLOSSARY = "ordliste.md"


def notes(book: Book, slide: Slide, start: int) -> tuple[Note, ...]:
    """What stands under the slide; `start` is the minute of the session at which it comes up."""
    written = slide.notes
    until = f"–{clock(start + slide.minutes)}" if slide.minutes else ""
    cited = ", ".join(sources.short(book, cite) for cite in slide.cite)
    found = [
        Note("", f"{slide.minutes} min · {clock(start)}{until}"),
        Note("SIG", written.say),
        Note("SPØRG", written.ask or ""),
        Note("GØR", written.do or ""),
        Note("HAV MED", ", ".join(written.bring)),
        Note("PAS PÅ", written.caution or ""),
        Note("TEACH-BACK", slide.teach_back or ""),
        *map(Note, FURTHER, (terms(book, slide), read_more(book, slide.page) if slide.page else "", cited)),
    ]
    return tuple(note for note in found if note.text)


def terms(book: Book, slide: Slide) -> str:
    """The professional words that the slide shows or the teacher says, each with its plain word; empty without any."""
    columns = (text for column in slide.columns for text in (column.heading, *column.lines))
    cells = (text for row in (slide.table.head, *slide.table.rows) for text in row) if slide.table else ()
    spoken = (slide.notes.say, slide.notes.ask or "")
    text = "\n".join((slide.title, slide.subtitle or "", *slide.body, *columns, *cells, *spoken))
    found = {term.term: term.plain for _, term in uses(book.glossary, text)}
    listed = "; ".join(f"{word}: {plain}" for word, plain in list(found.items())[:_MOST_TERMS])
    place = f"på {book.site.of(_GLOSSARY)}" if book.site else "i hjemmesidens ordliste"
    return f"{listed}. Mere {place}" if listed else ""


def clock(minutes: int) -> str:
    """Minutes since the session began as hours and minutes: "0:14"."""
    return f"{minutes // 60}:{minutes % 60:02}"


def read_more(book: Book, page: str) -> str:
    """A page (a path in docs, maybe with #anchor) to read up on: its title and the chapter it stands in."""
    path = page.partition("#")[0]
    chapter = book.chapter_of(path)
    where = f" (kapitel {chapter.number}, {chapter.short})" if chapter else ""
    return f"{book.pages[path].title}{where}"
