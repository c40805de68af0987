"""A chapter or a day in; who has reviewed the chapter, or the date, as a Danish text says it, out."""

from __future__ import annotations

import datetime as dt

from publisher.content.book import Chapter

_MONTHS = "januar februar marts april maj juni juli august september oktober november december".split()  # noqa: SIM905


def review_of(chapter: Chapter) -> str:
    """Who has reviewed the chapter and when, or that nobody has."""
    if chapter.reviewed is None:
        return "endnu ikke fagligt gennemgået"
    date = danish(chapter.reviewed.date)
    return f"fagligt gennemgået af {chapter.reviewed.name}, {chapter.reviewed.title}, {date}"


def danish(day: dt.date) -> str:
    """A date as it is read: "1. december 2026"."""
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"
