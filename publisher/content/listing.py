"""A book in; what can be taught of it, as lines of text with the ids that commands take, out."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.content.book import Book, Course, Slide


def table(book: Book) -> str:
    """Courses with their sessions and minutes, then every slide with id, layout, minutes and title."""
    return "\n".join([*_courses(book.courses), "", *_slides(book)])


def _courses(courses: tuple[Course, ...]) -> Iterator[str]:
    for course in courses:
        yield f"{course.id:<8}{course.title}{' (standard)' if course.is_default else ''}"
        for number, session in enumerate(course.sessions, 1):
            count = f"{session.minutes} min, {len(session.slides)} slides"
            yield f"  {number}  {session.id:<22}{count:<20}{session.title}"


def _slides(book: Book) -> Iterator[str]:
    wide = max((len(ref) for ref in book.slides), default=0) + 2
    for chapter in book.chapters:
        found = [slide for slide in book.slides.values() if slide.chapter == chapter.id]
        if found:
            yield f"Kapitel {chapter.number}, {chapter.short}"
            yield from (_line(slide, wide) for slide in found)


def _line(slide: Slide, wide: int) -> str:
    title = slide.title or "(mødegangens titel)"
    return f"  {slide.ref:<{wide}}{slide.layout:<13}{slide.minutes:>2} min  {title}"
