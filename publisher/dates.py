"""The content in; the one date that every file carries out, never the clock's."""

from __future__ import annotations

import datetime as dt
import os

from publisher.content.book import Book
from publisher.errors import UsageError

_FIRST_EDITION = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)


def published(book: Book) -> dt.datetime:
    """SOURCE_DATE_EPOCH where it is set, else the newest review of a chapter, else the date of the first edition.

    Raises UsageError where SOURCE_DATE_EPOCH is no count of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return dt.datetime.fromtimestamp(int(epoch), dt.UTC)
        except (ValueError, OverflowError, OSError) as error:
            raise UsageError(f"SOURCE_DATE_EPOCH skal være et antal sekunder siden 1970, ikke »{epoch}«") from error
    reviews = [chapter.reviewed.date for chapter in book.chapters if chapter.reviewed]
    return dt.datetime.combine(max(reviews), dt.time(), dt.UTC) if reviews else _FIRST_EDITION
