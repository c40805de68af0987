"""The content in; the one date that every file carries out, never the clock's."""

from __future__ import annotations

import datetime as dt
import os

from publisher.content.book import Book

_FIRST_EDITION = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)


def published(book: Book) -> dt.datetime:
    """SOURCE_DATE_EPOCH where it is set, else the newest review of a chapter, else the date of the first edition."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC)
    reviews = [chapter.reviewed.date for chapter in book.chapters if chapter.reviewed]
    return dt.datetime.combine(max(reviews), dt.time(), dt.UTC) if reviews else _FIRST_EDITION
