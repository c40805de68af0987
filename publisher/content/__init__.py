"""The folder of texts in; one closed, frozen book with every reference resolved out, or all its problems at once."""

from publisher.content import clinic
from publisher.content.book import Book
from publisher.content.loader import load

__all__ = ["Book", "clinic", "load"]
